import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  waitUntilTableExists,
  type AttributeValue,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cases, definition, key, N, S, stored, tableName, type AnyCommand, type Case } from './cases.ts';
import { memoryEngine, type MemoryEngine } from './memory.ts';
import { outcomeOf, plain, type Outcome } from './outcome.ts';
import { reservedWords } from './reserved-words.ts';
import { startable, startEngine, type Engine } from './start.ts';
import type { Item } from './values.ts';

const T = { TableName: tableName };
const unordered = (command: AnyCommand) => command instanceof ScanCommand;

const everything = async (client: Pick<DynamoDBClient, 'send'>): Promise<Item[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ ...T, ConsistentRead: true }));
  return Items;
};

const replace = async (client: Pick<DynamoDBClient, 'send'>, items: readonly Item[]): Promise<void> => {
  const kept = new Set(items.map(({ pk, sk }) => JSON.stringify([pk, sk])));
  const gone = (await everything(client)).filter(({ pk, sk }) => !kept.has(JSON.stringify([pk, sk])));
  const requests = [
    ...gone.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk: pk!, sk: sk! } } })),
    ...items.map((Item) => ({ PutRequest: { Item } })),
  ];
  for (let at = 0; at < requests.length; at += 25) {
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests.slice(at, at + 25) } }));
  }
};

const sorted = (items: readonly Item[]) =>
  items.map((item) => plain(item)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

// Random programs: a few commands on four items whose attributes take values of any type.

const pks = ['a', 'b'] as const;
const sks = ['1', '2'] as const;
const keys = pks.flatMap((pk) => sks.map((sk) => key(pk, sk)));

const numbers = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom('0.5', '-2.25', '1e3', '12345678901234567890.5', '-99999999999999999999', '1E-20', '10', '9'),
);
const text = fc.constantFrom('', 'a', 'ab', 'b', 'é', '\u{1f600}', '\uffff', '10', '9');
const wholeNumbers = fc.uniqueArray(fc.constantFrom('-1', '0', '1', '2', '10'), { minLength: 1, maxLength: 3 });
const texts = fc.uniqueArray(fc.constantFrom('a', 'ab', 'b', 'é'), { minLength: 1, maxLength: 3 });

const sets = fc.oneof(
  texts.map((SS): AttributeValue => ({ SS })),
  wholeNumbers.map((NS): AttributeValue => ({ NS })),
);
const scalars = fc.oneof(
  numbers.map((value): AttributeValue => ({ N: value })),
  text.map((value): AttributeValue => ({ S: value })),
  fc.boolean().map((BOOL): AttributeValue => ({ BOOL })),
  fc.constant<AttributeValue>({ NULL: true }),
  fc.uint8Array({ maxLength: 2 }).map((B): AttributeValue => ({ B: Uint8Array.from(B) })),
);
const shallow = fc.oneof({ weight: 4, arbitrary: scalars }, { weight: 1, arbitrary: sets });
const valuesOf = fc.oneof(
  { weight: 5, arbitrary: shallow },
  { weight: 2, arbitrary: fc.array(shallow, { maxLength: 3 }).map((L): AttributeValue => ({ L })) },
  {
    weight: 2,
    arbitrary: fc.dictionary(fc.constantFrom('x', 'y'), shallow, { maxKeys: 2 }).map((M): AttributeValue => ({ M })),
  },
);

const names = ['n', 's', 'l', 'm', 'state'] as const;
const items = fc
  .record({
    at: fc.constantFrom(...keys),
    attributes: fc.dictionary(fc.constantFrom(...names), valuesOf, { maxKeys: 4 }),
    g1: fc.option(fc.constantFrom('G', 'H'), { nil: undefined }),
    g2: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ at, attributes, g1, g2 }): Item => ({
    ...at,
    ...attributes,
    ...(g1 === undefined ? {} : { g1: S(g1), g2: N(g2) }),
  }));

/** An expression under construction: its text has `?` for each value and its paths are written with aliases. */
interface Draft {
  readonly text: string;
  readonly values: readonly AttributeValue[];
}

