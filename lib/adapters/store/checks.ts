import { AccountCheck } from '../../records/check.ts';
import type { Store } from '../../records/store.ts';
import type { Table } from './table.ts';

/** `CHECK#account`: what the last look at an account told. */

const pkOf = (account: string): string => `CHECK#${account}`;

export const openChecks = (table: Table): Pick<Store, 'saveCheck' | 'checks'> => ({
  async saveCheck(check) {
    // Unconditional: of two looks either is true, and only one has the turn of the day.
    await table.put(pkOf(check.account), '-', check);
  },

  async checks(accounts) {
    return table.readable(AccountCheck, await table.getMany(accounts.map(pkOf)));
  },
});
