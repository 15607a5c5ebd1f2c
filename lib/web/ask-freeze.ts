import type { Context } from 'hono';
import { brakesOf } from '../freeze/brake.ts';
import { freezeAnswer } from '../freeze/overlap.ts';
import { configuredScopes } from '../freeze/scope.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';

export type AskFreezeDeps = Pick<Store, 'controls' | 'watchStatus'> & {
  settings: Settings;
  now: () => number;
  /** Whether the newsroom's secret signed these bytes; false where no secret is configured. */
  fromNewsroom: (body: Buffer, header: (name: string) => string | undefined) => Promise<boolean>;
};

const MOST_SCOPES = 20;

/**
 * `GET /freeze?scope=`: any scheduler may ask before it sends. It is signed as a call of the newsroom is, over an empty
 * body. Only `200 {"frozen":false}` lets it send. Without a scope it asks about everything.
 */
export const askFreeze = async (deps: AskFreezeDeps, context: Context): Promise<Response> => {
  // Whatever stands between is to keep no answer: an old one would let posts out.
  context.header('cache-control', 'no-store');
  context.header('vary', '*');
  if (!(await deps.fromNewsroom(Buffer.alloc(0), (name) => context.req.header(name)))) {
    return context.json(
      { error: { code: 'not-signed', message: 'This question is not signed by the newsroom.' } },
      401,
    );
  }
  const named = (context.req.queries('scope') ?? []).flatMap((each) => each.split(',')).map((each) => each.trim());
  const asked = named.length === 0 ? ['all'] : named;
  const known = configuredScopes(deps.settings);
  const unknown = asked.filter((scope) => !known.includes(scope));
  if (unknown.length > 0 || asked.length > MOST_SCOPES) {
    const message = `Each scope must be one of these, at most ${MOST_SCOPES} at once: ${known.join(', ')}`;
    return context.json({ error: { code: 'unknown-scope', message } }, 400);
  }
  const [controls, watch] = await Promise.all([deps.controls(known), deps.watchStatus()]);
  // A lane that a freeze covers is no longer braked; the freeze says it then.
  return context.json(freezeAnswer(asked, { controls, braked: brakesOf(watch, [], deps.now()) }, deps.settings));
};
