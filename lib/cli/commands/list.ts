import { LISTED_STATES, shortId } from '../../delivery/named.ts';
import { STATES, type State } from '../../records/delivery.ts';
import { clockOf } from '../history.ts';
import { command } from '../command.ts';
import { answer, iso, refuse } from '../io.ts';
import { openRelay, RELAY_OPTIONS } from '../relay.ts';
import { table } from '../table.ts';

/** The most deliveries of one state that are listed. */
const MOST = 200;

const isState = (text: string): text is State => STATES.some((state) => state === text);

export const list = command({
  name: 'list',
  takes: '[state]',
  count: [0, 1],
  does: 'Lists the posts that wait, are approved, in flight, unknown or failed, or those of one state.',
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [state] = call.positionals;
    if (state !== undefined && !isState(state)) return refuse(2, 'usage', `${state}: one of: ${STATES.join(', ')}`);
    const target = await openRelay(call);
    if (target.kind === 'refused') return target;
    const { store, settings } = target;
    const states: readonly State[] = state === undefined ? LISTED_STATES : [state];
    const found = (await Promise.all(states.map((each) => store.list(each, { limit: MOST })))).flat();
    const clock = clockOf(settings);
    return answer(
      found.map(({ id, account, state: is, dueAt, expiresAt, content }) => ({
        delivery: id,
        account,
        state: is,
        dueAt: iso(dueAt),
        expiresAt: iso(expiresAt),
        text: content.text,
      })),
      found.length === 0
        ? 'nothing'
        : table(
            ['ID', 'STATE', 'ACCOUNT', `TIME (${settings.site.timeZone})`, 'TEXT'],
            found.map(({ id, account, state: is, dueAt, changedAt, content }) => [
              shortId(id),
              is,
              account,
              clock.format(is === 'approved' ? (dueAt ?? changedAt) : changedAt),
              content.text.replaceAll(/\s+/g, ' ').slice(0, 70),
            ]),
          ),
    );
  },
});
