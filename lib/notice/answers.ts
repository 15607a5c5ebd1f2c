import { OPEN_MS, openQuestions } from '../answers/rule.ts';
import { accountsRead } from '../desk/answers.ts';
import { answersSlack } from '../pages/answers.ts';
import type { Store } from '../records/store.ts';
import type { NoticeDeps } from './notice.ts';
import { TURN_MS, type TellDeps } from './tell.ts';

export type AnswersNoticeDeps = TellDeps & Pick<NoticeDeps, 'settings' | 'slack'> & Pick<Store, 'answers'>;

/**
 * Tells the channel of Slack of questions that it was not told of: one message an account. What was told is noted by
 * when it was first seen, so that nothing is kept of any question. A message that fails comes again a minute later.
 */
export const tellQuestions = async (deps: AnswersNoticeDeps): Promise<string[]> => {
  if (deps.settings.slack === undefined) return [];
  const told: string[] = [];
  const now = deps.now();
  for (const account of accountsRead(deps.settings)) {
    const mark = `told answers ${account}`;
    const since = (await deps.lastTick(mark)) ?? 0;
    const open = openQuestions(await deps.answers(account, now - OPEN_MS), now).filter(({ seen }) => seen > since);
    if (open.length === 0 || !(await deps.takeTurn(`telling answers ${account}`, now, TURN_MS))) continue;
    try {
      await deps.slack(answersSlack(account, open, deps.settings.site));
    } catch (error) {
      deps.log('error', 'slack.failed', { of: `answers ${account}`, to: 'the channel', error: String(error) });
      continue;
    }
    await deps.tick(mark, Math.max(...open.map(({ seen }) => seen)));
    told.push(account);
  }
  return told;
};
