import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../events.ts';
import { everyLanguage } from '../words/words.ts';
import { assets } from './assets.ts';
import { deskPages, type DeskPageDeps } from './desk.ts';
import { newsroomCall, type NewsroomCallDeps } from './newsroom-call.ts';
import { refuseOtherSites } from './origin.ts';
import { pictures, type PictureDeps } from './picture.ts';
import { reviewPages } from './review.ts';
import { isSslCheck, slackCommand, type SlackDeps } from './slack.ts';
import { stopPages, type StopPageDeps } from './stop.ts';
import { websubHooks, type WebsubDeps } from './websub.ts';

/**
 * The web: GET shows a page that knows nothing, POST opens and decides. The secret of a link is in its fragment, so it
 * reaches the server only in the body of a POST of the same origin. Each page or group of endpoints has a file here.
 */

export type AppDeps = DeskPageDeps &
  StopPageDeps &
  PictureDeps &
  SlackDeps &
  NewsroomCallDeps &
  WebsubDeps & {
    /** Where people open pages. */
    publicUrl: string;
  };

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

/** Where a link leads whose `#` a mail gateway wrote as `%23`; null for every other path. */
const repairedPath = (url: string): string | null =>
  /^(\/(?:stop|desk|review\/[A-Za-z0-9_-]{1,100}))%(?:25)*23/i.exec(new URL(url).pathname)?.[1] ?? null;

/** Shows the page of a broken link. Its script puts the secret back behind the `#`. */
const repairLinks =
  (app: Hono): MiddlewareHandler =>
  async (context, next) => {
    const path = ['GET', 'HEAD'].includes(context.req.method) ? repairedPath(context.req.url) : null;
    return path === null ? next() : app.request(path, { method: context.req.method });
  };

const answerFailure =
  (log: Log) =>
  (error: Error, context: Context): Response => {
    log('error', 'web.failed', { method: context.req.method, page: pageOf(context), error: String(error) });
    // What was asked for may have been written before the failure.
    return context.text(everyLanguage.map(({ pages }) => pages.couldNotAnswer).join(' / '), 500);
  };

const smallBodies = bodyLimit({
  maxSize: 256 * 1024,
  onError: (context) => context.text('Too much at once: at most 256 kB.', 413),
});

export const openApp = (deps: AppDeps): Hono => {
  const app = new Hono();
  app.use(logRefusals(deps.log));
  app.use(pageHeaders);
  app.use(repairLinks(app));
  app.onError(answerFailure(deps.log));
  // A hub may bring a whole feed, so its limit is its own.
  app.route('/', websubHooks(deps));
  app.use(smallBodies);
  // Slack and the newsroom's systems are no browsers: a signature says who sent the request.
  app.post('/slack/command', (context) => slackCommand(deps, context));
  app.get('/slack/command', (context) => {
    const isCheck = isSslCheck(new URLSearchParams(context.req.query()));
    return isCheck ? context.body(null, 200) : context.notFound();
  });
  app.post('/signal', (context) => newsroomCall(deps, context));
  app.use(refuseOtherSites(deps.publicUrl));
  // The address that a deployment prints.
  app.get('/', (context) => context.redirect('/desk'));
  app.route('/', assets());
  app.route('/', pictures(deps));
  app.route('/', reviewPages(deps));
  app.route('/', stopPages(deps));
  app.route('/', deskPages(deps));
  return app;
};
