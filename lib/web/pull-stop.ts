import type { Log } from '../events.ts';
import { openFreeze, settleFreeze, type StopAnswer, type StopDeps, type StopOrder } from '../freeze/stop.ts';
import type { Store } from '../records/store.ts';
import { SECOND_MS } from '../records/durations.ts';

export type PullStopDeps = StopDeps &
  Pick<Store, 'lastTick' | 'tick'> & {
    log: Log;
    /** Tells everybody else who may freeze or thaw. */
    told: (freeze: string) => Promise<void>;
  };

/** The answer waits so long for the other people to be told. Slack waits 3 s in all, and a person waits less. */
const TELL_WITHIN_MS = SECOND_MS;

export type PullStopHow = {
  /** Wait until what is in flight has an outcome, or none can begin any more. */
  settle: boolean;
  /** Open a new freeze when the one of the same request was thawed meanwhile; else answer that it was thawed. */
  anew: boolean;
};

/**
 * A stop that a person asked for. First the freeze is committed. After that, whatever fails, the answer is what was
 * committed, or NOT CONFIRMED. The same request again is the same freeze, and the others are told of it once.
 */
export const pullStop = async (deps: PullStopDeps, order: StopOrder, how: PullStopHow): Promise<StopAnswer> => {
  const open = async (id: string): Promise<StopAnswer> => {
    const answer = await openFreeze(deps, { ...order, id });
    const thawedAt = answer.kind === 'not-confirmed' ? answer.thawed?.thawedAt : undefined;
    return typeof thawedAt === 'number' && how.anew ? open(`${order.id}-${thawedAt}`) : answer;
  };
  let opened: StopAnswer;
  try {
    opened = await open(order.id);
  } catch (error) {
    deps.log('error', 'stop.not-confirmed', { freeze: order.id, error: String(error) });
    return { kind: 'not-confirmed', id: order.id, error: String(error) };
  }
  if (opened.kind === 'not-confirmed' && opened.thawed === undefined) {
    deps.log('error', 'stop.not-confirmed', { freeze: opened.id, error: opened.error });
  }
  if (opened.kind !== 'stopping') return opened;
  const { freeze } = opened;
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      deps.log('error', what, { freeze: freeze.id, error: String(error) });
    }
  };
  // Two marks, because a function sleeps once it has answered. `begun` leaves the telling to the request that began it.
  // When the mark of its end is missing, the sweep tells the others.
  const mark = async (name: string): Promise<boolean> => {
    try {
      if ((await deps.lastTick(name)) !== null) return true;
      await deps.tick(name, deps.now());
    } catch (error) {
      // Better told twice than not at all.
      deps.log('error', 'stop.telling-unmarked', { freeze: freeze.id, error: String(error) });
    }
    return false;
  };
  const tell = async (): Promise<void> => {
    if (await mark(`told ${freeze.id} begun`)) return;
    const { id, at, by } = freeze;
    const detail = freeze.scopes.join(' ');
    await Promise.all([
      attempt('stop.not-announced', () => deps.announce({ type: 'freeze.opened', id, at, by, detail })),
      attempt('stop.not-told', async () => {
        await deps.told(id);
        await mark(`told ${id}`);
      }),
    ]);
  };
  const answered = Promise.race([tell().then(() => true), deps.sleep(TELL_WITHIN_MS).then(() => false)]);
  let report: StopAnswer = opened;
  if (how.settle) {
    // The freeze is committed. When this fails, only what became of the sends in flight is not known.
    await attempt('stop.not-followed', async () => {
      report = await settleFreeze(deps, opened);
    });
  }
  if (!(await answered)) deps.log('warn', 'stop.telling-late', { freeze: freeze.id });
  return report;
};
