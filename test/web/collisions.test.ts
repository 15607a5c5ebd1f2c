import { describe, expect, it } from 'vitest';
import type { WatchMemory } from '../../lib/crisis/health.ts';
import { emptyState, type Story } from '../../lib/crisis/state.ts';
import { asked, CONFIG, EVENING, formOf, freezeAll, MINUTE, openGazette, type Form } from './gazette.ts';

const NEWS = 'Concert évacué à Paris après une explosion';

const holding = (...titles: string[]): WatchMemory => ({
  version: 1,
  sources: {},
  savedAt: EVENING,
  engine: {
    ...emptyState(),
    stories: titles.map((title, index) => ({
      id: `story-${index}`,
      best: 6,
      where: {},
      items: [{ at: EVENING - 5 * MINUTE, source: 'franceinfo', title, url: 'https://news.example/1' }],
    })) as unknown as Story[],
  },
});

const open = async (config = CONFIG, first: WatchMemory | null = holding(NEWS)) => {
  let memory = first;
  const gazette = await openGazette({ config, memory: () => memory });
  const review = await asked(gazette);
  const pick = review.deliveries.map(({ id }) => id);
  const decide = (over: Form = {}) =>
    gazette.post(`/review/${review.ask}/decide`, { ...review.form, pick, decision: 'approve', sure: 'yes', ...over });
  const states = async () => (await gazette.deps.deliveries(pick)).map(({ state }) => state);
  return { gazette, review, pick, decide, states, hear: (next: WatchMemory | null) => void (memory = next) };
};

const seenOn = (page: string): string => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';

describe('what a text meets', () => {
  it('stands beside it on the review page, and needs one more tick, which the history keeps', async () => {
    const { gazette, review, decide, states, pick } = await open();
    expect(review.page).toContain('À voir avant d’approuver');
    expect(review.page).toContain(NEWS);
    const refused = await decide();
    expect([refused.status, refused.body.includes('le texte rencontre quelque chose')]).toEqual([422, true]);
    expect(await states()).toEqual(['draft', 'draft']);
    expect((await decide({ seen: seenOn(refused.body) })).status).toBe(200);
    expect(await states()).toEqual(['approved', 'approved']);
    const row = (await gazette.deps.signed(pick[0] ?? '')).at(-1);
    expect(row).toMatchObject({ who: 'lea', how: 'approve' });
    expect(row?.evidence).toContain(`headline “${NEWS}” (franceinfo), by concert`);
  });

  it('is asked for by the browser itself, of the button that approves and of no other', async () => {
    const { gazette, review } = await open();
    const card = (await gazette.post('/tray', { token: await gazette.desk('marc'), sure: 'yes' })).body;
    for (const page of [review.page, card]) {
      expect(page).toMatch(/name="seen" value="[^"]+" required/);
      const buttons = [...page.matchAll(/<button[^>]*name="decision"[^>]*>/g)].map(([tag]) => tag);
      expect(buttons.length).toBeGreaterThan(2);
      for (const tag of buttons) expect(tag.includes('formnovalidate'), tag).toBe(!tag.includes('value="approve"'));
    }
  });

  it('needs no tick while a freeze is open and nothing can be approved', async () => {
    const { gazette, review } = await open();
    await freezeAll(gazette);
    const { body } = await gazette.post(`/review/${review.ask}/open`, { token: review.token });
    expect(body).toContain(NEWS);
    expect(body).not.toContain('name="seen"');
  });

  it('keeps nobody from rejecting or saving', async () => {
    const { decide, states } = await open();
    expect((await decide({ decision: 'reject' })).status).toBe(200);
    expect(await states()).toEqual(['rejected', 'rejected']);
  });

  it('is asked about again when more of it came while the page was open', async () => {
    const { decide, states, review, hear } = await open();
    hear(holding(NEWS, 'Le concert des berges annulé'));
    const again = await decide({ seen: seenOn(review.page) });
    expect([again.status, again.body.includes('Le concert des berges annulé')]).toEqual([422, true]);
    expect(await states()).toEqual(['draft', 'draft']);
  });

  it('is nothing, and needs no tick, where the watch holds nothing or cannot be read', async () => {
    const { review, decide, states } = await open(CONFIG, null);
    expect(review.page).not.toContain('À voir avant d’approuver');
    expect((await decide()).status).toBe(200);
    expect(await states()).toEqual(['approved', 'approved']);
  });

  it('is a day that the configuration calls sensitive, for the time that was chosen', async () => {
    const { decide, states } = await open({ ...CONFIG, sensitive: { '07-14': 'Nice, 2016' } }, null);
    const refused = await decide();
    expect(refused.body).toMatch(/Date sensible \(07-14\)\s*: Nice, 2016/);
    expect((await decide({ seen: seenOn(refused.body) })).status).toBe(200);
    expect(await states()).toEqual(['approved', 'approved']);
  });

  it('has beside it what else goes out around that time, which needs no tick', async () => {
    const { gazette, decide, pick } = await open(CONFIG, null);
    const at = gazette.now() + 20 * MINUTE;
    await decide(Object.fromEntries(pick.map((id) => [`due-${id}`, String(at)])));
    const second = await asked(gazette, 'lea', { title: 'Le marché rouvre' }, 'second');
    expect(second.page).toContain('Autour de cette heure partent aussi');
    expect(second.page).toContain('Concert gratuit ce soir');
    expect(second.page).not.toContain('name="seen"');
  });

  it('stands on a card of the tray too, which comes again without the tick', async () => {
    const { gazette, states } = await open();
    const token = await gazette.desk('marc');
    const card = (await gazette.post('/tray', { token, sure: 'yes' })).body;
    expect(card).toContain(NEWS);
    const press = (page: string, over: Form = {}) => {
      const form = formOf(page, '/tray/decide');
      const pick = [...page.matchAll(/name="pick" value="([^"]*)"/g)].map(([, id = '']) => id);
      return gazette.post('/tray/decide', { ...form, pick, decision: 'approve', sure: 'yes', ...over });
    };
    const again = (await press(card, { seen: [] })).body;
    expect(again).toContain('le texte rencontre quelque chose');
    expect(await states()).toEqual(['draft', 'draft']);
    await press(again, { seen: seenOn(again) });
    expect(await states()).toEqual(['approved', 'approved']);
  });
});
