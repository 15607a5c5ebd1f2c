/** How French is written: dates, figures, quotation marks, and the spaces that go with its punctuation. */
export const language = {
  /** For dates and for the case of letters. */
  tag: 'fr-FR',
  /** Texts are written with plain spaces and straight apostrophes: this gives them their typographic form. */
  typeset: (text: string): string =>
    text
      .replaceAll("'", '’')
      .replace(/ (?=[;:!?»%])/g, '\u202F')
      .replace(/(?<=«) /g, '\u202F'),
  /** Somebody's words in quotation marks, otherwise as they are. */
  quoted: (text: string): string => `«\u202F${text}\u202F»`,
  /** A figure with as many decimals as asked, or with those it has. */
  figure: (value: number, decimals?: number): string =>
    (decimals === undefined ? String(value) : value.toFixed(decimals)).replace('.', ','),
};
