/** A piece of a difference between two texts: kept, removed or added. */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string };

/** Beyond this many pairs of words the whole text counts as replaced. */
const MOST_PAIRS = 1_000_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** The difference word by word; joining what is not added gives `before`, joining what is not removed gives `after`. */
export const difference = (before: string, after: string): Piece[] => {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (a.length * b.length > MOST_PAIRS) return joined([piece('removed', before), piece('added', after)]);
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push(piece('same', a[i] ?? ''));
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      pieces.push(piece('removed', a[i] ?? ''));
      i += 1;
    } else {
      pieces.push(piece('added', b[j] ?? ''));
      j += 1;
    }
  }
  return joined(pieces);
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
