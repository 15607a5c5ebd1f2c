import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { controlKey } from '../../records/control.ts';
import { isPersonal, type Freeze, type Press } from '../../records/freeze.ts';
import type { Store } from '../../records/store.ts';
import { auditRow } from './audit.ts';
import { readControl } from './controls.ts';
import { describe, failedAt, isConditional } from './errors.ts';
import { addReason, close, freezeAudit, noteOn, patienceOf, readFreeze } from './freezes.ts';
import { controlPk, key } from './keys.ts';
import type { Table } from './table.ts';

/** A press that joins an open freeze of people's side, instead of opening one of its own. */

/** The first row of a press that joined names its freeze, so that the same press again finds it. */
const JOIN = 'join';

/** A freeze lists so many of the presses that joined it; its history has them all. */
const LISTED = 50;

/** A higher epoch on the control of one scope, so that nothing approved until now can be claimed. */
const raise = (table: Table, scope: string): TransactWriteItem => ({
  Update: {
    TableName: table.name,
    Key: key(controlPk(scope, 'human')),
    UpdateExpression: 'ADD #epoch :one',
    ConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#epoch': 'epoch', '#scope': 'scope' },
    ExpressionAttributeValues: { ':one': { N: '1' }, ':scope': { S: scope } },
  },
});

/** That a freeze of everything is open. */
const isOpenOnAll = (table: Table, id: string): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: key(controlPk('all', 'human')),
    ConditionExpression: 'contains(#open, :id)',
    ExpressionAttributeNames: { '#open': 'open' },
    ExpressionAttributeValues: { ':id': { S: id } },
  },
});

/** Everything that a join writes: one control for each scope first. */
const joinWrites = (table: Table, into: Freeze, press: Press): TransactWriteItem[] => {
  const others = press.scopes.filter((scope) => !into.scopes.includes(scope));
  const joined = [...(into.joined ?? []), { by: press.by, at: press.at }].slice(-LISTED);
  const reason = press.reason === null ? into.reason : addReason(into.reason, press.reason);
  const row = { at: press.at, who: press.by, how: JOIN, to: 'open' };
  return [
    ...press.scopes.map((scope) =>
      into.scopes.includes(scope) ? close(table, scope, 'human', into.id) : raise(table, scope),
    ),
    noteOn(table, into, { until: null, untilBy: null, joined, reason }),
    freezeAudit(table, into, { ...row, evidence: press.reason }),
    auditRow(table, { ...row, id: press.id, rev: 1, from: null, hash: null, epochs: null, evidence: into.id }),
    ...(others.length === 0 ? [] : [isOpenOnAll(table, into.id)]),
  ];
};

export const openJoins = (table: Table): Pick<Store, 'freezeFor' | 'join'> => ({
  async freezeFor({ id, scopes }, withinMs) {
    const patience = patienceOf(table, withinMs);
    const wanted = [...new Set(['all', ...scopes])];
    const [signed, found] = await Promise.all([
      table.get(`SIGNED#${id}`, '000001', patience),
      table.getMany(
        wanted.map((scope) => controlPk(scope, 'human')),
        { patience },
      ),
    ]);
    if (signed !== null && signed['how'] !== JOIN) return null;
    const into = signed === null ? null : await readFreeze(table, String(signed['evidence']), patience);
    if (into !== null) return { kind: 'joined', into };
    const items = new Map(found.map(({ pk, item }) => [pk, item]));
    const open = new Map<string, readonly string[]>();
    for (const scope of wanted) {
      const read = readControl(table.name, scope, 'human', items.get(controlPk(scope, 'human')));
      open.set(scope, read.kind === 'control' ? read.control.open : []);
    }
    const everywhere = open.get('all') ?? [];
    const covering = [...new Set([...open.values()].flat())].filter(
      (each) => everywhere.includes(each) || scopes.every((scope) => open.get(scope)?.includes(each) === true),
    );
    const freezes = await Promise.all(covering.map((each) => readFreeze(table, each, patience)));
    const own = freezes
      .filter((freeze) => freeze !== null)
      .find((freeze) => isPersonal(freeze) && freeze.thawedAt === null);
    return own === undefined ? null : { kind: 'join', into: own };
  },

  async join(into, press, withinMs) {
    const writes = joinWrites(table, into, press);
    try {
      await table.transact(writes, patienceOf(table, withinMs));
      return { kind: 'committed' };
    } catch (error) {
      const unknown = press.scopes.filter((_, index) => failedAt(error, index));
      if (unknown.length > 0)
        return { kind: 'unknown-scope', scopes: unknown.map((scope) => controlKey(scope, 'human')) };
      return isConditional(error) ? { kind: 'changed' } : { kind: 'not-confirmed', error: describe(error) };
    }
  },
});
