/** Whose clock a recorded day is told by: that of its first home country. */

const ZONES: Readonly<Record<string, string>> = {
  fr: 'Europe/Paris',
  be: 'Europe/Brussels',
  ch: 'Europe/Zurich',
  uk: 'Europe/London',
  gb: 'Europe/London',
  us: 'America/New_York',
  ca: 'America/Toronto',
  de: 'Europe/Berlin',
  es: 'Europe/Madrid',
  it: 'Europe/Rome',
  pt: 'Europe/Lisbon',
  nl: 'Europe/Amsterdam',
  ie: 'Europe/Dublin',
  eu: 'Europe/Brussels',
};

export const zoneOfAudience = (audience: readonly string[]): string => ZONES[audience[0] ?? ''] ?? 'UTC';
