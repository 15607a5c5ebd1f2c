import { checkedHistory } from '../../bell/check-off.ts';
import { ringHistory } from '../../records/ring.ts';
import type { HistoryRow } from '../../records/audit.ts';
import type { Store } from '../../records/store.ts';
import { command } from '../command.ts';
import { historyLines, nameOf } from '../history.ts';
import { answer, iso, refuse } from '../io.ts';
import { deliveryOf, openRelay, RELAY_OPTIONS } from '../relay.ts';

/** What a freeze did to other tools, and what people checked off: each is a history of its own. */
const cordHistories = async (store: Pick<Store, 'rings' | 'audit'>, freeze: string) => {
  const rings = await store.rings(freeze);
  const named = [
    ...rings.map((ring) => ({ id: ringHistory(ring), name: ring.bell })),
    { id: checkedHistory(freeze), name: freeze },
  ];
  const read = await Promise.all(named.map(async (each) => ({ ...each, rows: await store.audit(each.id) })));
  return read.filter(({ rows }) => rows.length > 0);
};

export const audit = command({
  name: 'audit',
  count: [1, 1],
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [typed = ''] = call.positionals;
    const target = await openRelay(call);
    if (target.kind === 'refused') return target;
    const { store, settings } = target;
    const whole = await store.audit(typed);
    // A freeze is named whole, a delivery also by the start of its id.
    const named = whole.length > 0 ? null : await deliveryOf(target, typed);
    if (named !== null && 'kind' in named)
      return named.code === 'which'
        ? named
        : refuse(1, 'no-such-thing', ({ say }) => say.cli.audit.nothingRecorded(typed));
    const id = named?.id ?? typed;
    const rows = named === null ? whole : await store.audit(id);
    const gap = rows.findIndex((row, index) => row.rev !== index + 1);
    const about = (await store.freezeById(id)) ?? (await store.delivery(id));
    const others = about !== null && 'scopes' in about ? await cordHistories(store, id) : [];
    const told = (some: readonly HistoryRow[]) => some.map((row) => ({ ...row, at: iso(row.at) }));
    const elsewhere = others.map((each) => ({ id: each.id, rows: told(each.rows) }));
    return answer({ id, complete: gap === -1, rows: told(rows), elsewhere }, (reader) =>
      [
        nameOf(id, about, reader),
        ...historyLines(rows, settings, reader),
        ...others.flatMap((each) => [each.name, ...historyLines(each.rows, settings, reader)]),
        ...(gap === -1 ? [] : [reader.paint('red', reader.say.cli.audit.gap(gap + 1))]),
      ].join('\n'),
    );
  },
});
