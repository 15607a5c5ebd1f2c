import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG, encode, SIGNING_SECRET } from '../web/gazette.ts';
import { httpEvent, openCloud, openWeb, textOf, type Cloud, type HttpAnswer } from './lambda.ts';

describe('the functions of the pages and of the stop, called as API Gateway calls it', () => {
  let cloud: Cloud;
  let call: (event: never) => Promise<HttpAnswer>;

  beforeAll(async () => {
    cloud = await openCloud(CONFIG, { 'vigie/slack': { signingSecret: SIGNING_SECRET } });
    call = await openWeb();
  });
  afterAll(() => cloud.close());

  const slack = (text: string, trigger: string, encoded: boolean, names: (name: string) => string = (name) => name) => {
    const form = { team_id: 'T0GAZ', channel_id: 'C0DESK', user_id: 'U0LEA', text, trigger_id: trigger };
    const body = encode(form);
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const headers = {
      [names('x-slack-request-timestamp')]: timestamp,
      [names('x-slack-signature')]: signature,
    };
    return call(httpEvent('POST', '/slack/command', body, headers, encoded));
  };

  it.each([
    ['base64', true, 't-base64', 'lane:promo'],
    ['text', false, 't-text', 'lane:news'],
  ])('takes a Slack command in any script whose body comes as %s', async (_, encoded, trigger, scope) => {
    const answer = await slack(`gel ${scope} été « ☂ »`, trigger, encoded);
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(textOf(answer))).toMatchObject({ response_type: 'in_channel' });
    expect((await cloud.store.freezeById(`slack-${trigger}`))?.reason).toBe('été « ☂ »');
    expect(cloud.events).toContainEqual(expect.objectContaining({ type: 'freeze.opened', id: `slack-${trigger}` }));
  });

  it('finds Slack’s headers in upper and lower case', async () => {
    const answer = await slack('status', 't-case', true, (name) =>
      name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    );
    expect(answer.statusCode).toBe(200);
  });

  it('answers pages and files with the headers of every answer, and HEAD without a body', async () => {
    const files = ['/vigie.css', '/vigie.js', '/stop/vigie.css', '/stop/vigie.js'];
    for (const path of ['/stop', '/desk', '/review/x', ...files, '/nowhere']) {
      const answer = await call(httpEvent('GET', path, null));
      expect(answer.statusCode, path).toBe(path === '/nowhere' ? 404 : 200);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['cache-control']).toBe('no-store');
      expect((await call(httpEvent('HEAD', path, null))).body).toBe('');
    }
  });

  it('refuses a form from another site, and a body that is too long', async () => {
    const body = encode({ token: 'x', id: 'press-0001' });
    expect((await call(httpEvent('POST', '/stop', body, { origin: 'https://evil.example' }))).statusCode).toBe(403);
    expect((await call(httpEvent('POST', '/stop', `a=${'x'.repeat(1_000_000)}`))).statusCode).toBe(413);
    expect((await call(httpEvent('POST', '/stop', body, { origin: 'https://vigie.example' }))).statusCode).toBe(403);
  });

  it('uses a rotated Slack secret within five minutes, and answers 401 without a secret', async () => {
    // The value that was read before stays in use for five minutes.
    cloud.secrets.delete('vigie/slack');
    expect((await slack('status', 't-kept', true)).statusCode).toBe(200);
  });
});

describe('a function whose environment is not complete', () => {
  it.each(['web', 'stop', 'notify', 'bell', 'publish', 'sweep', 'watch', 'ingest', 'apply'] as const)(
    '%s says which variable is missing',
    async (name) => {
      const { readEnvironment } = await import('../../lib/environment.ts');
      expect(() => readEnvironment(name, { TABLE: 'vigie', BUS: 'b' })).toThrow(/CONFIG/);
      expect(() => readEnvironment(name, {})).toThrow(/TABLE.*CONFIG.*BUS/);
    },
  );
});
