import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Why } from '../../lib/delivery/why.ts';
import { difference } from '../../lib/pages/diff.ts';
import { scopeWords, sentence, standing } from '../../lib/pages/sentence.ts';
import { age, full, moment, short, soon } from '../../lib/pages/when.ts';
import { LOCALES } from '../../lib/settings.ts';
import { frameOf, HOUR, humanFreeze, MINUTE, NOW, siteOf, watchFreeze } from './sample.ts';

const fr = siteOf('fr');
const en = siteOf('en');

describe('times as people say them', () => {
  it('have the part of the day for today and the day otherwise, in the time zone of the site', () => {
    expect(moment(Date.UTC(2026, 6, 14, 16, 30), NOW, fr)).toBe('ce soir 18:30');
    expect(moment(Date.UTC(2026, 6, 14, 16, 30), NOW, en)).toBe('tonight 18:30');
    expect(moment(Date.UTC(2026, 6, 15, 6, 0), NOW, fr)).toBe('demain 08:00');
    expect(moment(Date.UTC(2026, 6, 13, 19, 52), NOW, fr)).toBe('hier 21:52');
    expect(moment(Date.UTC(2026, 6, 17, 6, 0), NOW, en)).toBe('Friday 08:00');
    expect(moment(Date.UTC(2026, 7, 14, 6, 0), NOW, fr)).toBe('14 août 08:00');
    expect(moment(Date.UTC(2016, 6, 14, 20, 51), NOW, fr)).toBe('14 juillet 2016 22:51');
  });

  it('count days by the calendar of the site, also across midnight and the change of the clocks', () => {
    const night = Date.UTC(2026, 9, 24, 21, 50);
    expect(moment(night + 15 * MINUTE, night, fr)).toBe('demain 00:05');
    expect(moment(night + 5 * HOUR, night, fr)).toBe('demain 03:50');
  });

  it('are in minutes when they are near, and never zero minutes', () => {
    expect(soon(NOW + 12 * MINUTE, NOW, fr)).toBe('dans 12 min');
    expect(soon(NOW - 12 * MINUTE, NOW, en)).toBe('12 min ago');
    expect(soon(NOW + 30_000, NOW, en)).toBe('in less than a minute');
    expect(soon(NOW - 30_000, NOW, fr)).toBe('à l’instant');
    expect(soon(NOW + 59.9 * MINUTE, NOW, fr)).toBe('ce soir 18:41');
    expect(short(NOW + HOUR, NOW, fr)).toBe('18:41');
    expect(age(NOW - 3 * HOUR, NOW, fr)).toBe('il y a 3 h');
    expect(age(NOW - 72 * HOUR, NOW, en)).toBe('3 days ago');
    expect(full(NOW, fr)).toContain('mardi 14 juillet 2026');
  });
});

const everyWhy: Why[] = [
  { kind: 'needs-decision', expiresAt: NOW + 20 * HOUR },
  { kind: 'not-configured' },
  { kind: 'control-unreadable', keys: ['all/human'] },
  { kind: 'frozen', freezes: ['page-7c1f'] },
  { kind: 'held', approval: { by: 'lea', at: NOW - HOUR, hash: 'h', epochs: {}, until: NOW, under: false } },
  { kind: 'watch-silent', since: NOW - 20 * MINUTE },
  { kind: 'watch-silent', since: null },
  { kind: 'braked', lane: 'promo', until: NOW + 18 * MINUTE, why: 'Nice' },
  { kind: 'slot', at: NOW + 49 * MINUTE },
  { kind: 'leaves-next' },
  { kind: 'too-late', dueAt: NOW - HOUR },
  { kind: 'in-flight', since: NOW - 2_000 },
  { kind: 'unknown', since: NOW - 5 * MINUTE, settledAt: NOW + 10 * MINUTE },
  { kind: 'unknown', since: NOW - 25 * MINUTE, settledAt: NOW - 10 * MINUTE },
  { kind: 'published', at: NOW - 22 * MINUTE, url: null, by: 'lea' },
  { kind: 'failed', note: 'text too long' },
  { kind: 'rejected' },
  { kind: 'expired' },
  { kind: 'withdrawn' },
];

describe('the sentence that says why a post was not sent', () => {
  it('exists for every reason in every language, ends with a full stop and names people, not ids', () => {
    for (const locale of LOCALES) {
      const frame = frameOf(locale, { freezes: [humanFreeze] });
      const sentences = everyWhy.map((why) => sentence(why, frame));
      for (const text of sentences) expect(text).toMatch(/[.”»]$/);
      expect(new Set(sentences).size).toBe(everyWhy.length);
      expect(sentences.join(' ')).not.toMatch(/\b(lea|marc|machine:|undefined|null)\b/);
    }
  });

  it('says how long a delay lasts, and that a frozen post is not sent automatically', () => {
    const frame = frameOf('fr', { freezes: [watchFreeze] });
    expect(sentence({ kind: 'braked', lane: 'promo', until: NOW + 18 * MINUTE, why: 'Nice' }, frame)).toBe(
      'Retardé par la vigie jusqu’à 17:59\u202F: «\u202FNice\u202F». Il partira ensuite, si rien ne se confirme.',
    );
    expect(sentence({ kind: 'frozen', freezes: ['fz-watch'] }, frame)).toContain('Gelé par la vigie depuis 17:29');
    expect(sentence({ kind: 'frozen', freezes: ['gone'] }, frame)).toContain('même après le dégel');
  });

  it('comes with red for frozen, amber for delayed and held, green for published, and no other colour', () => {
    const tones = new Map(everyWhy.map((why) => [why.kind, standing(why).tone]));
    expect([...tones].filter(([, tone]) => tone !== 'plain')).toEqual([
      ['frozen', 'red'],
      ['held', 'amber'],
      ['braked', 'amber'],
      ['published', 'green'],
    ]);
  });

  it('names in words what a freeze covers', () => {
    expect(scopeWords(['lane:promo', 'lane:news'], 'fr')).toBe('tout ce qui est promo et actualité');
    expect(scopeWords(['all', 'lane:promo'], 'en')).toBe('everything');
    expect(scopeWords(['account:x:gazette', 'feed:agenda', 'network:x'], 'en')).toBe(
      'the account X @gazette, the feed agenda and the network X',
    );
  });
});

describe('the difference of two texts', () => {
  it('has both texts in its pieces', () => {
    const before = 'Concert gratuit demain soir à Lyon. Entrée libre.';
    const after = 'Concert gratuit ce soir à Paris, entrée libre.';
    const pieces = difference(before, after);
    const side = (left: 'removed' | 'added') =>
      pieces
        .filter((each) => each.kind !== left)
        .map((each) => each.text)
        .join('');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
    expect(pieces).toContainEqual({ kind: 'removed', text: 'Lyon.' });
    expect(pieces).toContainEqual({ kind: 'added', text: 'Paris,' });
  });

  it('is the whole text for a text of many thousands of words, which would take too long to compare', () => {
    const long = 'mot '.repeat(4_000);
    expect(difference(long, `${long}fin`).map((each) => each.kind)).toEqual(['removed', 'added']);
  });
});

it('no page has inline scripts, inline styles or addresses of other sites', () => {
  for (const file of ['layout', 'parts', 'review', 'stop', 'desk']) {
    const source = readFileSync(new URL(`../../lib/pages/${file}.ts`, import.meta.url), 'utf8');
    expect(source, file).not.toMatch(/\sstyle="|\son[a-z]+="|<script(?! defer src="(?:\$\{files\})?\/vigie\.js")/);
  }
});
