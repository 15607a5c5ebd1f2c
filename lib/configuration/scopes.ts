import type { Control, ControlProblem } from '../records/control.ts';

/**
 * Which scopes come and which go with a configuration. `applied`: the scopes of the last one, null before the
 * first.
 */
export type ScopeChanges = { come: string[]; go: string[] };

export const scopeChanges = (applied: readonly string[] | null, wanted: readonly string[]): ScopeChanges => ({
  come: wanted.filter((scope) => applied?.includes(scope) !== true),
  go: (applied ?? []).filter((scope) => !wanted.includes(scope)),
});

/** A control that keeps its scope from going: freezes are open on it, or nobody can tell whether any is. */
export type Hold = { control: string; freezes: string[]; why: 'frozen' | 'unreadable' };

/**
 * The controls that keep scopes from going. A missing or malformed control is one too: what cannot be read may be
 * frozen.
 */
export const holds = (controls: readonly Control[], problems: readonly ControlProblem[]): Hold[] => [
  ...controls
    .filter(({ open }) => open.length > 0)
    .map(({ scope, side, open }): Hold => ({ control: `${scope}/${side}`, freezes: [...open], why: 'frozen' })),
  ...problems.map(({ key }): Hold => ({ control: key, freezes: [], why: 'unreadable' })),
];
