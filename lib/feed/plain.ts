import { withoutGoodFaith } from '../networks/unseen.ts';
import { withPlainSpaces } from './html-text.ts';

/** A text as rules compare it: without case and accents. */
export function plain(text: string): string {
  const seen = withPlainSpaces(withoutGoodFaith(text)).normalize('NFD').replace(/\p{M}/gu, '');
  return seen.replace(/[’ʼ]/g, "'").toLowerCase().trim();
}
