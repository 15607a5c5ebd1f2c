import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../infra/local/sandbox.ts';
import type { SettingsInput } from '../../lib/settings.ts';
import { sampleNewsroom } from '../infra/sample-newsroom.ts';
import { PAGES, startCloud, type Cloud, type Page } from './cloud.ts';
import { fieldsOf } from './pages.ts';

/** A newsroom on the cloud of this machine: its sites, a network, its people, and what they do. */
export const SECRETS = {
  slack: { name: 'vigie/slack', value: { signingSecret: 'a-signing-secret' } },
  calls: { name: 'vigie/calls', value: { signingSecret: 'the-newsroom-signs-its-calls-with-this' } },
} as const;

/** The sources of the watch, an owner each. */
export const SOURCES = ['courrier', 'quotidien', 'journal'] as const;

export type Newsroom = {
  cloud: Cloud;
  sandbox: Sandbox;
  /** What the sites answer, by name: the titles of their items, the newest first, or a status. */
  sites: Record<string, readonly string[] | number>;
  config: (change?: (config: SettingsInput) => void) => SettingsInput;
  /** The token of a person's link to a page, from the last mail that has one. */
  tokenOf: (person: string, path: string) => string;
  /** Léa approves a post by the link in her mail. */
  approve: (title: string) => Promise<void>;
  /** Léa presses stop; answers the id of the freeze. */
  pressStop: () => Promise<string>;
  thaw: (freeze: string) => Promise<void>;
  /** Marc's command in Slack, signed with this secret. */
  slackCommand: (text: string, secret?: string) => Promise<Page>;
  /** The newsroom's CMS calls, signed with this secret. */
  call: (body: object, secret?: string) => Promise<Page>;
  close: () => Promise<void>;
};

const rss = (name: string, titles: readonly string[]): string => {
  const items = titles.map((title, index) => {
    const id = `${name}-${titles.length - index}`;
    const at = new Date(Date.now() - (index + 1) * 20_000).toUTCString();
    const link = `https://${name}.example/${id}`;
    return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${id}</guid><pubDate>${at}</pubDate></item>`;
  });
  const head = `<title>${name}</title><link>https://${name}.example/</link><description>${name}</description>`;
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${head}${items.join('')}</channel></rss>`;
};

/** Slack and the newsroom sign in the same way, under headers of their own. */
const signed = (whose: string, body: string, secret: string): Record<string, string> => {
  const at = String(Math.floor(Date.now() / 1_000));
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  const time = whose === 'x-slack' ? 'x-slack-request-timestamp' : `${whose}-timestamp`;
  return { [time]: at, [`${whose}-signature`]: `v0=${hash}` };
};

/** `posts`: the titles of its own feed. */
export const startNewsroom = async (posts: readonly string[]): Promise<Newsroom> => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-newsroom-'));
  const sites: Newsroom['sites'] = { agenda: posts };
  for (const source of SOURCES) sites[source] = [`Rien de neuf à ${source}`];
  const world = createServer((incoming, response) => {
    const name = (incoming.url ?? '/').slice(1);
    const site = sites[name] ?? 404;
    if (typeof site === 'number') response.writeHead(site).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rss(name, site));
  });
  await new Promise<void>((resolve) => world.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(world.address() as AddressInfo).port}`;
  const sandbox = await startSandbox({ file: join(folder, 'timelines.json'), now: () => Date.now() });

  const config: Newsroom['config'] = (change) => {
    const made = sampleNewsroom({ url, sandbox: sandbox.url, backfill: posts.length, owners: SOURCES });
    made.watch = { ...made.watch, calls: { secret: SECRETS.calls.name } };
    change?.(made);
    return made;
  };
  const cloud = await startCloud(
    config(),
    Object.fromEntries(Object.values(SECRETS).map(({ name, value }) => [name, value])),
  );

  const tokenOf: Newsroom['tokenOf'] = (person, path) => {
    const mail = cloud.aws.mails.findLast(
      ({ to, text }) => to.includes(`<${person}@`) && text.includes(`${PAGES}/${path}`),
    );
    const found = new RegExp(`${PAGES}/${path}[^#\\s]*#([\\w-]+)`).exec(mail?.text ?? '')?.[1];
    if (found === undefined) throw new Error(`no mail to ${person} with a link to ${path}`);
    return found;
  };
  const answered = (page: Page): Page => {
    if (page.status !== 200) throw new Error(`${page.status}: ${page.body}`);
    return page;
  };
  let presses = 0;
  return {
    cloud,
    sandbox,
    sites,
    config,
    tokenOf,
    async approve(title) {
      const mails = cloud.aws.mails.filter(({ to }) => to.includes('<lea@')).map(({ text }) => text);
      for (const [, ask = '', token = ''] of mails.join('\n').matchAll(/\/review\/([\w-]+)#([\w-]+)/g)) {
        const review = await cloud.request('POST', `/review/${ask}/open`, { token });
        if (!review.body.includes(title)) continue;
        const fields = { ...fieldsOf(review.body), token, decision: 'approve', sure: 'yes' };
        answered(await cloud.request('POST', `/review/${ask}/decide`, fields));
        return;
      }
      throw new Error(`nobody was asked about ${title}`);
    },
    async pressStop() {
      presses += 1;
      const press = `press-000${presses}`;
      await cloud.request('POST', '/stop', { token: tokenOf('lea', 'stop'), id: press, sure: 'yes' });
      return `page-${press}`;
    },
    async thaw(freeze) {
      const form = { token: tokenOf('marc', 'stop'), freeze, act: 'thaw', sure: 'yes' };
      answered(await cloud.request('POST', '/stop/act', form));
    },
    call(body, secret = SECRETS.calls.value.signingSecret) {
      const json = JSON.stringify(body);
      return cloud.request('POST', '/signal', json, signed('x-vigie', json, secret));
    },
    slackCommand(text, secret = SECRETS.slack.value.signingSecret) {
      presses += 1;
      const form = {
        team_id: 'T0GAZ',
        channel_id: 'C0DESK',
        user_id: 'U0MARC',
        text,
        trigger_id: `1.2.${presses}`,
        command: '/vigie',
      };
      const body = new URLSearchParams(form).toString();
      return cloud.request('POST', '/slack/command', form, signed('x-slack', body, secret));
    },
    async close() {
      await cloud.close();
      world.closeAllConnections();
      await Promise.all([sandbox.close(), new Promise((resolve) => world.close(resolve))]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