const draft = (words: string, ...values: AttributeValue[]): Draft => ({ text: words, values });
const join = (parts: readonly Draft[], with_: string): Draft => ({
  text: parts.map((part) => part.text).join(with_),
  values: parts.flatMap((part) => part.values),
});

const path = fc.constantFrom('#n', '#s', '#l', '#m', '#state', '#m.#x', '#m.#y', '#l[0]', '#l[1]', '#m.#x.#y', '#pk');
const ordered = fc.oneof(
  numbers.map((value): AttributeValue => ({ N: value })),
  text.map((value): AttributeValue => ({ S: value })),
);

const comparison: fc.Arbitrary<Draft> = fc.oneof(
  fc
    .tuple(path, fc.constantFrom('<', '<=', '>', '>='), ordered)
    .map(([a, operator, value]) => draft(`${a} ${operator} ?`, value)),
  fc
    .tuple(path, fc.constantFrom('=', '<>'), valuesOf)
    .map(([a, operator, value]) => draft(`${a} ${operator} ?`, value)),
  fc
    .tuple(path, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), path)
    .filter(([a, , b]) => a !== b)
    .map(([a, operator, b]) => draft(`${a} ${operator} ${b}`)),
  fc.tuple(path, fc.array(valuesOf, { minLength: 1, maxLength: 3 })).map(([a, list]) => ({
    text: `${a} IN (${list.map(() => '?').join(', ')})`,
    values: list,
  })),
  fc
    .tuple(path, fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 }))
    .map(([a, low, more]) => draft(`${a} BETWEEN ? AND ?`, N(low), N(low + more))),
  fc
    .tuple(path, fc.constantFrom('attribute_exists', 'attribute_not_exists'))
    .map(([a, name]) => draft(`${name}(${a})`)),
  fc
    .tuple(path, fc.constantFrom('S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'))
    .map(([a, type]) => draft(`attribute_type(${a}, ?)`, S(type))),
  fc.tuple(path, text).map(([a, value]) => draft(`begins_with(${a}, ?)`, S(value))),
  fc.tuple(path, scalars).map(([a, value]) => draft(`contains(${a}, ?)`, value)),
  fc
    .tuple(path, fc.constantFrom('=', '<>', '<', '>='), fc.integer({ min: 0, max: 3 }))
    .map(([a, operator, size]) => draft(`size(${a}) ${operator} ?`, N(size))),
);

const { condition } = fc.letrec<{ condition: Draft }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: comparison },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('condition'), fc.constantFrom(' AND ', ' OR '), tie('condition'))
        .map(([a, operator, b]) => join([a, b], operator)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('condition'), fc.constantFrom(' AND ', ' OR '), tie('condition'), comparison)
        .map(([a, operator, b, c]) => {
          const both = join([a, b], operator);
          return join([{ ...both, text: `(${both.text})` }, c], ' AND ');
        }),
    },
    { weight: 1, arbitrary: tie('condition').map((a) => ({ ...a, text: `NOT ${a.text}` })) },
  ),
}));

