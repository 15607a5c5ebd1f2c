import { describe, expect, it } from 'vitest';
import { atLeast } from '../../lib/crisis/backlash.ts';
import { emptyState, look, type EngineSettings, type EngineState } from '../../lib/crisis/engine.ts';
import { oddsOfReply } from '../../lib/crisis/replies.ts';
import { canJudge } from '../../lib/crisis/replies/features.ts';
import type { Decision } from '../../lib/crisis/signal.ts';
import type { Reply } from '../../lib/records/reply.ts';
import { ownReplies } from '../bench/watch/own-replies.ts';
import { EVENING, HOUR, MINUTE, SECOND, seeded } from '../world.ts';

const settings: EngineSettings = { audience: ['fr'] };
const ACCOUNT = 'bluesky:gazette';

const reply = (person: string, text: string, at: number, more: Partial<Reply> = {}): Reply => ({
  ...{ kind: 'reply', at, seen: at, account: ACCOUNT, person, lang: 'fr', text, url: null, fresh: false },
  ...more,
});

/** A watch that looks each minute at what was answered since. */
const watching = () => {
  let state: EngineState = emptyState();
  const decisions: Decision[] = [];
  return {
    decisions,
    actions: () => decisions.map(({ action }) => action),
    see: (now: number, replies: readonly Reply[]) => {
      const found = look(state, replies, now, settings);
      state = JSON.parse(JSON.stringify(found.state)) as EngineState;
      decisions.push(...found.decisions);
      return found.decisions;
    },
  };
};

describe('the evening of 14 July, in the answers under a post about a beach', () => {
  it('brakes at the look after the third person, and proposes a freeze with their words', () => {
    const watch = watching();
    const at = (minute: number) => EVENING + minute * MINUTE;
    expect(watch.see(at(1), [reply('ana', 'La plage, vraiment ? On ira dimanche.', at(1) - 1)])).toEqual([]);
    expect(watch.see(at(2), [reply('bea', 'Qui a laissé partir ce tweet programmé ?', at(2) - 30 * SECOND)])).toEqual(
      [],
    );
    expect(watch.see(at(3), [reply('carl', 'Coupez vos posts automatiques, faites votre travail', at(3) - 1)])).toEqual(
      [],
    );
    const third = at(3) + 20 * SECOND;
    const found = watch.see(at(4), [reply('dora', 'Ce n’est pas le moment, il y a des morts à Nice', third)]);
    expect(found.map(({ action, rule }) => [action, rule])).toEqual([
      ['brake', 'backlash'],
      ['propose', 'backlash'],
    ]);
    expect(found[0]!.at - third).toBeLessThanOrEqual(2 * MINUTE);
    expect(found[1]?.evidence.map(({ title }) => title)).toEqual([
      'Qui a laissé partir ce tweet programmé ?',
      'Coupez vos posts automatiques, faites votre travail',
      'Ce n’est pas le moment, il y a des morts à Nice',
    ]);
    expect(found[1]?.why).toEqual([{ kind: 'called-out', people: 3, of: 4, what: 'asks' }]);
  });

  it.each([
    ['de', ['Das ist nicht der richtige Zeitpunkt', 'Schämt euch, es gibt Tote', 'Stoppt eure geplanten Posts jetzt']],
    ['es', ['No es el momento', 'Borrad esto, hay muertos', 'Un poco de respeto por las víctimas, parad de publicar']],
    ['it', ['Non è il momento', 'Cancellate questo, ci sono morti', 'Vergognatevi, smettete di postare']],
    ['nl', ['Dit is niet het moment', 'Verwijder dit, er zijn doden', 'Schaam je, stop met posten']],
    ['pt', ['Não é o momento', 'Apaguem isto, há mortos', 'Que vergonha, parem de postar']],
    ['en', ['Read the room', 'Stop your scheduled tweets, people are dying', 'Take this down, not the time']],
  ])('is understood in %s', (lang, texts) => {
    const watch = watching();
    watch.see(
      EVENING + MINUTE,
      texts.map((text, n) => reply(`p${n}`, text, EVENING, { lang })),
    );
    expect(watch.actions()).toEqual(['brake', 'propose']);
  });
});

