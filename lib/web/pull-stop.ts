import type { Log } from '../events.ts';
import { pressStop, settleFreeze, stopEvent, type PressDeps, type StopAnswer, type StopOrder } from '../freeze/stop.ts';
import type { Proposal } from '../records/proposal.ts';
import { SECOND_MS } from '../records/durations.ts';

export type PullStopDeps = PressDeps & { log: Log };

/** The answer waits so long for the bus to take the event. Slack waits 3 s in all, and a person waits less. */
const ANNOUNCE_WITHIN_MS = SECOND_MS;

/** The stop that a proposal of the watch becomes. Pressed on the desk and in Slack, it is one freeze. */
export const proposalOrder = ({ id, scopes, story, evidence }: Proposal, by: string): StopOrder => ({
  id: `proposal-${id}`,
  scopes,
  source: 'human',
  by,
  story,
  evidence,
});

export type PullStopHow = {
  /** Wait until what is in flight has an outcome, or none can begin any more. */
  settle: boolean;
  /** Open a new freeze when the one of the same request was thawed meanwhile; else answer that it was thawed. */
  anew: boolean;
};

/**
 * A stop that a person asked for. First the freeze is committed. After that, whatever fails, the answer is what was
 * committed, or NOT CONFIRMED. The same request again is the same freeze. The event has notify tell the others, once
 * however often it comes; where it is lost, notify finds the freeze in the table.
 */
export const pullStop = async (deps: PullStopDeps, order: StopOrder, how: PullStopHow): Promise<StopAnswer> => {
  const open = async (id: string): Promise<StopAnswer> => {
    const answer = await pressStop(deps, { ...order, id });
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
  const { id } = opened.freeze;
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      deps.log('error', what, { freeze: id, error: String(error) });
    }
  };
  const announced = Promise.race([
    attempt('stop.not-announced', () => deps.announce(stopEvent(opened, order.by, deps.now()))).then(() => true),
    deps.sleep(ANNOUNCE_WITHIN_MS).then(() => false),
  ]);
  let report: StopAnswer = opened;
  if (how.settle) {
    // The freeze is committed. When this fails, only what became of the sends in flight is not known.
    await attempt('stop.not-followed', async () => {
      report = await settleFreeze(deps, opened);
    });
  }
  if (!(await announced)) deps.log('error', 'stop.not-announced', { freeze: id, error: 'the bus did not answer' });
  return report;
};
