import { DAY_MS } from '../../records/durations.ts';
import { StoredReply } from '../../records/reply.ts';
import type { Store } from '../../records/store.ts';
import { held } from './errors.ts';
import type { Table } from './table.ts';

/** `REPLY` / name: an answer on its way to the watch, which removes it as soon as it has judged it. */

const KEEP_MS = DAY_MS;

export const openReplies = (table: Table): Pick<Store, 'handOver' | 'replies' | 'dropReplies'> => ({
  handOver: (stored) =>
    held(table.transact([table.putIfAbsent('REPLY', stored.name, stored, stored.reply.seen + KEEP_MS)])),

  async replies() {
    return table.readable(StoredReply, await table.query({ pk: 'REPLY', limit: 1_000 }));
  },

  async dropReplies(names) {
    // Unconditional: an answer on its way is never changed.
    for (const name of names) await table.remove('REPLY', name);
  },
});
