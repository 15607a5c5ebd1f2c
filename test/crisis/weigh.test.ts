import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyState, wake, type EngineSettings } from '../../lib/crisis/engine.ts';
import { learnt } from '../../lib/crisis/learnt.ts';
import { sentencesOf } from '../../lib/crisis/message.ts';
import { crisisKinds, type Decision, type Headline } from '../../lib/crisis/signal.ts';
import type { Item, Story } from '../../lib/crisis/state.ts';
import { FEATURES, FEATURE_NAMES, featuresOf, logOddsOf, toldOf } from '../../lib/crisis/weigh.ts';
import { random } from '../bench/watch/learn.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T0 = Date.parse('2025-03-11T10:00:00Z');

const headline = (owner: string, title: string, minute: number, more: Partial<Headline> = {}): Headline => ({
  kind: 'headline',
  at: T0 + minute * MINUTE,
  seen: T0 + minute * MINUTE,
  source: `${owner}.example`,
  owner,
  lang: 'fr',
  title,
  ...more,
});

const play = (lines: readonly Headline[], settings: Partial<EngineSettings> = {}): Decision[] => {
  const engine = wake(emptyState(), { audience: ['fr'], ...settings });
  return lines.flatMap((line) => engine.look([line], line.seen));
};

describe('what the watch has learnt', () => {
  it('raises or lowers the probability only in the direction that its feature may', () => {
    const { story } = learnt();
    const wrong = FEATURE_NAMES.filter((name) => (story[name] ?? NaN) * FEATURES[name][0] < 0 || !(name in story));
    expect(wrong).toEqual([]);
  });

  it('weighs at most 256 kB a language, and names what it was learnt from', () => {
    for (const lang of ['fr', 'en']) {
      const bytes = readFileSync(new URL(`../../lib/crisis/weights/${lang}.bin`, import.meta.url));
      expect(bytes.length).toBeLessThanOrEqual(256 * 1024);
      expect(bytes.some((byte) => byte !== 0)).toBe(true);
    }
    const file = JSON.parse(
      readFileSync(new URL('../../lib/crisis/weights/watch.json', import.meta.url), 'utf8'),
    ) as Record<string, unknown>;
    expect(file['from']).not.toEqual({});
    expect(Number(file['headlines'])).toBeGreaterThan(Number(file['ofCrises']));
  });

  it('has the brake below the freeze on the one curve', () => {
    expect(learnt().brake).toBeLessThan(learnt().freeze);
  });
});

/** A story as it may stand at a look, and what surrounds it. */
type Case = {
  story: Story;
  where: 'home' | 'near' | 'middle' | 'far';
  heard: number;
  known: number;
  gathered: boolean;
};
const NEARER = { far: 'middle', middle: 'near', near: 'home', home: 'home' } as const;

const caseOf = (next: () => number): Case => {
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const one = <T>(from: readonly T[]): T => from[upTo(from.length - 1)]!;
  const seen = next() < 0.3 ? T0 : T0 - upTo(170) * MINUTE;
  const items = Array.from({ length: 1 + upTo(8) }, (_, n): Item => {
    const owner = `owner-${upTo(6)}`;
    const at = next() < 0.5 ? T0 : seen;
    return {
      ...{ at, seen: at, source: owner, owner, voice: owner, wire: next() < 0.2, title: `title ${n}`, url: null },
      ...{ score: 1 + 8 * next(), official: next() < 0.1, great: next() < 0.1, followUp: next() < 0.6 },
      ...{ context: next() < 0.2, loose: next() < 0.2 },
      ...(next() < 0.4 ? { rank: upTo(20) } : {}),
    };
  });
  const dead = next() < 0.5 ? 0 : upTo(200);
  const hurt = next() < 0.5 ? 0 : upTo(300);
  const story: Story = {
    ...{ id: 'story', born: Math.min(...items.map((item) => item.seen)), last: T0, kind: one(crisisKinds) },
    ...{ best: Math.max(...items.map(({ score }) => score)), victims: dead, dead, hurt },
    ...{ leader: one([null, null, 'violent', 'death'] as const), where: one([{}, { fr: 2 }, { fr: 2, 'fr:lyon': 2 }]) },
    ...{ tokens: {}, items, count: items.length, brakedUntil: 0, proposedAt: 0, frozen: null },
  };
  return {
    story,
    where: one(['home', 'near', 'middle', 'far'] as const),
    heard: upTo(600),
    known: 2 * next(),
    gathered: next() < 0.3,
  };
};
const oddsOf = ({ story, where, ...around }: Case): number =>
  logOddsOf(featuresOf(story, toldOf(story, T0, where, { ...around, alone: [] })), learnt().story);

/** What makes a story graver, or surer. */
const MORE: Readonly<Record<string, (given: Case) => Case>> = {
  'one more dead': (given) => ({ ...given, story: { ...given.story, dead: given.story.dead + 1 } }),
  'ten more hurt': (given) => ({ ...given, story: { ...given.story, hurt: given.story.hurt + 10 } }),
  'a nearer place': (given) => ({ ...given, where: NEARER[given.where] }),
  'less of what was known': (given) => ({ ...given, known: given.known / 2 }),
  'another newsroom': (given) => more(given, (first) => ({ ...first, owner: 'another', voice: 'another' })),
  'another headline of a newsroom': (given) => more(given, (first) => first),
  'an alert': (given) => more(given, (first) => ({ ...first, owner: 'office', voice: 'office', official: true })),
  'a headline that leads its page': (given) => each(given, (item) => ({ ...item, rank: 0 })),
  'graver headlines': (given) => each(given, (item) => ({ ...item, score: Math.min(10, item.score + 0.5) })),
  'no trial': (given) => each(given, (item) => ({ ...item, context: false })),
};
const each = (given: Case, change: (item: Item) => Item): Case => ({
  ...given,
  story: { ...given.story, items: given.story.items.map(change) },
});
/** The gravest headline once more, with a change, and heard besides what was heard. */
const more = (given: Case, change: (item: Item) => Item): Case => {
  const first = given.story.items.toSorted((a, b) => b.score - a.score)[0]!;
  const items = [...given.story.items, change({ ...first, rank: 20, context: false, followUp: true })];
  return { ...given, heard: given.heard + 1, story: { ...given.story, items } };
};

