/**
 * What all stand-ins of networks share: they answer one network's documented wire format, count the requests that
 * create a post, and can be told to spoil an answer before or after the post is made.
 */
import type * as http from 'node:http';
import { json, startWire, type Answer, type Seen } from '../adapters/networks/wire.ts';

/** What a stand-in answers: JSON, or another text as it is. */
export type Reply = { status: number; body?: unknown; headers?: Record<string, string> };

export type Fake = {
  service: string;
  /** Whole requests that arrived. */
  seen: () => readonly Seen[];
  /** Requests to create a post that arrived whole. */
  creates: () => number;
  /** The next request that creates gets this answer; `accepted` says whether it makes the post before. */
  spoil: (answer: Answer, accepted: boolean) => void;
  close: () => Promise<void>;
};

const replyWith =
  ({ status, body, headers = {} }: Reply): Answer =>
  (seen, response) => {
    if (typeof body === 'string' || body === undefined) response.writeHead(status, headers).end(body);
    else json(status, body, headers)(seen, response);
  };

export const startFake = async (
  isCreate: (seen: Seen) => boolean,
  reply: (seen: Seen) => Reply | Promise<Reply>,
): Promise<Fake> => {
  const spoils: { answer: Answer; accepted: boolean }[] = [];
  let creates = 0;
  const answer = async (seen: Seen, response: http.ServerResponse): Promise<void> => {
    const creating = isCreate(seen);
    if (creating) creates += 1;
    const spoil = creating ? spoils.shift() : undefined;
    if (spoil === undefined || spoil.accepted) {
      const right = await reply(seen);
      if (spoil === undefined) {
        replyWith(right)(seen, response);
        return;
      }
    }
    spoil.answer(seen, response);
  };
  const wire = await startWire((seen, response) => void answer(seen, response));
  return {
    service: wire.url,
    seen: () => wire.seen,
    creates: () => creates,
    spoil: (spoiled, accepted) => void spoils.push({ answer: spoiled, accepted }),
    close: wire.close,
  };
};

export const pathOf = ({ path }: Seen): string => new URL(path, 'http://127.0.0.1').pathname;
export const queryOf = ({ path }: Seen): URLSearchParams => new URL(path, 'http://127.0.0.1').searchParams;
export const fieldsOf = ({ body }: Seen): Record<string, unknown> =>
  JSON.parse(body.toString('utf8')) as Record<string, unknown>;

export type Part = { file: string | null; text: string };
const boundaryOf = ({ headers }: Seen): string | undefined =>
  /^multipart\/form-data; boundary=(\S+)$/.exec(headers['content-type'] ?? '')?.[1];
export const isParts = (seen: Seen): boolean => boundaryOf(seen) !== undefined;

/** The parts of a form with files in it (RFC 7578), by their names. */
export const partsOf = (seen: Seen): Map<string, Part> => {
  const parts = seen.body
    .toString('utf8')
    .split(`--${boundaryOf(seen) ?? ''}`)
    .slice(1, -1);
  return new Map(
    parts.map((part): [string, Part] => {
      const [head = '', ...text] = part.split('\r\n\r\n');
      const [, name = '', file = null] = /name="([^"]*)"(?:; filename="([^"]*)")?/.exec(head) ?? [];
      return [name, { file, text: text.join('\r\n\r\n').slice(0, -2) }];
    }),
  );
};
