/** What the adapters of plain HTTP networks do alike. */
import { createHash, randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Media } from '../../records/content.ts';
import type { HttpResult, NotSent, NotSentReason, Pictures, Rejected } from '../../delivery/network.ts';
import { secretFields } from '../../networks/account.ts';
import type { NetworkRecord } from '../../networks/record.ts';
import type { AdapterDeps } from './adapter.ts';
import { request, type RequestOptions } from './request.ts';

export const notSent = (reason: NotSentReason, detail: string): NotSent => ({
  kind: 'not-sent',
  reason,
  retryAt: null,
  detail,
});

export type Ask = Omit<RequestOptions, 'timeoutMs' | 'allowLoopback'>;

/** Makes one request within the limits of this client. Some networks turn away programs that do not name themselves. */
export const openTalk = (deps: AdapterDeps) => {
  const limits = { timeoutMs: deps.timeoutMs ?? 10_000, allowLoopback: deps.allowLoopback ?? false };
  return (ask: Ask): Promise<HttpResult> =>
    request({ ...limits, ...ask, headers: { 'user-agent': 'Vigie (relay of a newsroom)', ...ask.headers } });
};

/** The account's secret as its record describes it, or that it is missing. */
export const readSecret = async <S extends z.ZodMiniObject>(
  deps: AdapterDeps,
  record: NetworkRecord & { secret: S },
): Promise<{ kind: 'secret'; value: z.output<S> } | NotSent> => {
  const secret = record.secret.safeParse(await deps.secret());
  if (secret.success) return { kind: 'secret', value: secret.data };
  return notSent('secret-missing', `the secret must hold ${secretFields(record)}`);
};

/** An address under another one, whether or not that ends with a slash. No path leads to another host. */
export const under = (base: string, path: string, query: Readonly<Record<string, string>> = {}): URL => {
  const url = new URL(`./${path}`, base.endsWith('/') ? base : `${base}/`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
};

type Body = { headers: Record<string, string>; bytes: Uint8Array };

/** The body of a web form. */
export const form = (fields: Readonly<Record<string, string>>): Body => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  bytes: Buffer.from(new URLSearchParams(fields).toString()),
});

const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp' } as const;

export const fileName = ({ sha256, type }: Media): string => `${sha256.slice(0, 16)}.${EXTENSIONS[type]}`;

/** The body of a form with one file. */
export const multipart = (
  fields: Readonly<Record<string, string>>,
  file: { name: string; media: Media; bytes: Uint8Array },
): Body => {
  const boundary = `vigie-${randomUUID()}`;
  const head = (name: string, more: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}`;
  const texts = Object.entries(fields).map(([name, value]) => `${head(name, '')}\r\n\r\n${value}\r\n`);
  const named = head(file.name, `; filename="${fileName(file.media)}"`);
  const filed = `${named}\r\ncontent-type: ${file.media.type}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    bytes: Buffer.concat([Buffer.from(texts.join('') + filed), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
};

/** The bytes of an approved picture, or why they cannot be sent. */
export const approvedBytes = (media: Media, pictures: Pictures): Uint8Array | NotSent | Rejected => {
  const bytes = pictures.get(media.sha256);
  if (bytes === undefined) return notSent('media-missing', `no bytes for the picture ${media.sha256}`);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (bytes.byteLength === media.bytes && digest === media.sha256) return bytes;
  const detail = `the picture is not the one that was approved (${media.sha256})`;
  return { kind: 'rejected', reason: 'media-changed', detail };
};
