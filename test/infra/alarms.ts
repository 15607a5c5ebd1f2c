import { COUNTED, DEAD_LETTERS, FUNCTION_ALARMS } from '../../infra/aws/alarms.ts';
import { FUNCTIONS } from '../../lib/environment.ts';

/** The name of every alarm that there must be: those of the template and the headings of the runbook. */
export const ALARMS: readonly string[] = [
  ...FUNCTIONS.filter((name) => FUNCTION_ALARMS[name] === 'own').map((name) => `${name} fails`),
  ...COUNTED.map(({ name }) => name),
  DEAD_LETTERS.name,
];
