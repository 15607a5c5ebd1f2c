import type { Alert, AlertLevel, AlertStanding, WatchItem } from './signal.ts';
import type { WatchSource } from '../watch-sources.ts';
import { HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * Official messages: CAP 1.1 and 1.2 (OASIS), GDACS and USGS. They come late, so they confirm a story and
 * seldom start one. A message is `live` only when it is actual, is an alert or an update, is no exercise, is
 * valid now, and says more than the weather of every week.
 */

/** An alert about an event that began longer ago than this is past, whatever its expiry says. */
const PAST_AFTER_MS = 24 * HOUR_MS;
const FUTURE_SLACK_MS = 15 * MINUTE_MS;

const EXERCISE =
  /\b(exercise|exercice|drill|test|essai|simulation|übung|ejercicio|esercitazione|simulacro|oefening)\b/i;

const first = (fields: Readonly<Record<string, string>>, names: readonly string[]): string | undefined => {
  for (const name of names) {
    const value = fields[`cap:${name}`] ?? fields[name];
    if (value !== undefined && value.trim() !== '') return value.trim();
  }
  return undefined;
};

const time = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const ms = /^\d{11,14}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
};

const lower = (text: string | undefined): string => (text ?? '').toLowerCase();

const colour = (text: string): AlertLevel | undefined =>
  text === 'red' || text === 'orange' || text === 'yellow' || text === 'green' ? text : undefined;

/** The severity, urgency and certainty that an alert must have to be sent to mobile phones. */
const capLevel = (fields: Readonly<Record<string, string>>): AlertLevel => {
  const urgent = ['immediate', 'expected'].includes(lower(first(fields, ['urgency'])));
  const sure = ['observed', 'likely'].includes(lower(first(fields, ['certainty'])));
  if (!urgent || !sure) return 'green';
  const severity = lower(first(fields, ['severity']));
  return severity === 'extreme'
    ? 'red'
    : severity === 'severe'
      ? 'orange'
      : severity === 'moderate'
        ? 'yellow'
        : 'green';
};

/**
 * The colour of USGS PAGER where there is one. A magnitude alone says little, so only a great earthquake counts
 * by it.
 */
const quakeLevel = (fields: Readonly<Record<string, string>>, title: string): AlertLevel | undefined => {
  const pager = colour(lower(fields['usgs:alert'] ?? fields['alert']));
  if (pager !== undefined) return pager;
  const magnitude = Number(/\b(?:M|EQ|magnitude)\s?(\d(?:\.\d)?)\b/i.exec(title)?.[1] ?? Number.NaN);
  if (Number.isNaN(magnitude)) return undefined;
  return magnitude >= 7.5 ? 'orange' : magnitude >= 7 ? 'yellow' : 'green';
};

const levelOf = (fields: Readonly<Record<string, string>>, title: string): AlertLevel => {
  const gdacs = colour(lower(fields['gdacs:alertlevel']));
  if (gdacs !== undefined) {
    const type = lower(fields['gdacs:eventtype']);
    // Droughts last for years. Cyclones are known days ahead, and an orange one is only a forecast.
    if (type === 'dr') return 'green';
    return type === 'tc' && gdacs === 'orange' ? 'yellow' : gdacs;
  }
  const quake = quakeLevel(fields, title);
  const cap = capLevel(fields);
  // A quake's CAP message says "Past, Unknown": its level comes from PAGER or its magnitude.
  return cap === 'green' && quake !== undefined ? quake : cap;
};

type Fields = Readonly<Record<string, string>>;

/** What the message says of itself: that it is none of now, or no message to the public. */
const formOf = (fields: Fields, title: string): AlertStanding | null => {
  const status = lower(first(fields, ['status']));
  const type = lower(first(fields, ['msgtype']));
  if (type !== '' && status === 'exercise') return 'exercise';
  if ((type !== '' && status !== 'actual') || status === 'deleted') return 'not-actual';
  if (type === 'cancel') return 'cancelled';
  if (type === 'ack' || type === 'error') return 'acknowledgement';
  const told = `${title} ${first(fields, ['note', 'event', 'headline']) ?? ''}`;
  const test = /\bthis is (only )?a test\b/i.test(first(fields, ['description']) ?? '');
  if (EXERCISE.test(told) || test) return 'exercise';
  return lower(first(fields, ['responsetype'])) === 'allclear' ? 'cancelled' : null;
};

