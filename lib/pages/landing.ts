import { filterFields, NO_FILTER, type Section } from './filter.ts';

/**
 * Where a button of a mail leads: to the page of its own freeze, post or proposal. The address names it, and has no
 * secret but in its fragment.
 */

export const LANDINGS = ['keep', 'thaw', 'tools', 'take-back', 'freeze', 'post', 'account'] as const;

/** `of`: the id of a freeze (keep, thaw, tools), a post (take-back, post), a proposal (freeze) or an account. */
export type Landing = { to: (typeof LANDINGS)[number]; of: string };

/** What can be an id in an address. A mail program that wrote `#` as `%23` has put the secret behind it. */
const ID = /^[\w.:-]{1,200}/;

/** The thing that an address names; null: none. `field`: a field of the address, or of the form that was made of it. */
export const readLanding = (field: (name: string) => string | undefined): Landing | null => {
  for (const to of LANDINGS) {
    const of = ID.exec(field(to) ?? '')?.[0];
    if (of !== undefined) return { to, of };
  }
  return null;
};

/** The link to a thing, from the link to the desk. */
export const landingLink = (desk: string, { to, of }: Landing): string =>
  desk.replace('#', `?${to}=${encodeURIComponent(of)}#`);

/** The link to one section of the desk. */
export const sectionLink = (desk: string, state: Section): string =>
  desk.replace('#', `?${new URLSearchParams(filterFields({ ...NO_FILTER, state })).toString()}#`);
