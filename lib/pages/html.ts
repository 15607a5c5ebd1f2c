import { html as tag, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString;
export type Child = string | number | Html | null | undefined | false | readonly Child[];

/** A template that escapes every value that is not `Html`. */
export const html = (strings: TemplateStringsArray, ...values: Child[]): Html => {
  const out = tag(strings, ...values);
  if (out instanceof Promise) throw new TypeError('a page waits for nothing');
  return out;
};

/** The same for templates in which every space counts: formatters do not touch it under this name. */
export const verbatim = html;

/** An attribute without a value, present or absent. */
export const flag = (name: string, on: boolean): Html | '' => (on ? raw(` ${name}`) : '');

/** Shapes beside the words, so that colour alone never tells a state. The paths are drawn for this project. */
const SHAPES = {
  octagon: '<path d="M7.5 2h9L22 7.5v9L16.5 22h-9L2 16.5v-9z" fill="currentColor"/>',
  bars: '<path d="M6 4h4v16H6zM14 4h4v16h-4z" fill="currentColor"/>',
  hourglass:
    '<path d="M6 3h12M6 21h12M7 3c0 5 4 6 5 9 1-3 5-4 5-9M7 21c0-5 4-6 5-9 1 3 5 4 5 9" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>',
  check:
    '<circle cx="12" cy="12" r="10" fill="currentColor"/><path d="m7 12.5 3.5 3.5L17 9" fill="none" stroke="var(--card)" stroke-width="2.4"/>',
  ring: '<circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3.5 3"/>',
  clock:
    '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 6.5V12l4 2.5" fill="none" stroke="currentColor" stroke-width="2"/>',
  arrow: '<path d="M3 12h15M12 5l7 7-7 7" fill="none" stroke="currentColor" stroke-width="2.4"/>',
  diamond:
    '<path d="m12 2 10 10-10 10L2 12z" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 7.5v5.5M12 15v2" stroke="currentColor" stroke-width="2.2"/>',
  cross: '<path d="m5 5 14 14M19 5 5 19" stroke="currentColor" stroke-width="2.6"/>',
  dash: '<path d="M4 12h16" stroke="currentColor" stroke-width="2.6"/>',
  back: '<path d="M9 5 3 11l6 6M3 11h11a6 6 0 0 1 0 12h-2" transform="translate(0 -2)" fill="none" stroke="currentColor" stroke-width="2.2"/>',
  tray: '<path d="M3 13h5l1.5 3h5L16 13h5M3 13l3-8h12l3 8v7H3z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>',
  eye: '<path d="M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7z" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="12" r="3" fill="currentColor"/>',
} as const;
export type Shape = keyof typeof SHAPES;

export const shape = (name: Shape): Html =>
  raw(
    `<svg class="shape" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`,
  );
