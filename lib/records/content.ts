/** The canonical request: what is shown, approved, hashed and sent, byte for byte but for the time of sending. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** A lone surrogate cannot be sent as UTF-8: what is hashed would not be what is sent. */
const text = z.string().check(z.refine((value) => value.isWellFormed(), 'contains half a surrogate pair'));
const webUrl = text.check(
  z.refine((value) => {
    const url = URL.parse(value);
    return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  }, 'is not an http or https URL'),
);

const span = { start: z.int().check(z.nonnegative()), end: z.int().check(z.positive()) };
const facetSchema = z.strictObject({ ...span, uri: webUrl });
const tagSchema = z.strictObject({ ...span, tag: text.check(z.minLength(1)) });

/** The bytes are where they were found, and count only under their digest. Width and height are pixels. */
export const mediaSchema = z.strictObject({
  url: webUrl,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
  bytes: z.int().check(z.positive()),
  width: z.int().check(z.positive()),
  height: z.int().check(z.positive()),
  alt: text,
});

const cardSchema = z.strictObject({ url: webUrl, title: text, description: text, image: z.nullable(mediaSchema) });

const orderedSpans = (value: { text: string; facets: { start: number; end: number }[] }): boolean => {
  const bytes = Buffer.from(value.text, 'utf8');
  const onBoundary = (at: number) => at <= bytes.length && ((bytes[at] ?? 0) & 0xc0) !== 0x80;
  let last = 0;
  for (const { start, end } of value.facets) {
    if (start < last || end <= start || !onBoundary(start) || !onBoundary(end)) return false;
    last = end;
  }
  return true;
};

/**
 * `facets` are links and `tags` hashtags, at UTF-8 byte offsets, in order, without overlap; networks that
 * find links by themselves get none. `card` is null where the network makes its own preview. `createdAt` is
 * the slot that the person chose: a probe looks for no post from before it, and it is not sent.
 * `providerKey` never changes for one delivery.
 */
export const Content = z
  .strictObject({
    account: text.check(z.regex(/^[a-z][a-z0-9-]*:.+$/)),
    text,
    link: z.nullable(webUrl),
    facets: z.array(facetSchema),
    tags: z.array(tagSchema),
    card: z.nullable(cardSchema),
    media: z.array(mediaSchema),
    langs: z.array(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))),
    createdAt: z.iso.datetime({ precision: 3 }),
    providerKey: z.string().check(z.regex(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)),
  })
  .check(
    z.refine(orderedSpans, { path: ['facets'], message: 'facets must be ordered and lie on character boundaries' }),
    z.refine(({ text: whole, tags }) => orderedSpans({ text: whole, facets: tags }), {
      path: ['tags'],
      message: 'tags must be ordered and lie on character boundaries',
    }),
  );

export type Content = z.output<typeof Content>;
export type Facet = Content['facets'][number];
export type Tag = Content['tags'][number];
export type Media = Content['media'][number];
export type Card = NonNullable<Content['card']>;

/** The pictures that are sent with it. */
export const picturesOf = ({ card, media }: Pick<Content, 'card' | 'media'>): Media[] => [
  ...media,
  ...(card?.image ? [card.image] : []),
];

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
  }
  return JSON.stringify(value);
};

/**
 * JSON with sorted keys and no spaces; strings keep their own normalisation form. The time is left out: the publisher
 * writes the time of sending. Throws when it is not a `Content`.
 */
export const canonicalJson = (content: Content): string => {
  const bytes: Partial<Content> = Content.parse(content);
  delete bytes.createdAt;
  return canonical(bytes);
};

/** SHA-256 of the canonical JSON, in hex. */
export const contentHash = (content: Content): string =>
  createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');

const sortable = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * The key under which a network that has keys stores this delivery: 13 characters, a valid Bluesky TID (a
 * 53-bit time in microseconds and a 10-bit clock id, https://atproto.com/specs/tid). The delivery's id
 * spreads the deliveries of one millisecond over the 67 seconds before it and over the clock ids (36 bits),
 * so that two of one batch do not meet. `createdAtMs` is the delivery's creation (epoch ms), never a time
 * of sending: the same delivery has the same key for ever.
 */
export const providerKey = (deliveryId: string, createdAtMs: number): string => {
  if (!Number.isSafeInteger(createdAtMs) || createdAtMs < 100_000 || createdAtMs > 9_000_000_000_000) {
    throw new RangeError(`not a time in epoch milliseconds: ${createdAtMs}`);
  }
  const digest = createHash('sha256').update(deliveryId, 'utf8').digest();
  const micros = BigInt(createdAtMs) * 1000n - BigInt(digest.readUInt32BE(0) & 0x3ffffff);
  let value = (micros << 10n) | BigInt(digest.readUInt32BE(4) & 0x3ff);
  let key = '';
  for (let digit = 0; digit < 13; digit += 1) {
    key = sortable.charAt(Number(value & 31n)) + key;
    value >>= 5n;
  }
  return key;
};
