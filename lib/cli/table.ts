import type { Reader } from './io.ts';
import type { Colour } from './paint.ts';

/** A value, and the colour that it has on a terminal. */
export type Cell = string | readonly [text: string, colour: Colour];

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell[0]);
const GAP = '  ';

/**
 * Rows under their heads, in columns as wide as their widest value. The last column is as long as it is, but on a
 * terminal no line is longer than the terminal is wide.
 */
export const table = (
  { paint, columns }: Pick<Reader, 'paint' | 'columns'>,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): string => {
  const last = heads.length - 1;
  const widths = heads
    .slice(0, last)
    .map((head, column) => Math.max(head.length, ...rows.map((row) => textOf(row[column] ?? '').length)));
  const room =
    columns === null ? Infinity : Math.max(10, columns - widths.reduce((sum, width) => sum + width + GAP.length, 0));
  const cut = (text: string): string => (text.length > room ? `${text.slice(0, room - 1)}…` : text);
  const painted = (cell: Cell, column: number): string => {
    const text = column === last ? cut(textOf(cell)) : textOf(cell).padEnd(widths[column] ?? 0);
    return typeof cell === 'string' ? text : paint(cell[1], text);
  };
  return [heads.map((head): Cell => [head, 'bold']), ...rows]
    .map((row) => row.map(painted).join(GAP).trimEnd())
    .join('\n');
};
