/**
 * The one table, and the only file that knows its keys, item shapes and conditions. Every decision that matters is a condition of a write.
 *
 * | access                              | operation                | key                                      | consistency          |
 * | ----------------------------------- | ------------------------ | ---------------------------------------- | -------------------- |
 * | controls of some scopes             | BatchGet                 | CONTROL#scope#human, CONTROL#scope#watch | strong               |
 * | the scopes applied last             | Get, TransactWrite       | APPLIED / - (+ CONTROLs that go)         | condition: version   |
 * | freeze, thaw                        | TransactWrite            | FREEZE#id, CONTROL#..., AUDIT#id         | condition            |
 * | freezes, newest first               | Query by-time            | FREEZE                                   | eventual             |
 * | the watch's word                    | Get, Update              | WATCH / -                                | strong               |
 * | the watch's memory                  | Query, BatchWrite        | MEMORY#name / part                       | strong               |
 * | what the newsroom calls             | Put, Query, Delete       | CALL / id                                | strong               |
 * | what the watch proposed             | Put, Query by-time       | PROPOSAL#id, PROPOSAL                    | eventual             |
 * | when each feed is due               | BatchGet                 | FEED#id / -                              | strong               |
 * | the poll of a feed: taken, kept     | Update, Put              | FEED#id / -                              | condition: due, taken|
 * | a feed's subscription at its hub    | Get, Put, Update         | WEBSUB#feed / -                          | condition: the ask   |
 * | was this item seen                  | BatchGet                 | SEEN#key / -                             | strong               |
 * | a new draft with its deliveries     | TransactWrite            | DRAFT#id, DELIVERY#id, SEEN#..., AUDIT#  | condition: absent    |
 * | what is parked                      | Put, Query by-time, Del. | PARKED#id, PARKED                        | eventual             |
 * | one delivery, one draft             | Get                      | DELIVERY#id, DRAFT#id / -                | strong               |
 * | deliveries of a state, by time      | Query by-time            | DELIVERY#state                           | eventual: candidates |
 * | any transition                      | TransactWrite            | DELIVERY#id + AUDIT#id / rev             | condition: state, rev|
 * | claim                               | TransactWrite            | + all CONTROLs, WATCH, BUDGET, INFLIGHT  | condition            |
 * | what is in flight                   | Query                    | INFLIGHT / delivery                      | strong               |
 * | an account's budget                 | Get                      | BUDGET#account / -                       | strong               |
 * | an ask, its codes; a pass           | Get, Put, Update         | ASK#id / - , CODE#hash; PASS#hash / -    | strong               |
 * | the story of one thing              | Query                    | AUDIT#id                                 | strong               |
 * | the publisher's last tick           | Get, Put                 | TICK#name / -                            | strong               |
 *
 * Times are numbers (epoch milliseconds), except `ttl` (epoch seconds), which only ever tidies up and decides nothing.
 */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type AttributeValue,
  type CancellationReason,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Ask, Pass } from '../../records/ask.ts';
import type { MemoryPart } from '../../records/memory-part.ts';
import { Budget } from '../../records/budget.ts';
import { Audit, type Act } from '../../records/audit.ts';
import { Delivery, isLegal, type State } from '../../records/delivery.ts';
import { LONGEST_ALL_CLEAR_MS, vouches } from '../../records/watch-status.ts';
import { Draft } from '../../records/draft.ts';
import { Parked } from '../../records/parked.ts';
import { Subscription } from '../../records/subscription.ts';
import { StoredNewsroomCall } from '../../records/newsroom-call.ts';
import { Freeze, sideOf } from '../../records/freeze.ts';
import { Proposal } from '../../records/proposal.ts';
import { controlKey, controlsOf, SIDES, type Control, type Epochs, type Side } from '../../records/control.ts';
import { Applied } from '../../records/applied.ts';
import type { ControlProblem } from '../../records/control.ts';
import { InFlight } from '../../records/in-flight.ts';
import { WatchStatus } from '../../records/watch-status.ts';
import type { FeedTime, PollTake } from '../../records/poll.ts';
import type { Claimed } from '../../records/moved.ts';
import type { Store } from '../../records/store.ts';
import { BY_TIME, controlPk, key, KEY_NAMES, time } from './keys.ts';

/** Between the reasons that several people gave for one stop. */
const BETWEEN_REASONS = ' · ';

export type StoreOptions = {
  client: Pick<DynamoDBClient, 'send'>;
  table: string;
  sleep: (ms: number) => Promise<void>;
  /** From 0 to 1, for jitter. */
  random: () => number;
  /** A new unguessable id: transaction tokens and claims. */
  newId: () => string;
  /** Milliseconds of a clock that never jumps. */
  monotonic: () => number;
  /** Hears of each item that a list leaves out because it does not fit its schema (a later version's, a damaged one). */
  unreadable?: (what: { key: string; error: string }) => void;
};

const StoredControl = z.strictObject({
  scope: z.string(),
  table: z.string(),
  epoch: z.int(),
  open: z.set(z.string()).optional(),
});

/** A feed that is gone is not asked again until its address changes. */
const NEVER = Number.MAX_SAFE_INTEGER;

const timesOf = (row: Record<string, unknown>): { polledAt: number; nextAt: number; restMs: number } => {
  const number = (name: string): number => (typeof row[name] === 'number' ? row[name] : 0);
  return { polledAt: number('polledAt'), nextAt: number('nextAt'), restMs: number('restMs') };
};

const strip = (item: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(unmarshall(item)).filter(([name]) => !KEY_NAMES.includes(name)));

const marshal = (value: Record<string, unknown>): Record<string, AttributeValue> =>
  marshall(value, { removeUndefinedValues: true });

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

const reasonsOf = (error: unknown): CancellationReason[] =>
  nameOf(error) === 'TransactionCanceledException' && error instanceof Error && 'CancellationReasons' in error
    ? ((error.CancellationReasons ?? []) as CancellationReason[])
    : [];

const BUSY = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionConflictException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'LimitExceededException',
]);

const isConditional = (error: unknown): boolean =>
  nameOf(error) === 'ConditionalCheckFailedException' ||
  reasonsOf(error).some((reason) => reason.Code === 'ConditionalCheckFailed');

const describe = (error: unknown): string => {
  const reason = reasonsOf(error).find(({ Code }) => Code !== undefined && Code !== 'None');
  if (reason !== undefined) return [reason.Code, reason.Message].filter(Boolean).join(': ');
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
};

/** Refused without effect because of others' traffic: safe to send again. */
const isBusy = (error: unknown): boolean =>
  BUSY.has(nameOf(error)) || (!isConditional(error) && reasonsOf(error).some((reason) => BUSY.has(reason.Code ?? '')));

/** The write may or may not have happened: a lost reply, a time-out, a server error. */
const isUncertain = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (
    ['InternalServerError', 'InternalServerErrorException', 'TimeoutError', 'ServiceUnavailable'].includes(error.name)
  )
    return true;
  const status = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
  if (status !== undefined) return status >= 500;
  return (
    'code' in error && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(String(error.code))
  );
};

type Patience = { tries: number; untilMonotonic?: number; gap: (round: number) => number };

