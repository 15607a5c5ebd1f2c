import { planOf, simulate, type Action, type Ended, type Mutation } from './simulation.ts';

const first = ({ violations }: Ended): string | null => violations[0]?.promise ?? null;

/** The shortest plan found that still breaks the same promise: fewer actions, then calmer ones, then right clocks. */
export const shrink = async (seed: number, mutation?: Mutation): Promise<Ended> => {
  const run = (plan: readonly Action[], trace = false) =>
    simulate({ seed, plan, trace, ...(mutation === undefined ? {} : { mutation }) });
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

/** The story of a broken promise, for a person to read. */
export const tell = (ended: Ended): string => {
  const { seed, violations, plan, trace } = ended;
  const promise = violations[0];
  return [
    `seed ${seed}: promise ${promise?.promise ?? '?'} is broken: ${promise?.what ?? '?'}`,
    `the shortest evening found (${plan.length} acts):`,
    ...trace.map((line) => `  ${line}`),
  ].join('\n');
};
