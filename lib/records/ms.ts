import * as z from 'zod/mini';
import { LAST_MS } from './durations.ts';

/** A moment as it is stored: epoch milliseconds that a calendar has, so that everybody can say when it is. */
export const ms = z.int().check(z.minimum(0), z.maximum(LAST_MS));