const lists = fc.array(scalars, { maxLength: 2 }).map((L): AttributeValue => ({ L }));
const readable = fc.constantFrom('#n', '#s', '#l', '#m', '#m.#x', '#l[0]');
const assigned: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 3, arbitrary: valuesOf.map((value) => draft('?', value)) },
  { weight: 1, arbitrary: readable.map((a) => draft(a)) },
  { weight: 2, arbitrary: fc.tuple(readable, valuesOf).map(([a, value]) => draft(`if_not_exists(${a}, ?)`, value)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(readable, fc.constantFrom('+', '-'), numbers)
      .map(([a, operator, value]) => draft(`${a} ${operator} ?`, { N: value })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(readable, numbers, numbers)
      .map(([a, first, second]) => draft(`if_not_exists(${a}, ?) + ?`, { N: first }, { N: second })),
  },
  { weight: 1, arbitrary: fc.tuple(readable, lists).map(([a, value]) => draft(`list_append(${a}, ?)`, value)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(readable, lists, lists)
      .map(([a, none, value]) => draft(`list_append(?, if_not_exists(${a}, ?))`, value, none)),
  },
);

interface Part {
  readonly clause: 'SET' | 'REMOVE' | 'ADD' | 'DELETE';
  readonly place: string;
  readonly rest: Draft;
}

/**
 * The places that an update may name, with the root that must not come twice. Dynoxide is not asked to REMOVE
 * inside what may not be there (see cases.ts).
 */
const parts = (strict: boolean): fc.Arbitrary<Part> => {
  const top = fc.constantFrom('#n', '#s', '#l', '#m', '#state');
  const inside = fc.constantFrom('#m.#x', '#l[0]');
  const anywhere = fc.oneof(top, inside);
  const removable = strict ? anywhere : top;
  const part = (clause: Part['clause'], where: fc.Arbitrary<string>, rest: fc.Arbitrary<Draft>) =>
    fc.tuple(where, rest).map(([place, kept]): Part => ({ clause, place, rest: kept }));
  const value = (arbitrary: fc.Arbitrary<AttributeValue>) => arbitrary.map((kept) => draft(' ?', kept));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: part(
        'SET',
        anywhere,
        assigned.map((kept) => ({ ...kept, text: ` = ${kept.text}` })),
      ),
    },
    { weight: 2, arbitrary: part('REMOVE', removable, fc.constant(draft(''))) },
    { weight: 2, arbitrary: part('ADD', top, value(numbers.map((kept): AttributeValue => ({ N: kept })))) },
    { weight: 1, arbitrary: part('ADD', top, value(sets)) },
    { weight: 1, arbitrary: part('DELETE', top, value(sets)) },
  );
};

