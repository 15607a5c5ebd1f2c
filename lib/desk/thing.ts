import type { World } from '../delivery/why.ts';
import type { Landing } from '../pages/landing.ts';
import type { Frame, ThingView } from '../pages/views.ts';
import type { Store } from '../records/store.ts';
import { proposalView, reviewOf, rowsOf, type DeskDeps } from './desk.ts';
import { readProposals } from './now.ts';

export type ThingDeps = DeskDeps & Pick<Store, 'delivery'>;

/** What a link of a mail leads to; null: it is not there, or is over. */
export const readThing = async (
  deps: ThingDeps,
  { frame, world }: { frame: Frame; world: World },
  { to, of }: Landing,
  person: string,
): Promise<ThingView['thing'] | null> => {
  switch (to) {
    case 'keep':
    case 'thaw': {
      const freeze = frame.freezes.find(({ id }) => id === of);
      return freeze === undefined ? null : { kind: 'freeze', freeze };
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
  }
};
