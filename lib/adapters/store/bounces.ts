import { Bounce, BOUNCES_FOR_MS } from '../../records/bounce.ts';
import type { Store } from '../../records/store.ts';
import type { Table } from './table.ts';

/** `BOUNCE#person`: mail to this person comes back. */

const pkOf = (person: string): string => `BOUNCE#${person}`;

export const openBounces = (table: Table): Pick<Store, 'saveBounce' | 'bounces'> => ({
  async saveBounce(bounce) {
    // Unconditional: of two that come at once either is true.
    await table.put(pkOf(bounce.person), '-', bounce, bounce.at + BOUNCES_FOR_MS);
  },

  async bounces(people) {
    return table.readable(Bounce, await table.getMany(people.map(pkOf)));
  },
});