/** Whether it is about now. */
const timeOf = (fields: Fields, at: number | undefined, now: number): AlertStanding | null => {
  const expires = time(first(fields, ['expires']));
  if (expires !== undefined && expires <= now) return 'expired';
  if (lower(fields['gdacs:iscurrent']) === 'false') return 'past';
  const begins = time(first(fields, ['onset', 'effective'])) ?? at;
  if (begins === undefined) return 'undated';
  const began = time(fields['gdacs:fromdate']) ?? time(fields['usgs:time']) ?? begins;
  if (Math.max(begins, began) > now + FUTURE_SLACK_MS) return 'future';
  return now - began > PAST_AFTER_MS ? 'past' : null;
};

const standingOf = (fields: Fields, title: string, at: number | undefined, now: number): AlertStanding => {
  const weather = lower(first(fields, ['category'])) === 'met' && lower(first(fields, ['severity'])) !== 'extreme';
  return formOf(fields, title) ?? timeOf(fields, at, now) ?? (weather ? 'weather' : 'live');
};

/** The alert that an entry of an official source carries. Unknown or missing fields never make it worse. */
export const alertOf = (item: WatchItem, source: WatchSource, now: number): Alert => {
  const fields = item.fields ?? {};
  const sent = time(first(fields, ['sent'])) ?? item.publishedAt ?? time(fields['usgs:time']);
  const title = first(fields, ['headline']) ?? item.title;
  return {
    kind: 'alert',
    at: Math.min(sent ?? now, now),
    seen: now,
    source: source.id,
    owner: source.owner,
    title: title.slice(0, 300),
    lang: item.lang ?? source.lang,
    level: levelOf(fields, `${item.title} ${title}`),
    standing: standingOf(fields, `${item.title} ${title}`, sent, now),
    id: first(fields, ['incidents', 'identifier']) ?? item.id ?? item.link ?? item.title,
    area: first(fields, ['areadesc']) ?? fields['gdacs:country'] ?? fields['usgs:place'] ?? '',
    ...(item.link === undefined ? {} : { url: item.link }),
  };
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text
    .replace(/^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/, '$1')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim();

const CAP_FIELDS = `
    identifier sent status msgType incidents note language category event responseType urgency severity
    certainty effective onset expires headline description areaDesc
  `
  .trim()
  .split(/\s+/);

/**
 * The fields of one CAP message in XML, by `cap:` names in lower case. Of several `info` blocks the first
 * counts. Null when the text is no CAP message.
 */
export const capFields = (xml: string): Record<string, string> | null => {
  if (!/<(?:\w+:)?alert[\s>][^]*urn:oasis:names:tc:emergency:cap:1\.[12]/.test(xml.slice(0, 100_000))) return null;
  const fields: Record<string, string> = {};
  for (const name of CAP_FIELDS) {
    const found = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*(?:<!\\[CDATA\\[[^]*?\\]\\]>)?[^<]*)</`).exec(
      xml,
    )?.[1];
    if (found !== undefined) fields[`cap:${name.toLowerCase()}`] = unescape(found);
  }
  return fields;
};

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

const usgsItem = (feature: unknown): WatchItem[] => {
  const outer = record(feature);
  const properties = record(outer?.['properties']);
  const title = text(properties?.['title']);
  if (properties === null || title === undefined) return [];
  const fields: Record<string, string> = {};
  for (const name of ['mag', 'place', 'time', 'updated', 'alert', 'tsunami', 'status']) {
    const value = text(properties[name]);
    if (value !== undefined) fields[`usgs:${name}`] = value;
  }
  const id = text(outer?.['id']);
  const link = text(properties['url']);
  const at = Number(fields['usgs:time']);
  return [
    {
      ...(id === undefined ? {} : { id }),
      ...(link === undefined ? {} : { link }),
      ...(Number.isFinite(at) ? { publishedAt: at } : {}),
      title,
      fields,
    },
  ];
};

/**
 * The entries of an alert document that is no feed: a USGS GeoJSON summary or one CAP message. Null when it is
 * neither.
 */
export const alertItems = (body: string): WatchItem[] | null => {
  const start = body.trimStart();
  if (start.startsWith('{')) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(start);
    } catch {
      return null;
    }
    const features = record(parsed)?.['features'];
    return Array.isArray(features) ? features.flatMap(usgsItem) : null;
  }
  if (/<(?:\w+:)?(?:rss|feed|RDF)[\s>]/.test(start.slice(0, 2_000))) return null;
  const fields = capFields(start);
  if (fields === null) return null;
  const title = fields['cap:headline'] ?? fields['cap:event'];
  return title === undefined
    ? []
    : [{ title, fields, ...(fields['cap:identifier'] === undefined ? {} : { id: fields['cap:identifier'] }) }];
};
