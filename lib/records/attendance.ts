import * as z from 'zod/mini';
import { DAY_MS } from './durations.ts';
import { ms } from './ms.ts';

/** Somebody watches what leaves, until then. It is a lease: it ends by itself. */
export const Attendance = z.strictObject({ by: z.string().check(z.minLength(1)), at: ms, until: ms });
export type Attendance = z.output<typeof Attendance>;

/** Nobody attends for longer than this at one word; a later end is from a clock that ran away. */
export const LONGEST_ATTENDANCE_MS = DAY_MS;
