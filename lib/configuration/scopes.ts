import type { Control, ControlProblem } from '../records/control.ts';

/** What applying a configuration changes: scopes that come, scopes that go. `applied`: those of the last configuration, null before the first. */
export type ScopeChanges = { come: string[]; go: string[] };

export const scopeChanges = (applied: readonly string[] | null, wanted: readonly string[]): ScopeChanges => ({
  come: wanted.filter((scope) => applied?.includes(scope) !== true),
  go: (applied ?? []).filter((scope) => !wanted.includes(scope)),
});

/** A control that a scope cannot go with: freezes are open on it, or nobody can tell whether any is. */
export type Hold = { control: string; freezes: string[]; why: 'frozen' | 'unreadable' };

/** What keeps scopes from going. A control that is missing or malformed holds too: what cannot be read may be frozen. */
export const holds = (controls: readonly Control[], problems: readonly ControlProblem[]): Hold[] => [
  ...controls
    .filter(({ open }) => open.length > 0)
    .map(({ scope, side, open }): Hold => ({ control: `${scope}/${side}`, freezes: [...open], why: 'frozen' })),
  ...problems.map(({ key }): Hold => ({ control: key, freezes: [], why: 'unreadable' })),
];
