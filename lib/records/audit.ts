import * as z from 'zod/mini';
import { ms } from './ms.ts';

/** Who did what: the row written in the same transaction as every transition. `at` is epoch milliseconds. */
export const Audit = z.strictObject({
  id: z.string(),
  rev: z.int().check(z.minimum(1)),
  at: ms,
  /** A person's id, or `machine:` and the function's name. */
  who: z.string().check(z.minLength(1)),
  how: z.string().check(z.minLength(1)),
  from: z.nullable(z.string()),
  to: z.string(),
  hash: z.nullable(z.string()),
  epochs: z.nullable(z.record(z.string(), z.int())),
  evidence: z.nullable(z.string()),
});
export type Audit = z.output<typeof Audit>;

/** Whether somebody is a person. Machines have names that begin so. */
export const isPerson = (who: string): boolean => !who.startsWith('machine:');

/**
 * A row as it is read. `unsigned`: it names a person, but stands where machines write. It is from before
 * people's rows had a place of their own, or a machine wrote it.
 */
export type HistoryRow = Audit & { unsigned?: true };

/** What a flow says of a transition; the store writes the audit row from it. */
export type Act = { at: number; who: string; how: string; evidence?: string };
