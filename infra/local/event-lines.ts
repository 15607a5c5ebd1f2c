import type { VigieEvent } from '../../lib/events.ts';
import type { Locale } from '../../lib/settings.ts';
import { words, type Words } from '../../lib/words/words.ts';

/** The terminal has a line for each important event. The page shows the rest. */
const cut = (text: string | undefined): string => {
  const line = (text ?? '').replaceAll(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
};

type Tell = (event: VigieEvent, w: Words['terminal']) => string;

const line = (sign: string, what: string, told: string): string => `${sign} ${what.padEnd(13)} ${told}`;
const by = (event: VigieEvent): string => event.by ?? '';

const LINES: Partial<Record<VigieEvent['type'], Tell>> = {
  'draft.created': (event, w) => line(' ', w.created, cut(event.title)),
  'delivery.approved': (event, w) => line('✓', w.approved, `${cut(event.title)} — ${by(event)}`),
  'delivery.rejected': (event, w) => line(' ', w.rejected, by(event)),
  'delivery.published': (event, w) => line('→', w.published, cut(event.title)),
  'delivery.failed': (event, w) => line('!', w.failed, cut(event.detail)),
  'delivery.unknown': (event, w) => line('?', w.unknown, cut(event.detail)),
  'delivery.expired': (event, w) => line(' ', w.expired, cut(event.title)),
  'delivery.withdrawn': (event, w) => line('←', w.withdrawn, `${event.account ?? ''} — ${by(event)}`),
  'watch.braked': (event, w) => line('▲', w.braked, w.brakedWhy(event.id, cut(event.title))),
  'watch.proposed': (event, w) => `▲ ${w.proposed(cut(event.title))}`,
  'freeze.opened': (event, w) => line('■', w.frozen, `${event.detail ?? ''} — ${by(event)} ${cut(event.title)}`),
  'freeze.joined': (event, w) => line('■', w.frozen, `${event.detail ?? ''} — ${by(event)}`),
  'freeze.thawed': (event, w) => line('□', w.thawed, w.thawedBy(by(event))),
  'freeze.not-confirmed': (event, w) => `■ ${w.notConfirmed(event.detail ?? '')}`,
  'feed.failed': (event, w) => `! ${w.feedFailed(event.id, cut(event.detail))}`,
};

/** The line for one event. Null for events that only the page shows. */
export const eventLine = (event: VigieEvent, locale: Locale): string | null =>
  LINES[event.type]?.(event, words(locale).terminal) ?? null;
