/**
 * What a bell can be: another tool that a freeze stops too. Ground floor of the settings and of the function that
 * rings.
 */

/** `stops`: what is scheduled there is made drafts. `tells`: a signed request says it. `calls`: a person goes there. */
type Kind = {
  label: string;
  way: 'stops' | 'tells' | 'calls';
  /** Its address, where it has one of its own; null: the configuration names it. */
  service: string | null;
  /** What its secret holds, for the configuration's messages. */
  secret: string | null;
};

/** The tools whose interface can be asked for nothing less than everything are called about, not asked. */
export const BELL_KINDS = {
  wordpress: { label: 'WordPress', way: 'stops', service: null, secret: 'user, applicationPassword' },
  ghost: { label: 'Ghost', way: 'stops', service: null, secret: 'adminKey' },
  postiz: { label: 'Postiz', way: 'stops', service: 'https://api.postiz.com/public/v1', secret: 'apiKey' },
  mastodon: { label: 'Mastodon', way: 'stops', service: null, secret: 'accessToken' },
  webhook: { label: 'Webhook', way: 'tells', service: null, secret: 'signingSecret' },
  buffer: { label: 'Buffer', way: 'calls', service: 'https://publish.buffer.com', secret: null },
  hootsuite: { label: 'Hootsuite', way: 'calls', service: 'https://hootsuite.com/dashboard', secret: null },
} as const satisfies Record<string, Kind>;

export type BellKind = keyof typeof BELL_KINDS;
export const BELL_KIND_NAMES = Object.keys(BELL_KINDS) as BellKind[];
