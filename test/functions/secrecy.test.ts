import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../infra/local/sandbox.ts';
import { CONFIG, encode, formOf, SIGNING_SECRET, TABLE } from '../web/gazette.ts';
import { plain } from '../engines/outcome.ts';
import { httpEvent, openCloud, textOf, type Cloud, type HttpAnswer, openWeb } from './lambda.ts';

const SANDBOX_ONLY = {
  ...CONFIG,
  accounts: { 'sandbox:gazette': {}, 'bluesky:gazette': { secret: 'vigie/bluesky/gazette' } },
  feeds: { agenda: { ...CONFIG.feeds['agenda']!, accounts: ['sandbox:gazette'] } },
};

/** The secrets of the services. They may appear nowhere outside. */
const CANARIES = { identifier: 'canary-identifier', password: 'canary-password' };

describe('a whole evening through the real functions', () => {
  let cloud: Cloud;
  let sandbox: Sandbox;
  let folder: string;
  const addresses: string[] = [];
  const answers: HttpAnswer[] = [];
  const secrets: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-sandbox-'));
    sandbox = await startSandbox({ file: join(folder, 'timelines.json'), now: () => Date.now() });
    const accounts = { ...SANDBOX_ONLY.accounts, 'sandbox:gazette': { service: sandbox.url } };
    cloud = await openCloud(
      { ...SANDBOX_ONLY, accounts },
      { 'vigie/slack': { signingSecret: SIGNING_SECRET }, 'vigie/bluesky/gazette': CANARIES },
    );
  });
  afterAll(async () => {
    cloud.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves no secret in a log line, an event, an address, a mail header or the table', async () => {
    const web = await openWeb();
    const notify = (await import('../../functions/notify.ts')).handler;
    const publish = (await import('../../functions/publish.ts')).handler;
    const sweep = (await import('../../functions/sweep.ts')).handler;
    const call = async (method: string, path: string, form?: Record<string, string>) => {
      addresses.push(path);
      const headers = { origin: 'https://vigie.example', 'sec-fetch-site': 'same-origin' };
      const answer = await web(httpEvent(method, path, form === undefined ? null : encode(form), headers));
      answers.push(answer);
      return textOf(answer);
    };

    // A draft is made, and people are asked about it.
    const { makeDraft } = await import('../../lib/draft/make-draft.ts');
    const { plannedItem } = await import('../world.ts');
    const deps = {
      ...cloud.store,
      settings: cloud.settings,
      now: Date.now,
      announce: () => Promise.resolve(),
    };
    await makeDraft(
      {
        ...deps,
        choosePicture: () => Promise.resolve({ media: null, why: null }),
        twinKey: () => Promise.resolve(null),
      },
      'agenda',
      plannedItem('concert', 'Concert ce soir', Date.now() - 60_000),
      'Agenda',
      [],
    );
    await notify({ source: 'aws.scheduler' });
    const letter = cloud.letters.find(({ to }) => to.includes('lea@'))!;
    const [, ask = '', token = ''] = /\/review\/([^#\s]+)#(\S+)/.exec(letter.text) ?? [];
    for (const { text } of cloud.letters) {
      for (const [, found = ''] of text.matchAll(/#([A-Za-z0-9_-]{20,})/g)) secrets.push(found);
      for (const [, one = '', two = ''] of text.matchAll(/([2-9A-Z]{4}) ([2-9A-Z]{4})/g)) secrets.push(one + two);
    }
    expect(secrets.length).toBeGreaterThanOrEqual(6);

    // It is opened by code and by link, approved, published and taken back. Then a stop, a reason, a thaw, wrong
    // codes, a failure.
    await call('GET', `/review/${ask}`);
    const code = secrets.find((secret) => secret.length === 8)!;
    await call('POST', `/review/${ask}/open`, { code });
    const page = await call('POST', `/review/${ask}/open`, { token });
    const form = formOf(page, `/review/${ask}/decide`);
    const pick = /name="pick" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await call('POST', `/review/${ask}/decide`, {
      ...form,
      pick,
      [`due-${pick}`]: 'now',
      decision: 'approve',
      sure: 'yes',
    });
    await publish({});
    expect((await cloud.store.delivery(pick))?.state).toBe('published');
    const desk = /\/desk#(\S+)/.exec(letter.text)?.[1] ?? '';
    await call('GET', '/desk');
    await call('POST', '/desk', { token: desk });
    await call('POST', '/stop', { token: desk, id: 'press-0001', sure: 'yes' });
    await call('POST', '/stop/state', { token: desk, freeze: 'page-press-0001' });
    await call('POST', '/stop/act', { token: desk, freeze: 'page-press-0001', act: 'reason', reason: 'exercice' });
    await call('POST', '/stop/act', {
      token: desk,
      freeze: 'page-press-0001',
      act: 'take-back',
      delivery: pick,
      sure: 'yes',
    });
    await publish({});
    expect((await cloud.store.delivery(pick))?.state).toBe('withdrawn');
    const marc = cloud.letters.find(({ to }) => to.includes('marc@'))!;
    const thawer = /\/desk#(\S+)/.exec(marc.text)?.[1] ?? '';
    await call('POST', '/stop/act', { token: thawer, freeze: 'page-press-0001', act: 'thaw', sure: 'yes' });
    await sweep();
    for (const { text } of cloud.letters) {
      for (const [, found = ''] of text.matchAll(/#([A-Za-z0-9_-]{20,})/g)) secrets.push(found);
    }
    await call('POST', '/desk', { token: `${desk.slice(0, -1)}_` });
    await call('GET', `/review/${ask}%23${token.slice(0, 5)}`);

    const watched = [...new Set([...secrets, SIGNING_SECRET, ...Object.values(CANARIES)])];
    const places = {
      log: cloud.logs.join('\n'),
      events: JSON.stringify(cloud.events),
      addresses: addresses.join('\n'),
      headers: JSON.stringify(answers.map(({ headers }) => headers)),
      'mail headers': JSON.stringify(cloud.letters.map(({ from, to, subject }) => [from, to, subject])),
      table: JSON.stringify(cloud.engine.dump(TABLE).map(plain)),
    };
    for (const [place, text] of Object.entries(places)) {
      expect(text.length, place).toBeGreaterThan(2);
      for (const secret of watched) expect(text.includes(secret), `${place} holds ${secret}`).toBe(false);
    }
    // In a mail a secret may stand after the # of a link of ours, or be the code.
    for (const { text, html } of cloud.letters) {
      for (const body of [text, html]) expect(body).not.toMatch(/[?&](token|code)=/);
    }
    // On a page it may stand only in a form.
    for (const answer of answers) expect(textOf(answer)).not.toMatch(/(href|src)="[^"]*[?#][A-Za-z0-9_-]{30,}/);
    expect(cloud.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'delivery.asked',
        'delivery.approved',
        'delivery.published',
        'freeze.opened',
        'delivery.take-back',
        'delivery.withdrawn',
        'freeze.thawed',
      ]),
    );
  });
});
