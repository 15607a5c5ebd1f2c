import type { Log } from '../events.ts';
import { configuredScopes } from '../freeze/scope.ts';
import type { Settings } from '../settings.ts';
import { holds, scopeChanges, type Hold } from './scopes.ts';
import type { Store } from '../records/store.ts';

/** A transaction has at most 100 actions: one for the list, and two for the controls of each scope. */
export const MAX_GOING = 49;

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
  /** Nothing was changed, because freezes are open on scopes that would go. */
  | { kind: 'held'; holds: Hold[] }
  | { kind: 'too-many-go'; go: string[] };

/**
 * Applies the configuration. It stores which scopes are in force and creates the controls that the table lacks,
 * each without a freeze and with an epoch of its own. It never removes a control, so that a scope that comes back
 * has the epoch that it left with. A scope with an open freeze cannot go, because nobody could thaw what the
 * configuration no longer names.
 */
export const applyConfiguration = async (deps: ApplyDeps): Promise<ApplyAnswer> => {
  const { settings } = deps;
  const wanted = configuredScopes(settings);
  for (let round = 0; round < 5; round += 1) {
    const before = await deps.appliedScopes();
    const { come, go } = scopeChanges(before?.scopes ?? null, wanted);
    if (go.length > MAX_GOING) return { kind: 'too-many-go', go };
    if (go.length > 0) {
      const found = await deps.controls(go);
      const held = holds(found.controls, found.problems);
      if (held.length > 0) return { kind: 'held', holds: held };
    }
    const at = deps.now();
    if (before === null || come.length > 0 || go.length > 0) {
      const saved = await deps.saveAppliedScopes(before, wanted, go, at);
      // Since the reading somebody else has applied a configuration, or a freeze has opened: read again.
      if (saved.kind !== 'saved') continue;
    }
    const created = await deps.applyScopes(wanted, Object.keys(settings.accounts), at);
    deps.log('info', 'configuration.applied', { created, come, go });
    return { kind: 'applied', created, come, go };
  }
  throw new Error('the configuration was applied by somebody else again and again');
};
