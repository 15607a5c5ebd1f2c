import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assets } from '../../infra/assets/assets.ts';
import { HOME_SCRIPT } from '../../infra/local/home-assets.ts';
import { PAGE_SCRIPT } from '../../lib/pages/assets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the styles and scripts that are served', () => {
  it.each(assets())('are those that `npm run assets` makes: $path', ({ path, text }) => {
    expect(readFileSync(`${root}/${path}`, 'utf8') === text, 'run `npm run assets`').toBe(true);
  });

  it.each([
    ['every page', PAGE_SCRIPT, 32_000],
    ['the local page', HOME_SCRIPT, 8_000],
  ])('are small: the script of %s', (_, script, most) => {
    expect(Buffer.byteLength(script)).toBeLessThan(most);
  });
});

it('keeps the secret of the link out of storage, of logs and of addresses', () => {
  expect(PAGE_SCRIPT).not.toMatch(/localStorage|sessionStorage|document\.cookie|console\./);
});

it('writes text into pages, never markup', () => {
  for (const script of [PAGE_SCRIPT, HOME_SCRIPT]) {
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  }
});
