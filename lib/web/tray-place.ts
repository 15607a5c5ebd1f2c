import type { Choice } from '../approval/decide.ts';
import type { TrayDeps } from '../approval/tray.ts';
import type { ReviseDeps } from '../approval/revise.ts';
import type { FrameDeps } from '../desk/frame.ts';
import type { NowDeps } from '../desk/now.ts';
import type { TraySaid } from '../pages/views.ts';
import type { Form } from './form.ts';
import type { HolderDeps } from './holder.ts';

export type TrayPageDeps = TrayDeps & HolderDeps & FrameDeps & NowDeps & ReviseDeps;

/** Where a person stands in the tray, as each form of it brings it back. */
export type Place = { done: number; later: readonly string[] };

/** A form names no more things than this. */
export const MOST_NAMED = 1_000;

export const placeOf = (form: Form): Place => {
  const done = form.text('done');
  const later = form.text('later').split(' ').filter(Boolean).slice(0, MOST_NAMED);
  return { done: /^\d{1,6}$/.test(done) ? Number(done) : 0, later: [...new Set(later)] };
};

/**
 * What is shown next. `first`: a draft that comes before the others. `sent`: what the person typed into its card.
 * `many`: several cards beside each other, if that can be.
 */
export type Next = {
  place: Place;
  said: TraySaid | null;
  first?: string | null;
  sent?: readonly Choice[];
  many?: boolean;
};
