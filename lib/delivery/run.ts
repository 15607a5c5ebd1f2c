import { heeding } from './rest.ts';
import { proveUnknown, type ProbeDeps } from './probe.ts';
import { publishDue, type PublishDeps, type PublishReport } from './publish.ts';
import { carryOutTakeBacks, type CarryOutDeps } from './take-back.ts';

export type RunDeps = CarryOutDeps & ProbeDeps & PublishDeps;

/**
 * One run of the publisher: takes posts back, looks for unknown sends, publishes what is due. When one part
 * fails, the others are done all the same; the failures are thrown together at the end.
 */
export const runPublisher = async (deps: RunDeps): Promise<PublishReport> => {
  const failures: unknown[] = [];
  const apart = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      failures.push(error);
      return null;
    }
  };
  // A limit on posts is seldom one on deletions, and a person ordered them.
  const takenBack = await apart(carryOutTakeBacks(heeding(deps, ['credentials'])));
  const proven = await apart(proveUnknown(heeding(deps, ['credentials', 'limited'])));
  const published = await apart(publishDue(deps));
  deps.log('info', 'publish.run', { takenBack, proven, published });
  if (published !== null && failures.length === 0) return published;
  throw failures.length === 1 ? failures[0] : new AggregateError(failures, failures.map(String).join('; '));
};
