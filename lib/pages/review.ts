import type { DecisionView, ReviewView, ShellView } from './views.ts';

const soon = (): string => {
  throw new Error('not written yet');
};
/** GET /review/:ask. */
export const reviewShell = (_view: ShellView & { ask: string }): string => soon();
/** POST /review/:ask/open, when the pass is good; else `decisionPage` with `closed`. */
export const reviewPage = (_view: ReviewView): string => soon();
/** POST /review/:ask/decide. */
export const decisionPage = (_view: DecisionView): string => soon();
