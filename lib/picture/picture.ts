import { createHash } from 'node:crypto';
import type { Media } from '../records/content.ts';
import { CARD_PICTURE_BYTES } from '../networks/records.ts';
import { readImage } from './image.ts';
import { SECOND_MS } from '../records/durations.ts';

/** A fetch, as far as pictures need its answer. The guarded fetcher fits. */
export type FetchPicture = (
  url: string,
  request: { accept: string; maxBytes: number; deadlineMs: number; cut?: boolean },
) => Promise<
  | { kind: 'ok'; body: Uint8Array; contentType: string | null; url: string }
  | { kind: 'not-modified' | 'gone' }
  | { kind: 'error'; reason: string; detail: string; status: number | null }
>;

/** Why there is no picture. Only `unreachable` may pass by itself. */
export const NO_PICTURE = ['too-large', 'too-small', 'odd-shape', 'not-a-picture', 'gone', 'unreachable'] as const;
export type NoPicture = (typeof NO_PICTURE)[number];

export type Named = { url: string; alt: string | null };
export type Fetched = { kind: 'picture'; media: Media; bytes: Uint8Array } | { kind: 'none'; why: NoPicture };

/** In pixels. A smaller picture is an icon, or a tracking pixel. */
const MIN_SIDE = 48;
const PICTURE_WITHIN_MS = 5 * SECOND_MS;
/** The same at every fetch: some servers choose the format by it, and one format was approved. */
const ACCEPT_PICTURE = 'image/jpeg, image/png, image/webp, image/gif';

/** Errors that may pass: another try may find the picture. */
const PASSING = ['timeout', 'unreachable', 'unknown-host', 'cut-short', 'rate-limited', 'challenge', 'insecure'];

/** Fetches the picture at an address, recognises it by its bytes, and describes it for the approval. */
export const fetchPicture = async (
  fetch: FetchPicture,
  { url, alt }: Named,
  deadlineMs = PICTURE_WITHIN_MS,
): Promise<Fetched> => {
  const none = (why: NoPicture): Fetched => ({ kind: 'none', why });
  const answer = await fetch(url, {
    accept: ACCEPT_PICTURE,
    maxBytes: CARD_PICTURE_BYTES,
    deadlineMs,
  });
  if (answer.kind === 'error') {
    if (answer.reason === 'too-large') return none('too-large');
    return none(PASSING.includes(answer.reason) || (answer.status ?? 0) >= 500 ? 'unreachable' : 'gone');
  }
  if (answer.kind !== 'ok') return none('gone');
  const bytes = answer.body;
  const image = readImage(bytes);
  if (image === null) return none('not-a-picture');
  if (Math.min(image.width, image.height) < MIN_SIDE) return none('too-small');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    kind: 'picture',
    bytes,
    media: { url, sha256, ...image, bytes: bytes.byteLength, alt: (alt ?? '').toWellFormed() },
  };
};
