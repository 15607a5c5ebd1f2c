import { describe, expect, it } from 'vitest';
import type { Freeze } from '../../lib/records/freeze.ts';
import type { StopAnswer, StopReport } from '../../lib/freeze/stop.ts';
import { slackWords } from '../../lib/pages/slack.ts';
import type { Now } from '../../lib/pages/views.ts';
import { CONFIG, settingsOf } from '../web/gazette.ts';

const AT = Date.UTC(2026, 6, 14, 16);
const CLI = 'vigie stop';
const HOSTILE = '<!channel> <https://evil.example|Le Monde> & <@U0LEA>\r\n*gras* \u202E';

const freeze = (over: Partial<Freeze> = {}): Freeze => ({
  id: 'f1',
  scopes: ['all'],
  source: 'human',
  by: 'lea',
  at: AT,
  reason: HOSTILE,
  story: null,
  evidence: [{ at: '2026-07-14T15:58:00Z', source: HOSTILE, title: HOSTILE, url: null }],
  until: null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
  ...over,
});

const so = (freezes: Freeze[]): Now => ({
  freezes,
  proposals: [],
  braked: [],
  silent: false,
  toCheck: 0,
  held: 0,
  toDecide: 0,
  approved: 0,
  next: null,
});

const STILL = {
  freezes: [freeze({ by: HOSTILE, scopes: ['feed:<!here>'] })],
  braked: [{ lane: 'promo' as const, until: AT, why: null }],
  silent: true,
  unreadable: ['feed:<b>/human'],
};

const report = (over: Partial<StopReport> = {}): StopReport => ({
  kind: 'frozen',
  freeze: freeze(),
  held: 3,
  inFlight: [
    {
      delivery: 'd',
      account: 'x:gazette',
      text: `${HOSTILE} ${'🚨'.repeat(200)}`,
      claimedAt: AT,
      scopes: [],
      fate: 'in-flight',
    },
  ],
  lastPostAt: AT,
  sent: [],
  ...over,
});

const answers: StopAnswer[] = [
  report(),
  report({ kind: 'stopping' }),
  report({ inFlight: [], lastPostAt: null, freeze: freeze({ by: 'machine:watch', source: 'watch', reason: null }) }),
  { kind: 'not-confirmed', id: 'f1', error: HOSTILE },
  { kind: 'not-confirmed', id: 'f1', error: 'thawed', thawed: freeze({ thawedBy: 'marc', thawedAt: AT }) },
  { kind: 'unknown-scope', scopes: [HOSTILE], known: ['all', 'lane:promo'] },
  { kind: 'not-allowed' },
];

describe.each(['fr', 'en'] as const)('what Slack says (%s)', (locale) => {
  const words = slackWords(settingsOf({ ...CONFIG, site: { ...CONFIG.site, locale } }));

  it('has no Slack markup that somebody else wrote, and no half character', () => {
    const said = [
      ...answers.map((answer) => words.stop(answer, CLI)),
      words.tookAll(HOSTILE, ['all', HOSTILE]),
      words.noEnd(HOSTILE),
      words.status(so([freeze(), freeze({ id: 'f2', until: AT })]), ['all/human'], AT),
      words.thaw({ kind: 'already', by: 'marc', at: AT }, STILL, AT),
      words.thaw({ kind: 'not-allowed', who: [HOSTILE] }, null, AT),
    ];
    for (const text of said) {
      expect(text).not.toMatch(/[<>]/);
      expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
      expect(text).not.toMatch(/\p{Bidi_Control}|\r/u);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain('undefined');
    }
  });

  it('says frozen only when something is frozen', () => {
    const frozen = locale === 'fr' ? /\*Gelé\*/ : /\*Frozen\*/;
    expect(answers.map((answer) => frozen.test(words.stop(answer, CLI)))).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(words.status(so([]), [], AT)).toContain(locale === 'fr' ? 'Rien n’est gelé.' : 'Nothing is frozen.');
    expect(words.status(so([]), ['all/human'], AT)).toContain('all/human');
  });

  it('calls people by their names and the watch the watch, and says how to thaw', () => {
    expect(words.stop(answers[0]!, CLI)).toContain('Léa Martin');
    expect(words.stop(answers[0]!, CLI)).toMatch(/(degel|thaw) f1/);
    expect(words.stop(answers[2]!, CLI)).toContain(locale === 'fr' ? 'la vigie' : 'the watch');
    expect(words.stop(answers[4]!, CLI)).toContain('Marc Petit');
  });
});
