import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Audit } from '../../records/audit.ts';
import { controlKey, type Side } from '../../records/control.ts';
import { asItsIdSays, Freeze, isPersonal, sideOf } from '../../records/freeze.ts';
import type { Store, ThawWritten } from '../../records/store.ts';
import { auditRow } from './audit.ts';
import { describe, failedAt, held, isConditional } from './errors.ts';
import { controlPk, key, time } from './keys.ts';
import { marshal, type Patience, type Table } from './table.ts';

/** Between the reasons that several people gave for one stop. */
const BETWEEN_REASONS = ' · ';

/** A write over a freeze that somebody else changed is tried again so often. */
const ROUNDS = 10;

export const readFreeze = async (table: Table, id: string, patience?: Patience): Promise<Freeze | null> => {
  const pk = `FREEZE#${id}`;
  const item = await table.get(pk, '-', patience);
  if (item === null) return null;
  const read = Freeze.safeParse(item);
  if (read.success) return asItsIdSays(read.data);
  table.unreadable({ key: pk, error: read.error.message });
  throw new Error(`${pk} is unreadable`, { cause: read.error });
};

const freezeStateOf = (freeze: Freeze): 'open' | 'thawed' => (freeze.thawedAt === null ? 'open' : 'thawed');

/** One more row in the history of a freeze; `noteOn` raises its `rev` in the same transaction. */
export const freezeAudit = (
  table: Table,
  freeze: Freeze,
  row: Pick<Audit, 'at' | 'who' | 'how' | 'to' | 'evidence'>,
): TransactWriteItem =>
  auditRow(table, {
    ...row,
    id: freeze.id,
    rev: (freeze.rev ?? 1) + 1,
    from: freezeStateOf(freeze),
    hash: null,
    epochs: null,
  });

