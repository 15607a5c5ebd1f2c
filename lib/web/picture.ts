import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Fetched, Named } from '../picture/picture.ts';
import { picturesOf, type Media } from '../records/content.ts';
import type { Store } from '../records/store.ts';
import { isAskId } from './form.ts';

export type PictureDeps = Pick<Store, 'ask' | 'card' | 'deliveries'> & {
  now: () => number;
  /** Has a picture fetched from its public address. No byte of another server is read by the pages themselves. */
  picture: (named: Named) => Promise<Fetched>;
};

const SHA256 = /^[0-9a-f]{64}$/;

/** What an ask is about, or a card of the tray, which has the hash of its number for a name, or a post of the desk. */
const shownBy = async (deps: PictureDeps, id: string): Promise<{ deliveries: string[]; until: number } | null> => {
  const post = /^post-([\w-]{1,100})$/.exec(id)?.[1];
  if (post !== undefined) return { deliveries: [post], until: Infinity };
  const hash = /^card-([0-9a-f]{64})$/.exec(id)?.[1];
  if (hash === undefined) return deps.ask(id);
  const card = await deps.card(hash);
  return card === null ? null : { deliveries: Object.keys(card.served), until: card.until };
};

/**
 * The picture of an open ask that has this digest. Only those who were asked know the ask's name, and the picture's
 * public address serves the same to anybody.
 */
const pictureOf = async (deps: PictureDeps, askId: string, sha256: string): Promise<Media | null> => {
  if (!isAskId(askId) || !SHA256.test(sha256)) return null;
  const shown = await shownBy(deps, askId);
  if (shown === null || shown.until < deps.now()) return null;
  const deliveries = await deps.deliveries(shown.deliveries);
  return deliveries.flatMap(({ content }) => picturesOf(content)).find((each) => each.sha256 === sha256) ?? null;
};

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * `GET /picture/<ask>/<sha256>`: pages show pictures from here, so that no other server learns who reads, and only as
 * they would be sent.
 */
export const pictures = (deps: PictureDeps): Hono => {
  const pages = new Hono();
  pages.get('/picture/:ask/:sha256', async (context) => {
    const { ask, sha256 } = context.req.param();
    const media = await pictureOf(deps, ask, sha256);
    const found = media === null ? null : await deps.picture({ url: media.url, alt: media.alt });
    // A picture that changed at its address is not the one that would be sent, so it is not shown. Only the bytes
    // count, and the type that was approved with them.
    if (media === null || found?.kind !== 'picture' || digestOf(found.bytes) !== sha256)
      return context.text('No such picture.', 404);
    return context.body(new Uint8Array(found.bytes), 200, {
      'content-type': media.type,
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
  return pages;
};
