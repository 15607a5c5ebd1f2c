import { cordOf, NO_CORD, type Cord } from '../bell/cord.ts';
import { readCord, type CordDeps } from '../bell/check-off.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Settings } from '../settings.ts';

type About = { freeze: Freeze } | { kind: string };

/** What is known of everything else without a look at the table: the answer to a press waits for none. */
export const unreadCord = ({ settings, now }: { settings: Settings; now: () => number }, answer: About): Cord =>
  'freeze' in answer ? cordOf(answer.freeze, { rings: [], checked: [] }, settings, now()) : NO_CORD;

/** How everything else is. What cannot be read is not confirmed. */
export const cordNow = async (deps: CordDeps, answer: About): Promise<Cord> => {
  try {
    return 'freeze' in answer ? await readCord(deps, answer.freeze) : NO_CORD;
  } catch {
    return unreadCord(deps, answer);
  }
};