const updates = (strict: boolean): fc.Arbitrary<Draft> =>
  fc
    .uniqueArray(parts(strict), { minLength: 1, maxLength: 3, selector: ({ place }) => place.split(/[.[]/)[0] })
    .map((chosen) => {
      const clauses = (['SET', 'REMOVE', 'ADD', 'DELETE'] as const).flatMap((clause) => {
        const own = chosen.filter((part) => part.clause === clause);
        if (own.length === 0) return [];
        const actions = join(
          own.map(({ place, rest }) => ({ ...rest, text: place + rest.text })),
          ', ',
        );
        return [{ ...actions, text: `${clause} ${actions.text}` }];
      });
      return join(clauses, ' ');
    });

/** Dynoxide writes into NULL as into a map or a list: there the condition keeps it from doing so. */
const guarded = (strict: boolean, change: Draft, held: Draft | undefined): Draft | undefined => {
  if (strict) return held;
  const roots = ['#m', '#l'].filter((root) => change.text.includes(`${root}.`) || change.text.includes(`${root}[`));
  const guards = roots.map((root) => draft(`NOT attribute_type(${root}, ?)`, S('NULL')));
  if (held !== undefined) guards.push(guards.length === 0 ? held : { ...held, text: `(${held.text})` });
  return guards.length === 0 ? undefined : join(guards, ' AND ');
};

/** Numbers the values of several drafts and lists the aliases that occur. */
const request = (drafts: Readonly<Record<string, Draft | undefined>>) => {
  const values: Record<string, AttributeValue> = {};
  const aliases: Record<string, string> = {};
  const expressions: Record<string, string> = {};
  for (const [parameter, expression] of Object.entries(drafts)) {
    if (expression === undefined) continue;
    let at = 0;
    expressions[parameter] = expression.text.replaceAll('?', () => {
      const name = `:v${Object.keys(values).length}`;
      values[name] = expression.values[at++]!;
      return name;
    });
    for (const alias of expression.text.match(/#\w+/g) ?? []) aliases[alias] = alias.slice(1);
  }
  return {
    ...expressions,
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
    ...(Object.keys(aliases).length === 0 ? {} : { ExpressionAttributeNames: aliases }),
  };
};

const maybe = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: undefined });
const where = fc.constantFrom(...keys);
const returned = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

const actions = (strict: boolean): fc.Arbitrary<TransactWriteItem> =>
  fc.oneof(
    fc.tuple(where, condition).map(([Key, held]) => ({
      ConditionCheck: { ...T, Key, ...returned, ...request({ ConditionExpression: held }) } as NonNullable<
        TransactWriteItem['ConditionCheck']
      >,
    })),
    fc.tuple(items, maybe(condition)).map(([Item, held]) => ({
      Put: { ...T, Item, ...returned, ...request({ ConditionExpression: held }) },
    })),
    fc.tuple(where, updates(strict), maybe(condition)).map(([Key, change, held]) => ({
      Update: {
        ...T,
        Key,
        ...returned,
        ...request({ UpdateExpression: change, ConditionExpression: guarded(strict, change, held) }),
      } as NonNullable<TransactWriteItem['Update']>,
    })),
    fc.tuple(where, maybe(condition)).map(([Key, held]) => ({
      Delete: { ...T, Key, ...returned, ...request({ ConditionExpression: held }) },
    })),
  );

interface Step {
  readonly text: string;
  readonly command: () => AnyCommand;
}

const step = (make: new (input: never) => AnyCommand, input: object): Step => ({
  text: `${make.name} ${JSON.stringify(input)}`,
  command: () => new make(input as never),
});

const returns = fc.constantFrom('NONE', 'ALL_OLD', 'ALL_NEW');

const steps = (strict: boolean): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(items, maybe(condition))
        .map(([Item, held]) =>
          step(PutItemCommand, { ...T, Item, ReturnValues: 'ALL_OLD', ...request({ ConditionExpression: held }) }),
        ),
    },
    {
      weight: 8,
      arbitrary: fc
        .tuple(where, updates(strict), maybe(condition), returns)
        // Dynoxide gives the key as the old image of an item that did not exist.
        .map(([Key, change, held, ReturnValues]) =>
          step(UpdateItemCommand, {
            ...T,
            Key,
            ...returned,
            ReturnValues: !strict && ReturnValues === 'ALL_OLD' ? 'ALL_NEW' : ReturnValues,
            ...request({ UpdateExpression: change, ConditionExpression: guarded(strict, change, held) }),
          }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(where, maybe(condition))
        .map(([Key, held]) =>
          step(DeleteItemCommand, { ...T, Key, ReturnValues: 'ALL_OLD', ...request({ ConditionExpression: held }) }),
        ),
    },
    { weight: 1, arbitrary: where.map((Key) => step(GetItemCommand, { ...T, Key, ConsistentRead: true })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...pks), fc.boolean(), maybe(fc.integer({ min: 1, max: 3 })))
        .map(([pk, ScanIndexForward, Limit]) =>
          step(QueryCommand, {
            ...T,
            ScanIndexForward,
            Limit,
            KeyConditionExpression: 'pk = :pk AND sk >= :sk',
            ExpressionAttributeValues: { ':pk': S(pk), ':sk': S('0') },
          }),
        ),
    },
    {
      weight: 2,
      arbitrary: condition.map((held) => step(ScanCommand, { ...T, ...request({ FilterExpression: held }) })),
    },
    { weight: 1, arbitrary: fc.constant(step(ScanCommand, { ...T, IndexName: 'gsi' })) },
    {
      weight: 5,
      arbitrary: fc
        .array(actions(strict), { minLength: 1, maxLength: 4 })
        .map((TransactItems) => step(TransactWriteItemsCommand, { TransactItems })),
    },
  );

/**
 * DynamoDB Local throws a plain ValidationException where AWS's documentation of TransactionCanceledException has the
 * reason ValidationError, and judges the conditions of a transaction before it sees that two actions name one item.
 */
const excused = (ours: Outcome, theirs: Outcome): boolean => {
  if (ours.kind !== 'threw' || theirs.kind !== 'threw') return false;
  const pair = [ours.error, theirs.error].sort().join();
  if (pair !== 'TransactionCanceledException,ValidationException') return false;
  return ours.error === 'ValidationException' || JSON.stringify(ours.reasons).includes('ValidationError');
};

const kinds = startable();
if (kinds.length === 0) it.skip('no engine can be started here', () => undefined);

