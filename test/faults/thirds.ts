/**
 * The third network of an evening, beside Bluesky and X: one for each thing that networks can prove, take back and do
 * with doubles. It stands here plainly, as the networks document it, and borrows nothing from their records.
 */
export type Third = keyof typeof THIRDS;

type Capabilities = {
  /** What its account is configured with. */
  account: Readonly<Record<string, string>>;
  proves: 'absence' | 'presence' | 'nothing';
  /** How long a post can be taken back, in hours. */
  takesBackHours: number;
  /** A second request for one key: it is kept, it comes to the first post, or it is refused as a duplicate. */
  doubles: 'kept' | 'the first post' | 'refused';
  /** Whether a post is deleted by its key; else its id is needed. */
  deletesByKey: boolean;
};

export const THIRDS = {
  sandbox: { account: {}, proves: 'absence', takesBackHours: Infinity, doubles: 'kept', deletesByKey: true },
  wordpress: {
    account: { secret: 'vigie/third', service: 'https://gazette.example' },
    ...{ proves: 'absence', takesBackHours: Infinity, doubles: 'the first post', deletesByKey: true },
  },
  mastodon: {
    account: { secret: 'vigie/third', service: 'https://mastodon.example' },
    ...{ proves: 'presence', takesBackHours: Infinity, doubles: 'the first post', deletesByKey: false },
  },
  facebook: {
    account: { secret: 'vigie/third' },
    ...{ proves: 'presence', takesBackHours: Infinity, doubles: 'refused', deletesByKey: false },
  },
  discord: {
    account: { secret: 'vigie/third' },
    ...{ proves: 'nothing', takesBackHours: Infinity, doubles: 'kept', deletesByKey: false },
  },
  telegram: {
    account: { secret: 'vigie/third' },
    ...{ proves: 'nothing', takesBackHours: 48, doubles: 'kept', deletesByKey: false },
  },
  webhook: {
    account: { secret: 'vigie/third', service: 'https://hooks.example/vigie' },
    ...{ proves: 'nothing', takesBackHours: 0, doubles: 'kept', deletesByKey: false },
  },
} as const satisfies Record<string, Capabilities>;

const NAMES = Object.keys(THIRDS) as Third[];
export const isThird = (name: string): name is Third => NAMES.some((each) => each === name);

/** The third network of a seed, where each has its turn. */
export const thirdOf = (seed: number): Third => NAMES[seed % NAMES.length] ?? 'sandbox';

/** What a network of the evening can do. X shows its own posts in some evenings only. */
export const capabilitiesOf = (account: string, readable: boolean): Capabilities => {
  const name = account.split(':', 1)[0] ?? '';
  if (isThird(name)) return THIRDS[name];
  const both = { account: {}, takesBackHours: Infinity } as const;
  return name === 'bluesky'
    ? { ...both, proves: 'absence', doubles: 'the first post', deletesByKey: true }
    : { ...both, proves: readable ? 'presence' : 'nothing', doubles: 'kept', deletesByKey: false };
};
