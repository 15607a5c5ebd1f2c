import { describe, expect, it } from 'vitest';
import { readState } from '../../lib/cli/commands/status.ts';
import { openProposals } from '../../lib/desk/now.ts';
import { endedNews, freezeNews, mailDigest, proposalNews } from '../../lib/notice/notice.ts';
import type { Proposal } from '../../lib/records/proposal.ts';
import { storySentence } from '../../lib/pages/parts.ts';
import { seeded, type Random } from '../world.ts';
import { asked, EVENING, freezeAll, HOUR, MINUTE, openGazette, type Gazette } from '../web/gazette.ts';
import { siteOf } from './sample.ts';

const story = (over: Partial<Proposal['story']> = {}): Proposal['story'] => ({
  id: 's',
  kind: 'attack',
  place: 'Nice',
  score: 7.3,
  rule: 'two-owners',
  version: '1',
  owners: ['one', 'two', 'three'],
  ...over,
});

/** A state of the world that a seed chose, and what a reader of its history knows of it. */
type Known = { frozen: boolean; proposed: boolean; braked: boolean; freeze: string | null };

const makeState = async (gazette: Gazette, dice: Random): Promise<Known> => {
  const { store } = gazette;
  const one = (parts: number) => dice.below(parts) === 0;
  const items = dice.below(4);
  for (let n = 0; n < items; n += 1) {
    const slug = `item-${n}`;
    const { ask, form, deliveries } = await asked(gazette, 'marc', {}, slug);
    if (one(3)) continue;
    const pick = deliveries.map(({ id }) => id);
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
  }
  const proposed = one(2);
  if (proposed) {
    await store.saveProposal({ id: 'p1', at: gazette.now(), scopes: ['lane:promo'], story: story(), evidence: [] });
  }
  const braked = one(3);
  if (braked) await store.brake('promo', gazette.now() + 20 * MINUTE, gazette.now(), 'une explosion');
  gazette.pass(MINUTE);
  const open = new Set<string>();
  const freezes = [
    ['f-all', 'all'],
    ['f-promo', 'lane:promo'],
    ['f-news', 'lane:news'],
  ] as const;
  let covered = false;
  for (const [id, scope] of freezes.filter(() => one(3))) {
    await freezeAll(gazette, 'ines', id, [scope]);
    if (scope !== 'lane:news') covered = true;
    open.add(id);
    gazette.pass(MINUTE);
    if (!one(2)) continue;
    await store.thaw(id, 'ines', gazette.now());
    open.delete(id);
  }
  if (!one(4)) await store.extendOkUntil(gazette.now() + 10 * MINUTE);
  else gazette.pass(11 * MINUTE);
  return {
    frozen: open.size > 0,
    proposed: proposed && !covered,
    braked: braked && !open.has('f-all') && !open.has('f-promo'),
    freeze: [...open][0] ?? null,
  };
};

const plainOf = (html: string): string =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');
const same = (text: string): string => text.replace(/[\s.]+/g, ' ').trim();

/** The sentences at the head of the desk. */
const headOf = (page: string): string =>
  plainOf(/<h1>([\s\S]*?)<\/header>/.exec(page)?.[1]?.replace('</h1>', '.') ?? '');

describe('what is so now', () => {
  it.each(Array.from({ length: 10 }, (_, seed) => seed + 1))(
    'is the same on the desk, on the page of a stop, in Slack, in every mail and in `status` (seed %i)',
    async (seed) => {
      const gazette = await openGazette();
      const known = await makeState(gazette, seeded(seed));
      const { deps, store, settings, letters } = gazette;
      await gazette.item('last');

      const desk = await gazette.post('/desk', { token: await gazette.desk('marc') });
      const head = headOf(desk.body.replace(/<a class="button[^>]*href="\/tray"[\s\S]*?<\/a>/, '')).replace(
        /La file est vide.*/,
        '',
      );
      const status = await readState({ store, settings, now: gazette.now });
      expect(same(head)).toBe(same(status.said));

      const slack = JSON.parse((await gazette.slack('status')).body) as { text: string };
      expect(same(slack.text.split('\n')[0] ?? '')).toBe(same(status.said));

      letters.length = 0;
      await mailDigest(deps)('marc', [], 'token-of-the-desk', 0);
      const proposal = { id: 'p2', at: gazette.now(), scopes: ['all'], story: story(), evidence: [] };
      await proposalNews(deps, proposal).mail('marc');
      if (known.freeze !== null) await (await freezeNews(deps, known.freeze))?.mail('ines');
      const [approved] = await store.list('approved');
      if (approved !== undefined) await endedNews(deps, { ...approved, state: 'failed' })?.mail('marc');
      expect(letters.length).toBeGreaterThanOrEqual(2);
      for (const { text } of letters) expect(same(text)).toContain(same(status.said));

      if (known.freeze !== null) {
        const stop = await gazette.post('/stop/state', { token: await gazette.desk('ines'), freeze: known.freeze });
        expect(same(plainOf(stop.body))).toContain(same(status.said));
      }

      expect(/Gelé depuis/.test(status.said)).toBe(known.frozen);
      expect(/La vigie propose de geler/.test(status.said)).toBe(known.proposed);
      expect(/Retard/.test(status.said)).toBe(known.braked);
      // A button for a proposal only where the sentence names one.
      expect(desk.body.includes('name="proposal"')).toBe(known.proposed);
      // Where a freeze covers the lane, nothing promises that it leaves after a delay.
      if (!known.braked) expect(desk.body).not.toContain('Ce retard finit tout seul');
      expect(status.so.approved + status.so.held).toBe((await store.list('approved')).length);
    },
  );

  it('has no proposal that a freeze has answered, thawed or not', () => {
    const proposal = { id: 'p', at: EVENING, scopes: ['lane:promo'] };
    const freeze = (over: object) => ({ id: 'f', scopes: ['all'], thawedAt: null, ...over });
    expect(openProposals([proposal], [])).toEqual([proposal]);
    expect(openProposals([proposal], [freeze({})])).toEqual([]);
    expect(openProposals([proposal], [freeze({ thawedAt: EVENING + HOUR })])).toEqual([]);
    // A freeze that was over before the watch proposed is no answer, nor is one of another lane.
    expect(openProposals([proposal], [freeze({ thawedAt: EVENING - 1 })])).toEqual([proposal]);
    expect(openProposals([proposal], [freeze({ scopes: ['lane:news'] })])).toEqual([proposal]);
  });

  it('counts the newsrooms of a story once, and confirms nothing that the watch only proposes', () => {
    const site = siteOf('en');
    expect(storySentence(story(), site)).toBe(
      'Attack, Nice. Confirmed: 3 independent newsrooms report it. Severity 7 of 10.',
    );
    expect(storySentence(story(), site, true)).toBe(
      'Attack, Nice. Not severe enough yet: 3 newsrooms report it. Severity 7 of 10.',
    );
    expect(storySentence(story({ rule: 'one-voice', owners: ['one'] }), site, true)).toContain('one newsroom alone');
  });
});