describe('the probability of a story', () => {
  for (const [name, change] of Object.entries(MORE))
    it(`is never lowered by ${name}`, () => {
      const next = random(11);
      const wrong = Array.from({ length: 1_500 }, () => caseOf(next)).flatMap((given) => {
        const [before, after] = [oddsOf(given), oddsOf(change(given))];
        return after < before - 1e-9 ? [{ before, after, given: JSON.stringify(given) }] : [];
      });
      expect(wrong.slice(0, 1)).toEqual([]);
    });
});

describe('the sentences about a decision', () => {
  const lines = [
    headline('one', 'Attaque à Strasbourg : un camion fonce dans la foule, plusieurs morts', 0),
    headline('two', 'Strasbourg : un camion fonce sur la foule, au moins 12 morts et 30 blessés', 5, { rank: 0 }),
    headline('three', 'Strasbourg : au moins 12 morts dans une attaque au camion', 9),
  ];
  const [freeze] = play(lines).filter(({ action }) => action === 'freeze');
  const why = new Map(freeze?.why.map((ground) => [ground.kind, ground]));

  it('are true of the evidence: who tells it, where, how far', () => {
    const at = freeze?.at ?? 0;
    const seen = lines.filter((line) => line.seen <= at);
    expect(freeze?.evidence.map(({ title }) => title).sort()).toEqual(seen.map(({ title }) => title).sort());
    expect(why.get('voices')).toMatchObject({ voices: seen.length, headlines: seen.length, share: 100 });
    expect(why.get('place')).toMatchObject({ place: 'Strasbourg', where: 'home' });
    expect(sentencesOf({ why: freeze?.why ?? [] }, 'en')).toContain('Strasbourg, at home');
  });

  it('count the dead and the hurt that the headlines name, where the toll weighs', () => {
    const quake = ['one', 'two', 'three', 'four'].map((owner, n) =>
      headline(owner, `Séisme au Japon : au moins ${n < 2 ? 140 : 150} morts et 900 blessés`, n),
    );
    const tolls = play(quake).flatMap((decision) => decision.why.filter(({ kind }) => kind === 'toll'));
    expect(tolls.length).toBeGreaterThan(0);
    for (const toll of tolls) expect([140, 150]).toContain('dead' in toll ? toll.dead : 0);
  });

  it('begin with how likely it is, and go on with what counted most', () => {
    expect(freeze?.why[0]).toMatchObject({ kind: 'odds' });
    const points = (freeze?.why ?? []).flatMap((ground) => ('points' in ground ? [Math.abs(ground.points)] : []));
    expect(points.length).toBeGreaterThan(2);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
  });

  it('leave nothing out: the contributions add up to the odds', () => {
    const sum = (freeze?.contributions ?? []).reduce((all, { points }) => all + points, 0);
    expect(freeze?.why[0]).toMatchObject({ percent: Math.round(100 / (1 + Math.exp(-sum))) });
    expect(freeze?.score).toBeCloseTo(10 / (1 + Math.exp(-sum)), 1);
  });
});

describe('one owner alone', () => {
  const told = (hour: number, town: string): Headline[] => [
    headline('solo', `Fusillade dans une école de ${town} : au moins 14 morts et 20 blessés`, hour * 60, { rank: 0 }),
    headline('solo', `${town} : le bilan de la fusillade monte à 17 morts`, hour * 60 + 8, { rank: 0 }),
    headline('solo', `${town} : le tireur abattu, 19 élèves tués dans la fusillade`, hour * 60 + 15, { rank: 1 }),
  ];
  const freezes = (decisions: readonly Decision[]): string[] =>
    decisions.flatMap(({ action, rule }) => (action === 'freeze' ? [rule] : []));

  it('freezes where it is named, when it goes on and leads, and only proposes elsewhere', () => {
    expect(freezes(play(told(0, 'Lyon'), { alone: ['solo'] }))).toEqual(['alone']);
    const decisions = play(told(0, 'Lyon'));
    expect(freezes(decisions)).toEqual([]);
    expect(decisions.map(({ rule }) => rule)).toContain('one-voice');
  });

  it('does so once a day; after that it proposes', () => {
    const lines = [...told(0, 'Lyon'), ...told(8, 'Lille'), ...told(30, 'Nantes')];
    const decisions = play(lines, { alone: ['solo'], thawAfterMs: HOUR });
    expect(freezes(decisions)).toEqual(['alone', 'alone']);
    expect(decisions.filter(({ rule }) => rule === 'one-voice').map(({ place }) => place)).toEqual(['Lille']);
  });

  it('does not, when it neither goes on nor leads with it', () => {
    expect(freezes(play(told(0, 'Lyon').slice(0, 1), { alone: ['solo'] }))).toEqual([]);
    const below = told(0, 'Lyon').map((line) => ({ ...line, rank: 12 }));
    expect(freezes(play(below, { alone: ['solo'] }))).toEqual([]);
  });
});
