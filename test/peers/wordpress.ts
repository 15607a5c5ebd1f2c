import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian puts WordPress. */
export const SOURCE = '/usr/share/wordpress';

export const enableWordPress =
  'apt-get update && apt-get install -y --no-install-recommends wordpress php-cli php-mysql php-xml php-mbstring mariadb-server';

/** Null when everything is there, else what is missing. */
export const missingWordPress = (): string | null => {
  if (!existsSync(join(SOURCE, 'wp-settings.php'))) return 'no WordPress';
  for (const program of ['mariadbd', 'mariadb-install-db']) {
    if (spawnSync(program, ['--version']).error !== undefined) return `no ${program}`;
  }
  const needed = ['mysqli', 'xml', 'mbstring'];
  const has = spawnSync('php', ['-m'], { encoding: 'utf8' });
  if (has.error !== undefined) return 'no php';
  const missing = needed.find((name) => !has.stdout.split('\n').includes(name));
  return missing === undefined ? null : `php has no ${missing}`;
};

export type Post = { id: number; link: string };

export type WordPress = {
  url: string;
  /** The application password of its user `admin`. */
  password: string;
  /** Publishes a post as a newsroom's own tools do, by the REST API with an application password. */
  publish: (post: { title: string; content: string; excerpt: string }) => Promise<Post>;
  close: () => Promise<void>;
};

/** A real WordPress with its own MariaDB, in a folder and a process group that `close` removes. */
export const startWordPress = async (): Promise<WordPress> => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-wp-'));
  const child = fork(join(import.meta.dirname, 'wordpress-server.ts'), [folder], { detached: true, execArgv: [] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { url, password } = await new Promise<{ url: string; password: string }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string; password: string }));
    child.once('exit', (code, signal) => reject(new Error(`WordPress ended at its start: ${code ?? signal ?? ''}`)));
  });
  return {
    url,
    password,
    publish: async (post) => {
      const response = await fetch(`${url}/wp-json/wp/v2/posts`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
        },
        body: JSON.stringify({ ...post, status: 'publish' }),
      });
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as Post;
    },
    close: async () => {
      child.disconnect();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
