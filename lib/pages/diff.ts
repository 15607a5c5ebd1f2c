/** A piece of a difference between two texts: kept, removed or added. */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string };

/** Beyond this many pairs of words the whole text counts as replaced. */
const MOST_PAIRS = 1_000_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** How many words two texts have in common, in order, from each pair of places on. */
const commonFrom = (a: readonly string[], b: readonly string[]): ((i: number, j: number) => number) => {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
};

/** The difference word by word; joining what is not added gives `before`, joining what is not removed gives `after`. */
export const difference = (before: string, after: string): Piece[] => {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (a.length * b.length > MOST_PAIRS) return joined([piece('removed', before), piece('added', after)]);
  const common = commonFrom(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [gone, come] = [a[i] ?? '', b[j] ?? ''];
    if (gone === come) {
      pieces.push(piece('same', gone));
      i += 1;
      j += 1;
    } else if (common(i + 1, j) >= common(i, j + 1)) {
      pieces.push(piece('removed', gone));
      i += 1;
    } else {
      pieces.push(piece('added', come));
      j += 1;
    }
  }
  return joined([
    ...pieces,
    ...a.slice(i).map((word) => piece('removed', word)),
    ...b.slice(j).map((word) => piece('added', word)),
  ]);
};

const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text });

const joined = (pieces: readonly Piece[]): Piece[] => {
  const out: Piece[] = [];
  for (const { kind, text } of pieces) {
    const last = out.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') out.push({ kind, text });
  }
  return out;
};
