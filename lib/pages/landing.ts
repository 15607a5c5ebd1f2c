/**
 * Where a button of a mail leads: to the page of its own freeze, post or proposal. The address names it, and has no
 * secret but in its fragment.
 */

export const LANDINGS = ['keep', 'thaw', 'take-back', 'freeze', 'post'] as const;

/** `of`: the id of a freeze (keep, thaw), a post (take-back, post) or a proposal (freeze). */
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
