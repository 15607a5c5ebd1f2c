import type { StopShellView, StopView } from './views.ts';

const soon = (): string => {
  throw new Error('not written yet');
};
/** GET /stop. */
export const stopShell = (_view: StopShellView): string => soon();
/** POST /stop, /stop/state and /stop/act. */
export const stopPage = (_view: StopView): string => soon();
