import type { Hono, MiddlewareHandler } from 'hono';
import { assets } from './assets.ts';
import { deskPages, type DeskPageDeps } from './desk.ts';
import { openWeb, smallBodies } from './open.ts';
import { refuseOtherSites } from './origin.ts';
import { pictures, type PictureDeps } from './picture.ts';
import { reviewPages } from './review.ts';
import { slackAct, type SlackActDeps } from './slack-act.ts';
import { stopShellPage } from './stop.ts';
import { trayPages } from './tray.ts';
import type { TrayPageDeps } from './tray-place.ts';
import { writePages, type WritePageDeps } from './write.ts';
import { websubHooks, type WebsubDeps } from './websub.ts';

/**
 * The web: GET shows a page that knows nothing, POST opens and decides. The secret of a link is in its fragment, so it
 * reaches the server only in the body of a POST of the same origin. Each page or group of endpoints has a file here.
 * The stop has a door of its own.
 */

export type PagesDeps = DeskPageDeps &
  TrayPageDeps &
  WritePageDeps &
  PictureDeps &
  WebsubDeps &
  SlackActDeps & {
    /** Where people open pages. */
    publicUrl: string;
  };

/** Where a link leads whose `#` a mail gateway wrote as `%23`; null for every other path. */
const repairedPath = (url: string): string | null =>
  /^(\/(?:stop|desk|tray|post|review\/[A-Za-z0-9_-]{1,100}))%(?:25)*23/i.exec(new URL(url).pathname)?.[1] ?? null;

/** Shows the page of a broken link. Its script puts the secret back behind the `#`. */
const repairLinks =
  (app: Hono): MiddlewareHandler =>
  async (context, next) => {
    const path = ['GET', 'HEAD'].includes(context.req.method) ? repairedPath(context.req.url) : null;
    return path === null ? next() : app.request(path, { method: context.req.method });
  };

export const openPages = (deps: PagesDeps): Hono => {
  const app = openWeb(deps);
  app.use(repairLinks(app));
  // A hub may bring a whole feed, so its limit is its own.
  app.route('/', websubHooks(deps));
  app.use(smallBodies);
  // Slack is no browser: a signature says who sent the request.
  app.post('/slack/act', (context) => slackAct(deps, context));
  app.use(refuseOtherSites(deps.publicUrl));
  // The address that a deployment prints.
  app.get('/', (context) => context.redirect('/desk'));
  app.route('/', assets());
  app.route('/', pictures(deps));
  app.route('/', reviewPages(deps));
  // Only a broken link to it comes here, whose secret its script mends.
  app.route('/', stopShellPage(deps));
  app.route('/', deskPages(deps));
  app.route('/', trayPages(deps));
  app.route('/', writePages(deps));
  return app;
};