describe('what makes no backlash', () => {
  it('is one troll with fifty messages', () => {
    const watch = watching();
    for (let n = 0; n < 50; n += 1)
      watch.see(EVENING + n * MINUTE, [reply('troll', `Supprimez ça, honte à vous ${n}`, EVENING + n * MINUTE)]);
    expect(watch.actions()).toEqual([]);
  });

  it('is a raid of new accounts, which proposes and neither brakes nor freezes', () => {
    const watch = watching();
    for (let n = 0; n < 60; n += 1) {
      const at = EVENING + n * 10 * SECOND;
      watch.see(at, [reply(`raider-${n}`, 'Supprimez ce post, honte à vous', at, { fresh: true })]);
    }
    expect(watch.actions()).toEqual(['propose']);
  });

  it('is ever a freeze, however many people ask', () => {
    const watch = watching();
    for (let n = 0; n < 300; n += 1) {
      const at = EVENING + n * 20 * SECOND;
      watch.see(at, [reply(`p${n}`, 'Coupez vos tweets programmés, il y a des morts', at)]);
    }
    expect(watch.actions()).not.toContain('freeze');
    expect(watch.actions().filter((action) => action === 'propose')).toHaveLength(1);
  });

  it('is a day of ordinary answers, friendly, dull and angry ones, in any order', () => {
    const ordinary = ownReplies().filter(({ asks }) => !asks);
    for (let seed = 1; seed <= 10; seed += 1) {
      const random = seeded(seed);
      const watch = watching();
      for (let n = 0; n < 300; n += 1) {
        const at = EVENING + n * 40 * SECOND;
        const { text, lang } = random.pick(ordinary);
        watch.see(at, [reply(`p${n}`, text, at, { lang })]);
      }
      expect(watch.actions()).toEqual([]);
    }
  });

  it('is what three people asked hours apart', () => {
    const watch = watching();
    for (const [n, person] of ['ana', 'bea', 'carl'].entries())
      watch.see(EVENING + n * HOUR, [reply(person, 'Coupez vos tweets programmés', EVENING + n * HOUR)]);
    expect(watch.actions()).toEqual([]);
  });
});

describe('hostile answers', () => {
  const angry = ['Nul', 'Pathétique', 'Minable', 'Vous êtes ridicules', 'Scandaleux', 'Quelle honte', 'Lamentable'];

  it('brake where they are beyond what is usual for the account', () => {
    const watch = watching();
    for (let n = 0; n < 400; n += 1)
      watch.see(EVENING + n * MINUTE, [reply(`kind-${n}`, 'Merci, belle photo', EVENING + n * MINUTE)]);
    const later = EVENING + 420 * MINUTE;
    watch.see(
      later,
      angry.map((text, n) => reply(`angry-${n}`, text, later)),
    );
    expect(watch.decisions.map(({ action, why }) => [action, why[0]])).toEqual([
      ['brake', { kind: 'called-out', people: 7, of: 7, what: 'hostile' }],
      ['propose', { kind: 'called-out', people: 7, of: 7, what: 'hostile' }],
    ]);
  });

  it('do nothing where the account is used to them', () => {
    const watch = watching();
    for (let n = 0; n < 400; n += 1) {
      const text = n % 2 === 0 ? 'Nul' : 'Merci';
      watch.see(EVENING + n * MINUTE, [reply(`p-${n}`, text, EVENING + n * MINUTE)]);
    }
    const later = EVENING + 420 * MINUTE;
    watch.see(
      later,
      angry.map((text, n) => reply(`angry-${n}`, text, later)),
    );
    expect(watch.actions()).toEqual([]);
  });
});

describe('the brake of a backlash', () => {
  it('ends after two hours in six, and then only proposes', () => {
    const watch = watching();
    for (let minute = 0; minute < 5 * 60; minute += 1) {
      const at = EVENING + minute * MINUTE;
      watch.see(
        at,
        [0, 1, 2].map((n) => reply(`p${n}-${minute}`, 'Coupez vos tweets programmés', at)),
      );
    }
    const brakes = watch.decisions.flatMap((each) => (each.action === 'brake' ? [each.until - each.at] : []));
    expect(brakes.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(2 * HOUR);
    expect(brakes.length).toBeGreaterThan(3);
    expect(watch.actions().filter((action) => action === 'propose')).toHaveLength(1);
  });
});

describe('an answer in a language without a list', () => {
  it('is said to be unread, and judged by no other language’s words', () => {
    expect(['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'].filter((lang) => !canJudge(lang))).toEqual([]);
    expect(['pl', 'ja'].filter(canJudge)).toEqual([]);
    const { state, decisions } = look(
      emptyState(),
      [0, 1, 2].map((n) => reply(`p${n}`, 'stop', EVENING, { lang: 'pl' })),
      EVENING,
      settings,
    );
    expect(decisions).toEqual([]);
    expect(state.replies?.unread).toEqual({ pl: EVENING });
  });
});

describe('what was learnt of answers', () => {
  it('tells an order to stop from a question, a complaint and a joke', () => {
    const asks = (text: string, lang: string) => oddsOfReply(text, lang) >= 1;
    expect(asks('Coupez vos tweets programmés ce soir', 'fr')).toBe(true);
    expect(asks('Scheduled posts, tonight? Take it down', 'en')).toBe(true);
    expect(asks('Arrêtez de m’envoyer votre newsletter', 'fr')).toBe(false);
    expect(asks('My order never came, customer service is a disaster', 'en')).toBe(false);
    expect(asks('Ce match, une tuerie', 'fr')).toBe(false);
  });
});

describe('how unlikely a crowd is', () => {
  it('is what the sum of the binomial terms says', () => {
    expect(atLeast(0, 5, 0.1)).toBeCloseTo(1, 12);
    expect(atLeast(3, 3, 0.01)).toBeCloseTo(1e-6, 12);
    expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(atLeast(9, 9, 0.25) / 0.25 ** 9).toBeCloseTo(1, 6);
  });
});
