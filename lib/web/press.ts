import type { Log } from '../events.ts';
import { openFreeze, settleFreeze, type StopAnswer, type StopDeps, type StopOrder } from '../freeze/stop.ts';

export type PressDeps = StopDeps & {
  log: Log;
  /** Tells those who did not press. */
  told: (freeze: string) => Promise<void>;
};

/** How long the answer to the person who pressed waits for the others to be told: Slack waits 3 s in all, a person less. */
const TELL_WITHIN_MS = 1_000;

export type PressHow = {
  /** Wait until what is in flight has an outcome, or none can begin any more. */
  settle: boolean;
  /** The same press of a freeze that was thawed meanwhile is a new freeze, rather than the answer that it was thawed. */
  anew: boolean;
};

/**
 * A stop that a person asked for. First the freeze is committed; nothing after that can make the answer anything but what was committed, or NOT CONFIRMED. The
 * same request again is the same freeze and tells nobody twice.
 */
export const press = async (deps: PressDeps, order: StopOrder, how: PressHow): Promise<StopAnswer> => {
  const from = deps.now();
  const open = async (id: string): Promise<StopAnswer> => {
    const answer = await openFreeze(deps, { ...order, id });
    const thawedAt = 'freeze' in answer ? answer.freeze.thawedAt : null;
    return thawedAt !== null && how.anew ? open(`${order.id}-${thawedAt}`) : answer;
  };
  let opened: StopAnswer;
  try {
    opened = await open(order.id);
  } catch (error) {
    deps.log('error', 'stop.not-confirmed', { freeze: order.id, error: String(error) });
    return { kind: 'not-confirmed', id: order.id, error: String(error) };
  }
  if (opened.kind !== 'stopping' || opened.freeze.thawedAt !== null) return opened;
  const { freeze } = opened;
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      deps.log('error', what, { freeze: freeze.id, error: String(error) });
    }
  };
  let late = freeze.at >= from;
  const telling = late
    ? Promise.all([
        attempt('stop.not-announced', () =>
          deps.announce({
            type: 'freeze.opened',
            id: freeze.id,
            at: freeze.at,
            by: freeze.by,
            detail: freeze.scopes.join(' '),
          }),
        ),
        attempt('stop.not-told', () => deps.told(freeze.id)),
      ]).then(() => {
        late = false;
      })
    : Promise.resolve();
  let report: StopAnswer = opened;
  const patience = Promise.race([telling, deps.sleep(TELL_WITHIN_MS)]);
  if (how.settle) {
    try {
      report = await settleFreeze(deps, opened);
    } catch (error) {
      // It is committed; only what became of the sends in flight is not known here.
      deps.log('error', 'stop.not-followed', { freeze: freeze.id, error: String(error) });
    }
  }
  await patience;
  if (late) deps.log('warn', 'stop.telling-late', { freeze: freeze.id });
  return report;
};
