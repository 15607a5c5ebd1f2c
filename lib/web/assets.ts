import { Hono } from 'hono';
import { PAGE_SCRIPT, PAGE_STYLE } from '../pages/assets.ts';

/** `vigie.css` and `vigie.js`: what every page loads. The stop page has them at its own door. */
export const assets = (): Hono => {
  const pages = new Hono();
  pages
    .get('/vigie.css', (context) => context.body(PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/vigie.js', (context) =>
      context.body(PAGE_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    );
  return pages;
};
