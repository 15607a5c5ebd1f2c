import type { Log } from '../events.ts';
import { configuredScopes } from '../freeze/scope.ts';
import type { Settings } from '../settings.ts';
import { holds, scopeChanges, type Hold } from './scopes.ts';
import type { Store } from '../records/store.ts';

/** A transaction has at most 100 actions: one for the list, and two for the controls of each scope that goes. */
const MOST_GOING = 49;
/** How often somebody else may change what is applied meanwhile. */
const MOST_ROUNDS = 5;

export type ApplyDeps = Pick<Store, 'appliedScopes' | 'controls' | 'saveAppliedScopes' | 'applyScopes'> & {
  settings: Settings;
  now: () => number;
  log: Log;
};

export type ApplyAnswer =
  /**
   * `created`: keys of the items that were missing. `come` and `go`: scopes that the last configuration lacked or
   * had.
   */
  | { kind: 'applied'; created: string[]; come: string[]; go: string[] }
  /**
   * No function is changed, because freezes are open on scopes that would go. Where one was opened meanwhile, some
   * scopes may have come or gone already; the configuration of before, applied again, brings them back.
   */
  | { kind: 'held'; holds: Hold[] };

/**
 * Applies the configuration. It stores which scopes are in force and creates the controls that the table lacks,
 * each without a freeze and with an epoch of its own. It never removes a control, so that a scope that comes back
 * has the epoch that it left with. A scope with an open freeze cannot go, because nobody could thaw what the
 * configuration no longer names. What comes is in force before anything goes, and many go in several steps.
 */
export const applyConfiguration = async (deps: ApplyDeps): Promise<ApplyAnswer> => {
  const { settings } = deps;
  const wanted = configuredScopes(settings);
  const came: string[] = [];
  const gone: string[] = [];
  for (let round = 0; round < MOST_ROUNDS;) {
    const before = await deps.appliedScopes();
    const { come, go } = scopeChanges(before?.scopes ?? null, wanted);
    if (go.length > 0) {
      const found = await deps.controls(go);
      const held = holds(found.controls, found.problems);
      if (held.length > 0) return { kind: 'held', holds: held };
    }
    const at = deps.now();
    const [now, later] = [go.slice(0, MOST_GOING), go.slice(MOST_GOING)];
    if (before === null || come.length > 0 || now.length > 0) {
      const saved = await deps.saveAppliedScopes(before, [...wanted, ...later], now, at);
      if (saved.kind !== 'saved') {
        // Since the reading somebody else has applied a configuration, or a freeze has opened: read again.
        round += 1;
        continue;
      }
      came.push(...come);
      gone.push(...now);
    }
    if (later.length > 0) continue;
    const created = await deps.applyScopes(wanted, Object.keys(settings.accounts), at);
    deps.log('info', 'configuration.applied', { created, come: came, go: gone });
    return { kind: 'applied', created, come: came, go: gone };
  }
  throw new Error('the configuration was applied by somebody else again and again');
};
