/**
 * A property of a feed: what its posts are for. The configuration says which lanes the watch brakes and
 * freezes.
 */
export const LANES = ['promo', 'news', 'service'] as const;
export type Lane = (typeof LANES)[number];