describe.each(kinds)('%s', (kind) => {
  const strict = kind === 'dynamodb-local';
  let engine: Engine;
  let theirs: DynamoDBClient;
  let memory: MemoryEngine;

  beforeAll(async () => {
    engine = await startEngine(kind);
    theirs = engine.client();
    await theirs.send(new CreateTableCommand(definition));
    await waitUntilTableExists({ client: theirs, maxWaitTime: 30, minDelay: 1 }, T);
  });
  afterAll(async () => engine.stop());
  beforeEach(async () => {
    memory = memoryEngine();
    await memory.send(new CreateTableCommand(definition));
  });

  const compared = async ({ command }: Pick<Case, 'command'>) => [
    await outcomeOf(memory, command(), unordered(command())),
    await outcomeOf(theirs, command(), unordered(command())),
  ];

  it.each(cases)('$label', async (single) => {
    await replace(memory, stored);
    await replace(theirs, stored);
    const [ours, others] = await compared(single);
    if (single.differs.includes(kind)) expect(others, 'the known difference is gone').not.toEqual(ours);
    else {
      expect(ours).toEqual(others);
      expect(sorted(memory.dump(tableName))).toEqual(sorted(await everything(theirs)));
    }
  });

  it('refuses the same bare words', async () => {
    // DynamoDB Local takes these two, AWS's list has them.
    const documented = new Set(strict ? ['convert', 'size'] : []);
    const words = [...reservedWords].filter((word) => !documented.has(word));
    words.push('version', 'epoch', 'frozen', 'hashed', 'pk', 'lane', 'rev', 'claimid');
    const answers = async (client: Pick<DynamoDBClient, 'send'>) => {
      const refused: string[] = [];
      for (const word of words) {
        const command = new GetItemCommand({ ...T, Key: key('a'), ProjectionExpression: word });
        const outcome = await outcomeOf(client as DynamoDBClient, command);
        if (outcome.kind === 'threw') refused.push(`${word} ${outcome.error}`);
      }
      return refused;
    };
    expect(await answers(memory)).toEqual(await answers(theirs));
  });

  it('answers a repeated transaction by its token', async () => {
    const write = (amount: number | string, token: string) => ({
      command: () =>
        new TransactWriteItemsCommand({
          ClientRequestToken: token,
          TransactItems: [
            {
              Update: {
                ...T,
                Key: key('token'),
                UpdateExpression: 'ADD c1 :v',
                ConditionExpression: 'attribute_not_exists(c1) OR c1 < :v',
                ExpressionAttributeValues: { ':v': N(amount) },
              },
            },
          ],
        }),
    });
    await replace(theirs, []);
    const requests = [
      write(1, 'first'),
      write(1, 'first'),
      write(2, 'first'),
      write('1.0', 'first'),
      write(1, 'second'),
      write(5, 'second'),
      write(5, 'second'),
      write(5, 'x'.repeat(37)),
    ];
    for (const single of requests) {
      const [ours, others] = await compared(single);
      expect(ours).toEqual(others);
    }
    expect(sorted(memory.dump(tableName))).toEqual(sorted(await everything(theirs)));
    expect(plain(memory.dump(tableName))).toEqual([plain({ ...key('token'), c1: N(6) })]);
  });

  it('runs random programs to the same answers and the same table', async () => {
    let commands = 0;
    const answers = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(steps(strict), { minLength: 4, maxLength: 16 }), async (program) => {
        await replace(memory, []);
        await replace(theirs, []);
        for (const { text: shown, command } of program) {
          const [ours, others] = await compared({ command });
          commands++;
          const name = ours!.kind === 'threw' ? ours!.error : 'returned';
          answers.set(name, (answers.get(name) ?? 0) + 1);
          if (strict && excused(ours!, others!)) continue;
          expect(ours, shown).toEqual(others);
        }
        expect(sorted(memory.dump(tableName))).toEqual(sorted(await everything(theirs)));
      }),
      {
        seed: Number(process.env['SEED'] ?? 20260714),
        numRuns: Number(process.env['RUNS'] ?? 150),
        endOnFailure: false,
      },
    );
    process.stdout.write(
      `${kind}: ${commands} random commands agree: ${JSON.stringify(Object.fromEntries(answers))}\n`,
    );
    // The programs are worth something only while they reach each kind of answer.
    for (const name of [
      'returned',
      'ConditionalCheckFailedException',
      'TransactionCanceledException',
      'ValidationException',
    ]) {
      expect(answers.get(name) ?? 0, name).toBeGreaterThan(20);
    }
  });
});
