import * as z from 'zod';
import { LAST_MS } from './durations.ts';

/** A moment as it is stored: epoch milliseconds that a calendar has, so that everybody can say when it is. */
export const ms = z.int().min(0).max(LAST_MS);
