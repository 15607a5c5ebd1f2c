import type { SourceHealth } from '../../crisis/health.ts';
import { readNow } from '../../desk/now.ts';
import { watchSources } from '../../watch-sources.ts';
import { command } from '../command.ts';
import { answer, iso, type Reader } from '../io.ts';
import { openRelay, RELAY_OPTIONS } from '../relay.ts';
import type { Target } from '../target.ts';

/** Silence is unknown, never calm: every source that is not fresh is named with what is known of it. */
const healthLines = (sources: readonly SourceHealth[], { say, paint, time }: Reader): string[] => {
  const { status: told } = say.cli;
  const fresh = sources.filter(({ state }) => state === 'fresh').length;
  const when = (at: number | null): string => (at === null ? '?' : time(at));
  return [
    told.fresh(fresh, sources.length),
    ...sources.flatMap(({ id, owner, state, okAt, newAt, failures }) => {
      if (state === 'fresh') return [];
      const lastRead = okAt === null ? told.neverRead : told.lastRead(time(okAt));
      const known = state === 'stale' ? told.nothingNewSince(when(newAt)) : lastRead;
      const failed = failures === 0 ? '' : `, ${told.failures(failures)}`;
      return [paint('yellow', `  ? ${told.unknownSource(`${id} (${owner})`, known)}${failed}`)];
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

const stateText = (state: State, reader: Reader): string => {
  const { so, said, okUntil, problems, sources, flights, unknown, unsent } = state;
  const { freezes, silent, braked, approved, held } = so;
  const { say, paint, time, timeZone } = reader;
  const { status: told, thaw } = say.cli;
  const flying = 'unreadable' in flights ? '?' : String(flights.length);
  return [
    paint('bold', said),
    ...(freezes.length === 0 ? [paint('green', told.notFrozen)] : []),
    ...freezes.map(({ scopes, by, at, id }) => paint('red', told.frozen(scopes.join(' '), by, time(at), id))),
    silent ? paint('red', thaw.silent) : told.okUntil(okUntil === null ? '?' : time(okUntil)),
    ...healthLines(sources, reader),
    ...braked.map(({ lane, until }) => paint('yellow', told.delayed(lane, time(until)))),
    ...problems.map(({ key, why }) => paint('red', told.control(key, why))),
    ...('unreadable' in flights ? [paint('red', told.flightsUnreadable(flights.unreadable))] : []),
    told.counts(approved, held, flying, unknown.length),
    ...unsent.map(({ delivery, account, cause, detail, since }) =>
      told.notSent(told.on(delivery, account), time(since), `${cause}: ${detail}`),
    ),
    paint('dim', told.times(timeZone)),
  ].join('\n');
};

export const status = command({
  name: 'status',
  count: [0, 0],
  options: RELAY_OPTIONS,
  run: async (call) => {
    const target = await openRelay(call);
    if (target.kind === 'refused') return target;
    const state = await readState(target);
    return answer(stateJson(state), (reader) => stateText(state, reader));
  },
});
