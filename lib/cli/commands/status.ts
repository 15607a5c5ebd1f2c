import type { SourceHealth } from '../../crisis/health.ts';
import { readNow } from '../../desk/now.ts';
import { watchSources } from '../../watch-sources.ts';
import { command } from '../command.ts';
import { answer, iso } from '../io.ts';
import { openRelay, RELAY_OPTIONS } from '../relay.ts';
import type { Target } from '../target.ts';

/** Silence is unknown, never calm: every source that is not fresh is named with what is known of it. */
const healthLines = (sources: readonly SourceHealth[]): string[] => {
  const fresh = sources.filter(({ state }) => state === 'fresh').length;
  const lastRead = (at: number | null): string => (at === null ? 'never read' : `last read ${iso(at) ?? ''}`);
  return [
    `${fresh} of ${sources.length} sources fresh`,
    ...sources.flatMap(({ id, owner, state, okAt, newAt, failures }) => {
      if (state === 'fresh') return [];
      const known = state === 'stale' ? `nothing new since ${iso(newAt) ?? ''}` : lastRead(okAt);
      return [`  ? ${id} (${owner}): unknown, ${known}${failures === 0 ? '' : `, ${failures} failures`}`];
    }),
  ];
};

/** Everything that is read for the answer, at one moment. */
export const readState = async ({ store, settings, now }: Pick<Target, 'store' | 'settings' | 'now'>) => {
  // What reads the watch's memory, and says it, is loaded here: the other commands do without it.
  const [{ unpackMemory }, { readFrame }, { nowText }] = await Promise.all([
    import('../../crisis/memory.ts'),
    import('../../desk/frame.ts'),
    import('../../pages/now.ts'),
  ]);
  const seen = await readFrame({
    ...store,
    settings,
    now,
    sources: watchSources(settings),
    loadMemory: () => store.memory('watch').then(unpackMemory),
  });
  const { frame, world } = seen;
  const [so, flights, unknown, approved] = await Promise.all([
    readNow({ ...store, settings }, seen),
    store.inFlight().catch((error: unknown) => ({ unreadable: String(error) })),
    store.list('unknown', { limit: 100 }),
    store.list('approved', { before: now() }),
  ]);
  return {
    at: frame.now,
    so,
    said: nowText(so, frame),
    problems: world.problems,
    okUntil: frame.watch.okUntil,
    sources: frame.watch.sources,
    flights,
    unknown,
    unsent: approved.flatMap(({ id, account, content, unsent }) =>
      unsent === undefined ? [] : [{ delivery: id, account, text: content.text, ...unsent }],
    ),
  };
};
type State = Awaited<ReturnType<typeof readState>>;

const stateJson = (state: State) => ({
  at: iso(state.at),
  now: state.said,
  frozen: state.so.freezes.map(({ id, scopes, by, at, until, reason, evidence }) => ({
    id,
    scopes,
    by,
    at: iso(at),
    until: iso(until),
    reason,
    evidence,
  })),
  controlProblems: state.problems,
  watch: {
    okUntil: iso(state.okUntil),
    silent: state.so.silent,
    braked: Object.fromEntries(state.so.braked.map(({ lane, until }) => [lane, iso(until)])),
    sources: state.sources.map((each) => ({ ...each, okAt: iso(each.okAt), newAt: iso(each.newAt) })),
  },
  inFlight:
    'unreadable' in state.flights
      ? null
      : state.flights.map(({ delivery, account, text, claimedAt }) => ({
          delivery,
          account,
          text,
          claimedAt: iso(claimedAt),
        })),
  unknown: state.unknown.map(({ id, account, content }) => ({ delivery: id, account, text: content.text })),
  approved: state.so.approved,
  held: state.so.held,
  toDecide: state.so.toDecide,
  unsent: state.unsent.map((each) => ({ ...each, since: iso(each.since) })),
});

const stateText = ({ so, said, okUntil, problems, sources, flights, unknown, unsent }: State): string => {
  const { freezes, silent, braked, approved, held } = so;
  const flying = 'unreadable' in flights ? '?' : flights.length;
  return [
    said,
    ...(freezes.length === 0 ? ['not frozen'] : []),
    ...freezes.map(({ scopes, by, at, id }) => `FROZEN ${scopes.join(' ')} by ${by} since ${iso(at) ?? ''} (${id})`),
    silent
      ? 'the watch is silent: nothing is sent until it gives its all-clear again'
      : `the watch’s all-clear holds until ${iso(okUntil) ?? ''}`,
    ...healthLines(sources),
    ...braked.map(
      ({ lane, until }) => `delayed: ${lane} until ${iso(until) ?? ''} (thaw brake:${lane} ends it before)`,
    ),
    ...problems.map(({ key, why }) => `control ${key}: ${why}, so nothing under it is sent`),
    ...('unreadable' in flights ? [`what is in flight cannot be read: ${flights.unreadable}`] : []),
    `${approved} approved, ${held} held, ${flying} in flight, ${unknown.length} unknown`,
    ...unsent.map(
      ({ delivery, account, cause, detail, since }) =>
        `not sent: ${delivery} on ${account} since ${iso(since) ?? ''}, ${cause}: ${detail}`,
    ),
  ].join('\n');
};

export const status = command({
  name: 'status',
  takes: '',
  count: [0, 0],
  does: 'Says what is frozen, delayed, in flight and unknown, and whether the watch reads the news.',
  options: RELAY_OPTIONS,
  run: async (call) => {
    const target = await openRelay(call);
    if (target.kind === 'refused') return target;
    const state = await readState(target);
    return answer(stateJson(state), stateText(state));
  },
});
