import * as z from 'zod/mini';
import { Evidence, Story } from './freeze.ts';
import { ms } from './ms.ts';

/** What the watch would freeze if a person said so. Times are epoch milliseconds. */
export const Proposal = z.strictObject({
  id: z.string().check(z.minLength(1)),
  at: ms,
  scopes: z.array(z.string()).check(z.minLength(1)),
  story: Story,
  evidence: z.array(Evidence),
});
export type Proposal = z.output<typeof Proposal>;
