/**
 * The networks that Vigie can send to. A new network starts here: with its name in this list the compiler names every
 * place that has to know it (its record, the table that opens its adapter, the fakes of the tests).
 */
export const NETWORKS = [
  'sandbox',
  'bluesky',
  'mastodon',
  'x',
  'wordpress',
  'wordpresscom',
  'webhook',
  'threads',
  'discord',
  'telegram',
  'facebook',
  'linkedin',
] as const;
export type NetworkName = (typeof NETWORKS)[number];

const GOOGLE_PLUS = 'another network: Google+ closed to applications on 7 March 2019 and to people on 2 April 2019';
const GROUPS =
  'a page of an organisation (linkedin:…): LinkedIn lets only its approved compliance partners post to a group';

/** Networks that people still ask for and that will never be here: each with what to write instead, and why. */
export const CLOSED_NETWORKS: ReadonlyMap<string, string> = new Map([
  ...['google-plus', 'googleplus'].map((name) => [name, GOOGLE_PLUS] as const),
  ...['linkedin-group', 'linkedin-groups', 'linkedingroup', 'linkedingroups'].map((name) => [name, GROUPS] as const),
]);

/** The network of an account `network:handle`, or null when there is no such network. */
export const findNetwork = (account: string): NetworkName | null =>
  NETWORKS.find((name) => name === account.split(':', 1)[0]) ?? null;

/** The network of a configured account. Throws for an unknown one: the configuration was read before. */
export const networkOf = (account: string): NetworkName => {
  const known = findNetwork(account);
  if (known === null) throw new Error(`account ${account}: unknown network`);
  return known;
};
