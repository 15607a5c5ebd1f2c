import { STAYS, type Cause } from '../records/unsent.ts';
import type { NotSentReason, RejectedReason } from './network.ts';

/** What a network's answer means for an approved post, and how loudly each cause is told. */

/** Whether it goes on waiting. */
export const stays = (text: string): text is Cause => STAYS.some((cause) => cause === text);

/** Of the whole relay, not of one account. */
export const EVERYWHERE = 'all';
export const isEverywhere = (cause: Cause): boolean => ['control', 'watch', 'unattended'].includes(cause);
export const placeOf = (cause: Cause, account: string): string => (isEverywhere(cause) ? EVERYWHERE : account);

/** Null: it passes by itself within the run or the next one. */
const OF_REASON: Readonly<Record<NotSentReason, Cause | null>> = {
  late: null,
  session: null,
  dns: 'network',
  'connection-refused': 'network',
  tls: 'network',
  unreachable: 'network',
  'connect-timeout': 'network',
  'address-refused': 'network',
  'rate-limited': 'limited',
  'version-ended': 'version',
  credentials: 'credentials',
  'secret-missing': 'secret',
  'media-missing': 'picture',
  'not-ready': 'preparing',
};

export const causeOf = (reason: NotSentReason): Cause | null => OF_REASON[reason];

export const causeOfRefusal = (reason: RejectedReason): Cause =>
  reason === 'forbidden' ? 'forbidden' : reason === 'no-credit' ? 'credit' : 'refused';

/** The gap and the cap of an hour only pace what leaves: people are told of that when it ends by it, not before. */
export const isTold = (cause: Cause): boolean => cause !== 'pace';

/**
 * Whether the alarm rings for it. A freeze and a brake were told as such, a newsroom that owes answers or named a
 * blackout wanted it so, and an unknown send has an alarm of its own.
 */
export const rings = (cause: Cause): boolean =>
  isTold(cause) && !['held', 'brake', 'unknown', 'reply-debt', 'blackout'].includes(cause);

/** Whether the alarm rings when a post expires by it: also by what only paced it, or made it wait for hours. */
export const ringsAtItsEnd = (cause: Cause): boolean => rings(cause) || ['pace', 'blackout'].includes(cause);

/** What only the publisher knows; all else can be read from the present state of the world. */
export const isOfNetwork = (cause: Cause): boolean =>
  [...Object.values(OF_REASON), 'trouble', 'altered', 'not-applied', 'unattended', 'reply-debt'].includes(cause);
