/**
 * A freeze covers scopes: `all`, `lane:promo`, `network:x`, `account:x:gazette` or `feed:agenda`. Each
 * scope has two controls, one that only people write and one that only the watch's side writes, so that
 * neither can lift the other's stop.
 */

export const SIDES = ['human', 'watch'] as const;
export type Side = (typeof SIDES)[number];

/** Epochs by control key (`lane:promo/human`): what an approval saw and what a claim demands. */
export type Epochs = Readonly<Record<string, number>>;

/** One control as stored: `open` names the freezes that cover the scope now. */
export type Control = { scope: string; side: Side; epoch: number; open: readonly string[] };

/** A control that is missing or cannot be read: what it covers does not leave. */
export type ControlProblem = { key: string; why: 'missing' | 'malformed' | 'another-table' };

/** What a read of some controls found. */
export type ControlsRead = { controls: Control[]; problems: ControlProblem[] };

export const controlKey = (scope: string, side: Side): string => `${scope}/${side}`;

/** The scope and the side that a control key names; null when it names no side. */
export const readControlKey = (key: string): { scope: string; side: Side } | null => {
  const slash = key.lastIndexOf('/');
  const side = SIDES.find((name) => name === key.slice(slash + 1));
  return side === undefined ? null : { scope: key.slice(0, slash), side };
};

/** The two controls of each scope. */
export const controlsOf = (scopes: readonly string[]): { scope: string; side: Side }[] =>
  scopes.flatMap((scope) => SIDES.map((side) => ({ scope, side })));
