import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskTrouble } from '../../infra/local/disk.ts';
import { startInbox } from '../../infra/local/inbox.ts';
import { words } from '../../lib/words/words.ts';
import { addressOf, clear, engineOf, isAlive, newFolder, start, until } from './child.ts';

/** What one machine does to a relay: kills, closed terminals, full disks, and the browsers of other sites. */

const ROOT = join(import.meta.dirname, '..', '..');
const servers: Server[] = [];

afterEach(async () => {
  await clear();
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

describe('npm start', () => {
  it('says at once that it starts', async () => {
    const run = start('--once', '--data', newFolder(), '--port', '0', '--lang', 'en');
    expect(await run.ended).toBe(0);
    expect(run.said()).toMatch(/^Vigie is starting…\n/);
  });

  it('ends with the reason when its engine is killed, and starts again where it was', async () => {
    const folder = newFolder();
    const first = start('--data', folder, '--port', '0');
    await addressOf(first);
    await until('the command line can find it', () => existsSync(join(folder, 'relay.json')));
    process.kill(engineOf(folder), 'SIGKILL');
    expect(await first.ended).toBe(1);
    expect(first.said()).toContain('Le moteur de base de données s’est arrêté (SIGKILL)');
    expect(first.said()).toContain(folder);
    expect(existsSync(join(folder, 'relay.json'))).toBe(false);

    const second = start('--data', folder, '--port', '0');
    expect((await fetch(await addressOf(second))).status).toBe(200);
  });

  it('leaves no engine behind when its terminal is closed, nor when it is killed', async () => {
    for (const signal of ['SIGHUP', 'SIGKILL'] as const) {
      const folder = newFolder();
      const run = start('--data', folder, '--port', '0');
      await addressOf(run);
      const engine = engineOf(folder);
      expect(isAlive(engine)).toBe(true);
      run.child.kill(signal);
      expect(await run.ended).toBe(signal === 'SIGHUP' ? 0 : null);
      await until(`the engine ends after ${signal}`, () => !isAlive(engine));
    }
  });

  it('names a folder that cannot be written, and what to do', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const run = start('--once', '--data', join(file, 'below'), '--port', '0');
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain(`On ne peut pas écrire dans ${join(file, 'below')}`);
    expect(run.said()).toContain('--data');
  });

  it('says once that the disk is full, goes on, and names the folder', async () => {
    const folder = newFolder();
    symlinkSync('/dev/full', join(folder, 'log.jsonl'));
    const run = start('--once', '--data', folder, '--port', '0');
    expect(await run.ended).toBe(0);
    expect(run.said().split(`Le disque de ${folder} est plein.`)).toHaveLength(2);
    expect(run.said()).toContain('Un cycle');
  });

  it('says why it takes five of the forty items of a real feed, and how to choose', async () => {
    const items = Array.from({ length: 40 }, (_, n) => {
      const at = new Date(Date.now() - (n + 1) * 60_000).toUTCString();
      return `<item><title>Article ${n}</title><link>https://real.example/${n}</link><pubDate>${at}</pubDate></item>`;
    });
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      response.end(`<rss version="2.0"><channel><title>Real</title>${items.join('')}</channel></rss>`);
    });
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    const told = async (...args: string[]): Promise<string> => {
      const run = start('--once', '--data', newFolder(), '--port', '0', '--lang', 'en', '--feed', feed, ...args);
      expect(await run.ended).toBe(0);
      return run.said();
    };

    const first = await told();
    expect(first).toContain('This feed has 40 items. At the first poll only the newest become drafts (5)');
    expect(first).toContain(`npm start -- --fresh --feed ${feed} --backfill 20`);
    const chosen = await told('--backfill', '20');
    expect(chosen).toContain('One cycle: 20 deliveries');
    expect(chosen).not.toContain('At the first poll');
  });
});

describe('a drill', () => {
  it('leaves no engine running when it is killed, and nothing at all when its terminal is closed', async () => {
    for (const signal of ['SIGKILL', 'SIGHUP'] as const) {
      const folder = newFolder();
      const cli = join(ROOT, 'lib', 'cli', 'main.ts');
      const drill = spawn(process.execPath, [cli, 'drill', 'nice-2016'], {
        stdio: 'ignore',
        env: { ...process.env, TMPDIR: folder },
      });
      const ended = new Promise((gone) => drill.once('exit', gone));
      const own = () => readdirSync(folder).find((name) => name.startsWith('vigie-drill-'));
      const file = () => join(folder, own() ?? 'none', 'engine.pid');
      await until('its engine', () => existsSync(file()) && readFileSync(file(), 'utf8') !== '');
      const engine = Number(readFileSync(file(), 'utf8'));
      drill.kill(signal);
      await ended;
      await until(`its engine ends after ${signal}`, () => !isAlive(engine));
      if (signal === 'SIGHUP') expect(own()).toBeUndefined();
    }
  });
});

describe('the local inbox', () => {
  it('answers nobody who calls it by the name of another site', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'in'));
    const inbox = await startInbox(join(folder, 'in', 'inbox.json'));
    const statusFor = (host: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const { port } = new URL(inbox.url);
        const asked = request({ host: '127.0.0.1', port, path: '/store', headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        asked.once('error', reject);
        asked.end();
      });
    expect(await statusFor(new URL(inbox.url).host)).toBe(200);
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor('127.0.0.1.evil.example:80')).toBe(403);
    expect(await statusFor('localhost')).toBe(200);
    await inbox.close();
  });
});

it('a full disk and a folder without rights are known by the codes of the system and of SQLite', () => {
  const { terminal } = words('en');
  for (const error of [{ code: 'ENOSPC' }, { code: 'EDQUOT' }, { errcode: 13 }])
    expect(diskTrouble(error, '/data', terminal)).toContain('The disk of /data is full');
  for (const error of [{ code: 'EACCES' }, { code: 'EROFS' }, { errcode: 14 }])
    expect(diskTrouble(error, '/data', terminal)).toContain('Nothing can be written in /data');
  expect(diskTrouble(new Error('other'), '/data', terminal)).toBeNull();
});
