import { lanesOf, sameEpochs, type Placed } from '../freeze/scope.ts';
import type { Epochs } from '../records/control.ts';
import type { Yes } from '../records/approval.ts';
import type { Settings } from '../settings.ts';

/** Where two people have to say yes. The first yes completes nothing, and nobody says both. */

/** Whether one of its feeds or lanes wants two yeses. */
export const needsTwo = (settings: Settings, of: Placed): boolean =>
  of.feeds.some((feed) => settings.feeds[feed]?.approvals === 2) ||
  lanesOf(of, settings).some((lane) => settings.lanes?.[lane]?.approvals === 2);

/** Whether a first yes is to this text, in this state of the world. A freeze that came after it ends it. */
export const stands = (yes: Pick<Yes, 'hash' | 'epochs'>, hash: string, epochs: Epochs): boolean =>
  yes.hash === hash && sameEpochs(yes.epochs, epochs);
