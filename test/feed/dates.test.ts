import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeedDate } from '../../lib/feed/dates.ts';

const iso = (text: string) => {
  const at = parseFeedDate(text);
  return at === null ? null : new Date(at).toISOString();
};

const READ: readonly (readonly [string, string])[] = [
  ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
  ['Thu, 01 Jan 04 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
  ['01 Jan 2004', '2004-01-01T00:00:00.000Z'],
  ['01 Jan 2004 00:00 GMT', '2004-01-01T00:00:00.000Z'],
  ['  Tue,  14 Jul   2026 21:05:06   -0000 ', '2026-07-14T21:05:06.000Z'],
  ['Tue,14 Jul 2026 21:05:06 CEST', '2026-07-14T19:05:06.000Z'],
  ['Tue, 14 Jul 2026 21:05:06 +02:00', '2026-07-14T19:05:06.000Z'],
  ['Tue, 14 Jul 2026 21:05:06 GMT+2', '2026-07-14T19:05:06.000Z'],
  ['Tue, 14 Jul 2026 21:05:06 +0200 (CEST)', '2026-07-14T19:05:06.000Z'],
  ['Tue Jul 14 2026 21:05:06 GMT+0200 (Central European Summer Time)', '2026-07-14T19:05:06.000Z'],
  ['Tue, 14 Sept 2026 21:05:06 BST', '2026-09-14T20:05:06.000Z'],
  ['Tue, 14-Jul-26 21:05:06 GMT', '2026-07-14T21:05:06.000Z'],
  ['Tue, 14 Jul 2026 24:00:00 GMT', '2026-07-15T00:00:00.000Z'],
  ['Tue, 14 Jul 2026 9:05 PM', '2026-07-14T21:05:00.000Z'],
  ['Jul 14, 2026 12:05 AM EDT', '2026-07-14T04:05:00.000Z'],
  ['Tuesday, July 14, 2026 9:05:06 PM', '2026-07-14T21:05:06.000Z'],
  ['Mon, 26 Jan 2004 16:31:00 ET', '2004-01-26T21:31:00.000Z'],
  ['Mon, 26 Jul 2004 16:31:00 ET', '2004-07-26T20:31:00.000Z'],
  ['Sun Jan  4 16:29:06 PST 2004', '2004-01-05T00:29:06.000Z'],
  ['Sun Jan  4 16:29:06 2004', '2004-01-04T16:29:06.000Z'],
  ['Thu, 31 Jun 2004 19:48:21 GMT', '2004-07-01T19:48:21.000Z'],
  ['2003-12-31T10:14:55-08:00', '2003-12-31T18:14:55.000Z'],
  ['2026-07-14T21:05:06.123456+02:00', '2026-07-14T19:05:06.123Z'],
  ['2026-07-14T21:05:06,5Z', '2026-07-14T21:05:06.500Z'],
  ['2026-07-14T21:05+0200', '2026-07-14T19:05:00.000Z'],
  ['2026-07-14T21:05:06Z+02:00', '2026-07-14T19:05:06.000Z'],
  ['2026-07-14T21:05:06', '2026-07-14T21:05:06.000Z'],
  ['2026-07-14 21:05:06 +0200', '2026-07-14T19:05:06.000Z'],
  ['2026-07-14t21:05:06z', '2026-07-14T21:05:06.000Z'],
  ['20260714T210506Z', '2026-07-14T21:05:06.000Z'],
  ['20260714210506', '2026-07-14T21:05:06.000Z'],
  ['2003', '2003-01-01T00:00:00.000Z'],
  ['2003-12', '2003-12-01T00:00:00.000Z'],
  ['2003-12-31', '2003-12-31T00:00:00.000Z'],
  ['20031231', '2003-12-31T00:00:00.000Z'],
  ['031231', '2003-12-31T00:00:00.000Z'],
  ['2003-335', '2003-12-01T00:00:00.000Z'],
  ['2026-W29-2', '2026-07-14T00:00:00.000Z'],
  ['2003-12-31T25:14:55Z', '2004-01-01T01:14:55.000Z'],
  ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53.000Z'],
  ['14.07.2026 21:05', '2026-07-14T21:05:00.000Z'],
  ['14/07/2026 21:05', '2026-07-14T21:05:00.000Z'],
  ['7/4/2026 3:05:06 PM', '2026-07-04T15:05:06.000Z'],
  ['mardi 14 juillet 2026 21:05', '2026-07-14T21:05:00.000Z'],
  ['mer., 03 déc. 2025 10:00:00 +0100', '2025-12-03T09:00:00.000Z'],
  ['lun, 01 août 2025 10:00:00 +0200', '2025-08-01T08:00:00.000Z'],
  ['Di, 14 Dez 2025 10:00:00 +0100', '2025-12-14T09:00:00.000Z'],
  ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00.000Z'],
  ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00.000Z'],
  ['2004년 05월 28일  01:31:15', '2004-05-27T16:31:15.000Z'],
  ['2004-05-25 오후 11:23:17', '2004-05-25T14:23:17.000Z'],
  ['2026年7月14日 21時05分', '2026-07-14T21:05:00.000Z'],
  ['1784063106', '2026-07-14T21:05:06.000Z'],
];

describe('dates that can be read', () => {
  it.each(READ)('%s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });
});

describe('dates that cannot', () => {
  it.each([
    '',
    ' ',
    'now',
    'yesterday',
    'soon',
    'Tue',
    '21:05:06',
    '14 Jul 21:05',
    '0000-00-00 00:00:00',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '2026-13-45',
    '32 Jul 2026 10:00:00 GMT',
    'Mon, 45 Foo 2026',
    '<b>2026</b>',
    '12',
    '99999999999999',
    'Invalid Date',
    'null',
    '{date}',
  ])('%j is null, never now', (text) => {
    expect(parseFeedDate(text)).toBeNull();
  });

  it('any text gives null or a time between 1970 and 2200', () => {
    const part = fc.constantFrom(
      ...'Tue , 14 Jul 2026 21:05:06 +0200 GMT 99 - / : T Z AM pm июл 年 0000 2004-07 ET'.split(' '),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part).map((parts) => parts.join(' ')),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (text) => {
          const at = parseFeedDate(text);
          expect(at === null || (Number.isInteger(at) && at > 0 && at < Date.UTC(2200, 0, 1))).toBe(true);
        },
      ),
      { numRuns: 3000, seed: 20261122 },
    );
  });
});

it('the zone of the machine changes nothing', () => {
  const script =
    "import { parseFeedDate } from './lib/feed/dates.ts';" +
    'const texts = JSON.parse(process.argv[1]); console.log(JSON.stringify(texts.map((text) => parseFeedDate(text))));';
  const texts = READ.map(([text]) => text);
  for (const zone of ['America/New_York', 'Asia/Kolkata']) {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(texts)], {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(JSON.parse(out)).toEqual(READ.map(([, expected]) => Date.parse(expected)));
  }
});
