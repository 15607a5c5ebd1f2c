import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SLOW_MS } from '../../infra/local/home.ts';
import { addressOf, clear, engineOf, isAlive, newFolder, start, until } from './child.ts';

/** `npm start` as a process: what it prints, what survives a kill, and what it leaves behind. */

const ROOT = join(import.meta.dirname, '..', '..');
const servers: Server[] = [];

const Letters = z.array(
  z.object({ body: z.object({ text: z.string() }), destination: z.object({ to: z.array(z.string()) }) }),
);
const letters = (folder: string) =>
  existsSync(join(folder, 'inbox.json'))
    ? Letters.parse(JSON.parse(readFileSync(join(folder, 'inbox.json'), 'utf8')))
    : [];
/** The review links of the newest mail to Léa. */
const linksOf = (folder: string) => {
  const mail = letters(folder).find((letter) => letter.destination.to.some((to) => to.includes('lea@')));
  return [...(mail?.body.text ?? '').matchAll(/\/review\/([\w-]+)#([\w-]+)/g)].map(([, ask = '', token = '']) => ({
    ask,
    token,
  }));
};

const timeline = (folder: string): string[] => {
  const file = join(folder, 'timelines.json');
  if (!existsSync(file)) return [];
  return z
    .object({ posts: z.array(z.object({ text: z.string() })) })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .posts.map((post) => post.text);
};

const publishRuns = (folder: string): number =>
  readFileSync(join(folder, 'log.jsonl'), 'utf8').split('"event":"publish.run"').length - 1;

type Link = { ask: string; token: string };

const post = async (url: string, fields: Record<string, string>): Promise<string> =>
  (await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })).text();

