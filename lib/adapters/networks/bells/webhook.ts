/**
 * A signed request that tells a receiver of a freeze, a brake or a thaw, after Standard Webhooks (standardwebhooks.com,
 * 17 August 2026). Any answer of success acknowledges it. 410 says that the receiver wants no more.
 */
import type { Receiver } from '../../../bell/tool.ts';
import type { Saying } from '../../../records/ring.ts';
import { WEBHOOK } from '../../../networks/webhook.ts';
import type { AdapterDeps } from '../adapter.ts';
import { signedHeaders } from '../standard-webhook.ts';
import { under } from '../talk.ts';
import { failed, noSecret, talkTo } from './talk.ts';

const TYPES: Readonly<Record<Saying, string>> = {
  freeze: 'vigie.freeze.opened',
  thaw: 'vigie.freeze.thawed',
  brake: 'vigie.brake.begun',
  'brake-end': 'vigie.brake.ended',
};

export const webhookBell = (deps: AdapterDeps): Receiver => {
  const talk = talkTo(deps);
  return {
    tell: async ({ id, says, at, data }) => {
      const secret = WEBHOOK.secret.safeParse(await deps.secret());
      if (!secret.success) return noSecret('signingSecret');
      const { signingSecret, path } = secret.data;
      const body = JSON.stringify({ type: TYPES[says], timestamp: new Date(at).toISOString(), data });
      const headers = signedHeaders(id, body, signingSecret, deps.now());
      const url = path === undefined ? new URL(deps.service) : under(deps.service, path);
      const result = await talk({ method: 'POST', url, headers, bytes: Buffer.from(body) });
      if (result.kind === 'answer' && result.status >= 200 && result.status < 300) return { kind: 'told' };
      const said = failed(result, [signingSecret, ...(path === undefined ? [] : [path])], deps.now());
      return result.kind === 'answer' && result.status === 410 ? { ...said, over: true } : said;
    },
  };
};
