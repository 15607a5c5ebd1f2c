import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Account = { did: string; handle: string; identifier: string; appPassword: string; accessJwt: string };
export type Pds = {
  url: string;
  /** A new account with an app password; `name` is the first part of its handle. */
  account: (name: string) => Promise<Account>;
  close: () => Promise<void>;
};

export const enableCommand = 'npm run --prefix test/peers setup';

/** Null when the peer is installed and built, else what is missing. */
export const missingPds = (): string | null => {
  const needed = ['@atproto/pds', '@did-plc/server', 'better-sqlite3/build/Release/better_sqlite3.node'];
  const missing = needed.find((name) => !existsSync(join(import.meta.dirname, 'node_modules', name)));
  return missing === undefined ? null : `${missing} is not installed`;
};

/** Room for a whole run, so that nothing is collected from a task of V8's own (see pds-server.ts). */
const flags = [
  '--min-semi-space-size=256',
  '--max-semi-space-size=256',
  '--no-memory-reducer',
  '--no-incremental-marking',
];

/**
 * A real Bluesky personal data server with its own identity registry, on 127.0.0.1, in a folder that `close`
 * removes.
 */
export const startPds = async (): Promise<Pds> => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-pds-'));
  const child = fork(join(import.meta.dirname, 'pds-server.ts'), [folder], { execArgv: flags });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void exited.then(() => rmSync(folder, { recursive: true, force: true }));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url));
    child.once('exit', (code, signal) => reject(new Error(`the server ended at its start: ${code ?? signal ?? ''}`)));
  });

  const call = async (method: string, body: unknown, token?: string): Promise<Record<string, string>> => {
    const response = await fetch(`${url}/xrpc/${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };

  return {
    url,
    account: async (name) => {
      const handle = `${name}.test`;
      const made = await call('com.atproto.server.createAccount', {
        handle,
        email: `${name}@gazette.example`,
        password: 'password-of-a-test',
      });
      const accessJwt = made['accessJwt'] ?? '';
      const app = await call('com.atproto.server.createAppPassword', { name: 'vigie' }, accessJwt);
      return { did: made['did'] ?? '', handle, identifier: handle, appPassword: app['password'] ?? '', accessJwt };
    },
    close: async () => {
      child.disconnect();
      await exited;
    },
  };
};