/** Changes a freeze that still is what was read: its `rev` rises by one, and a thawed one stays thawed. */
export const noteOn = (table: Table, freeze: Freeze, change: Partial<Freeze>): TransactWriteItem => {
  const changes = Object.entries({ ...change, rev: (freeze.rev ?? 1) + 1 });
  return {
    Update: {
      TableName: table.name,
      Key: key(`FREEZE#${freeze.id}`),
      UpdateExpression: `SET ${changes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression:
        'attribute_exists(pk) AND attribute_type(#thawedAt, :open) AND ' +
        (freeze.rev === undefined ? 'attribute_not_exists(#rev)' : '#rev = :was'),
      ExpressionAttributeNames: {
        '#thawedAt': 'thawedAt',
        '#rev': 'rev',
        ...Object.fromEntries(changes.map(([name]) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ...marshal(Object.fromEntries(changes.map(([name, value]) => [`:${name}`, value]))),
        ':open': { S: freeze.thawedAt === null ? 'NULL' : 'N' },
        ...(freeze.rev === undefined ? {} : { ':was': { N: String(freeze.rev) } }),
      },
    },
  };
};

/** What one more person said, after what others said before. */
export const addReason = (reason: string | null, more: string): string => {
  const said = reason?.split(BETWEEN_REASONS) ?? [];
  return said.includes(more) ? said.join(BETWEEN_REASONS) : [...said, more].join(BETWEEN_REASONS);
};

/** The freeze's id, and a higher epoch, on the control of one scope. */
export const close = (table: Table, scope: string, side: Side, id: string): TransactWriteItem => ({
  Update: {
    TableName: table.name,
    Key: key(controlPk(scope, side)),
    UpdateExpression: 'ADD #open :ids, #epoch :one',
    ConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#open': 'open', '#epoch': 'epoch', '#scope': 'scope' },
    ExpressionAttributeValues: { ':ids': { SS: [id] }, ':one': { N: '1' }, ':scope': { S: scope } },
  },
});

/** Takes the freeze's id off the control of one scope; the epoch stays raised. */
const lift = (table: Table, scope: string, side: Side, id: string): TransactWriteItem => ({
  Update: {
    TableName: table.name,
    Key: key(controlPk(scope, side)),
    UpdateExpression: 'DELETE #open :ids',
    ConditionExpression: '#scope = :scope AND (attribute_not_exists(#open) OR attribute_type(#open, :set))',
    ExpressionAttributeNames: { '#open': 'open', '#scope': 'scope' },
    ExpressionAttributeValues: { ':ids': { SS: [id] }, ':scope': { S: scope }, ':set': { S: 'SS' } },
  },
});

/** Everything that a freeze writes, its own item first and one control for each scope after it. */
const freezeWrites = (table: Table, freeze: Freeze): TransactWriteItem[] => [
  table.putIfAbsent(`FREEZE#${freeze.id}`, '-', {
    ...freeze,
    listPk: 'FREEZE',
    listSk: `${time(freeze.at)}#${freeze.id}`,
  }),
  ...freeze.scopes.map((scope) => close(table, scope, sideOf(freeze.source), freeze.id)),
  auditRow(table, {
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

/** A stop tries again at once, until `withinMs` of the monotonic clock have passed. */
export const patienceOf = (table: Table, withinMs: number): Patience => ({
  tries: 1_000,
  untilMonotonic: table.monotonic() + withinMs,
  gap: () => 5 + 15 * table.random(),
});

/**
 * A control that is missing or cannot be read has nothing to lift: the others are thawed, and it is
 * named. A thaw of a freeze that never was changes nothing.
 *
 * @param end Only a freeze that still has this end is thawed: a press that joined it took the end away.
 */
const endFreeze = async (
  table: Table,
  { id, by, at, end }: { id: string; by: string; at: number; end?: number | null },
): Promise<ThawWritten | { kind: 'changed' }> => {
  const gone = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const freeze = await readFreeze(table, id);
    if (freeze === null) return { kind: 'no-such-freeze' };
    if (freeze.thawedAt !== null) return { kind: 'already', freeze };
    if (end !== undefined && freeze.until !== end) return { kind: 'changed' };
    const side = sideOf(freeze.source);
    const scopes = freeze.scopes.filter((scope) => !gone.has(scope));
    const missing = [...gone].map((scope) => controlKey(scope, side));
    const evidence = missing.length === 0 ? null : `control missing: ${missing.join(', ')}`;
    try {
      await table.transact([
        noteOn(table, freeze, { thawedBy: by, thawedAt: at }),
        ...scopes.map((scope) => lift(table, scope, side, id)),
        freezeAudit(table, freeze, { at, who: by, how: 'thaw', to: 'thawed', evidence }),
      ]);
      return { kind: 'thawed', missing };
    } catch (error) {
      if (!isConditional(error)) throw error;
      // What is not there, or is no set, is left out of the next try; a note that came between is read
      // again.
      for (const [index, scope] of scopes.entries()) if (failedAt(error, index + 1)) gone.add(scope);
    }
  }
  throw new Error(`freeze ${id} could not be thawed: it changed again and again`);
};

export const openFreezes = (
  table: Table,
): Pick<Store, 'freeze' | 'thaw' | 'thawAtEnd' | 'freezeById' | 'freezes' | 'giveReason' | 'signEnd'> => ({
  /**
   * Tries again at once on conflict, throttling and lost answers, until `withinMs` of the monotonic clock
   * have passed. Throws nothing: what did not take is `not-confirmed`.
   */
  async freeze(freeze, withinMs) {
    try {
      await table.transact(freezeWrites(table, freeze), patienceOf(table, withinMs));
      return { kind: 'committed' };
    } catch (error) {
      if (failedAt(error, 0)) return { kind: 'committed' };
      const unknown = freeze.scopes.filter((_, index) => failedAt(error, index + 1));
      if (unknown.length > 0) return { kind: 'unknown-scope', scopes: unknown };
      // Whatever it was, the person who pulled the brake must hear that it did not take.
      return { kind: 'not-confirmed', error: describe(error) };
    }
  },

  async thaw(id, by, at) {
    const answer = await endFreeze(table, { id, by, at });
    if (answer.kind === 'changed') throw new Error(`freeze ${id} was asked for no end`);
    return answer;
  },

  async thawAtEnd(id, { until, by, at }) {
    return (await endFreeze(table, { id, by, at, end: until })).kind === 'thawed';
  },

  freezeById: (id) => readFreeze(table, id),

  async freezes(range = { limit: 50 }) {
    const found = await table.query({ pk: 'FREEZE', index: true, newestFirst: true, ...range });
    return table.readable(Freeze, found).map(asItsIdSays);
  },

  async signEnd(id, { until, by, at }) {
    const freeze = await readFreeze(table, id);
    if (freeze === null || freeze.thawedAt !== null || !isPersonal(freeze)) return false;
    const evidence = new Date(until).toISOString();
    return held(
      table.transact([
        noteOn(table, freeze, { until, untilBy: by }),
        freezeAudit(table, freeze, { at, who: by, how: 'sign end', to: 'open', evidence }),
      ]),
    );
  },

  async giveReason(id, { reason, by, at }) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const freeze = await readFreeze(table, id);
      if (freeze === null) return false;
      const all = addReason(freeze.reason, reason);
      if (all === freeze.reason) return true;
      const to = freezeStateOf(freeze);
      const write = table.transact([
        noteOn(table, freeze, { reason: all }),
        freezeAudit(table, freeze, { at, who: by, how: 'give reason', to, evidence: reason }),
      ]);
      if (await held(write)) return true;
    }
    throw new Error(`the reason of ${id} could not be written: it changed again and again`);
  },
});
