/**
 * What happened, for other systems that subscribe to the event bus (Zapier, IFTTT, Slack, analytics). The names
 * stand here once, to send, to route and to parse by. Events may come late, twice or never; the record is the
 * table.
 */
export const EVENT_SOURCE = 'vigie';

export const EVENT_TYPES = [
  'draft.created',
  'delivery.asked',
  'delivery.first-yes',
  'delivery.approved',
  'delivery.rejected',
  'delivery.edited',
  'delivery.returned',
  'delivery.moved',
  'delivery.claimed',
  'delivery.pulled-back',
  'delivery.published',
  'delivery.failed',
  'delivery.unknown',
  'delivery.expired',
  'delivery.take-back',
  'delivery.withdrawn',
  'account.waits',
  'freeze.opened',
  'freeze.joined',
  'freeze.thawed',
  'freeze.not-confirmed',
  'watch.braked',
  'watch.brake-ended',
  'watch.proposed',
  'watch.called',
  'bell.not-confirmed',
  'bell.gave-up',
  'feed.failed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** People are told of these at once. What no event told, notify finds by the clock. */
export const TOLD_AT_ONCE = [
  'freeze.opened',
  'freeze.thawed',
  'watch.proposed',
  'bell.not-confirmed',
  'bell.gave-up',
  'account.waits',
  'delivery.failed',
  'delivery.unknown',
  'delivery.expired',
  'delivery.returned',
] as const satisfies readonly EventType[];

/** Other tools are stopped, and receivers told, at once. What no event rang, the bell finds by the clock. */
export const RUNG_AT_ONCE = [
  'freeze.opened',
  'freeze.thawed',
  'watch.braked',
  'watch.brake-ended',
] as const satisfies readonly EventType[];

/**
 * `id` is the draft, delivery, account, freeze, lane or feed that it is about; `at` is in epoch ms. The rest is for
 * people.
 */
export type VigieEvent = {
  type: EventType;
  id: string;
  at: number;
  by?: string;
  account?: string;
  title?: string;
  detail?: string;
  url?: string | null;
};

export type Announce = (event: VigieEvent) => Promise<void>;

/** A log line: a constant event name and fields. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: Record<string, unknown>) => void;
