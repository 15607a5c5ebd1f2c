import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSlack } from '../../lib/adapters/slack.ts';
import { isSigned } from '../../lib/web/signed.ts';
import { json, startWire, type Wire } from './networks/wire.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const TIMESTAMP = 1_531_420_618;
/** Slack's documented example request. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const BODY =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
const SIGNATURE = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';

const request = (over: Partial<{ body: Buffer; timestamp: string; signature: string }> = {}) => ({
  body: Buffer.from(BODY),
  timestamp: String(TIMESTAMP),
  signature: SIGNATURE,
  ...over,
});

describe('a signature', () => {
  it('of the documented example is good', () => {
    expect(isSigned(request(), SECRET, TIMESTAMP * 1_000)).toBe(true);
  });

  it('is good for five minutes in both directions and not a second longer', () => {
    for (const away of [-300, -299, 0, 299, 300]) {
      expect(isSigned(request(), SECRET, (TIMESTAMP + away) * 1_000), String(away)).toBe(true);
    }
    for (const away of [-3_600, -301, 301, 3_600]) {
      expect(isSigned(request(), SECRET, (TIMESTAMP + away) * 1_000), String(away)).toBe(false);
    }
  });

  it('is bad with any byte of the body, the time or itself changed, and with any other secret', () => {
    const at = TIMESTAMP * 1_000;
    for (let index = 0; index < BODY.length; index += 1) {
      const body = Buffer.from(BODY);
      body[index] = (body[index] ?? 0) ^ 1;
      expect(isSigned(request({ body }), SECRET, at)).toBe(false);
    }
    for (let index = 0; index < SIGNATURE.length; index += 1) {
      const other = SIGNATURE[index] === '0' ? '1' : '0';
      const signature = SIGNATURE.slice(0, index) + other + SIGNATURE.slice(index + 1);
      expect(isSigned(request({ signature }), SECRET, at)).toBe(false);
    }
    expect(isSigned(request({ timestamp: String(TIMESTAMP + 1) }), SECRET, at)).toBe(false);
    expect(isSigned(request(), `${SECRET}x`, at)).toBe(false);
    expect(isSigned(request(), '', at)).toBe(false);
  });

  it('is computed over the bytes as they came, readable as text or not', () => {
    const sign = (body: Buffer) =>
      `v0=${createHmac('sha256', SECRET).update(`v0:${TIMESTAMP}:`).update(body).digest('hex')}`;
    const at = TIMESTAMP * 1_000;
    // Latin-1, half a character, and a byte order mark: decoding them loses what they were.
    for (const hex of ['7465787473e9', '746578743dc3', 'efbbbf746578743d61', 'ff00fe']) {
      const body = Buffer.from(hex, 'hex');
      expect(isSigned(request({ body, signature: sign(body) }), SECRET, at), hex).toBe(true);
      const decoded = Buffer.from(body.toString('utf8'));
      if (!decoded.equals(body))
        expect(isSigned(request({ body, signature: sign(decoded) }), SECRET, at), hex).toBe(false);
    }
  });

  it('of another form is bad and never throws', () => {
    const at = TIMESTAMP * 1_000;
    const strange = [
      '',
      'v0=',
      'v0=zz',
      `v1=${SIGNATURE.slice(3)}`,
      SIGNATURE.slice(0, -2),
      `${SIGNATURE}00`,
      SIGNATURE.toUpperCase(),
      ` ${SIGNATURE}`,
    ];
    for (const signature of strange) expect(isSigned(request({ signature }), SECRET, at), signature).toBe(false);
    for (const timestamp of ['', 'x', '-1', '1e9', `${TIMESTAMP}.0`, ` ${TIMESTAMP}`, '9'.repeat(40)]) {
      expect(isSigned(request({ timestamp }), SECRET, at), timestamp).toBe(false);
    }
    expect(isSigned({ body: Buffer.from(BODY), timestamp: undefined, signature: SIGNATURE }, SECRET, at)).toBe(false);
    expect(isSigned({ body: Buffer.from(BODY), timestamp: '1', signature: undefined }, SECRET, at)).toBe(false);
  });
});

describe('the desk’s Slack', () => {
  let wire: Wire;
  let logs: string[];
  const slackWith = (value: unknown) =>
    openSlack({
      secret: () => Promise.resolve(value),
      now: () => TIMESTAMP * 1_000,
      log: (level, event, fields) => logs.push(JSON.stringify({ level, event, ...fields })),
    });
  const header = (name: string): string | undefined =>
    ({ 'x-slack-request-timestamp': String(TIMESTAMP), 'x-slack-signature': SIGNATURE })[name];

  beforeEach(async () => {
    logs = [];
    wire = await startWire(json(200, 'ok'));
  });
  afterEach(() => wire.close());

  it('reads the team, the channel, the user, the words and the trigger of a signed command', async () => {
    const order = await slackWith({ signingSecret: SECRET }).fromSlack(Buffer.from(BODY), header);
    expect(order).toEqual({
      team: 'T1DC2JH3J',
      channel: 'G8PSS9T3V',
      user: 'U2CERLKJA',
      text: '',
      trigger: '398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
      button: null,
    });
  });

  it('takes nothing that is signed but is no command', async () => {
    for (const body of ['', 'ssl_check=1&token=x', 'payload=%7B%7D', '{"type":"event"}']) {
      const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${TIMESTAMP}:${body}`).digest('hex')}`;
      const headers = (name: string) => (name === 'x-slack-signature' ? signature : header(name));
      expect(await slackWith({ signingSecret: SECRET }).fromSlack(Buffer.from(body), headers)).toBeNull();
    }
  });

  it('is nobody without its secret, and a malformed one is logged without its value', async () => {
    for (const value of [
      null,
      {},
      { signingSecret: 'short' },
      'canary-secret',
      { signingSecret: 7, webhook: 'canary' },
    ]) {
      expect(await slackWith(value).fromSlack(Buffer.from(BODY), header)).toBeNull();
      await slackWith(value).slack('hello');
    }
    expect(wire.seen).toHaveLength(0);
    expect(logs.every((line) => line.includes('secret.malformed'))).toBe(true);
    expect(logs.join('\n')).not.toContain('canary');
  });

  it('posts one JSON request to the webhook', async () => {
    await slackWith({ signingSecret: SECRET, webhook: `${wire.url}/services/T/B/x` }).slack('Gelé & dit');
    expect(wire.seen).toHaveLength(1);
    expect(wire.seen[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(wire.seen[0]?.body.toString() ?? '')).toEqual({ text: 'Gelé & dit' });
  });

  it('throws when Slack refuses, redirects or is away, without the address of the webhook', async () => {
    const slack = slackWith({ signingSecret: SECRET, webhook: `${wire.url}/services/canary` });
    for (const status of [400, 404, 429, 500]) {
      wire.answer(json(status, 'no'));
      await expect(slack.slack('x')).rejects.toThrow(`Slack answered ${status}`);
    }
    wire.answer((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end());
    const error = await slack.slack('x').catch(String);
    expect(error).not.toContain('canary');
    const away = await slackWith({ signingSecret: SECRET, webhook: 'http://127.0.0.1:1/canary' })
      .slack('x')
      .catch(String);
    expect(away).toContain('fetch failed');
    expect(away).not.toContain('canary');
  });
});
