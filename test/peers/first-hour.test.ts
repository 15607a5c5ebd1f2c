import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { end, start, until, type Run } from '../local/child.ts';
import { skipped } from '../part.ts';
import { formOf } from '../web/gazette.ts';
import { enableCommand, missingPds, startPds, type Account, type Pds } from './pds.ts';

/** From a clone to the first approved post on a real Bluesky server, each step of the person counted. */

const missing = missingPds();
if (missing !== null) skipped('the first hour', missing, enableCommand);

const ROOT = join(import.meta.dirname, '..', '..');

describe.skipIf(missing !== null)('the first hour', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-hour-'));
  let pds: Pds;
  let account: Account;
  let server: Server;
  let site = '';
  let relay: Run | null = null;

  beforeAll(async () => {
    pds = await startPds();
    account = await pds.account('gazette');
    server = createServer((asked, response) => {
      const at = new Date(Date.now() - 60_000).toUTCString();
      const head = '<link rel="alternate" type="application/rss+xml" href="/feed">';
      if (asked.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(`<html><head>${head}`);
      else {
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.end(
          `<rss version="2.0"><channel><title>La Gazette</title><item><title>Concert gratuit ce soir</title><link>https://gazette.example/${asked.url ?? ''}</link><guid>${asked.url ?? ''}</guid><pubDate>${at}</pubDate></item></channel></rss>`,
        );
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    if (relay !== null) await end(relay);
    await new Promise((closed) => (server as Server | undefined)?.close(closed));
    await (pds as Pds | undefined)?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const posts = async (): Promise<string[]> => {
    const query = `repo=${encodeURIComponent(account.did)}&collection=app.bsky.feed.post`;
    const answer = (await (await fetch(`${pds.url}/xrpc/com.atproto.repo.listRecords?${query}`)).json()) as {
      records: { value: { text: string } }[];
    };
    return answer.records.map(({ value }) => value.text);
  };

  it('takes a person five answers, two commands and two presses', async () => {
    const steps = { answers: 0, commands: 0, presses: 0 };
    const config = join(folder, 'vigie.config.ts');
    const data = join(folder, 'data');

    const answers = [
      `${site}/`,
      'Léa Martin <lea@gazette.example>',
      'Marc Petit <marc@gazette.example>',
      account.handle,
      account.appPassword,
    ];
    const init = ['init', '--config', config, '--data', data, '--allow-private', '--service', pds.url];
    const asked = spawn(process.execPath, [join(ROOT, 'lib', 'cli', 'main.ts'), ...init], { stdio: 'pipe' });
    steps.commands += 1;
    asked.stdin.end(answers.map((line) => `${line}\n`).join(''));
    steps.answers = answers.length;
    expect(await new Promise((ended) => asked.once('exit', ended))).toBe(0);

    // No news reaches a test from outside: two news sites of this machine stand for the real ones.
    const sources = ['one', 'two'].map((id) => ({ id, owner: id, url: `${site}/${id}`, lang: 'fr', country: 'fr' }));
    const written = readFileSync(config, 'utf8');
    writeFileSync(config, written.replace(/sources: \[.*\]/, `sources: ${JSON.stringify(sources)}`));

    relay = start('--config', config, '--data', data, '--port', '0');
    steps.commands += 1;
    const said = relay.said;
    const LINK = /(http:\S+)\/tray#(\S+)/;
    await until('the link to the first draft', () => LINK.test(said()) || relay?.child.exitCode !== null);
    const [, url = '', token = ''] = LINK.exec(said()) ?? [];
    const post = async (path: string, fields: Record<string, string>): Promise<string> =>
      (await fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams(fields) })).text();
    const card = await post('/tray', { token, sure: 'yes' });
    steps.presses += 1;
    expect(card).toContain('Concert gratuit ce soir');
    const form = formOf(card, '/tray/decide');
    const pick = /name="pick"\s+value="([^"]*)"/.exec(card)?.[1] ?? '';
    await post('/tray/decide', { ...form, pick, decision: 'approve', sure: 'yes' });
    steps.presses += 1;

    await until('the post on the server', async () => (await posts()).length === 1);
    expect((await posts())[0]).toContain('Concert gratuit ce soir');
    expect(steps).toEqual({ answers: 5, commands: 2, presses: 2 });
  });
});
