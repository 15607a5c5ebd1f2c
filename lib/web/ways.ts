import type { OtherWays } from '../pages/views.ts';
import type { Settings } from '../settings.ts';

/** How else people stop, by the environment of the function. */
export const otherWays = (
  settings: Settings,
  { STOP_COMMAND, CONSOLE_URL }: { STOP_COMMAND: string; CONSOLE_URL?: string | undefined },
): OtherWays => ({
  slack: settings.slack === undefined ? null : '/vigie stop',
  cli: STOP_COMMAND,
  console: CONSOLE_URL ?? null,
});
