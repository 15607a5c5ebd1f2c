import * as z from 'zod/mini';

/** The scopes of the configuration that was applied last. `version` counts how often the list changed. */
export const Applied = z.strictObject({
  scopes: z.array(z.string()),
  version: z.int().check(z.minimum(1)),
  at: z.int(),
});
export type Applied = z.output<typeof Applied>;
