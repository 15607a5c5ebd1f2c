import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../events.ts';
import { missingPage } from '../pages/missing.ts';
import type { Settings } from '../settings.ts';
import { everyLanguage } from '../words/words.ts';
import { siteView } from './holder.ts';

/** What the answers of both functions that serve people have in common. */

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

/** Sets the same headers on every answer. Only a picture says itself how long it may be cached. */
const pageHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (name !== 'cache-control' || !context.res.headers.has(name)) context.res.headers.set(name, value);
  }
};

/** The part of a path that may be logged: a link that a mail program broke carries its secret in the rest. */
const pageOf = (context: Context): string => /^\/[a-z.]{0,20}(?![^/%#])/.exec(context.req.path)?.[0] ?? '/…';

/** Refused requests are logged here, because the access log knows no path. */
const logRefusals =
  (log: Log): MiddlewareHandler =>
  async (context, next) => {
    await next();
    const { status } = context.res;
    if (status >= 400 && status < 500)
      log('warn', 'web.refused', { method: context.req.method, page: pageOf(context), status });
  };

const answerFailure =
  (log: Log) =>
  (error: Error, context: Context): Response => {
    log('error', 'web.failed', { method: context.req.method, page: pageOf(context), error: String(error) });
    // What was asked for may have been written before the failure.
    return context.text(
      everyLanguage()
        .map(({ pages }) => pages.couldNotAnswer)
        .join(' / '),
      500,
    );
  };

/** The limit of every body but a hub's. */
export const smallBodies = bodyLimit({
  maxSize: 256 * 1024,
  onError: (context) => context.text('Too much at once: at most 256 kB.', 413),
});

/** An app whose every answer has the same headers, whose refusals are logged, and whose failures say so. */
export const openWeb = ({ log, settings }: { log: Log; settings: Settings }): Hono => {
  const app = new Hono();
  app.use(logRefusals(log));
  app.use(pageHeaders);
  app.onError(answerFailure(log));
  app.notFound((context) => context.html(missingPage({ site: siteView(settings) }), 404));
  return app;
};
