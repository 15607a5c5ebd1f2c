import { describe, expect, it } from 'vitest';
import { alertItems, alertOf, capFields } from '../../lib/crisis/alert.ts';
import type { WatchSource } from '../../lib/watch-sources.ts';
import type { WatchItem } from '../../lib/crisis/signal.ts';

const NOW = Date.parse('2025-03-11T10:00:00Z');
const source: WatchSource = {
  id: 'cap',
  owner: 'office',
  url: 'https://office.example/cap',
  lang: 'en',
  country: 'fr',
  kind: 'alerts',
};

const cap = (change: Record<string, string> = {}, version = '1.2'): string => {
  const fields: Record<string, string> = {
    identifier: 'office-1',
    sent: '2025-03-11T09:50:00+00:00',
    status: 'Actual',
    msgType: 'Alert',
    category: 'Safety',
    event: 'Industrial explosion',
    urgency: 'Immediate',
    severity: 'Extreme',
    certainty: 'Observed',
    expires: '2025-03-11T14:00:00+00:00',
    headline: 'Explosion at a plant: stay indoors',
    areaDesc: 'Rouen, France',
    ...change,
  };
  const tag = (name: string): string => (fields[name] === '' ? '' : `<${name}>${fields[name] ?? ''}</${name}>`);
  return `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:${version}">${['identifier', 'sent', 'status', 'msgType'].map(tag).join('')}<info>${['category', 'event', 'urgency', 'severity', 'certainty', 'effective', 'onset', 'expires', 'headline', 'description', 'responseType'].map(tag).join('')}<area>${tag('areaDesc')}</area></info></alert>`;
};
const read = (change: Record<string, string> = {}, version?: string) => {
  const item = alertItems(cap(change, version))?.[0];
  if (item === undefined) throw new Error('no item');
  return alertOf(item, source, NOW);
};

describe('a CAP message', () => {
  it.each(['1.1', '1.2'])(
    'of version %s is live and red when it is actual, immediate, extreme and observed',
    (version) => {
      expect(read({}, version)).toMatchObject({
        level: 'red',
        standing: 'live',
        area: 'Rouen, France',
        id: 'office-1',
        at: Date.parse('2025-03-11T09:50:00Z'),
      });
      expect(read({ severity: 'Severe' }).level).toBe('orange');
      expect(read({ certainty: 'Possible' }).level).toBe('green');
      expect(read({ urgency: 'Future' }).level).toBe('green');
    },
  );

  it.each([
    ['not-actual', { status: 'Test' }],
    ['not-actual', { status: 'Draft' }],
    ['not-actual', { status: 'System' }],
    ['exercise', { status: 'Exercise' }],
    ['exercise', { headline: 'EXERCISE - explosion at a plant' }],
    ['exercise', { headline: 'Exercice : explosion dans une usine' }],
    ['exercise', { description: 'This is a test of the system.' }],
    ['cancelled', { msgType: 'Cancel' }],
    ['cancelled', { responseType: 'AllClear' }],
    ['acknowledgement', { msgType: 'Ack' }],
    ['expired', { expires: '2025-03-11T09:59:00+00:00' }],
    ['future', { onset: '2025-03-12T06:00:00+00:00' }],
    ['past', { sent: '2025-03-01T06:00:00+00:00', expires: '2025-03-20T06:00:00+00:00' }],
    ['undated', { sent: '' }],
    ['weather', { category: 'Met', event: 'Wind', headline: 'Strong wind', severity: 'Severe' }],
    ['live', { category: 'Met', event: 'Flash flood', headline: 'Flash flood', severity: 'Extreme' }],
    ['live', { msgType: 'Update' }],
  ])('stands as %s with %o', (standing, change) => {
    expect(read(change as Record<string, string>).standing).toBe(standing);
  });

  it('is read from its fields inside a feed, and a feed is not taken for one message', () => {
    const item: WatchItem = {
      id: 'x',
      title: 'Explosion',
      publishedAt: NOW - 60_000,
      fields: {
        'cap:status': 'Actual',
        'cap:msgtype': 'Alert',
        'cap:urgency': 'Immediate',
        'cap:severity': 'Extreme',
        'cap:certainty': 'Likely',
        'cap:areadesc': 'Rouen',
      },
    };
    expect(alertOf(item, source, NOW)).toMatchObject({ level: 'red', standing: 'live' });
    expect(alertItems('<rss><channel/></rss>')).toBeNull();
    expect(capFields('<alert>not CAP</alert>')).toBeNull();
  });
});

