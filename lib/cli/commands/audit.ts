import { command } from '../command.ts';
import { historyLines, nameOf } from '../history.ts';
import { answer, iso, refuse } from '../io.ts';
import { deliveryOf, openRelay, RELAY_OPTIONS } from '../relay.ts';

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
    return answer({ id, complete: gap === -1, rows: rows.map((row) => ({ ...row, at: iso(row.at) })) }, (reader) =>
      [
        nameOf(id, about, reader),
        ...historyLines(rows, settings, reader),
        ...(gap === -1 ? [] : [reader.paint('red', reader.say.cli.audit.gap(gap + 1))]),
      ].join('\n'),
    );
  },
});
