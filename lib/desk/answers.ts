import { numbersOf, OPEN_MS, openQuestions } from '../answers/rule.ts';
import { readsAnswers } from '../networks/account.ts';
import { recordOf } from '../networks/records.ts';
import type { AnswersView } from '../pages/views.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Answer } from '../records/answer.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';

/** The accounts whose answers are read. */
export const accountsRead = ({ accounts }: Settings): string[] =>
  Object.keys(accounts).filter((account) => readsAnswers(recordOf(account), accounts[account] ?? {}));

export type AnswersViewDeps = Pick<Store, 'answers'> & { settings: Settings; now: () => number };

/** `sent`: the posts of the last day. Null: nobody reads the answers of any account. */
export const readAnswersView = async (
  deps: AnswersViewDeps,
  sent: readonly Pick<Delivery, 'account' | 'state'>[],
): Promise<AnswersView | null> => {
  const accounts = accountsRead(deps.settings);
  if (accounts.length === 0) return null;
  const now = deps.now();
  const found = await Promise.all(accounts.map((account) => deps.answers(account, now - OPEN_MS)));
  const answers: Answer[] = found.flat();
  const posts = sent.filter(({ account, state }) => state === 'published' && accounts.includes(account)).length;
  return { numbers: numbersOf(answers, posts, now), open: openQuestions(answers, now) };
};
