import { picturesOf, type Content } from '../records/content.ts';
import { openGate } from '../side-by-side.ts';
import { fetchPicture, type FetchPicture, type Fetched } from './picture.ts';

/** Why a delivery goes back to a person: its picture has changed at its address, or is gone. */
export const PICTURE_CHANGED = 'the picture has changed at its source: this is the one that is there now';
export const PICTURE_GONE = 'the picture can no longer be had at its source: it would leave without one';

/**
 * `changed` has the content as it would be now, for a person to decide on. `passing`: nobody can tell at the
 * moment.
 */
export type Again =
  | { kind: 'same'; pictures: Map<string, Uint8Array> }
  | { kind: 'changed'; content: Content; note: typeof PICTURE_CHANGED | typeof PICTURE_GONE }
  | { kind: 'passing'; detail: string };

/** So many pictures are kept in memory: those of one item, whose posts leave one after the other. */
const KEPT = 16;

/**
 * Fetches pictures again before they are sent: their bytes must be the approved ones. It serves one run of the
 * publisher, in which pictures are fetched one at a time, and each once as long as it is kept. A server that did not
 * answer is not asked again in that run, so that it does not delay the posts of others.
 */
export const openLookAgain = (fetch: FetchPicture): ((content: Content) => Promise<Again>) => {
  const fetched = new Map<string, Fetched>();
  const silent = new Set<string>();
  const alone = openGate();
  const lookOnce = async (url: string): Promise<Fetched> => {
    const known = fetched.get(url);
    if (known !== undefined) return known;
    const { host } = new URL(url);
    if (silent.has(host)) return { kind: 'none', why: 'unreachable' };
    const answer = await fetchPicture(fetch, { url, alt: null });
    if (answer.kind === 'none' && answer.why === 'unreachable') silent.add(host);
    fetched.set(url, answer);
    for (const oldest of fetched.keys()) if (fetched.size > KEPT) fetched.delete(oldest);
    return answer;
  };
  const look = (url: string): Promise<Fetched> => alone(() => lookOnce(url));
  return async (content) => {
    const pictures = new Map<string, Uint8Array>();
    const fresh = new Map<string, Fetched>();
    for (const media of picturesOf(content)) {
      const answer = await look(media.url);
      if (answer.kind === 'none' && answer.why === 'unreachable')
        return { kind: 'passing', detail: `the picture cannot be reached: ${media.url}` };
      if (answer.kind === 'picture' && answer.media.sha256 === media.sha256) pictures.set(media.sha256, answer.bytes);
      else fresh.set(media.sha256, answer);
    }
    if (fresh.size === 0) return { kind: 'same', pictures };
    // The new picture keeps the alt text of the old one: a person looks at both again.
    const media = content.media.flatMap((old) => {
      const now = fresh.get(old.sha256);
      return now === undefined ? [old] : now.kind === 'picture' ? [{ ...now.media, alt: old.alt }] : [];
    });
    const image = content.card?.image ?? null;
    const now = image === null ? undefined : fresh.get(image.sha256);
    const shown =
      image === null || now === undefined ? image : now.kind === 'picture' ? { ...now.media, alt: image.alt } : null;
    const card = content.card === null ? null : { ...content.card, image: shown };
    const isGone = [...fresh.values()].some(({ kind }) => kind === 'none');
    return { kind: 'changed', content: { ...content, media, card }, note: isGone ? PICTURE_GONE : PICTURE_CHANGED };
  };
};