// One item that does not fit its schema throws, and whoever asked for it does nothing. In a list it costs itself only: it is left out and reported.
export const openStore = ({ client, table, sleep, random, newId, monotonic, unreadable }: StoreOptions): Store => {
  const usual: Patience = { tries: 6, gap: (round) => Math.min(50 * 2 ** round, 1_000) * (0.5 + random()) };
  /** A claim waits this long after a conflict, so that a freeze, which hurries, wins. */
  const claimPatience: Patience = { tries: 3, gap: () => 200 + 100 * random() };

  const persist = async <T>(patience: Patience, operation: () => Promise<T>): Promise<T> => {
    for (let round = 0; ; round += 1) {
      try {
        return await operation();
      } catch (error) {
        const again =
          (isBusy(error) || isUncertain(error)) &&
          round + 1 < patience.tries &&
          (patience.untilMonotonic === undefined || monotonic() < patience.untilMonotonic);
        if (!again) throw error;
        await sleep(patience.gap(round));
      }
    }
  };

  const get = async (pk: string, sk = '-'): Promise<Record<string, unknown> | null> => {
    const answer = await persist(usual, () =>
      client.send(new GetItemCommand({ TableName: table, Key: key(pk, sk), ConsistentRead: true })),
    );
    return answer.Item === undefined ? null : strip(answer.Item);
  };

  /** Strongly consistent; items that are not there are left out. */
  const getMany = async (
    keys: readonly { pk: string; sk: string }[],
    only?: { expression: string; names: Record<string, string> },
  ): Promise<{ pk: string; sk: string; item: Record<string, unknown> }[]> => {
    const part =
      only === undefined ? {} : { ProjectionExpression: only.expression, ExpressionAttributeNames: only.names };
    const found: { pk: string; sk: string; item: Record<string, unknown> }[] = [];
    const unique = [...new Map(keys.map((each) => [`${each.pk}\n${each.sk}`, each])).values()];
    for (let start = 0; start < unique.length; start += 100) {
      let wanted: Record<string, AttributeValue>[] = unique
        .slice(start, start + 100)
        .map((each) => key(each.pk, each.sk));
      for (let round = 0; wanted.length > 0; round += 1) {
        if (round > 10) throw new Error('the table does not answer a batch of reads');
        if (round > 0) await sleep(usual.gap(round));
        const batch = wanted;
        const answer = await persist(usual, () =>
          client.send(
            new BatchGetItemCommand({ RequestItems: { [table]: { Keys: batch, ConsistentRead: true, ...part } } }),
          ),
        );
        for (const item of answer.Responses?.[table] ?? []) {
          found.push({ pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '', item: strip(item) });
        }
        wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      }
    }
    return found;
  };

  /** A whole partition, or a whole list of the index up to `limit`. */
  const query = async (input: {
    pk: string;
    index?: boolean;
    before?: number;
    after?: number;
    newestFirst?: boolean;
    limit?: number;
  }): Promise<{ sk: string; item: Record<string, unknown> }[]> => {
    const found: { sk: string; item: Record<string, unknown> }[] = [];
    const [pkName, skName] = input.index === true ? ['listPk', 'listSk'] : ['pk', 'sk'];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const answer = await persist(usual, () =>
        client.send(
          new QueryCommand({
            TableName: table,
            ...(input.index === true ? { IndexName: BY_TIME } : { ConsistentRead: true }),
            KeyConditionExpression:
              '#pk = :pk' +
              (input.before === undefined ? '' : ' AND #sk <= :before') +
              (input.after === undefined ? '' : ' AND #sk >= :after'),
            ExpressionAttributeNames: {
              '#pk': pkName,
              ...(input.before === undefined && input.after === undefined ? {} : { '#sk': skName }),
            },
            ExpressionAttributeValues: {
              ':pk': { S: input.pk },
              ...(input.before === undefined ? {} : { ':before': { S: `${time(input.before)}~` } }),
              ...(input.after === undefined ? {} : { ':after': { S: time(input.after) } }),
            },
            ScanIndexForward: input.newestFirst !== true,
            ...(input.limit === undefined ? {} : { Limit: input.limit }),
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        ),
      );
      for (const item of answer.Items ?? []) found.push({ sk: item['sk']?.S ?? '', item: strip(item) });
      from = answer.LastEvaluatedKey;
    } while (from !== undefined && (input.limit === undefined || found.length < input.limit));
    return found.slice(0, input.limit);
  };

  const readable = <T>(schema: z.ZodType<T>, found: readonly { item: Record<string, unknown> }[]): T[] =>
    found.flatMap(({ item }) => {
      const read = schema.safeParse(item);
      if (read.success) return [read.data];
      unreadable?.({ key: String(item['id']), error: read.error.message });
      return [];
    });

  const put = async (pk: string, sk: string, item: Record<string, unknown>, ttlMs?: number): Promise<void> => {
    const ttl = ttlMs === undefined ? {} : { ttl: Math.ceil(ttlMs / 1_000) };
    await persist(usual, () =>
      client.send(new PutItemCommand({ TableName: table, Item: marshal({ ...item, ...ttl, pk, sk }) })),
    );
  };

  const transact = (items: TransactWriteItem[], patience: Patience = usual): Promise<unknown> => {
    const token = newId().slice(0, 36);
    return persist(patience, () => {
      const command = new TransactWriteItemsCommand({ TransactItems: items, ClientRequestToken: token });
      if (patience.untilMonotonic === undefined) return client.send(command);
      // A silent table must not hold the answer longer than the answer may take.
      return client.send(command, { requestTimeout: Math.max(100, Math.round(patience.untilMonotonic - monotonic())) });
    });
  };

  const putIfAbsent = (pk: string, sk: string, item: Record<string, unknown>, ttlMs?: number): TransactWriteItem => ({
    Put: {
      TableName: table,
      Item: marshal({ ...item, ...(ttlMs === undefined ? {} : { ttl: Math.ceil(ttlMs / 1_000) }), pk, sk }),
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  });

  const auditRow = (row: Audit): TransactWriteItem =>
    putIfAbsent(`AUDIT#${row.id}`, String(row.rev).padStart(6, '0'), row);

  /** Where a delivery stands in the lists by time: by slot while it waits to leave, by lease while in flight, by expiry while a draft, else by its last change. */
  const listed = (delivery: Delivery): Record<string, unknown> => {
    const at = {
      draft: delivery.expiresAt,
      approved: delivery.dueAt,
      claimed: delivery.leaseUntil,
      published: delivery.sentAt,
    };
    const by = (delivery.state in at ? at[delivery.state as keyof typeof at] : null) ?? delivery.changedAt;
    const list = delivery.takeBack === null || delivery.state === 'withdrawn' ? delivery.state : 'take-back';
    return { ...delivery, listPk: `DELIVERY#${list}`, listSk: `${time(by)}#${delivery.id}` };
  };

  const deliveryItem = (delivery: Delivery): Record<string, AttributeValue> =>
    marshal({ ...listed(delivery), pk: `DELIVERY#${delivery.id}`, sk: '-' });

  /** The condition of one control: there, of this table, at this epoch, and clear unless the approval was given under freeze. */
  const controlCheck = (scope: string, side: Side, epoch: number, mayBeOpen: boolean): TransactWriteItem => ({
    ConditionCheck: {
      TableName: table,
      Key: key(controlPk(scope, side)),
      ConditionExpression:
        '#scope = :scope AND #table = :table AND attribute_type(#epoch, :number) AND #epoch = :epoch' +
        (mayBeOpen ? '' : ' AND attribute_not_exists(#open)'),
      ExpressionAttributeNames: {
        '#scope': 'scope',
        '#table': 'table',
        '#epoch': 'epoch',
        ...(mayBeOpen ? {} : { '#open': 'open' }),
      },
      ExpressionAttributeValues: {
        ':scope': { S: scope },
        ':table': { S: table },
        ':number': { S: 'N' },
        ':epoch': { N: String(epoch) },
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  });

  const controlChecks = (epochs: Epochs, mayBeOpen: boolean): TransactWriteItem[] =>
    Object.entries(epochs).map(([each, epoch]) => {
      const slash = each.lastIndexOf('/');
      const side = SIDES.find((name) => name === each.slice(slash + 1));
      if (side === undefined) throw new Error(`not a control: ${each}`);
      return controlCheck(each.slice(0, slash), side, epoch, mayBeOpen);
    });

  const readControl = (
    scope: string,
    side: Side,
    item: Record<string, unknown> | undefined,
  ): { kind: 'control'; control: Control } | ({ kind: 'problem' } & ControlProblem) => {
    const name = controlKey(scope, side);
    if (item === undefined) return { kind: 'problem', key: name, why: 'missing' };
    const parsed = StoredControl.safeParse(item);
    if (!parsed.success || parsed.data.scope !== scope) return { kind: 'problem', key: name, why: 'malformed' };
    if (parsed.data.table !== table) return { kind: 'problem', key: name, why: 'another-table' };
    return { kind: 'control', control: { scope, side, epoch: parsed.data.epoch, open: [...(parsed.data.open ?? [])] } };
  };

  const controls = async (scopes: readonly string[]): Promise<{ controls: Control[]; problems: ControlProblem[] }> => {
    const wanted = controlsOf([...new Set(scopes)]);
    const found = await getMany(wanted.map(({ scope, side }) => ({ pk: controlPk(scope, side), sk: '-' })));
    const items = new Map(found.map(({ pk, item }) => [pk, item]));
    const read = wanted.map(({ scope, side }) => readControl(scope, side, items.get(controlPk(scope, side))));
    return {
      controls: read.flatMap((each) => (each.kind === 'control' ? [each.control] : [])),
      problems: read.flatMap((each) => (each.kind === 'problem' ? [{ key: each.key, why: each.why }] : [])),
    };
  };

  const delivery = async (id: string): Promise<Delivery | null> => {
    const item = await get(`DELIVERY#${id}`);
    return item === null ? null : Delivery.parse(item);
  };

  const freezeById = async (id: string): Promise<Freeze | null> => {
    const item = await get(`FREEZE#${id}`);
    return item === null ? null : Freeze.parse(item);
  };

  const auditOf = (before: Delivery | null, after: Delivery, act: Act): TransactWriteItem =>
    auditRow({
      id: after.id,
      rev: after.rev,
      at: act.at,
      who: act.who,
      how: act.how,
      from: before?.state ?? null,
      to: after.state,
      hash: after.hash,
      epochs: after.approval?.epochs ?? null,
      evidence: act.evidence ?? null,
    });

  const freezeWord = (freeze: Freeze): string => (freeze.thawedAt === null ? 'open' : 'thawed');

  /** One more row in the story of a freeze, which `noteOn` makes room for in the same transaction. */
  const freezeAudit = (freeze: Freeze, row: Pick<Audit, 'at' | 'who' | 'how' | 'to' | 'evidence'>): TransactWriteItem =>
    auditRow({ ...row, id: freeze.id, rev: (freeze.rev ?? 1) + 1, from: freezeWord(freeze), hash: null, epochs: null });

  /** Changes a freeze that still is what was read: its `rev` rises by one, and a thawed one stays thawed. */
  const noteOn = (
    freeze: Freeze,
    change: { set: string; values: Record<string, AttributeValue> },
  ): TransactWriteItem => ({
    Update: {
      TableName: table,
      Key: key(`FREEZE#${freeze.id}`),
      UpdateExpression: `SET ${change.set}, #rev = :next`,
      ConditionExpression:
        'attribute_exists(pk) AND attribute_type(thawedAt, :thawed) AND ' +
        (freeze.rev === undefined ? 'attribute_not_exists(#rev)' : '#rev = :rev'),
      ExpressionAttributeNames: { '#rev': 'rev' },
      ExpressionAttributeValues: {
        ...change.values,
        ':thawed': { S: freeze.thawedAt === null ? 'NULL' : 'N' },
        ':next': { N: String((freeze.rev ?? 1) + 1) },
        ...(freeze.rev === undefined ? {} : { ':rev': { N: String(freeze.rev) } }),
      },
    },
  });

  const step = (before: Delivery, change: Partial<Delivery>, act: Act): Delivery => {
    const after = { ...before, ...change, rev: before.rev + 1, changedAt: act.at };
    if (!isLegal(before.state, after.state)) throw new Error(`no transition from ${before.state} to ${after.state}`);
    return after;
  };

  /** Replaces a delivery that still is what was read: same state, same rev (and, while claimed, same claim). */
  const replace = (before: Delivery, after: Delivery): TransactWriteItem => ({
    Put: {
      TableName: table,
      Item: deliveryItem(after),
      ConditionExpression: '#state = :state AND #rev = :rev AND #hash = :hash AND #claimId = :claimId',
      ExpressionAttributeNames: { '#state': 'state', '#rev': 'rev', '#hash': 'hash', '#claimId': 'claimId' },
      ExpressionAttributeValues: marshal({
        ':state': before.state,
        ':rev': before.rev,
        ':hash': before.hash,
        ':claimId': before.claimId,
      }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  });

  /** Puts what was read back on the index of its failure. */
  const oldImage = (error: unknown, index: number): Record<string, AttributeValue> | undefined => {
    const reason = reasonsOf(error)[index];
    return reason?.Code === 'ConditionalCheckFailed' ? (reason.Item ?? {}) : undefined;
  };

  /**
   * What is under way. A row that does not fit its schema is known again from its delivery, whose approval names the scopes that the claim had; when that cannot be
   * read either, nobody can say what is in flight, and this throws with the row's name.
   */
  const inFlight = async (): Promise<InFlight[]> => {
    const known = (await query({ pk: 'INFLIGHT' })).map(async ({ sk, item }): Promise<InFlight[]> => {
      const row = InFlight.safeParse(item);
      if (row.success) return [row.data];
      unreadable?.({ key: `INFLIGHT/${sk}`, error: row.error.message });
      const stored = await get(`DELIVERY#${sk}`);
      const read = Delivery.safeParse(stored);
      if (!read.success) throw new Error(`INFLIGHT/${sk} is unreadable, and so is its delivery`);
      const { id, account, content, claimId, attempt, claimedAt, approval, state } = read.data;
      if (state !== 'claimed' || claimId === null || claimedAt === null) return [];
      const scopes = [
        ...new Set(Object.keys(approval?.epochs ?? {}).map((each) => each.slice(0, each.lastIndexOf('/')))),
      ];
      return [{ delivery: id, account, text: content.text, claimId, attempt, claimedAt, scopes }];
    });
    return (await Promise.all(known)).flat();
  };

  const budget = async (account: string): Promise<Budget | null> => {
    const item = await get(`BUDGET#${account}`);
    return item === null ? null : Budget.parse(item);
  };

  const budgetUpdate = (account: string, from: Budget, next: Budget): TransactWriteItem => ({
    Put: {
      TableName: table,
      Item: marshal({ ...next, pk: `BUDGET#${account}`, sk: '-' }),
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': { N: String(from.version) } },
    },
  });

  return {
    // ── configuration ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Creates the controls, budgets and watch word that are not there yet; touches nothing that is. Answers the keys it created. */
    async applyScopes(scopes: readonly string[], accounts: readonly string[], now: number): Promise<string[]> {
      const wanted = [
        ...controlsOf(scopes).map(({ scope, side }) => ({
          pk: controlPk(scope, side),
          sk: '-',
          item: { scope, table, epoch: now },
        })),
        ...accounts.map((account) => ({
          pk: `BUDGET#${account}`,
          sk: '-',
          item: { version: 0, sends: [], month: '', spent: 0 },
        })),
        { pk: 'WATCH', sk: '-', item: { okUntil: 0, braked: {}, why: {} } },
      ];
      const there = new Set((await getMany(wanted)).map(({ pk }) => pk));
      const created: string[] = [];
      for (const { pk, sk, item } of wanted.filter((each) => !there.has(each.pk))) {
        try {
          await transact([putIfAbsent(pk, sk, item)]);
          created.push(pk);
        } catch (error) {
          if (!isConditional(error)) throw error;
        }
      }
      return created;
    },

    async appliedScopes(): Promise<Applied | null> {
      const item = await get('APPLIED');
      return item === null ? null : Applied.parse(item);
    },

    /**
     * Notes the scopes applied now, on condition that the list is still `before` and that every control of the scopes that go is there and clear: a freeze
     * that comes between a look and this write still refuses it. At most 49 scopes can go at once (a transaction has 100 actions).
     */
    async saveAppliedScopes(
      before: Applied | null,
      scopes: readonly string[],
      gone: readonly string[],
      at: number,
    ): Promise<{ kind: 'saved' } | { kind: 'changed' } | { kind: 'not-clear'; controls: string[] }> {
      const leaving = controlsOf(gone);
      const next: Applied = { scopes: [...scopes], version: (before?.version ?? 0) + 1, at };
      const items: TransactWriteItem[] = [
        {
          Put: {
            TableName: table,
            Item: marshal({ ...next, pk: 'APPLIED', sk: '-' }),
            ...(before === null
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#version = :version',
                  ExpressionAttributeNames: { '#version': 'version' },
                  ExpressionAttributeValues: { ':version': { N: String(before.version) } },
                }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        ...leaving.map(({ scope, side }) => ({
          ConditionCheck: {
            TableName: table,
            Key: key(controlPk(scope, side)),
            ConditionExpression: '#scope = :scope AND #table = :table AND attribute_not_exists(#open)',
            ExpressionAttributeNames: { '#scope': 'scope', '#table': 'table', '#open': 'open' },
            ExpressionAttributeValues: { ':scope': { S: scope }, ':table': { S: table } },
          },
        })),
      ];
      try {
        await transact(items);
        return { kind: 'saved' };
      } catch (error) {
        if (!isConditional(error)) throw error;
        // The reply to an earlier try of this very write may have been lost.
        const stored = Applied.safeParse(strip(oldImage(error, 0) ?? {}));
        if (stored.success && stored.data.version === next.version && stored.data.at === at) return { kind: 'saved' };
        const failed = leaving.filter((_, index) => reasonsOf(error)[index + 1]?.Code === 'ConditionalCheckFailed');
        return failed.length > 0
          ? { kind: 'not-clear', controls: failed.map(({ scope, side }) => controlKey(scope, side)) }
          : { kind: 'changed' };
      }
    },

    controls,

    // ── freeze and thaw ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * Commits a freeze: its item, and its id and a higher epoch on the control of each scope. Tries again at once on conflict, throttling and lost answers
     * until `withinMs` of the monotonic clock have passed. The same id again is the same freeze. Throws nothing: what did not take is `not-confirmed`.
     */
    async freeze(
      freeze: Freeze,
      withinMs: number,
    ): Promise<
      | { kind: 'committed'; tries: number }
      | { kind: 'unknown-scope'; scopes: string[] }
      | { kind: 'not-confirmed'; error: string }
    > {
      const side = sideOf(freeze.source);
      let tries = 0;
      const items: TransactWriteItem[] = [
        putIfAbsent(`FREEZE#${freeze.id}`, '-', {
          ...freeze,
          listPk: 'FREEZE',
          listSk: `${time(freeze.at)}#${freeze.id}`,
        }),
        ...freeze.scopes.map((scope) => ({
          Update: {
            TableName: table,
            Key: key(controlPk(scope, side)),
            UpdateExpression: 'ADD #open :ids, #epoch :one',
            ConditionExpression: '#scope = :scope',
            ExpressionAttributeNames: { '#open': 'open', '#epoch': 'epoch', '#scope': 'scope' },
            ExpressionAttributeValues: { ':ids': { SS: [freeze.id] }, ':one': { N: '1' }, ':scope': { S: scope } },
          },
        })),
        auditRow({
          id: freeze.id,
          rev: 1,
          at: freeze.at,
          who: freeze.by,
          how: 'freeze',
          from: null,
          to: 'open',
          hash: null,
          epochs: null,
          evidence: freeze.reason ?? freeze.evidence.map((each) => `${each.source}: ${each.title}`).join('\n'),
        }),
      ];
      const patience: Patience = {
        tries: 1_000,
        untilMonotonic: monotonic() + withinMs,
        gap: () => {
          tries += 1;
          return 5 + 15 * random();
        },
      };
      try {
        await transact(items, patience);
        return { kind: 'committed', tries: tries + 1 };
      } catch (error) {
        const reasons = reasonsOf(error);
        if (reasons[0]?.Code === 'ConditionalCheckFailed') return { kind: 'committed', tries: tries + 1 };
        const unknown = freeze.scopes.filter((_, index) => reasons[index + 1]?.Code === 'ConditionalCheckFailed');
        if (unknown.length > 0) return { kind: 'unknown-scope', scopes: unknown };
        // Whatever it was, the person who pulled the brake must hear that it did not take.
        return { kind: 'not-confirmed', error: describe(error) };
      }
    },

    /**
     * Ends one freeze. A late or doubled thaw, or one of a freeze that never was, changes nothing. A control that is missing or cannot be read has nothing to lift:
     * the others are thawed, and it is named.
     */
    async thaw(
      id: string,
      by: string,
      at: number,
    ): Promise<
      { kind: 'thawed'; missing: string[] } | { kind: 'already'; freeze: Freeze } | { kind: 'no-such-freeze' }
    > {
      const gone = new Set<string>();
      for (let round = 0; round < 10; round += 1) {
        const freeze = await freezeById(id);
        if (freeze === null) return { kind: 'no-such-freeze' };
        if (freeze.thawedAt !== null) return { kind: 'already', freeze };
        const side = sideOf(freeze.source);
        const scopes = freeze.scopes.filter((scope) => !gone.has(scope));
        const missing = [...gone].map((scope) => controlKey(scope, side));
        try {
          await transact([
            noteOn(freeze, {
              set: 'thawedBy = :by, thawedAt = :at',
              values: { ':by': { S: by }, ':at': { N: String(at) } },
            }),
            ...scopes.map((scope) => ({
              Update: {
                TableName: table,
                Key: key(controlPk(scope, side)),
                UpdateExpression: 'DELETE #open :ids',
                ConditionExpression: '#scope = :scope AND (attribute_not_exists(#open) OR attribute_type(#open, :set))',
                ExpressionAttributeNames: { '#open': 'open', '#scope': 'scope' },
                ExpressionAttributeValues: { ':ids': { SS: [id] }, ':scope': { S: scope }, ':set': { S: 'SS' } },
              },
            })),
            freezeAudit(freeze, {
              at,
              who: by,
              how: 'thaw',
              to: 'thawed',
              evidence: missing.length === 0 ? null : `control missing: ${missing.join(', ')}`,
            }),
          ]);
          return { kind: 'thawed', missing };
        } catch (error) {
          if (!isConditional(error)) throw error;
          // What is not there, or is no set, is left out of the next try; a note that came between is read again.
          for (const [index, scope] of scopes.entries())
            if (reasonsOf(error)[index + 1]?.Code === 'ConditionalCheckFailed') gone.add(scope);
        }
      }
      throw new Error(`freeze ${id} could not be thawed: it changed again and again`);
    },

    freezeById,

    /** Newest first; for people to look at. What is open is decided by the controls. */
    async freezes(limit = 50): Promise<Freeze[]> {
      return readable(Freeze, await query({ pk: 'FREEZE', index: true, newestFirst: true, limit }));
    },

    /** Why somebody stopped, said afterwards: it is added to what was said before, in the name of who said it. False: no such freeze. */
    async giveReason(id: string, given: { reason: string; by: string; at: number }): Promise<boolean> {
      const { reason, by, at } = given;
      for (let round = 0; round < 10; round += 1) {
        const freeze = await freezeById(id);
        if (freeze === null) return false;
        const said = freeze.reason?.split(BETWEEN_REASONS) ?? [];
        if (said.includes(reason)) return true;
        const all = [...said, reason].join(BETWEEN_REASONS);
        try {
          await transact([
            noteOn(freeze, { set: 'reason = :reason', values: { ':reason': { S: all } } }),
            freezeAudit(freeze, { at, who: by, how: 'give reason', to: freezeWord(freeze), evidence: reason }),
          ]);
          return true;
        } catch (error) {
          if (!isConditional(error)) throw error;
        }
      }
      throw new Error(`the reason of ${id} could not be written: it changed again and again`);
    },

    /** People were reminded of an open freeze. */
    async noteReminder(id: string, at: number): Promise<void> {
      await persist(usual, () =>
        client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: key(`FREEZE#${id}`),
            UpdateExpression: 'SET remindedAt = :at',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': { N: String(at) } },
          }),
        ),
      );
    },

    inFlight,

    // ── the watch ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Null when there is none, or none that can be read: then the watch is silent. */
    async watchStatus(): Promise<WatchStatus | null> {
      const item = await get('WATCH');
      return item === null ? null : (readable(WatchStatus, [{ item: { ...item, id: 'WATCH' } }])[0] ?? null);
    },

    /** Vouches for the world until then; never takes a longer word back, unless it is one that no watch gives: from a clock that ran away, or not a time. */
    async extendOkUntil(until: number): Promise<void> {
      try {
        await persist(usual, () =>
          client.send(
            new UpdateItemCommand({
              TableName: table,
              Key: key('WATCH'),
              UpdateExpression: 'SET okUntil = :until',
              ConditionExpression:
                'attribute_exists(pk) AND (NOT attribute_type(okUntil, :number) OR okUntil < :until OR okUntil > :runaway)',
              ExpressionAttributeValues: {
                ':until': { N: String(until) },
                ':runaway': { N: String(until + LONGEST_ALL_CLEAR_MS) },
                ':number': { S: 'N' },
              },
            }),
          ),
        );
      } catch (error) {
        if (!isConditional(error)) throw error;
      }
    },

    /** Delays a lane until then; never shortens a delay, and takes the place of one that cannot be read. */
    async brake(lane: string, until: number, at: number, why: string): Promise<void> {
      try {
        await persist(usual, () =>
          client.send(
            new UpdateItemCommand({
              TableName: table,
              Key: key('WATCH'),
              UpdateExpression: 'SET braked.#lane = :until, why.#lane = :why',
              ConditionExpression:
                'attribute_exists(pk) AND (attribute_not_exists(braked.#lane) OR NOT attribute_type(braked.#lane, :number) OR braked.#lane < :until)',
              ExpressionAttributeNames: { '#lane': lane },
              ExpressionAttributeValues: {
                ':until': { N: String(until) },
                ':number': { S: 'N' },
                ':why': { M: marshal({ until, at, why }) },
              },
            }),
          ),
        );
      } catch (error) {
        if (!isConditional(error)) throw error;
      }
    },

    /**
     * A person ends the delay of a lane before its time: the delay that was shown, until `until`, and no longer one. The story is kept under
     * `brake-<lane>-<until>`.
     */
    async endBrake(ended: {
      lane: string;
      until: number;
      by: string;
      at: number;
      why: string | null;
    }): Promise<boolean> {
      const { lane, until, by, at, why } = ended;
      try {
        await transact([
          {
            Update: {
              TableName: table,
              Key: key('WATCH'),
              UpdateExpression: 'SET braked.#lane = :at',
              ConditionExpression: 'braked.#lane = :until AND braked.#lane > :at',
              ExpressionAttributeNames: { '#lane': lane },
              ExpressionAttributeValues: { ':at': { N: String(at) }, ':until': { N: String(until) } },
            },
          },
          auditRow({
            id: `brake-${lane}-${until}`,
            rev: 1,
            at,
            who: by,
            how: 'end brake',
            from: 'braked',
            to: 'ended',
            hash: null,
            epochs: null,
            evidence: why,
          }),
        ]);
        return true;
      } catch (error) {
        if (!isConditional(error)) throw error;
        return false;
      }
    },

    /** A call of the newsroom, kept until the watch has acted on it. The same id again is the same call. */
    async saveCall(stored: StoredNewsroomCall): Promise<void> {
      try {
        await transact([putIfAbsent('CALL', stored.id, stored, stored.call.at + 86_400_000)]);
      } catch (error) {
        if (!isConditional(error)) throw error;
      }
    },

    async calls(): Promise<StoredNewsroomCall[]> {
      return readable(StoredNewsroomCall, await query({ pk: 'CALL' }));
    },

    async dropCalls(ids: readonly string[]): Promise<void> {
      for (const id of ids) {
        await persist(usual, () => client.send(new DeleteItemCommand({ TableName: table, Key: key('CALL', id) })));
      }
    },

    async saveProposal(proposal: Proposal): Promise<void> {
      const item = { ...proposal, listPk: 'PROPOSAL', listSk: `${time(proposal.at)}#${proposal.id}` };
      await put(`PROPOSAL#${proposal.id}`, '-', item, proposal.at + 90 * 86_400_000);
    },

    async proposal(id: string): Promise<Proposal | null> {
      const item = await get(`PROPOSAL#${id}`);
      return item === null ? null : Proposal.parse(item);
    },

    async proposals(after: number): Promise<Proposal[]> {
      return readable(Proposal, await query({ pk: 'PROPOSAL', index: true, after, newestFirst: true, limit: 50 }));
    },

    /** The parts of a named memory, as they were remembered. */
    async memory(name: string): Promise<MemoryPart[]> {
      const parts = await query({ pk: `MEMORY#${name}` });
      return parts.flatMap(({ sk, item }) => {
        const { digest, body } = item;
        return typeof digest === 'string' && typeof body === 'string' ? [{ name: sk, digest, body }] : [];
      });
    },

    /** Writes these parts, and removes those of these names. What is kept elsewhere of the memory stays. */
    async remember(name: string, parts: readonly MemoryPart[], gone: readonly string[]): Promise<void> {
      const writes = [
        ...parts.map(({ name: sk, digest, body }) => ({
          PutRequest: { Item: marshal({ pk: `MEMORY#${name}`, sk, digest, body }) },
        })),
        ...gone.map((sk) => ({ DeleteRequest: { Key: key(`MEMORY#${name}`, sk) } })),
      ];
      for (const write of writes) {
        await persist(usual, () => client.send(new BatchWriteItemCommand({ RequestItems: { [table]: [write] } })));
      }
    },

    // ── feeds, drafts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** When each of these feeds is polled again, as far as it ever was. */
    async feedTimes(feeds: readonly string[]): Promise<Map<string, FeedTime>> {
      const found = await getMany(
        feeds.map((feed) => ({ pk: `FEED#${feed}`, sk: '-' })),
        { names: { '#url': 'url' }, expression: 'pk, sk, nextAt, #url' },
      );
      return new Map(
        found.flatMap(({ pk, item }): [string, FeedTime][] => {
          const { nextAt, url } = item;
          return typeof nextAt === 'number' ? [[pk.slice('FEED#'.length), { nextAt, url: String(url) }]] : [];
        }),
      );
    },

    /**
     * Takes the poll of a feed if it is due, or, with `since`, if it was not polled since then: one write, which also answers what is remembered. The next
     * time moves on by the interval that the feed had, so that of two takers one polls, and a poll that changes nothing needs no other write.
     */
    async takePoll(
      feed: string,
      order: { url: string; everyMs: number; since: number | null; now: number },
    ): Promise<PollTake> {
      const { url, everyMs, since, now } = order;
      const by = newId();
      try {
        const answer = await persist(usual, () =>
          client.send(
            new UpdateItemCommand({
              TableName: table,
              Key: key(`FEED#${feed}`),
              UpdateExpression:
                'SET nextAt = :now + if_not_exists(restMs, :every), restMs = if_not_exists(restMs, :every), polledAt = :now, takenBy = :by, #url = :url',
              ConditionExpression: `attribute_not_exists(nextAt) OR #url <> :url OR ${since === null ? 'nextAt <= :now' : '(polledAt < :since AND nextAt < :never)'}`,
              ExpressionAttributeNames: { '#url': 'url' },
              ExpressionAttributeValues: {
                ':now': { N: String(now) },
                ':every': { N: String(everyMs) },
                ':by': { S: by },
                ':url': { S: url },
                ...(since === null ? {} : { ':since': { N: String(since) }, ':never': { N: String(NEVER) } }),
              },
              ReturnValues: 'ALL_OLD',
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            }),
          ),
        );
        const before = answer.Attributes === undefined ? {} : strip(answer.Attributes);
        return { kind: 'taken', by, memory: before['memory'] ?? null, ...timesOf(before) };
      } catch (error) {
        if (!isConditional(error)) throw error;
        const image = error instanceof Error && 'Item' in error ? (error.Item as Record<string, AttributeValue>) : {};
        const found = strip(image);
        const times = timesOf(found);
        // The reply to the first try of this very write may have been lost: then what it replaced is known but for its times.
        if (found['takenBy'] === by)
          return { kind: 'taken', by, memory: found['memory'] ?? null, ...times, polledAt: now - times.restMs };
        return { kind: 'not-due', ...times };
      }
    },

    /** What a poll leaves behind, unless another took the feed meanwhile. `nextAt` is the time of the next. */
    async keepPoll(
      feed: string,
      by: string,
      kept: { memory: unknown; url: string; polledAt: number; nextAt: number; restMs: number },
    ): Promise<boolean> {
      try {
        await persist(usual, () =>
          client.send(
            new PutItemCommand({
              TableName: table,
              Item: marshal({ ...kept, takenBy: by, pk: `FEED#${feed}`, sk: '-' }),
              ConditionExpression: 'takenBy = :by',
              ExpressionAttributeValues: { ':by': { S: by } },
            }),
          ),
        );
        return true;
      } catch (error) {
        if (!isConditional(error)) throw error;
        return false;
      }
    },

    /** The poll came to nothing: again at `nextAt`. */
    async putBackPoll(feed: string, by: string, nextAt: number): Promise<void> {
      try {
        await persist(usual, () =>
          client.send(
            new UpdateItemCommand({
              TableName: table,
              Key: key(`FEED#${feed}`),
              UpdateExpression: 'SET nextAt = :nextAt',
              ConditionExpression: 'takenBy = :by',
              ExpressionAttributeValues: { ':nextAt': { N: String(nextAt) }, ':by': { S: by } },
            }),
          ),
        );
      } catch (error) {
        if (!isConditional(error)) throw error;
      }
    },

    async subscription(feed: string): Promise<Subscription | null> {
      const item = await get(`WEBSUB#${feed}`);
      return item === null ? null : Subscription.parse(item);
    },

    async saveSubscription(subscription: Subscription): Promise<void> {
      await put(`WEBSUB#${subscription.feed}`, '-', subscription);
    },

    /** The hub verified this very request, and delivers until then; or it denied it (null). False: the request is no longer the last. */
    async settleSubscription({ feed, token, askedAt }: Subscription, expiresAt: number | null): Promise<boolean> {
      try {
        await persist(usual, () =>
          client.send(
            new UpdateItemCommand({
              TableName: table,
              Key: key(`WEBSUB#${feed}`),
              UpdateExpression: `SET expiresAt = :until${expiresAt === null ? '' : ', unanswered = :none'}`,
              ConditionExpression: '#token = :token AND askedAt = :askedAt',
              ExpressionAttributeNames: { '#token': 'token' },
              ExpressionAttributeValues: {
                ':until': expiresAt === null ? { NULL: true } : { N: String(expiresAt) },
                ':token': { S: token },
                ':askedAt': { N: String(askedAt) },
                ...(expiresAt === null ? {} : { ':none': { N: '0' } }),
              },
            }),
          ),
        );
        return true;
      } catch (error) {
        if (!isConditional(error)) throw error;
        return false;
      }
    },

    /** What was recorded for these keys: one row for an item's guid, one for its canonical link. */
    async seen(keys: readonly string[]): Promise<Map<string, unknown>> {
      const found = await getMany(keys.map((each) => ({ pk: `SEEN#${each}`, sk: '-' })));
      return new Map(found.map(({ pk, item }) => [pk.slice('SEEN#'.length), item['row']]));
    },

    async saveSeen(rows: readonly { key: string; row: unknown }[], expiresAt: number): Promise<void> {
      for (let start = 0; start < rows.length; start += 25) {
        let wanted = rows.slice(start, start + 25).map(({ key: each, row }) => ({
          PutRequest: { Item: marshal({ pk: `SEEN#${each}`, sk: '-', row, ttl: Math.ceil(expiresAt / 1_000) }) },
        }));
        for (let round = 0; wanted.length > 0; round += 1) {
          if (round > 10) throw new Error('the table does not take a batch of writes');
          if (round > 0) await sleep(usual.gap(round));
          const batch = wanted;
          const answer = await persist(usual, () =>
            client.send(new BatchWriteItemCommand({ RequestItems: { [table]: batch } })),
          );
          wanted = (answer.UnprocessedItems?.[table] ?? []) as typeof wanted;
        }
      }
    },

    /** Writes a new draft, its deliveries, their first audit rows and its seen rows, all or nothing; `exists` if it was there. */
    async createDraft(
      draft: Draft,
      deliveries: readonly Delivery[],
      seenRows: readonly { key: string; row: unknown; once: boolean }[],
      seenExpiresAt: number,
      act: Act,
    ): Promise<'created' | 'exists'> {
      try {
        await transact([
          putIfAbsent(`DRAFT#${draft.id}`, '-', draft),
          ...deliveries.map((each) => putIfAbsent(`DELIVERY#${each.id}`, '-', listed(each))),
          ...deliveries.map((each) => auditOf(null, each, act)),
          ...seenRows.map(({ key: each, row, once }) => ({
            Put: {
              TableName: table,
              Item: marshal({ pk: `SEEN#${each}`, sk: '-', row, ttl: Math.ceil(seenExpiresAt / 1_000) }),
              ...(once ? { ConditionExpression: 'attribute_not_exists(pk)' } : {}),
            },
          })),
        ]);
        return 'created';
      } catch (error) {
        if (!isConditional(error)) throw error;
        return 'exists';
      }
    },

    /** Items that wait for a person's yes before they become drafts. `item` is the caller's own. */
    async saveParked(parked: Parked): Promise<void> {
      const item = { ...parked, listPk: 'PARKED', listSk: `${time(parked.at)}#${parked.id}` };
      await put(`PARKED#${parked.id}`, '-', item);
    },

    async parked(limit = 200): Promise<Parked[]> {
      return readable(Parked, await query({ pk: 'PARKED', index: true, newestFirst: true, limit }));
    },

    async parkedItem(id: string): Promise<Parked | null> {
      const item = await get(`PARKED#${id}`);
      return item === null ? null : Parked.parse(item);
    },

    async unpark(id: string): Promise<void> {
      await persist(usual, () => client.send(new DeleteItemCommand({ TableName: table, Key: key(`PARKED#${id}`) })));
    },

    async draft(id: string): Promise<Draft | null> {
      const item = await get(`DRAFT#${id}`);
      return item === null ? null : Draft.parse(item);
    },

    async drafts(ids: readonly string[]): Promise<Draft[]> {
      return readable(Draft, await getMany(ids.map((id) => ({ pk: `DRAFT#${id}`, sk: '-' }))));
    },

    async saveDraft(draft: Draft): Promise<void> {
      await put(`DRAFT#${draft.id}`, '-', draft);
    },

    // ── deliveries ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    delivery,

    async deliveries(ids: readonly string[]): Promise<Delivery[]> {
      const found = await getMany(ids.map((id) => ({ pk: `DELIVERY#${id}`, sk: '-' })));
      const byId = new Map(readable(Delivery, found).map((each) => [each.id, each]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    /** Candidates from the index, which may be late: approved by slot, drafts by expiry, claimed by lease, published by sending, others by last change. */
    async list(
      state: State | 'take-back',
      range: { before?: number; after?: number; newestFirst?: boolean; limit?: number } = {},
    ): Promise<Delivery[]> {
      return readable(Delivery, await query({ pk: `DELIVERY#${state}`, index: true, ...range }));
    },

    /** One transition other than approve and claim. `changed`: somebody else wrote first, nothing happened. */
    async move(
      before: Delivery,
      change: Partial<Delivery>,
      act: Act,
    ): Promise<{ kind: 'moved'; delivery: Delivery } | { kind: 'changed' }> {
      const after = step(before, change, act);
      // Approving, claiming and pulling back rest on conditions that only their own transactions have.
      if (after.state !== before.state && (after.state === 'approved' || after.state === 'claimed'))
        throw new Error(`no transition from ${before.state} to ${after.state} without its own conditions`);
      if (after.approval !== null && after.approval !== before.approval)
        throw new Error('an approval is given by its own transaction only');
      const settles: TransactWriteItem[] =
        before.state === 'claimed' ? [{ Delete: { TableName: table, Key: key('INFLIGHT', before.id) } }] : [];
      try {
        await transact([replace(before, after), auditOf(before, after, act), ...settles]);
        return { kind: 'moved', delivery: after };
      } catch (error) {
        if (!isConditional(error)) throw error;
        return { kind: 'changed' };
      }
    },

    /** Claimed, and certainly nothing left: back to `approved` with the budget given back, in one transaction. */
    async pullBack(
      before: Delivery,
      change: Partial<Delivery>,
      given: { from: Budget; next: Budget },
      act: Act,
    ): Promise<{ kind: 'moved'; delivery: Delivery } | { kind: 'changed' } | { kind: 'budget' }> {
      if (before.state !== 'claimed') throw new Error(`nothing to pull back: it is ${before.state}`);
      const after = step(before, change, act);
      try {
        await transact([
          replace(before, after),
          auditOf(before, after, act),
          { Delete: { TableName: table, Key: key('INFLIGHT', before.id) } },
          budgetUpdate(before.account, given.from, given.next),
        ]);
        return { kind: 'moved', delivery: after };
      } catch (error) {
        if (!isConditional(error)) throw error;
        return reasonsOf(error)[0]?.Code === 'ConditionalCheckFailed' ? { kind: 'changed' } : { kind: 'budget' };
      }
    },

    /**
     * One decision over the chosen deliveries of a draft: every control still is as it was shown, and clear unless `under`; every delivery still is what
     * was shown, in the same round of asking.
     */
    async approve(
      chosen: readonly { before: Delivery; change: Partial<Delivery> }[],
      epochs: Epochs,
      under: boolean,
      act: Act,
    ): Promise<
      { kind: 'approved'; deliveries: Delivery[] } | { kind: 'world-changed'; controls: string[] } | { kind: 'changed' }
    > {
      const taken = chosen.find(({ before }) => before.state !== 'draft' && before.state !== 'approved');
      if (taken !== undefined) throw new Error(`nothing to approve: it is ${taken.before.state}`);
      const after = chosen.map(({ before, change }) => step(before, { ...change, state: 'approved' }, act));
      const checks = controlChecks(epochs, under);
      const names = Object.keys(epochs);
      try {
        await transact([
          ...checks,
          ...chosen.flatMap(({ before }, index) => {
            const next = after[index];
            return next === undefined ? [] : [replace(before, next), auditOf(before, next, act)];
          }),
        ]);
        return { kind: 'approved', deliveries: after };
      } catch (error) {
        if (!isConditional(error)) throw error;
        const failed = names.filter((_, index) => reasonsOf(error)[index]?.Code === 'ConditionalCheckFailed');
        return failed.length > 0 ? { kind: 'world-changed', controls: failed } : { kind: 'changed' };
      }
    },

    /**
     * The one way in which anything is taken to be sent: every control at the approval's epoch and clear (or approved under freeze), the watch vouching and not
     * braking the lanes, the delivery approved with the approval's own hash, in time and at this attempt, room in the budget as it was read, and the claim noted as in flight.
     */
    async claim(input: {
      delivery: Delivery;
      claimId: string;
      now: number;
      leaseUntil: number;
      scopes: readonly string[];
      lanes: readonly string[];
      budget: { from: Budget; next: Budget };
      who: string;
    }): Promise<Claimed> {
      const { delivery: before, claimId, now, lanes } = input;
      const approval = before.approval;
      if (approval === null) return { kind: 'changed' };
      // Today's configuration decides which controls cover a delivery: an approval that saw others is not one for today.
      const today = controlsOf(input.scopes).map(({ scope, side }) => controlKey(scope, side));
      const stranger = today.find((each) => approval.epochs[each] === undefined);
      if (stranger !== undefined) return { kind: 'frozen', control: stranger, why: 'epoch' };
      if (today.length !== Object.keys(approval.epochs).length) return { kind: 'changed' };
      const act: Act = { at: now, who: input.who, how: 'claim' };
      const after = step(
        before,
        { state: 'claimed', attempt: before.attempt + 1, claimId, claimedAt: now, leaseUntil: input.leaseUntil },
        act,
      );
      const names = Object.keys(approval.epochs);
      const laneNames = Object.fromEntries(lanes.map((lane, index) => [`#lane${index}`, lane]));
      const inFlightRow: InFlight = {
        delivery: before.id,
        account: before.account,
        text: before.content.text,
        claimId,
        attempt: after.attempt,
        claimedAt: now,
        scopes: [...input.scopes],
      };
      const items: TransactWriteItem[] = [
        ...controlChecks(approval.epochs, approval.under),
        {
          ConditionCheck: {
            TableName: table,
            Key: key('WATCH'),
            ConditionExpression: [
              'attribute_type(okUntil, :number) AND okUntil > :now AND okUntil < :latest AND attribute_type(braked, :map)',
              ...lanes.map(
                (_, index) => `(attribute_not_exists(braked.#lane${index}) OR braked.#lane${index} <= :now)`,
              ),
            ].join(' AND '),
            ...(lanes.length === 0 ? {} : { ExpressionAttributeNames: laneNames }),
            ExpressionAttributeValues: {
              ':now': { N: String(now) },
              ':latest': { N: String(now + LONGEST_ALL_CLEAR_MS) },
              ':number': { S: 'N' },
              ':map': { S: 'M' },
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        {
          Put: {
            TableName: table,
            Item: deliveryItem(after),
            ConditionExpression: [
              '#state = :approved AND #rev = :rev AND #attempt = :attempt',
              '#hash = :hash AND approval.#hash = :hash AND approval.#until > :now',
              '#dueAt <= :now AND #dueAt >= :earliest',
            ].join(' AND '),
            ExpressionAttributeNames: {
              '#state': 'state',
              '#rev': 'rev',
              '#attempt': 'attempt',
              '#hash': 'hash',
              '#until': 'until',
              '#dueAt': 'dueAt',
            },
            ExpressionAttributeValues: marshal({
              ':approved': 'approved',
              ':rev': before.rev,
              ':attempt': before.attempt,
              ':hash': approval.hash,
              ':now': now,
              ':earliest': now - before.maxLateMs,
            }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        budgetUpdate(before.account, input.budget.from, input.budget.next),
        { Put: { TableName: table, Item: marshal({ ...inFlightRow, pk: 'INFLIGHT', sk: before.id }) } },
        auditOf(before, after, act),
      ];
      const ours = async (): Promise<Claimed | null> => {
        const now_ = await delivery(before.id);
        return now_?.claimId === claimId && now_.state === 'claimed' ? { kind: 'claimed', delivery: now_ } : null;
      };
      try {
        await transact(items, claimPatience);
        return { kind: 'claimed', delivery: after };
      } catch (error) {
        if (isUncertain(error)) {
          const held = await ours();
          if (held !== null) return held;
          throw error;
        }
        if (isBusy(error)) return { kind: 'busy' };
        if (!isConditional(error)) throw error;
        const stored = oldImage(error, names.length + 1);
        if (stored?.['claimId']?.S === claimId) {
          const held = await ours();
          if (held !== null) return held;
        }
        for (const [index, name] of names.entries()) {
          const image = oldImage(error, index);
          if (image === undefined) continue;
          const slash = name.lastIndexOf('/');
          const side: Side = name.slice(slash + 1) === 'watch' ? 'watch' : 'human';
          const read = readControl(
            name.slice(0, slash),
            side,
            Object.keys(image).length === 0 ? undefined : strip(image),
          );
          if (read.kind === 'problem') return { kind: 'frozen', control: name, why: read.why };
          return { kind: 'frozen', control: name, why: read.control.open.length > 0 ? 'open' : 'epoch' };
        }
        const watch = oldImage(error, names.length);
        if (watch !== undefined) {
          const word = WatchStatus.safeParse(Object.keys(watch).length === 0 ? null : strip(watch));
          if (!word.success) return { kind: 'watch', why: 'missing' };
          return { kind: 'watch', why: vouches(word.data.okUntil, now) ? 'braked' : 'silent' };
        }
        if (oldImage(error, names.length + 2) !== undefined) return { kind: 'budget' };
        return { kind: 'changed' };
      }
    },

    budget,

    async audit(id: string): Promise<Audit[]> {
      return (await query({ pk: `AUDIT#${id}` })).map(({ item }) => Audit.parse(item));
    },

    // ── asks and passes ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async saveAsk(ask: Ask, passes: readonly { hash: string; codeHash: string; pass: Pass }[]): Promise<void> {
      await put(`ASK#${ask.id}`, '-', ask, ask.until + 30 * 86_400_000);
      for (const { hash, codeHash, pass } of passes) {
        await put(`PASS#${hash}`, '-', pass, pass.until);
        await put(`ASK#${ask.id}`, `CODE#${codeHash}`, pass, pass.until);
      }
    },

    async ask(id: string): Promise<Ask | null> {
      const item = await get(`ASK#${id}`);
      return item === null ? null : Ask.parse(item);
    },

    async savePass(hash: string, pass: Pass): Promise<void> {
      await put(`PASS#${hash}`, '-', pass, pass.until);
    },

    async pass(hash: string): Promise<Pass | null> {
      const item = await get(`PASS#${hash}`);
      return item === null ? null : Pass.parse(item);
    },

    /** The pass behind a short code. Every try is counted before it is looked at, and given back when right; at `maxWrong` the codes of this ask are dead. */
    async passByCode(askId: string, codeHash: string, maxWrong: number): Promise<Pass | null> {
      const count = (by: string, condition: string) =>
        persist(usual, () =>
          client.send(
            new UpdateItemCommand({
              TableName: table,
              Key: key(`ASK#${askId}`),
              UpdateExpression: 'ADD #wrong :by',
              ConditionExpression: condition,
              ExpressionAttributeNames: { '#wrong': 'wrong' },
              ExpressionAttributeValues: { ':by': { N: by }, ':max': { N: String(maxWrong) } },
            }),
          ),
        );
      try {
        await count('1', '#wrong < :max');
      } catch (error) {
        if (!isConditional(error)) throw error;
        return null;
      }
      const item = await get(`ASK#${askId}`, `CODE#${codeHash}`);
      if (item === null) return null;
      await count('-1', '#wrong <= :max');
      return Pass.parse(item);
    },

    // ── ticks ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    async lastTick(name: string): Promise<number | null> {
      const at = (await get(`TICK#${name}`))?.['at'];
      // What cannot be read was long ago, not never: a gap, and something told.
      return at === undefined ? null : typeof at === 'number' ? at : 0;
    },

    async tick(name: string, now: number): Promise<void> {
      await put(`TICK#${name}`, '-', { at: now });
    },
  };
};
