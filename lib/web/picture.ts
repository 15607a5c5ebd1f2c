import { Hono } from 'hono';

import { fetchPicture, type FetchPicture } from '../picture/picture.ts';
import { picturesOf, type Media } from '../records/content.ts';
import type { Store } from '../records/store.ts';
import { isAskId } from './form.ts';

export type PictureDeps = Pick<Store, 'ask' | 'deliveries'> & {
  now: () => number;
  /** Fetches a picture from its public address, as the publisher would. */
  fetchPicture: FetchPicture;
};

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The picture of an open ask that has this digest. Only those who were asked know the ask's name, and the picture's
 * public address serves the same to anybody.
 */
const pictureOf = async (deps: PictureDeps, askId: string, sha256: string): Promise<Media | null> => {
  if (!isAskId(askId) || !SHA256.test(sha256)) return null;
  const ask = await deps.ask(askId);
  if (ask === null || ask.until < deps.now()) return null;
  const deliveries = await deps.deliveries(ask.deliveries);
  return deliveries.flatMap(({ content }) => picturesOf(content)).find((each) => each.sha256 === sha256) ?? null;
};

/**
 * `GET /picture/<ask>/<sha256>`: pages show pictures from here, so that no other server learns who reads, and only as
 * they would be sent.
 */
export const pictures = (deps: PictureDeps): Hono => {
  const pages = new Hono();
  pages.get('/picture/:ask/:sha256', async (context) => {
    const { ask, sha256 } = context.req.param();
    const media = await pictureOf(deps, ask, sha256);
    const found = media === null ? null : await fetchPicture(deps.fetchPicture, media);
    // A picture that changed at its address is not the one that would be sent, so it is not shown.
    if (found?.kind !== 'picture' || found.media.sha256 !== sha256) return context.text('No such picture.', 404);
    return context.body(new Uint8Array(found.bytes), 200, {
      'content-type': found.media.type,
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
  return pages;
};
