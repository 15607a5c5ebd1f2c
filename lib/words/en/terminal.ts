import type { Words } from '../fr/catalogue.ts';

export const terminal = {
  created: 'draft',
  approved: 'approved',
  rejected: 'rejected',
  published: 'published',
  failed: 'failed',
  unknown: 'unknown',
  expired: 'expired',
  withdrawn: 'taken back',
  braked: 'delayed',
  brakedWhy: (lane, why) => `${lane}: ${why}`,
  proposed: (why) => `the watch proposes to freeze: ${why}`,
  frozen: 'FROZEN',
  thawed: 'thawed',
  thawedBy: (by) => `${by} (nothing is sent automatically)`,
  notConfirmed: (why) => `STOP NOT CONFIRMED ${why}`,
  feedFailed: (feed, why) => `feed ${feed}: ${why}`,
} satisfies Words['terminal'];
