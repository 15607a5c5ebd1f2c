import type { World } from '../delivery/why.ts';
import type { Landing } from '../pages/landing.ts';
import type { Frame, ThingView } from '../pages/views.ts';
import type { Store } from '../records/store.ts';
import { readCord } from '../bell/check-off.ts';
import { troublesOf } from './account.ts';
import { MOST_OPEN, proposalView, reviewOf, rowsOf, type DeskDeps } from './desk.ts';
import { readProposals } from './now.ts';

export type ThingDeps = DeskDeps & Pick<Store, 'delivery' | 'checks' | 'rest'>;

/** So many posts stand with their account; the desk has all of them. */
const POSTS_SHOWN = 10;

/** An account, with what was found against it and the posts that are to leave from it. */
const readAccount = async (
  deps: ThingDeps,
  world: World,
  account: string,
  person: string,
): Promise<ThingView['thing']> => {
  const [checks, rest, approved] = await Promise.all([
    deps.checks([account]),
    deps.rest(account),
    deps.list('approved', { limit: MOST_OPEN }),
  ]);
  const mine = approved.filter((delivery) => delivery.account === account).slice(0, POSTS_SHOWN);
  const rows = await rowsOf(deps, world, mine);
  return {
    kind: 'account',
    account,
    troubles: checks.flatMap((check) => troublesOf(check, deps.now())).map(({ trouble }) => trouble),
    rest,
    rows: rows.map((row) => ({ ...row, review: reviewOf(row, person, deps.settings) })),
  };
};

/** What a link of a mail leads to; null: it is not there, or is over. */
export const readThing = async (
  deps: ThingDeps,
  { frame, world }: { frame: Frame; world: World },
  { to, of }: Landing,
  person: string,
): Promise<ThingView['thing'] | null> => {
  switch (to) {
    case 'keep':
    case 'thaw':
    case 'tools': {
      const freeze = frame.freezes.find(({ id }) => id === of);
      return freeze === undefined ? null : { kind: 'freeze', freeze, cord: await readCord(deps, freeze) };
    }
    case 'freeze': {
      const proposal = (await readProposals(deps, frame)).find(({ id }) => id === of);
      return proposal === undefined ? null : { kind: 'proposal', proposal: proposalView(proposal) };
    }
    case 'take-back':
    case 'post': {
      const delivery = await deps.delivery(of);
      const [row] = delivery === null ? [] : await rowsOf(deps, world, [delivery]);
      return row === undefined ? null : { kind: 'post', row: { ...row, review: reviewOf(row, person, deps.settings) } };
    }
    case 'account':
      return of in deps.settings.accounts ? readAccount(deps, world, of, person) : null;
  }
};
