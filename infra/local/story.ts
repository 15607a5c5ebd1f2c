import type { VigieEvent } from '../../lib/events.ts';
import type { Locale } from '../../lib/settings.ts';

/** The terminal tells what happened in a line each; the page tells the rest. */
const cut = (text: string | undefined): string => {
  const line = (text ?? '').replaceAll(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
};

type Lines = Partial<Record<VigieEvent['type'], (event: VigieEvent) => string>>;

const FR: Lines = {
  'draft.created': (event) => `  brouillon     ${cut(event.title)}`,
  'delivery.approved': (event) => `✓ approuvé      ${cut(event.title)} — ${event.by ?? ''}`,
  'delivery.rejected': (event) => `  refusé        ${event.by ?? ''}`,
  'delivery.published': (event) => `→ publié        ${cut(event.title)}`,
  'delivery.failed': (event) => `! échec         ${cut(event.detail)}`,
  'delivery.unknown': (event) => `? à vérifier    ${cut(event.detail)}`,
  'delivery.expired': (event) => `  expiré        ${cut(event.title)}`,
  'delivery.withdrawn': (event) => `← retiré        ${event.account ?? ''} — ${event.by ?? ''}`,
  'watch.braked': (event) => `▲ retardé       ${event.id} : ${cut(event.title)}`,
  'watch.proposed': (event) => `▲ la vigie propose d’arrêter : ${cut(event.title)}`,
  'freeze.opened': (event) => `■ GELÉ          ${event.detail ?? ''} — ${event.by ?? ''} ${cut(event.title)}`,
  'freeze.thawed': (event) => `□ dégelé        ${event.by ?? ''} (rien ne part de soi-même)`,
  'freeze.not-confirmed': (event) => `■ ARRÊT NON CONFIRMÉ ${event.detail ?? ''}`,
  'feed.failed': (event) => `! flux ${event.id} : ${cut(event.detail)}`,
};

const EN: Lines = {
  'draft.created': (event) => `  draft         ${cut(event.title)}`,
  'delivery.approved': (event) => `✓ approved      ${cut(event.title)} — ${event.by ?? ''}`,
  'delivery.rejected': (event) => `  rejected      ${event.by ?? ''}`,
  'delivery.published': (event) => `→ published     ${cut(event.title)}`,
  'delivery.failed': (event) => `! failed        ${cut(event.detail)}`,
  'delivery.unknown': (event) => `? unknown       ${cut(event.detail)}`,
  'delivery.expired': (event) => `  expired       ${cut(event.title)}`,
  'delivery.withdrawn': (event) => `← taken back    ${event.account ?? ''} — ${event.by ?? ''}`,
  'watch.braked': (event) => `▲ delayed       ${event.id}: ${cut(event.title)}`,
  'watch.proposed': (event) => `▲ the watch proposes a stop: ${cut(event.title)}`,
  'freeze.opened': (event) => `■ FROZEN        ${event.detail ?? ''} — ${event.by ?? ''} ${cut(event.title)}`,
  'freeze.thawed': (event) => `□ thawed        ${event.by ?? ''} (nothing leaves by itself)`,
  'freeze.not-confirmed': (event) => `■ STOP NOT CONFIRMED ${event.detail ?? ''}`,
  'feed.failed': (event) => `! feed ${event.id}: ${cut(event.detail)}`,
};

const of =
  (lines: Lines) =>
  (event: VigieEvent): string | null =>
    lines[event.type]?.(event) ?? null;

export const EVENT_LINES: Readonly<Record<Locale, (event: VigieEvent) => string | null>> = { fr: of(FR), en: of(EN) };
