import { describe, expect, it } from 'vitest';
import { lookAtAccounts, mannersFindings } from '../../lib/cli/accounts.ts';
import { readerOf } from '../../lib/cli/io.ts';
import type { Check } from '../../lib/delivery/network.ts';
import { RECORDS } from '../../lib/networks/records.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { DAY_MS, HOUR_MS } from '../../lib/records/durations.ts';
import { sampleSettings } from '../world.ts';

const READER = readerOf({});
const NOW = Date.UTC(2026, 11, 1);
const settings = sampleSettings((config) => {
  config['accounts'] = { 'x:gazette': { secret: 'vigie/x' }, 'discord:gazette': { secret: 'vigie/discord' } };
  config['feeds'] = {};
});

describe('what the doctor says of a profile', () => {
  const told = async (own: { labelled?: boolean; profile?: string }) => {
    const check: Check = { kind: 'checked', who: '@gazette', expiresAt: null, wanting: [], ...own };
    const findings = await lookAtAccounts(
      settings,
      () => ({ check: () => Promise.resolve(check) }) as never,
      NOW,
      READER,
    );
    const of = (what: string) => findings.find((each) => each.what === `${what} of x:gazette`);
    return { label: of('label'), operator: of('operator') };
  };

  it('is whether it is marked as automated, beside the rule of the network, its address and its day', async () => {
    const { label } = await told({ labelled: true });
    expect(label).toMatchObject({ good: true });
    expect(label?.detail).toMatch(
      /^the profile is marked as automated\. X: .*Automated.* \(https:\/\/help\.x\.com\S+, 22 August 2026\)/,
    );
    expect((await told({ labelled: false })).label?.good).toBe(false);
  });

  it('is whether it names who runs the account: the name of the site, or the host of its contact', async () => {
    const { name, contact } = settings.site;
    expect((await told({ profile: `Les nouvelles de ${name.toUpperCase()}` })).operator?.good).toBe(true);
    expect((await told({ profile: `Un robot, ${new URL(contact).host}` })).operator?.good).toBe(true);
    expect((await told({ profile: 'Des nouvelles' })).operator?.good).toBe(false);
  });

  it('is that a person has to look, where nothing can be read from here', async () => {
    const { label, operator } = await told({});
    expect(label).toMatchObject({ good: false, detail: expect.stringContaining('look at the profile') as unknown });
    expect(operator).toMatchObject({ good: false, detail: expect.stringContaining('look at the profile') as unknown });
  });
});

describe('what the doctor says of the posts of an account', () => {
  const sent = (count: number, of: (index: number) => { ago: number; text?: string; link?: string }) =>
    Array.from({ length: count }, (_, index) => {
      const { ago, text = `Article ${index}`, link = null } = of(index);
      return { account: 'x:gazette', sentAt: NOW - ago, content: { text, link } } as Delivery;
    });
  const told = (deliveries: readonly Delivery[]) => {
    const findings = mannersFindings(settings, deliveries, NOW, READER).filter(({ what }) =>
      what.endsWith('x:gazette'),
    );
    return Object.fromEntries(findings.map(({ what, good, detail }) => [what.split(' ')[0] ?? what, { good, detail }]));
  };

  it('is how many there are, with a link, repeated and in the same minute, beside the rules', () => {
    const once = sent(12, (index) => ({
      ago: (index + 1) * HOUR_MS + index * 61_000 * 4,
      link: `https://g.example/${index}`,
    }));
    const answer = told([...once, ...sent(1, () => ({ ago: 1, text: 'Article 3' }))]);
    expect(answer).toMatchObject({
      posts: {
        good: true,
        detail: expect.stringMatching(/^13 in 30 days, 0\.4 a day, 13 on the busiest\. X: .*https:/) as unknown,
      },
      links: { good: true, detail: expect.stringMatching(/^92 % .*X: .*RSS.*https:.* 2026/) as unknown },
      repeats: {
        good: false,
        detail: expect.stringMatching(/^1 post had .*X: no identical or similar posts.*https:/) as unknown,
      },
      regularity: { good: true, detail: expect.stringContaining('No rule of X for this is known here.') as unknown },
    });
  });

  it('stands beside the network’s rule with its source, or beside the word that none is known, in every row', () => {
    const accounts = Object.keys(settings.accounts);
    const posts = accounts.flatMap((account) =>
      Array.from({ length: 3 }, (_, index) => ({
        ...{ account, sentAt: NOW - index * HOUR_MS, content: { text: `Article ${index}`, link: null } },
      })),
    ) as unknown as Delivery[];
    const findings = mannersFindings(settings, posts, NOW, READER);
    expect(findings).toHaveLength(accounts.length * 4);
    for (const { what, detail } of findings)
      expect(detail, what).toMatch(/\(https:\/\/\S+, .*20\d\d\)\.|No rule of .* for this is known here\./);
  });

  it('is a warning when most leave in one minute of the hour', () => {
    const posts = sent(20, (index) => ({ ago: (index + 1) * HOUR_MS }));
    expect(told(posts)['regularity']).toMatchObject({ good: false });
  });

  it('is that there are none, for an account that sent nothing in 30 days', () => {
    expect(told(sent(1, () => ({ ago: 31 * DAY_MS })))).toEqual({ posts: { good: true, detail: 'none in 30 days' } });
  });
});

it('each rule of a network names an address and the day when it was read', () => {
  const rules = Object.values(RECORDS).flatMap(({ rules: own = [] }) => own);
  expect(rules.length).toBeGreaterThan(8);
  for (const { source } of rules) expect(source).toMatch(/^https:\/\/\S+, (?:\d\d? )?[A-Z][a-z]+ 20\d\d$/);
});
