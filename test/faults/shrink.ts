import { PROMISES } from './promises.ts';
import type { Third } from './thirds.ts';
import { planOf, simulate, type Action, type Ended, type Mutation } from './simulation.ts';

const first = ({ violations }: Ended): string | null => violations[0]?.promise ?? null;

/** The shortest plan found that still breaks the same promise: fewer actions, then calmer ones, then right clocks. */
export const shrink = async (seed: number, mutation?: Mutation, third: Third = 'sandbox'): Promise<Ended> => {
  const run = (plan: readonly Action[], trace = false) =>
    simulate({ seed, third, plan, trace, ...(mutation === undefined ? {} : { mutation }) });
  let plan = planOf(seed);
  const wanted = first(await run(plan));
  const keeps = async (candidate: readonly Action[]): Promise<boolean> => {
    if (first(await run(candidate)) !== wanted) return false;
    plan = [...candidate];
    return true;
  };
  for (let size = Math.ceil(plan.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < plan.length;) {
      if (!(await keeps(plan.toSpliced(start, size)))) start += size;
    }
  }
  for (let index = 0; index < plan.length; index += 1) {
    const calm = (change: Partial<Action>) => plan.map((each, at) => (at === index ? { ...each, ...change } : each));
    await keeps(calm({ skew: 0 }));
    await keeps(calm({ level: 'calm' }));
  }
  return run(plan, true);
};

const ACTOR = /^\S+ (.*?): (.*)$/;

/** Without the functions that ran and did nothing. */
const told = (trace: readonly string[]): string[] => {
  const idle = new Set<string>();
  const busy = new Set<string>();
  for (const line of trace) {
    const [, actor = '', words = ''] = ACTOR.exec(line) ?? [];
    (/^(starts$|is done$)/.test(words) ? idle : busy).add(actor);
  }
  return trace.filter((line) => {
    const [, actor = '', words = ''] = ACTOR.exec(line) ?? [];
    return words !== 'is done' && (busy.has(actor) || !idle.has(actor));
  });
};

/**
 * The story of a broken promise, for a person to read: what was promised, what happened, and minute by minute
 * how it came to that.
 */
export const tell = (ended: Ended): string => {
  const { seed, third, violations, plan, trace } = ended;
  const [first] = violations;
  return [
    `Seed ${seed} breaks a promise.`,
    `promised:  ${first === undefined ? '?' : PROMISES[first.promise]} (${first?.promise ?? '?'})`,
    `happened:  ${first?.what ?? '?'}`,
    `the shortest evening found that does so, ${plan.length} acts, in Paris time:`,
    ...told(trace).map((line) => `  ${line}`),
    `play it again: npm run faults -- --seed ${seed} --runs 1 --third ${third} --trace`,
  ].join('\n');
};
