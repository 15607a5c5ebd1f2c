import * as z from 'zod';
import type { FeedItem } from './item.ts';

/** What a feed's configuration says about its items. A rule may drop or label, never approve. */
export const FeedRules = z.strictObject({
  maxAgeMs: z.int().positive().optional(),
  maxPerDay: z.int().positive().optional(),
  maxPerPoll: z.int().positive().optional(),
});
export type FeedRules = z.output<typeof FeedRules>;

export type RuleTrace = {
  readonly rule: string;
  readonly effect: 'drop' | 'keep' | 'label' | 'change';
  readonly detail: string | null;
};
export type RuleOutcome = {
  readonly item: FeedItem;
  readonly labels: readonly string[];
  readonly trace: readonly RuleTrace[];
};

export function applyRules(_rules: FeedRules | undefined, item: FeedItem): RuleOutcome {
  return { item, labels: [], trace: [] };
}
