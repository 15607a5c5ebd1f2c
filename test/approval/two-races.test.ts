import { expect, it } from 'vitest';
import { decide } from '../../lib/approval/decide.ts';
import { revise } from '../../lib/approval/revise.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { memoryEngine } from '../engines/memory.ts';
import { openWorld, sampleSettings, seeded, type World } from '../world.ts';
import { openTurns } from './revise-races.ts';

/**
 * Two people say yes at the same moment, while a third one edits, rejects, takes a yes back or stops everything. Each
 * call to the table waits for its turn, and a seed says whose turn it is.
 */

const settings = sampleSettings((config) => {
  Object.assign(config.feeds['une'] as object, { approvals: 2 });
  Object.assign(config.people['ines'] as object, { may: ['approve', 'freeze', 'thaw'] });
});

const THIRD = ['edits', 'rejects', 'takes a yes back', 'stops', 'does nothing'] as const;

const raceOf = async (seed: number) => {
  const random = seeded(seed);
  const engine = memoryEngine();
  const world: World = await openWorld({ client: engine, settings, seed });
  const { id } = await world.one('une', 'x:gazette');
  await world.ask();
  const pages = { lea: await world.review('lea', id), marc: await world.review('marc', id) };
  const hash = (await world.delivery(id)).hash;
  const turns = openTurns(random);
  const client = {
    send: async (command: Parameters<typeof engine.send>[0]) => {
      await turns.take();
      return engine.send(command as never);
    },
  };
  const store = openStore({
    client: client as typeof engine,
    table: world.table,
    sleep: () => Promise.resolve(),
    random: random.next,
    newId: world.newId,
    monotonic: () => world.clock.monotonic,
  });
  const deps = { ...world.deps, ...store };
  const answers: string[] = [];
  const says = async (person: 'lea' | 'marc'): Promise<void> => {
    for (let late = random.below(25); late > 0; late -= 1) await turns.take();
    const { kind } = await decide(deps, world.orderOf(pages[person], id));
    answers.push(`${person} ${kind}`);
  };
  const third = random.pick(THIRD);
  const interferes = async (): Promise<void> => {
    for (let late = random.below(40); late > 0; late -= 1) await turns.take();
    if (third === 'stops') await world.freeze('ines', ['all']);
    const by = 'ines';
    if (third === 'edits') await revise(deps, { delivery: id, by, wish: { to: 'edit', hash, text: 'Un autre texte' } });
    if (third === 'rejects') await revise(deps, { delivery: id, by, wish: { to: 'reject' } });
    if (third === 'takes a yes back') await revise(deps, { delivery: id, by, wish: { to: 'unapprove' } });
  };
  const racers = [says('lea'), says('marc'), interferes()];
  await turns.run(racers);
  await Promise.all(racers);
  return {
    seed,
    third,
    answers: answers.sort(),
    state: (await world.delivery(id)).state,
    approval: await world.store.approval(id),
    yes: (await world.store.yeses([id])).get(id),
    hows: (await world.store.audit(id)).map(({ who, how }) => `${who} ${how}`),
  };
};

type Raced = Awaited<ReturnType<typeof raceOf>>;

/** What is wrong with the end of a race, or null: in plain rules, from what was answered and what lies there. */
const wrongWith = ({ answers, state, approval, yes, hows }: Raced): string | null => {
  const approved = answers.filter((each) => each.endsWith(' approved'));
  if (approved.length > 1) return 'both were told that they completed it';
  if (approval !== null && yes !== undefined) return 'it is approved, and its first yes is still there';
  if ((approval !== null) !== (state === 'approved')) return `it is ${state}, and its approval says otherwise`;
  const first = hows.findIndex((row) => row.endsWith(' first yes'));
  const whole = hows.findIndex((row) => row.endsWith(' approve'));
  if (whole !== -1 && (first === -1 || first > whole)) return 'it was approved without a first yes';
  if (whole !== -1 && hows[first]?.split(' ')[0] === hows[whole]?.split(' ')[0]) return 'one person approved it alone';
  if (approval !== null && (approval.firstBy === undefined || approval.firstBy === approval.by))
    return 'its approval names one person';
  if (yes !== undefined && !answers.includes(`${yes.by} first-of-two`)) return 'a first yes was said by nobody';
  const between = hows.slice(first + 1, whole === -1 ? undefined : whole);
  if (
    whole !== -1 &&
    between.some((row) => /edit|reject|un-approve/.test(row) && !between.at(-1)?.includes('first yes'))
  )
    return 'a first yes counted after it was ended';
  return null;
};

it('two people who say yes at once never approve alone, whatever a third one does meanwhile', async () => {
  const raced: Raced[] = [];
  for (let seed = 1; seed <= 120; seed += 1) raced.push(await raceOf(seed));
  const wrong = raced.flatMap((each) => wrongWith(each) ?? []);
  expect(wrong).toEqual([]);
  // Races of every kind were run, and some were completed.
  expect(new Set(raced.map(({ third }) => third)).size).toBe(THIRD.length);
  expect(raced.filter(({ approval }) => approval !== null).length).toBeGreaterThan(10);
  expect(raced.filter(({ yes }) => yes !== undefined).length).toBeGreaterThan(10);
});
