/**
 * `npm run bench:engine`: operations per second of the engine in memory, on which thousands of days are simulated. Ends
 * with 1 below a floor far under what an idle machine does.
 */
import { CreateTableCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { definition, key, N, S, tableName } from '../engines/cases.ts';
import { memoryEngine } from '../engines/memory.ts';

const COUNT = 20_000;
const FLOOR = 5_000;
const T = { TableName: tableName };

const engine = memoryEngine();
await engine.connect().send(new CreateTableCommand(definition));

type Command = GetItemCommand | PutItemCommand | UpdateItemCommand;
const rate = async (command: (at: number) => Command): Promise<number> => {
  const commands = Array.from({ length: COUNT }, (_, at) => command(at % 1_000));
  const begun = performance.now();
  for (const one of commands) await engine.send(one as never);
  return Math.round((COUNT / (performance.now() - begun)) * 1_000);
};
const put = (at: number) =>
  new PutItemCommand({ ...T, Item: { ...key(`d${at}`), g1: S('due'), g2: N(at), text: S('approved') } });
const get = (at: number) => new GetItemCommand({ ...T, Key: key(`d${at}`), ConsistentRead: true });
const update = (at: number) =>
  new UpdateItemCommand({
    ...T,
    Key: key(`d${at}`),
    UpdateExpression: 'SET attempt = if_not_exists(attempt, :z) + :one',
    ConditionExpression: '#t = :t AND g2 >= :z',
    ExpressionAttributeNames: { '#t': 'text' },
    ExpressionAttributeValues: { ':z': N(0), ':one': N(1), ':t': S('approved') },
  });
await rate(put);
const rates = { put: await rate(put), get: await rate(get), 'conditional update': await rate(update) };
for (const [name, perSecond] of Object.entries(rates)) process.stdout.write(`${name}: ${perSecond} a second\n`);
process.exitCode = Object.values(rates).some((perSecond) => perSecond < FLOOR) ? 1 : 0;
