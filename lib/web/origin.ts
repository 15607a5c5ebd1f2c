import type { Context, MiddlewareHandler } from 'hono';

/**
 * Whether the request comes from a page of this site. A browser names the site that made it send a request. A form that
 * is sent without script, and a beacon, have the origin `null`, because these pages send no referrer
 * (https://fetch.spec.whatwg.org/#append-a-request-origin-header): then only `sec-fetch-site` counts.
 */
const isOwnOrigin = (context: Context, publicUrl: string): boolean => {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  if (origin === 'null') return site === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === context.req.header('host') || host === new URL(publicUrl).host;
};

/** Refuses every POST that another site's page made a browser send. */
export const refuseOtherSites =
  (publicUrl: string): MiddlewareHandler =>
  async (context, next) => {
    if (context.req.method === 'POST' && !isOwnOrigin(context, publicUrl)) {
      return context.text('Another site sent this request.', 403);
    }
    return next();
  };
