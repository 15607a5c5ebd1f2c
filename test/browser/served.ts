import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { chromium, type Browser, type Page } from 'playwright-core';
import { HOST, type Gazette } from '../web/gazette.ts';

/** The real pages of a relay over HTTP, for a browser. */

export const CHROMIUM = '/usr/bin/chromium';
export const isChromiumThere = existsSync(CHROMIUM);

export const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true } as const;
export const DESKTOP = { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } as const;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
      ' ',
    ),
  });

export type Served = { server: Server; origin: string; requests: string[] };

/** `gazette`: the relay of now. `before`: what happens to each request on its way. */
export const serve = (gazette: () => Gazette, before: () => Promise<void> = () => Promise.resolve()): Promise<Served> =>
  new Promise((ready) => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
        const body = Buffer.concat(parts);
        const answer = before().then(() =>
          gazette().app.request(`https://${HOST}${request.url ?? '/'}`, {
            method: request.method ?? 'GET',
            headers: {
              'content-type': request.headers['content-type'] ?? '',
              origin: `https://${HOST}`,
              'sec-fetch-site': request.headers['sec-fetch-site']?.toString() ?? 'same-origin',
            },
            ...(body.length === 0 ? {} : { body }),
          }),
        );
        void answer.then(async (page) => {
          response.writeHead(page.status, Object.fromEntries(page.headers));
          response.end(Buffer.from(await page.arrayBuffer()));
        });
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      ready({ server, origin: `http://127.0.0.1:${port}`, requests });
    });
  });

/** From here on the clock of the page moves by `runFor` alone. */
export const still = async (page: Page): Promise<void> => {
  await page.clock.pauseAt(new Date((await page.evaluate<number>('Date.now()')) + 1_000));
};

/** Holds a button for more than half a second. */
export const holdOn = async (page: Page, selector: string): Promise<void> => {
  const box = await page.locator(selector).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
  await page.mouse.down();
  await page.clock.runFor(600);
  await page.mouse.up();
};

/** What is to be pressed and is lower than a finger needs, 44 pixels. A link within a sentence is none. */
export const smallTargets = (page: Page): Promise<string[]> =>
  // As text: it runs in the browser, whose types the tests do not know.
  page.evaluate<string[]>(`
    [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
      .filter((each) => each.getClientRects().length > 0 && !each.matches('.skip'))
      .filter((each) => !(each.matches('a') && getComputedStyle(each).display === 'inline'))
      .filter((each) => Math.max(...[each, each.closest('label') ?? each].map((box) => box.getBoundingClientRect().height)) < 43.5)
      .map((each) => each.outerHTML.slice(0, 120))
  `);
