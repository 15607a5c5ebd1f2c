/**
 * Discord, by a channel's webhook. `wait=true` is needed: without it the answer is 204 also for a lost message. Every
 * request forbids mentions. (discord/discord-api-docs, 6 August 2026)
 */
import * as z from 'zod/mini';
import {
  cannotTell,
  jsonOf,
  notTakenBack,
  outcomeOf,
  readyOnce,
  type Adapter,
  type Meaning,
  type NotSent,
  type Pictures,
  type Reading,
  type Rejected,
} from '../../delivery/network.ts';
import type { Content } from '../../records/content.ts';
import { DISCORD } from '../../networks/discord.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { approvedBytes, fileName, multipart, notSent, openTalk, readSecret, under, type Ask } from './talk.ts';

const id = z.string().check(z.regex(/^\d{15,21}$/));
const Message = z.object({ id, channel_id: id, content: z.string() });
const Hook = z.object({ id, name: z.nullable(z.string()), channel_id: z.nullish(id) });
const Failure = z.object({ code: z.optional(z.number()), message: z.string() });

const WEBHOOK = /^\/api\/(?:v\d+\/)?webhooks\/(\d+)\/([\w-]+)$/;
const UNKNOWN_MESSAGE = 10008;

const messageOf = (json: unknown): string | null => {
  const { message, code } = Failure.safeParse(json).data ?? {};
  return message === undefined ? null : [message, ...(code === undefined ? [] : [`(code ${code})`])].join(' ');
};
/** A page instead of JSON comes from the guard before Discord, which has shut out this address for a while. */
const means = (status: number, json: unknown): Meaning | null =>
  status === 403 && json === undefined ? 'limited' : null;

/** Flag of a message: the links in it show no preview. */
const SUPPRESS_EMBEDS = 1 << 2;

/** The message, with its picture in the same request. The picture stands in the place of the link's preview. */
const messageWith = (
  { text, media: [picture] }: Content,
  pictures: Pictures,
): Pick<Ask, 'json' | 'headers' | 'bytes'> | NotSent | Rejected => {
  const message = { content: text, allowed_mentions: { parse: [] } };
  if (picture === undefined) return { json: message };
  const bytes = approvedBytes(picture, pictures);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const attachments = [{ id: 0, filename: fileName(picture), description: picture.alt }];
  const payload = { ...message, flags: SUPPRESS_EMBEDS, attachments };
  return multipart({ payload_json: JSON.stringify(payload) }, { name: 'files[0]', media: picture, bytes });
};

export const discord = (deps: AdapterDeps): Adapter => {
  const talk = openTalk(deps);
  const headers = { 'user-agent': 'DiscordBot (Vigie, 0.1.0)' };

  const open = async (): Promise<{ kind: 'open'; hook: string; reading: Reading } | NotSent> => {
    const secret = await readSecret(deps, DISCORD);
    if (secret.kind === 'not-sent') return secret;
    const [, hook, token] = WEBHOOK.exec(new URL(secret.value.webhook).pathname) ?? [];
    if (hook === undefined || token === undefined) return notSent('secret-missing', 'it is no address of a webhook');
    const reading: Reading = { accepted: () => null, means, message: messageOf, secrets: [token] };
    return { kind: 'open', hook: `api/v10/webhooks/${hook}/${token}`, reading };
  };

  return {
    prepare: async (content, pictures = new Map()) => {
      const refused = refusePictures(content, DISCORD);
      if (refused !== null) return refused;
      const opened = await open();
      if (opened.kind === 'not-sent') return opened;
      const url = under(deps.service, opened.hook, { wait: 'true' });
      const message = messageWith(content, pictures);
      if ('kind' in message) return message;
      const reading: Reading = {
        ...opened.reading,
        accepted: (answer) => {
          const message = Message.safeParse(answer).data;
          if (message === undefined) return null;
          const detail = message.content === content.text ? 'HTTP 200' : 'HTTP 200: Discord shows another text';
          return { remoteId: message.id, url: null, detail };
        },
      };
      return readyOnce(async (begin) =>
        outcomeOf(
          await talk({ method: 'POST', url, ...message, headers: { ...message.headers, ...headers }, begin }),
          reading,
          deps.now(),
        ),
      );
    },

    probe: () => Promise.resolve(cannotTell({ detail: 'a webhook cannot read its channel' })),

    takeBack: async ({ remoteId }) => {
      if (remoteId === null) return { kind: 'failed', detail: 'no id is known; delete it on Discord' };
      if (!id.safeParse(remoteId).success) return { kind: 'failed', detail: `${remoteId} is no message of Discord` };
      const opened = await open();
      if (opened.kind === 'not-sent') return { kind: 'failed', detail: opened.detail };
      const url = under(deps.service, `${opened.hook}/messages/${remoteId}`);
      const result = await talk({ method: 'DELETE', url, headers });
      if (result.kind === 'answer' && result.status === 204) return { kind: 'gone' };
      const failure = result.kind === 'answer' ? Failure.safeParse(jsonOf(result.body)).data : undefined;
      if (failure?.code === UNKNOWN_MESSAGE) return { kind: 'already-gone' };
      return notTakenBack(outcomeOf(result, opened.reading, deps.now()));
    },

    check: async () => {
      const opened = await open();
      if (opened.kind === 'not-sent') return cannotTell(opened);
      const result = await talk({ method: 'GET', url: under(deps.service, opened.hook), headers });
      const hook =
        result.kind === 'answer' && result.status === 200 ? Hook.safeParse(jsonOf(result.body)).data : undefined;
      if (hook === undefined) return cannotTell(outcomeOf(result, opened.reading, deps.now()));
      return { kind: 'checked', who: `the webhook ${hook.name ?? hook.id}`, expiresAt: null, wanting: [] };
    },
  };
};
