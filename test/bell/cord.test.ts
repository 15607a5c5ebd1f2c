import { describe, expect, it } from 'vitest';
import { cordOf } from '../../lib/bell/cord.ts';
import type { Ring } from '../../lib/records/ring.ts';
import { cordLines } from '../../lib/pages/bells.ts';
import { EVENING, MINUTE, sampleSettings, SECOND } from '../world.ts';
import { BELLS } from './newsroom.ts';

const ELSEWHERE = {
  meta: {
    what: 'Publicités Meta',
    page: 'https://business.facebook.com/latest',
    call: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' },
  },
  letter: { what: 'La lettre du soir', call: { name: 'Marc Petit', phone: '+33 6 00 00 00 00' } },
};
const settings = sampleSettings((config) => Object.assign(config, { bells: BELLS, elsewhere: ELSEWHERE }));
const freeze = { scopes: ['all'], at: EVENING, joined: [], thawedAt: null as number | null };
const ringOf = (bell: string, over: Partial<Ring> = {}): Ring => ({
  ...{ of: 'page-1', bell, says: 'freeze', state: 'confirmed', since: EVENING, at: EVENING, tries: 1, nextAt: null },
  ...{ stopped: [], count: 0, detail: null, rev: 1, rows: 1 },
  ...over,
});
const states = (rings: Ring[], now: number, over: Partial<typeof freeze> = {}) =>
  Object.fromEntries(
    cordOf({ ...freeze, ...over }, { rings, checked: [] }, settings, now).bells.map(({ item, state }) => [item, state]),
  );

describe('how each bell is', () => {
  it('is asked to stop for ten seconds, and then NOT CONFIRMED, also when the bell itself does not run', () => {
    expect(states([], EVENING + 9 * SECOND)).toEqual({
      ...{ 'bell/site': 'ringing', 'bell/hook': 'ringing', 'bell/buffer': 'call' },
    });
    expect(states([], EVENING + 10 * SECOND)).toEqual({
      ...{ 'bell/site': 'not-confirmed', 'bell/hook': 'not-confirmed', 'bell/buffer': 'call' },
    });
    const taken = [ringOf('site', { state: 'ringing', at: null })];
    expect(states(taken, EVENING + 11 * SECOND)).toMatchObject({ 'bell/site': 'not-confirmed' });
  });

  it('is confirmed as long as somebody looked a moment ago; an acknowledgement stays good', () => {
    const rings = [ringOf('site'), ringOf('hook')];

    expect(states(rings, EVENING + 3 * MINUTE)).toMatchObject({ 'bell/site': 'confirmed', 'bell/hook': 'confirmed' });
    expect(states(rings, EVENING + 4 * MINUTE)).toMatchObject({
      ...{ 'bell/site': 'not-confirmed', 'bell/hook': 'confirmed' },
    });
  });

  it('keeps what it came to after the thaw', () => {
    const thawed = { thawedAt: EVENING + MINUTE };
    expect(states([ringOf('site'), ringOf('hook', { state: 'gave-up' })], EVENING + 60 * MINUTE, thawed)).toMatchObject(
      {
        ...{ 'bell/site': 'confirmed', 'bell/hook': 'not-confirmed' },
      },
    );
  });

  it('concerns only what the freeze stops, and so does the list of what is scheduled elsewhere', () => {
    const promo = cordOf({ ...freeze, scopes: ['lane:promo'] }, { rings: [], checked: [] }, settings, EVENING);
    const feed = cordOf({ ...freeze, scopes: ['feed:agenda'] }, { rings: [], checked: [] }, settings, EVENING);

    expect([promo.bells.length, promo.elsewhere.length]).toEqual([3, 2]);
    // A receiver is told of every freeze.
    expect([feed.bells.map(({ item }) => item), feed.elsewhere]).toEqual([['bell/hook'], []]);
  });
});

describe('what is said of it', () => {
  const telling = (locale: 'fr' | 'en', now: number) => ({
    site: { name: '', locale, timeZone: 'Europe/Paris' },
    ...{ now, people: { ines: 'Inès Robin' }, freezes: [] },
  });
  const cord = cordOf(
    freeze,
    {
      rings: [ringOf('site', { count: 50 }), ringOf('hook', { state: 'not-confirmed', detail: 'HTTP 503' })],
      checked: [{ item: 'elsewhere/letter', by: 'ines', at: EVENING + MINUTE }],
    },
    settings,
    EVENING + MINUTE,
  );

  it('names each bell, the person to call with the number and the page, in both languages', () => {
    expect(cordLines(cord, telling('en', EVENING + MINUTE))).toEqual([
      'WordPress (site): confirmed, seen at 18:00, 50 posts stopped',
      'Webhook (hook): NOT CONFIRMED',
      'Buffer (buffer): to be called, Call Inès Robin: +33 1 23 45 67 89, https://publish.buffer.com',
      'Publicités Meta: Call Inès Robin: +33 1 23 45 67 89, https://business.facebook.com/latest',
      'La lettre du soir: Stopped, checked off by Inès Robin at 18:01',
    ]);
    const said = cordLines(cord, telling('fr', EVENING + MINUTE)).map((each) =>
      each.replaceAll(/[\u00A0\u202F]/g, ' '),
    );
    expect(said.slice(0, 2)).toEqual([
      'WordPress (site) : confirmé, vu à 18:00, 50 publications arrêtées',
      'Webhook (hook) : NON CONFIRMÉ',
    ]);
  });
});
