/** A stand-in for a webhook of Discord, as documented. It is ours: no real server can be run. */
import { json, type Answer, type Seen } from '../adapters/networks/wire.ts';
import { fieldsOf, isParts, partsOf, pathOf, queryOf, startFake, type Reply } from './fake.ts';
import type { StandIn } from './stand-in.ts';

const HOOK = '/api/v10/webhooks/223704706495545344/token-of-a-test';
const error = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } });

type File = { alt: string; bytes: string };
type Attachment = { id: number; filename: string; description: string };

/** `changes`: what the server makes of a text. */
export const startDiscord = async (changes: (text: string) => string = (text) => text): Promise<StandIn> => {
  const messages: { id: string; text: string; files: File[] }[] = [];
  let made = 0;
  const create = (
    { content, allowed_mentions: mentions }: Record<string, unknown>,
    files: File[],
    waits: boolean,
  ): Reply => {
    if (typeof content !== 'string' || content === '') return error(400, 50006, 'Cannot send an empty message');
    if (content.length > 2000) return error(400, 50035, 'Invalid Form Body');
    if (JSON.stringify(mentions) !== '{"parse":[]}') return error(400, 50035, 'This test forbids mentions');
    made += 1;
    const message = { id: String(1_300_000_000_000_000_000n + BigInt(made)), text: changes(content), files };
    messages.push(message);
    const body = { id: message.id, channel_id: '199737254929760256', content: message.text, type: 0 };
    return waits ? { status: 200, body } : { status: 204 };
  };
  /** A message with a file: its JSON is a part, and names each file that comes as a part of its own. */
  const createWithFile = (seen: Seen, waits: boolean): Reply => {
    const parts = partsOf(seen);
    const message = JSON.parse(parts.get('payload_json')?.text ?? '') as Record<string, unknown>;
    const named = (message['attachments'] as Attachment[])[0];
    const file = parts.get('files[0]');
    const isNamed = named?.id === 0 && named.filename === file?.file && named.description.length <= 1024;
    if (!isNamed) return error(400, 50035, 'Invalid Form Body');
    if (message['flags'] !== 4) return error(400, 50035, 'This test wants no preview beside a picture');
    return create(message, [{ alt: named.description, bytes: file.text }], waits);
  };
  const fake = await startFake(
    ({ method }) => method === 'POST',
    (seen) => {
      const path = pathOf(seen);
      if (!path.startsWith(HOOK)) return error(404, 10015, 'Unknown Webhook');
      const waits = queryOf(seen).get('wait') === 'true';
      if (seen.method === 'POST')
        return isParts(seen) ? createWithFile(seen, waits) : create(fieldsOf(seen), [], waits);
      if (path === HOOK) return { status: 200, body: { id: '223704706495545344', name: 'La Gazette', type: 1 } };
      const at = messages.findIndex(({ id }) => path === `${HOOK}/messages/${id}`);
      if (at === -1) return error(404, 10008, 'Unknown Message');
      messages.splice(at, 1);
      return { status: 204 };
    },
  );
  const says = (status: number, code: number, message: string, headers: Record<string, string> = {}) =>
    json(status, { code, message }, headers);
  // The guard before Discord shuts addresses out with a page.
  const shutOut: Answer = (_, response) =>
    void response.writeHead(403, { 'content-type': 'text/html' }).end('<title>error code: 1015</title>');
  return {
    ...fake,
    secret: { webhook: `https://discord.com${HOOK}` },
    posts: () => messages.map(({ text }) => text),
    pictures: () => messages.flatMap(({ files }) => files),
    says: {
      rejected: says(400, 50035, 'Invalid Form Body'),
      expired: says(401, 50027, 'Invalid Webhook Token'),
      forbidden: says(403, 50013, 'Missing Permissions'),
      limited: shutOut,
      limitedUntil: (until) =>
        json(
          429,
          { message: 'You are being rate limited.', retry_after: 0.3 },
          {
            'retry-after': new Date(until).toUTCString(),
          },
        ),
    },
    again: 'a second post',
  };
};
