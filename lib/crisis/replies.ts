import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { featuresOf, REPLY_FEATURES } from './replies/features.ts';

/** Whether an answer to a post asks to stop, by what was learnt. `npm run train:replies` writes the weights. */

const File = z.object({ asks: z.number(), weights: z.record(z.string(), z.number()) });

/** `asks`: from these log-odds on an answer asks to stop. `weights`: one for each of `REPLY_FEATURES`. */
type RepliesLearnt = { readonly asks: number; readonly weights: readonly number[] };

let shipped: RepliesLearnt | undefined;
const learnt = (): RepliesLearnt => {
  if (shipped !== undefined) return shipped;
  const file = File.parse(JSON.parse(readFileSync(new URL('./weights/replies.json', import.meta.url), 'utf8')));
  shipped = { asks: file.asks, weights: REPLY_FEATURES.map((name) => file.weights[name] ?? 0) };
  return shipped;
};

/** The log-odds that an answer asks to stop. */
export const oddsOfReply = (text: string, lang: string): number => {
  const { weights } = learnt();
  return featuresOf(text, lang).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
};

export const asksToStop = (text: string, lang: string): boolean => oddsOfReply(text, lang) >= learnt().asks;
