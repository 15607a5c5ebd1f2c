import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import {
  controlKey,
  controlsOf,
  readControlKey,
  type Control,
  type ControlProblem,
  type Epochs,
  type Side,
} from '../../records/control.ts';
import type { Store } from '../../records/store.ts';
import { controlPk, key } from './keys.ts';
import type { Row, Table } from './table.ts';

const StoredControl = z.strictObject({
  scope: z.string(),
  table: z.string(),
  epoch: z.int(),
  open: z.optional(z.set(z.string())),
});

export type ControlRead = { kind: 'control'; control: Control } | ({ kind: 'problem' } & ControlProblem);

/**
 * What a stored control says. `tableName`: a control that was copied from another table counts for nothing.
 */
export const readControl = (tableName: string, scope: string, side: Side, item: Row | undefined): ControlRead => {
  const name = controlKey(scope, side);
  if (item === undefined) return { kind: 'problem', key: name, why: 'missing' };
  const parsed = StoredControl.safeParse(item);
  if (!parsed.success || parsed.data.scope !== scope) return { kind: 'problem', key: name, why: 'malformed' };
  if (parsed.data.table !== tableName) return { kind: 'problem', key: name, why: 'another-table' };
  return { kind: 'control', control: { scope, side, epoch: parsed.data.epoch, open: [...(parsed.data.open ?? [])] } };
};

/** The condition of one control: there, of this table, at this epoch, and clear unless it may be open. */
const controlCheck = (
  table: Table,
  scope: string,
  side: Side,
  epoch: number,
  mayBeOpen: boolean,
): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table.name,
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
      ':table': { S: table.name },
      ':number': { S: 'N' },
      ':epoch': { N: String(epoch) },
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/**
 * The conditions of these controls, in the order of the epochs. `mayBeOpen`: the approval was given under
 * freeze.
 */
export const controlChecks = (table: Table, epochs: Epochs, mayBeOpen: boolean): TransactWriteItem[] =>
  Object.entries(epochs).map(([name, epoch]) => {
    const control = readControlKey(name);
    if (control === null) throw new Error(`not a control: ${name}`);
    return controlCheck(table, control.scope, control.side, epoch, mayBeOpen);
  });

export const openControls = (table: Table): Pick<Store, 'controls'> => ({
  async controls(scopes) {
    const wanted = controlsOf([...new Set(scopes)]);
    const found = await table.getMany(wanted.map(({ scope, side }) => controlPk(scope, side)));
    const items = new Map(found.map(({ pk, item }) => [pk, item]));
    const read = wanted.map(({ scope, side }) =>
      readControl(table.name, scope, side, items.get(controlPk(scope, side))),
    );
    return {
      controls: read.flatMap((each) => (each.kind === 'control' ? [each.control] : [])),
      problems: read.flatMap((each) => (each.kind === 'problem' ? [{ key: each.key, why: each.why }] : [])),
    };
  },
});
