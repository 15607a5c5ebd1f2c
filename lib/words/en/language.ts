import type { Language } from '../fr/catalogue.ts';

export const language = {
  tag: 'en-GB',
  typeset: (text) => text.replaceAll("'", '’'),
  quoted: (text) => `“${text}”`,
  figure: (value, decimals) => (decimals === undefined ? String(value) : value.toFixed(decimals)),
} satisfies Language;