const open = (url: string, link: Link): Promise<string> =>
  post(`${url}/review/${link.ask}/open`, { token: link.token });

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const value = (page: string, name: RegExp): string =>
  decode(new RegExp(`name="${name.source}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '');

/** Reads the page and approves what it shows, as its form would send it. */
const approve = async (url: string, link: Link, dueAt: number | 'now'): Promise<string> => {
  const page = await open(url, link);
  const pick = value(page, /pick/);
  const text = decode(/<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(page)?.[1] ?? '');
  return post(`${url}/review/${link.ask}/decide`, {
    token: link.token,
    decision: 'approve',
    sure: 'yes',
    epochs: value(page, /epochs/),
    pick,
    [`hash-${pick}`]: value(page, /hash-[^"]*/),
    [`text-${pick}`]: text,
    [`due-${pick}`]: String(dueAt),
  });
};

afterEach(async () => {
  await clear();
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

describe('npm start -- --once', () => {
  it('runs one cycle, ends with a summary and leaves no engine', async () => {
    const folder = newFolder();
    const run = start('--once', '--data', folder, '--port', '0');
    expect(await run.ended).toBe(0);
    expect(run.said()).toMatch(
      /Un cycle.: 9 publications attendent une personne, 3 mails dans la boîte, 0 publications/,
    );
    expect(existsSync(join(folder, 'engine.pid'))).toBe(false);
  });

  it('asks nobody twice when it runs again, and starts from nothing with --fresh', async () => {
    const folder = newFolder();
    const once = async (...more: string[]) => {
      const run = start('--once', '--data', folder, '--port', '0', ...more);
      expect(await run.ended).toBe(0);
      return run.said();
    };
    await once();
    const [first] = linksOf(folder);
    expect(await once()).toMatch(/9 publications attendent une personne, 3 mails/);
    expect(linksOf(folder)[0]).toEqual(first);
    expect(await once('--fresh')).toMatch(/9 publications attendent une personne, 3 mails/);
    expect(linksOf(folder)[0]).not.toEqual(first);
  });
});

/** Where the engine of the relay in this folder answers. */
const endpointOf = (folder: string): string =>
  z.object({ endpoint: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'relay.json'), 'utf8'))).endpoint;

describe('a second npm start', () => {
  it('starts nothing on a folder in use, says which process has it and where, and harms nothing', async () => {
    const folder = newFolder();
    const first = start('--data', folder, '--port', '0');
    const url = await addressOf(first);
    await until('the first one holds the folder', () => existsSync(join(folder, 'relay.json')));
    const engine = engineOf(folder);
    const kept = readFileSync(join(folder, 'relay.json'), 'utf8');

    for (const more of [[], ['--once'], ['--fresh']]) {
      const second = start('--data', folder, '--port', '0', ...more);
      expect(await second.ended).toBe(1);
      expect(second.said()).toContain(`is in use by process ${first.child.pid}, at ${url}. Nothing was started.`);
    }

    expect([engineOf(folder), isAlive(engine)]).toEqual([engine, true]);
    expect(readFileSync(join(folder, 'relay.json'), 'utf8')).toBe(kept);
    expect((await fetch(url)).status).toBe(200);
    // The engine answers a plain GET with some status. What counts is that it answers.
    expect((await fetch(endpointOf(folder))).status).toBeGreaterThan(0);
  });

  it('runs beside the first on another folder', async () => {
    const first = start('--data', newFolder(), '--port', '0');
    const second = start('--data', newFolder(), '--port', '0');
    for (const run of [first, second]) expect((await fetch(await addressOf(run))).status).toBe(200);
  });

  it('takes the folder of a killed relay, although another process now has its number', async () => {
    const folder = newFolder();
    const first = start('--data', folder, '--port', '0');
    await addressOf(first);
    first.child.kill('SIGKILL');
    await first.ended;
    const orphan = engineOf(folder);
    // Another process that now has the number of the dead one. It must be left alone.
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:1' }));
    await until('the engine of the killed relay ends by itself', () => !isAlive(orphan));
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'dynoxide'], { stdio: 'ignore' });
    writeFileSync(join(folder, 'engine.pid'), String(bystander.pid));

    const second = start('--data', folder, '--port', '0');
    expect((await fetch(await addressOf(second))).status).toBe(200);
    expect(bystander.exitCode ?? bystander.signalCode).toBe(null);
    bystander.kill('SIGKILL');
  });
});

describe('the command that the stop page prints for an emergency', () => {
  it('stops everything, exactly as it is printed, also where the folder has a name of its own', async () => {
    const folder = join(newFolder(), "l'arrêt ici");
    const run = start('--data', folder, '--port', '0');
    const page = await (await fetch(`${await addressOf(run)}/stop`)).text();
    const printed = decode(/npm run --silent vigie[^<]*/.exec(page)?.[0] ?? 'false');

    const shell = spawn('sh', ['-c', printed], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    shell.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    shell.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((ended) => shell.once('close', ended));

    expect([code, said]).toEqual([0, expect.stringMatching(/GELÉ.: all/) as string]);
    const cli = join(ROOT, 'lib', 'cli', 'main.ts');
    const status = spawnSync(process.execPath, [cli, 'status', '--json', '--local', '--data', folder]);
    expect(JSON.parse(status.stdout.toString())).toMatchObject({ frozen: [{ scopes: ['all'], by: 'lea' }] });
  });
});

describe('npm start', () => {
  it('says that a port is in use and takes another', async () => {
    const taken = createServer();
    servers.push(taken);
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const { port } = taken.address() as AddressInfo;
    const run = start('--data', newFolder(), '--port', String(port));
    const url = await addressOf(run);
    expect(run.said()).toContain(`Le port ${port} est pris`);
    expect(url).not.toContain(`:${port}`);
    expect((await fetch(url)).status).toBe(200);
  });

  it('ends on Ctrl-C with everything it started', async () => {
    const folder = newFolder();
    const run = start('--data', folder, '--port', '0');
    await addressOf(run);
    const engine = engineOf(folder);
    expect(isAlive(engine)).toBe(true);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(isAlive(engine)).toBe(false);
    expect(existsSync(join(folder, 'engine.pid'))).toBe(false);
  });

  it('loses nothing and sends nothing twice when it is killed and started again', async () => {
    const folder = newFolder();
    const first = start('--data', folder, '--port', '0');
    const before = await addressOf(first);
    await until('the mails', () => linksOf(folder).length === 9);
    const [sent, planned, waiting, flying] = linksOf(folder);
    if (sent === undefined || planned === undefined || waiting === undefined || flying === undefined)
      throw new Error('four links');

    // A decision counts once the mail is noted as handed over, which is a moment after it is there.
    await until('the approval', async () => (await approve(before, sent, 'now')).includes('Approuvé'));
    await until('the first post', () => timeline(folder).length === 1);
    const inAnHour = Date.now() + 3_600_000;
    expect(await approve(before, planned, inAnHour)).toContain('Approuvé');
    await post(`${before}/local/do/slow`, {});
    await first.hold(SLOW_MS);
    expect(await approve(before, flying, 'now')).toContain('Approuvé');
    // On a slow machine its time-out may be over before we look.
    const SENT = /En cours d’envoi|À vérifier/;
    await until('a send in flight', async () => SENT.test(await open(before, flying)));
    first.child.kill('SIGKILL');
    await first.ended;
    const orphan = engineOf(folder);

    const second = start('--data', folder, '--port', '0');
    const url = await addressOf(second);
    expect(isAlive(orphan)).toBe(false);
    expect(await open(url, waiting)).toContain('data-review');
    expect(await open(url, planned)).toContain('Approuvé. Part');
    expect(await open(url, sent)).toMatch(/Publié [^.]*, approuvé par Léa Martin/);
    // A post that was in flight when the relay died may have arrived, so it is not sent again.
    expect(await open(url, flying)).toMatch(SENT);
    const runsBefore = publishRuns(folder);
    await until('the publisher has looked again, and again', () => publishRuns(folder) >= runsBefore + 3);
    expect(timeline(folder)).toHaveLength(1);
    const page = await (await fetch(url)).text();
    expect(page).toContain('approuvé par Léa Martin');
    expect(page).toContain('programmé');
  });
});
