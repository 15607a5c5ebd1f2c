/** What a feed's template may name. */
export const TEMPLATE_FIELDS = ['title', 'link', 'summary', 'hashtags', 'feed'] as const;