describe('a quake', () => {
  const usgs = (properties: Record<string, unknown>) => {
    const body = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', id: 'us1', properties: { type: 'earthquake', ...properties } }],
    });
    const item = alertItems(body)?.[0];
    if (item === undefined) throw new Error('no item');
    return alertOf(item, source, NOW);
  };

  it('has the level that PAGER gives, and that of its magnitude only when it is great', () => {
    expect(
      usgs({
        title: 'M 6.1 - near Agadir, Morocco',
        place: 'near Agadir, Morocco',
        time: NOW - 600_000,
        alert: 'orange',
      }),
    ).toMatchObject({ level: 'orange', standing: 'live', area: 'near Agadir, Morocco' });
    expect(usgs({ title: 'M 6.3 - Neiafu, Tonga', time: NOW - 600_000, alert: null }).level).toBe('green');
    expect(usgs({ title: 'M 7.8 - Pazarcik, Turkey', time: NOW - 600_000 }).level).toBe('orange');
    expect(usgs({ title: 'M 7.8 - Pazarcik, Turkey', time: NOW - 3 * 86_400_000 }).standing).toBe('past');
  });

  it('is read although its CAP message says "Past" and "Unknown"', () => {
    expect(
      read({
        event: 'Earthquake',
        category: 'Geo',
        urgency: 'Past',
        severity: 'Unknown',
        headline: 'EQ 7.6 Agadir, Morocco',
      }).level,
    ).toBe('orange');
    expect(
      read({
        event: 'Earthquake',
        category: 'Geo',
        urgency: 'Past',
        severity: 'Unknown',
        headline: 'EQ 6.3 Neiafu, Tonga',
      }).level,
    ).toBe('green');
  });

  it('gives no alert when the document is broken', () => {
    expect(alertItems('{"features":')).toBeNull();
    expect(alertItems('{"features":[null,3,{"properties":{}}]}')).toEqual([]);
  });
});

describe('GDACS', () => {
  const gdacs = (fields: Record<string, string>) =>
    alertOf(
      {
        id: 'EQ1',
        title: 'Earthquake in Italy',
        publishedAt: NOW - 600_000,
        fields: { 'gdacs:country': 'Italy', 'gdacs:iscurrent': 'true', ...fields },
      },
      source,
      NOW,
    );

  it('gives its own level, except droughts and forecast cyclones', () => {
    expect(gdacs({ 'gdacs:alertlevel': 'Red', 'gdacs:eventtype': 'EQ' })).toMatchObject({
      level: 'red',
      standing: 'live',
      area: 'Italy',
    });
    expect(gdacs({ 'gdacs:alertlevel': 'Orange', 'gdacs:eventtype': 'DR' }).level).toBe('green');
    expect(gdacs({ 'gdacs:alertlevel': 'Orange', 'gdacs:eventtype': 'TC' }).level).toBe('yellow');
  });

  it('is past when it is no longer current or began long ago', () => {
    expect(gdacs({ 'gdacs:alertlevel': 'Red', 'gdacs:iscurrent': 'false' }).standing).toBe('past');
    expect(gdacs({ 'gdacs:alertlevel': 'Red', 'gdacs:fromdate': 'Sun, 21 Oct 2018 00:00:00 GMT' }).standing).toBe(
      'past',
    );
  });
});
