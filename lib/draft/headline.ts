import { cutAtWord, oneLine } from '../delivery/cut.ts';

/** In UTF-16 units: two or three sentences, as long as headlines get. */
const LONGEST = 200;
const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

type Told = { readonly title: string; readonly summary: string };

/** An item's title. One without a title, as many social networks write them, is known by how its text begins. */
export const headlineOf = ({ title, summary }: Told): string => {
  if (title !== '' || summary === '') return title;
  const text = oneLine(summary, 2000);
  let end = 0;
  for (const { index, segment } of sentences.segment(text)) {
    if (index + segment.trimEnd().length > LONGEST) break;
    end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end).trim() : cutAtWord(text, (part) => part.length <= LONGEST);
};

/** What the text of an item adds to its headline: where the headline is its beginning, the rest of it. */
export const textBeyond = (headline: string, summary: string): string => {
  if (headline === '' || headlineOf({ title: '', summary }) !== headline) return summary;
  const text = oneLine(summary, 2000);
  return text.startsWith(headline) ? text.slice(headline.length).trim() : text;
};
