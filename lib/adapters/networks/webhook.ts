/**
 * A signed web request to any receiver, after Standard Webhooks (standardwebhooks.com, 17 August 2026). The delivery's
 * key is the `webhook-id`. A receiver that answers with an id of what it made has published. Many answer "200" for
 * whatever comes, also when nothing listens: with `receipt: 'handover'` that is enough, and is called no more than
 * handed over.
 */
import * as z from 'zod/mini';
import type { Content } from '../../records/content.ts';
import {
  cannotTell,
  outcomeOf,
  readyOnce,
  type Adapter,
  type HttpResult,
  type Reading,
} from '../../delivery/network.ts';
import { WEBHOOK } from '../../networks/webhook.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { signedHeaders } from './standard-webhook.ts';
import { openTalk, readSecret, under } from './talk.ts';

const Receipt = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  url: z.nullish(z.url({ protocol: /^https?$/ })),
});
const Failure = z.union([z.object({ error: z.string() }), z.object({ message: z.string() })]);

const messageOf = (json: unknown): string | null => {
  const failure = Failure.safeParse(json).data;
  if (failure === undefined) return null;
  return 'error' in failure ? failure.error : failure.message;
};

/** What was approved, in words of its own: the places of links and hashtags are UTF-8 bytes. */
const bodyOf = (content: Content, now: number): string => {
  const { providerKey, account, text, link, facets, tags, card, langs } = content;
  const at = new Date(now).toISOString();
  const image = card?.image ?? null;
  const picture = image && { url: image.url, alt: image.alt, type: image.type, sha256: image.sha256 };
  const shown = card && { url: card.url, title: card.title, description: card.description, picture };
  const data = {
    id: providerKey,
    account,
    text,
    link,
    links: facets,
    hashtags: tags,
    card: shown,
    langs,
    createdAt: at,
  };
  return JSON.stringify({ type: 'vigie.post', timestamp: at, data });
};

const isHandedOver = (result: HttpResult): boolean =>
  result.kind === 'answer' && result.status >= 200 && result.status < 300;

export const webhook = (deps: AdapterDeps): Adapter => {
  const talk = openTalk(deps);
  const byHandover = deps.options?.receipt === 'handover';
  return {
    prepare: async (content) => {
      const refused = refusePictures(content, WEBHOOK);
      if (refused !== null) return refused;
      const secret = await readSecret(deps, WEBHOOK);
      if (secret.kind === 'not-sent') return secret;
      const { signingSecret, path } = secret.value;
      const reading: Reading = {
        accepted: (json) => {
          const receipt = Receipt.safeParse(json).data;
          return receipt === undefined ? null : { remoteId: receipt.id, url: receipt.url ?? null };
        },
        message: messageOf,
        secrets: [signingSecret, ...(path === undefined ? [] : [path])],
      };
      const url = path === undefined ? new URL(deps.service) : under(deps.service, path);
      return readyOnce(async (begin) => {
        const body = bodyOf(content, deps.now());
        const headers = signedHeaders(content.providerKey, body, signingSecret, deps.now());
        const result = await talk({ method: 'POST', url, headers, bytes: Buffer.from(body), begin });
        if (!byHandover || !isHandedOver(result)) return outcomeOf(result, reading, deps.now());
        return { kind: 'accepted', remoteId: content.providerKey, url: null, detail: 'handed over, not confirmed' };
      });
    },

    probe: () => Promise.resolve(cannotTell({ detail: 'nobody can see from here what a receiver did' })),

    takeBack: () => Promise.resolve({ kind: 'failed', detail: 'a receiver cannot be asked to take back' }),

    // A receiver cannot be asked without giving it work.
    check: async () => {
      const secret = await readSecret(deps, WEBHOOK);
      if (secret.kind === 'not-sent') return cannotTell(secret);
      const { host } = new URL(deps.service);
      return { kind: 'checked', who: `the receiver at ${host}, which is not asked`, expiresAt: null, wanting: [] };
    },
  };
};
