/** A stand-in for the Bot API of Telegram, as documented. It is ours: the real server needs an account. */
import { json } from '../adapters/networks/wire.ts';
import { fieldsOf, pathOf, startFake, type Reply } from './fake.ts';
import type { StandIn } from './stand-in.ts';

const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const error = (code: number, description: string, parameters?: object): Reply => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) },
});
const fine = (result: unknown): Reply => ({ status: 200, body: { ok: true, result } });

export const startTelegram = async (now: () => number, { mayPost = true } = {}): Promise<StandIn> => {
  const messages = new Map<number, string>();
  let made = 0;
  const send = (fields: Record<string, unknown>): Reply => {
    const { chat_id: chat, text } = fields as { chat_id: string; text: string };
    if (chat !== '@gazette') return error(400, 'Bad Request: chat not found');
    if (fields['parse_mode'] !== undefined) return error(400, 'Bad Request: this test wants plain text');
    if (text.length > 4096) return error(400, 'Bad Request: message is too long');
    made += 1;
    messages.set(made, text);
    const channel = { id: -1_001_234_567_890, username: 'gazette', type: 'channel' };
    return fine({ message_id: made, date: now() / 1000, chat: channel, text });
  };
  const fake = await startFake(
    ({ path }) => path.endsWith('/sendMessage'),
    (seen) => {
      const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(pathOf(seen)) ?? [];
      if (token !== TOKEN) return error(404, 'Not Found');
      const fields = fieldsOf(seen);
      switch (method) {
        case 'sendMessage':
          return send(fields);
        case 'deleteMessage':
          return messages.delete(Number(fields['message_id']))
            ? fine(true)
            : error(400, 'Bad Request: message to delete not found');
        case 'getMe':
          return fine({ id: 110201543, is_bot: true, first_name: 'Vigie', username: 'vigie_bot' });
        case 'getChatMember':
          return fine({ status: 'administrator', can_post_messages: mayPost, can_delete_messages: true });
        default:
          return error(404, 'Not Found');
      }
    },
  );
  const says = (code: number, description: string, parameters?: object) =>
    json(code, error(code, description, parameters).body);
  return {
    ...fake,
    secret: { token: TOKEN, chat: '@gazette' },
    posts: () => [...messages.values()],
    says: {
      rejected: says(400, 'Bad Request: message text is empty'),
      expired: says(401, 'Unauthorized'),
      forbidden: says(403, 'Forbidden: bot was kicked from the channel chat'),
      limited: says(429, 'Too Many Requests'),
      limitedUntil: (until) => {
        const seconds = (until - now()) / 1000;
        return says(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
      },
    },
    again: 'a second post',
  };
};
