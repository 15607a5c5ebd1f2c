import { COUNTED, DEAD_LETTERS, FUNCTION_ALARMS } from '../../infra/aws/alarms.ts';
import { FUNCTIONS } from '../../lib/environment.ts';

/** The name of every alarm that there must be: those of the template and the headings of the runbook. */
export const ALARMS: readonly string[] = [
  ...FUNCTIONS.map((name) => `${name} fails`),
  ...FUNCTIONS.filter((name) => FUNCTION_ALARMS[name].silentAfter !== null).map((name) => `${name} is silent`),
  ...FUNCTIONS.filter((name) => FUNCTION_ALARMS[name].tooOftenAbove !== null).map(
    (name) => `${name} is invoked too often`,
  ),
  ...COUNTED.map(({ name }) => name),
  DEAD_LETTERS.name,
];
