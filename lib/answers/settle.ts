import { may } from '../people.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../records/store.ts';

export type SettleDeps = Pick<Store, 'answers' | 'settleAnswer'> & { settings: Settings; now: () => number };

/** A person says that nothing is left to answer to a question. */
export const settleQuestion = async (
  deps: SettleDeps,
  order: { account: string; reply: string; at: number; by: string },
): Promise<'settled' | 'not-allowed' | 'gone'> => {
  const { account, reply, at, by } = order;
  if (!may(deps.settings, by, 'approve')) return 'not-allowed';
  const found = (await deps.answers(account, at)).find((each) => each.reply === reply && each.at === at);
  if (found === undefined) return 'gone';
  const now = deps.now();
  const isSettled = await deps.settleAnswer(found, now, { at: now, who: by, how: 'nothing left to answer' });
  return isSettled ? 'settled' : 'gone';
};
