import { createHash } from 'node:crypto';
import { providerKey, type Content, type Media } from '../../../lib/records/content.ts';

/** A content for an account, with a link, its facet and a card. */
export const contentFor = (account: string, changed: Partial<Content> = {}): Content => {
  const text = 'Crue à Paris : les berges ferment 🌊 https://gazette.example/berges';
  const end = Buffer.byteLength(text);
  const link = 'https://gazette.example/berges';
  return {
    account,
    text,
    link,
    facets: [{ start: end - link.length, end, uri: link }],
    tags: [],
    card: { url: link, title: 'Les berges', description: 'Ce soir à 18 h.', image: null },
    media: [],
    langs: ['fr'],
    createdAt: '2026-11-22T17:30:00.000Z',
    providerKey: providerKey('delivery-1', Date.UTC(2026, 10, 22, 17, 30)),
    ...changed,
  };
};

/** These bytes as a picture that was approved. */
export const imageOf = (bytes: Uint8Array, changed: Partial<Media> = {}): Media => ({
  url: 'https://gazette.example/quais.png',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  type: 'image/png',
  bytes: bytes.byteLength,
  width: 600,
  height: 315,
  alt: 'Les quais',
  ...changed,
});

/** A clock that never ends the sending. */
export const noHurry = { monotonic: () => 0, mustBeginBy: 1000 };
export const tooLate = { monotonic: () => 1001, mustBeginBy: 1000 };
