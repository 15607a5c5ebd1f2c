import * as z from 'zod/mini';
import { ms } from './ms.ts';

/**
 * A send of a delivery began, and nobody has said since that surely nothing came of it. As long as the item is there
 * the delivery is not claimed again, whatever it says of itself. `at`: epoch ms of the claim.
 */
export const Sent = z.strictObject({ delivery: z.string(), claimId: z.string(), at: ms });
export type Sent = z.output<typeof Sent>;
