import type { DeskView, ShellView } from './views.ts';

const soon = (): string => {
  throw new Error('not written yet');
};
/** GET /desk. */
export const deskShell = (_view: ShellView): string => soon();
/** POST /desk and /desk/act. */
export const deskPage = (_view: DeskView): string => soon();
