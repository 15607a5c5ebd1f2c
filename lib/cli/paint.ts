/** The few colours of the command line, where somebody looks at a terminal that shows them. */

const CODES = { red: 31, green: 32, yellow: 33, bold: 1, dim: 2 } as const;
export type Colour = keyof typeof CODES;

export type Paint = (colour: Colour, text: string) => string;

export const paintWith =
  (on: boolean): Paint =>
  (colour, text) =>
    on ? `\u001B[${CODES[colour]}m${text}\u001B[0m` : text;
