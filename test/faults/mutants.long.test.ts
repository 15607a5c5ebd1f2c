import { catches, SLOW } from './hunt.ts';
import { MUTANTS } from './mutants.ts';

catches(MUTANTS.filter(({ id }) => SLOW.has(id)));
