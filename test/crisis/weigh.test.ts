import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyState, wake, type EngineSettings } from '../../lib/crisis/engine.ts';
import { learnt } from '../../lib/crisis/learnt.ts';
import { sentencesOf } from '../../lib/crisis/message.ts';
import type { Decision, Headline } from '../../lib/crisis/signal.ts';
import { FEATURES, FEATURE_NAMES } from '../../lib/crisis/weigh.ts';

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
