/**
 * A channel of Telegram, by the Bot API (core.telegram.org/bots/api 10.3, 24 August 2026). The token stands in the
 * path, so no address is ever shown. A bot cannot read a channel: after an unknown send a person has to look.
 */
import * as z from 'zod/mini';
import {
  cannotTell,
  jsonOf,
  notTakenBack,
  outcomeOf,
  readyOnce,
  type Adapter,
  type HttpResult,
  type Meaning,
  type Reading,
} from '../../delivery/network.ts';
import { TELEGRAM } from '../../networks/telegram.ts';
import { SECOND_MS } from '../../records/durations.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { openTalk, readSecret, under, type Ask } from './talk.ts';

const ok = <T extends z.ZodMiniType>(result: T) => z.object({ ok: z.literal(true), result });
const Message = ok(
  z.object({
    message_id: z.int().check(z.positive()),
    chat: z.object({ id: z.int(), username: z.optional(z.string()) }),
  }),
);
const Bot = ok(z.object({ id: z.int(), username: z.string() }));
const Member = ok(z.object({ status: z.string(), can_post_messages: z.optional(z.boolean()) }));
const Deleted = ok(z.literal(true));
const Failure = z.object({
  description: z.string(),
  parameters: z.optional(z.object({ retry_after: z.optional(z.number().check(z.nonnegative())) })),
});

const descriptionOf = (json: unknown): string | null => Failure.safeParse(json).data?.description ?? null;
/** 404 is the answer to a token that is none. */
const means = (status: number): Meaning | null => (status === 404 ? 'expired' : null);

const reading: Reading = {
  accepted: (json) => {
    const message = Message.safeParse(json).data?.result;
    if (message === undefined) return null;
    const { message_id: id, chat } = message;
    return {
      remoteId: String(id),
      url: chat.username === undefined ? null : `https://t.me/${encodeURIComponent(chat.username)}/${id}`,
    };
  },
  means,
  message: descriptionOf,
  retryAfterMs: (json) => {
    const seconds = Failure.safeParse(json).data?.parameters?.retry_after;
    return seconds === undefined ? null : seconds * SECOND_MS;
  },
};

export const telegram = (deps: AdapterDeps): Adapter => {
  const talk = openTalk(deps);

  const open = async () => {
    const secret = await readSecret(deps, TELEGRAM);
    if (secret.kind === 'not-sent') return secret;
    const { token, chat } = secret.value;
    const call = (method: string, json: object, begin?: Ask['begin']): Promise<HttpResult> => {
      const url = under(deps.service, `bot${token}/${method}`);
      return talk({ method: 'POST', url, json, ...(begin === undefined ? {} : { begin }) });
    };
    const outcome = (result: HttpResult) => outcomeOf(result, { ...reading, secrets: [token] }, deps.now());
    const read = async <T>(shape: z.ZodMiniType<T>, method: string, json: object) => {
      const result = await call(method, json);
      const found = result.kind === 'answer' && result.status === 200 ? shape.safeParse(jsonOf(result.body)) : null;
      return found?.success === true ? { kind: 'got' as const, value: found.data } : outcome(result);
    };
    return { kind: 'open' as const, chat, call, read, outcome };
  };

  return {
    prepare: async (content) => {
      const refused = refusePictures(content, TELEGRAM);
      if (refused !== null) return refused;
      const opened = await open();
      if (opened.kind === 'not-sent') return opened;
      const preview = content.link === null ? {} : { link_preview_options: { url: content.link } };
      // Without a parse mode the text is shown as it is.
      const json = { chat_id: opened.chat, text: content.text, ...preview };
      return readyOnce(async (begin) => opened.outcome(await opened.call('sendMessage', json, begin)));
    },

    probe: () => Promise.resolve(cannotTell({ detail: 'a bot cannot read a channel' })),

    takeBack: async ({ remoteId }) => {
      if (remoteId === null) return { kind: 'failed', detail: 'no id is known; delete it in Telegram' };
      const messageId = Number(remoteId);
      if (!Number.isSafeInteger(messageId)) return { kind: 'failed', detail: `${remoteId} is no message of Telegram` };
      const opened = await open();
      if (opened.kind === 'not-sent') return { kind: 'failed', detail: opened.detail };
      const result = await opened.call('deleteMessage', { chat_id: opened.chat, message_id: messageId });
      const answer = result.kind === 'answer' ? jsonOf(result.body) : undefined;
      if (result.kind === 'answer' && result.status === 200 && Deleted.safeParse(answer).success)
        return { kind: 'gone' };
      if (/message to delete not found/i.test(descriptionOf(answer) ?? '')) return { kind: 'already-gone' };
      return notTakenBack(opened.outcome(result));
    },

    check: async () => {
      const opened = await open();
      if (opened.kind === 'not-sent') return cannotTell(opened);
      const bot = await opened.read(Bot, 'getMe', {});
      if (bot.kind !== 'got') return cannotTell(bot);
      const { id, username } = bot.value.result;
      const member = await opened.read(Member, 'getChatMember', { chat_id: opened.chat, user_id: id });
      if (member.kind !== 'got') return cannotTell(member);
      const { status, can_post_messages: mayPost } = member.value.result;
      const wanting = status === 'creator' || mayPost === true ? [] : [`the bot may not post in ${opened.chat}`];
      return { kind: 'checked', who: `@${username} in ${opened.chat}`, expiresAt: null, wanting };
    },
  };
};
