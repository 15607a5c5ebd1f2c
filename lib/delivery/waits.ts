import type { NotSentReason } from './network.ts';

/** What keeps an approved post that is due from leaving until somebody does something, or until time passes. */
export const CAUSES = [
  'credentials',
  'secret',
  'limited',
  'version',
  'network',
  'picture',
  'preparing',
  'day-cap',
  'month-cap',
  'not-configured',
  'control',
  'watch',
] as const;
export type Cause = (typeof CAUSES)[number];

export const isCause = (text: string): text is Cause => CAUSES.some((cause) => cause === text);

/** Of the whole relay, not of one account. */
export const EVERYWHERE = 'all';
export const isEverywhere = (cause: Cause): boolean => cause === 'control' || cause === 'watch';
export const placeOf = (cause: Cause, account: string): string => (isEverywhere(cause) ? EVERYWHERE : account);

/** Null: it passes by itself within the run or the next one. */
const OF_REASON: Readonly<Record<NotSentReason, Cause | null>> = {
  late: null,
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
