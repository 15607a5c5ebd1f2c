import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { MemoryPart } from '../../records/memory-part.ts';
import { StoredNewsroomCall } from '../../records/newsroom-call.ts';
import { Proposal } from '../../records/proposal.ts';
import type { Store } from '../../records/store.ts';
import { LONGEST_ALL_CLEAR_MS, WatchStatus } from '../../records/watch-status.ts';
import { auditRow } from './audit.ts';
import { held } from './errors.ts';
import { key, time } from './keys.ts';
import { marshal, type Table } from './table.ts';
import { DAY_MS } from '../../records/durations.ts';

/** A call of the newsroom is kept until the watch has acted on it, and no longer than this. */
const KEEP_CALL_MS = DAY_MS;
/** A call that is repeated later than this is a new one. */
const KEEP_CALLED_MS = 400 * DAY_MS;
const KEEP_PROPOSAL_MS = 90 * DAY_MS;

/**
 * A claim's condition on the watch: it vouches now, for no longer than a watch does, and delays none of the
 * lanes.
 */
export const watchCheck = (table: Table, lanes: readonly string[], now: number): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key('WATCH'),
    ConditionExpression: [
      'attribute_type(okUntil, :number) AND okUntil > :now AND okUntil < :latest AND attribute_type(braked, :map)',
      ...lanes.map((_, index) => `(attribute_not_exists(braked.#lane${index}) OR braked.#lane${index} <= :now)`),
    ].join(' AND '),
    ...(lanes.length === 0
      ? {}
      : { ExpressionAttributeNames: Object.fromEntries(lanes.map((lane, index) => [`#lane${index}`, lane])) }),
    ExpressionAttributeValues: {
      ':now': { N: String(now) },
      ':latest': { N: String(now + LONGEST_ALL_CLEAR_MS) },
      ':number': { S: 'N' },
      ':map': { S: 'M' },
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

type WatchPart = Pick<
  Store,
  | 'watchStatus'
  | 'extendOkUntil'
  | 'brake'
  | 'endBrake'
  | 'saveNewsroomCall'
  | 'newsroomCalls'
  | 'dropNewsroomCalls'
  | 'saveProposal'
  | 'proposal'
  | 'proposals'
  | 'memory'
  | 'remember'
>;

export const openWatch = (table: Table): WatchPart => ({
  async watchStatus() {
    const item = await table.get('WATCH');
    return item === null ? null : (table.readable(WatchStatus, [{ pk: 'WATCH', item }])[0] ?? null);
  },

  /** Shortens only an all-clear that no watch gives: from a clock that ran away, or not a time. */
  async extendOkUntil(until) {
    await held(
      table.update({
        Key: key('WATCH'),
        UpdateExpression: 'SET okUntil = :until',
        ConditionExpression:
          'attribute_exists(pk) AND ' +
          '(NOT attribute_type(okUntil, :number) OR okUntil < :until OR okUntil > :runaway)',
        ExpressionAttributeValues: {
          ':until': { N: String(until) },
          ':runaway': { N: String(until + LONGEST_ALL_CLEAR_MS) },
          ':number': { S: 'N' },
        },
      }),
    );
  },

  /** Takes the place of a delay that cannot be read. */
  async brake(lane, until, at, why) {
    const canBeLonger =
      'attribute_not_exists(braked.#lane) OR NOT attribute_type(braked.#lane, :number) OR braked.#lane < :until';
    await held(
      table.update({
        Key: key('WATCH'),
        UpdateExpression: 'SET braked.#lane = :until, why.#lane = :why',
        ConditionExpression: `attribute_exists(pk) AND (${canBeLonger})`,
        ExpressionAttributeNames: { '#lane': lane },
        ExpressionAttributeValues: {
          ':until': { N: String(until) },
          ':number': { S: 'N' },
          ':why': { M: marshal({ until, at, why }) },
        },
      }),
    );
  },

  /**
   * The delay that was shown, until `until`, and no longer one. Its history is kept under
   * `brake-<lane>-<until>`.
   */
  async endBrake({ lane, until, by, at, why }) {
    const end: TransactWriteItem = {
      Update: {
        TableName: table.name,
        Key: key('WATCH'),
        UpdateExpression: 'SET braked.#lane = :at',
        ConditionExpression: 'braked.#lane = :until AND braked.#lane > :at',
        ExpressionAttributeNames: { '#lane': lane },
        ExpressionAttributeValues: { ':at': { N: String(at) }, ':until': { N: String(until) } },
      },
    };
    const row = auditRow(table, {
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
    });
    return held(table.transact([end, row]));
  },

  /**
   * The same id again is the same call, also after the watch has acted on it: a row of its own remembers the id, which
   * the watch cannot remove.
   */
  async saveNewsroomCall(stored) {
    const { id, call } = stored;
    const write = table.transact([
      table.putIfAbsent(`CALLED#${id}`, '-', { id, at: call.at }, call.at + KEEP_CALLED_MS),
      table.putIfAbsent('CALL', id, stored, call.at + KEEP_CALL_MS),
    ]);
    return held(write);
  },

  async newsroomCalls() {
    return table.readable(StoredNewsroomCall, await table.query({ pk: 'CALL' }));
  },

  async dropNewsroomCalls(ids) {
    // Unconditional: a call is never changed, and a row of its own remembers that it came.
    for (const id of ids) await table.remove('CALL', id);
  },

  async saveProposal(proposal) {
    const item = { ...proposal, listPk: 'PROPOSAL', listSk: `${time(proposal.at)}#${proposal.id}` };
    const until = proposal.at + KEEP_PROPOSAL_MS;
    return held(table.transact([table.putIfAbsent(`PROPOSAL#${proposal.id}`, '-', item, until)]));
  },

  async proposal(id) {
    const item = await table.get(`PROPOSAL#${id}`);
    return item === null ? null : Proposal.parse(item);
  },

  async proposals(after) {
    const list = { pk: 'PROPOSAL', index: true, after, newestFirst: true, limit: 50 };
    return table.readable(Proposal, await table.query(list));
  },

  async memory(name) {
    const parts = await table.query({ pk: `MEMORY#${name}` });
    return parts.flatMap(({ sk, item }): MemoryPart[] => {
      const { digest, body } = item;
      return typeof digest === 'string' && typeof body === 'string' ? [{ name: sk, digest, body }] : [];
    });
  },

  /** One by one: a part can be as large as an item may be. No part has the name of one that the head names already. */
  async remember(name, { before, head, parts, gone }) {
    const pk = `MEMORY#${name}`;
    // Unconditional: a part is named by its digest, so whoever writes it writes the same.
    for (const { name: sk, digest, body } of parts)
      await table.batch([{ PutRequest: { Item: marshal({ pk, sk, digest, body }) } }]);
    const write = table.write({
      Item: marshal({ pk, sk: head.name, digest: head.digest, body: head.body }),
      ...(before === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'digest = :before', ExpressionAttributeValues: { ':before': { S: before } } }),
    });
    if (!(await held(write))) return false;
    // Unconditional: the head that was just written names none of them.
    for (const sk of gone) await table.batch([{ DeleteRequest: { Key: key(pk, sk) } }]);
    return true;
  },
});
