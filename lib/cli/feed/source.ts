import { readFile, stat } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import type { FetchAnswer, GuardedFetch } from '../../adapters/fetch.ts';

const MAX_FILE_BYTES = 5_000_000;

export function isUrl(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source) && !/^file:/i.test(source);
}

const notRead = (reason: 'too-large' | 'unreachable', detail: string): FetchAnswer => ({
  kind: 'error',
  reason,
  detail,
  status: null,
  retryAt: null,
});

/** `as`: the address that a file is read as if it came from. */
type Named = { readonly source: string; readonly as: string | null };

/** Reads a URL through the guarded fetcher, or a file of this machine. */
export async function load(
  { source, as }: Named,
  guarded: GuardedFetch,
  validators: { etag: string | null; lastModified: string | null } | null,
): Promise<FetchAnswer> {
  if (isUrl(source)) return guarded(source, { validators });
  const path = source.replace(/^file:\/\//i, '');
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) return notRead('too-large', `${size} bytes, ${MAX_FILE_BYTES} allowed`);
    const bytes = await readFile(path);
    const body = path.endsWith('.br') ? brotliDecompressSync(bytes, { maxOutputLength: MAX_FILE_BYTES }) : bytes;
    return {
      kind: 'ok',
      status: 200,
      headers: {},
      contentType: null,
      body,
      url: as ?? '',
      permanentUrl: null,
      validators: null,
      maxAgeMs: null,
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return notRead('unreachable', `the file cannot be read: ${error.message}`);
    }
    throw error;
  }
}
