import type { OtherWays } from '../pages/views.ts';
import type { Settings } from '../settings.ts';

/** How else people stop. `console`: the publisher's page in the AWS console. */
export const otherWays = (settings: Settings, console: string | undefined): OtherWays => ({
  slack: settings.slack === undefined ? null : '/vigie stop',
  cli: 'npm run --silent vigie -- stop',
  console: console ?? null,
});
