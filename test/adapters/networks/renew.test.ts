import { afterEach, describe, expect, it } from 'vitest';
import { renewToken } from '../../../lib/adapters/networks/renew.ts';
import { endOfToken } from '../../../lib/networks/renewal.ts';
import { RECORDS } from '../../../lib/networks/records.ts';
import { NETWORKS } from '../../../lib/networks/names.ts';
import { DAY_MS } from '../../../lib/records/durations.ts';
import { json, startWire, type Answer, type Wire } from './wire.ts';

const NOW = Date.UTC(2026, 11, 1);
const given = { access_token: 'canary-new', token_type: 'bearer', expires_in: 60 * 86_400 };
const SECRETS = {
  threads: { userId: '17', accessToken: 'canary-old' },
  linkedin: {
    organization: '5',
    accessToken: 'canary-old',
    refreshToken: 'canary-refresh',
    clientId: 'c',
    clientSecret: 'canary-app',
  },
  wordpresscom: {
    site: 'gazette.wordpress.com',
    accessToken: 'canary-old',
    refreshToken: 'canary-refresh',
    clientId: 'c',
  },
} as const;
const NAMES = Object.keys(SECRETS) as (keyof typeof SECRETS)[];
const ASKED = {
  threads: ['GET', '/refresh_access_token?grant_type=th_refresh_token&access_token=canary-old', ''],
  linkedin: [
    'POST',
    '/oauth/v2/accessToken',
    'grant_type=refresh_token&refresh_token=canary-refresh&client_id=c&client_secret=canary-app',
  ],
  wordpresscom: ['POST', '/oauth2-1/token', 'grant_type=refresh_token&refresh_token=canary-refresh&client_id=c'],
};

let wire: Wire;

const renew = async (network: keyof typeof SECRETS, answer: Answer) => {
  wire = await startWire(answer);
  const service = network === 'threads' ? `${wire.url}/v1.0/` : network === 'linkedin' ? `${wire.url}/rest/` : wire.url;
  const secret = () => Promise.resolve({ ...SECRETS[network], note: 'kept' });
  return renewToken(network, { service, secret, now: () => NOW, allowLoopback: true, timeoutMs: 2_000 });
};

it('every network whose tokens can be renewed is tried here', () => {
  expect(NETWORKS.filter((name) => 'renews' in RECORDS[name])).toEqual(expect.arrayContaining(NAMES));
  expect(NETWORKS.filter((name) => 'renews' in RECORDS[name])).toHaveLength(NAMES.length);
});

describe.each(NAMES)('a token of %s', (network) => {
  afterEach(() => wire.close());

  it('is asked for once, as the network documents it, and takes the place of the old one', async () => {
    const renewal = await renew(network, json(200, given));
    expect(wire.seen.map(({ method, path, body }) => [method, path, body.toString()])).toEqual([ASKED[network]]);
    const tokenEnds = new Date(NOW + 60 * DAY_MS).toISOString();
    const secret = { ...SECRETS[network], note: 'kept', accessToken: 'canary-new', tokenEnds };
    expect(renewal).toEqual({ kind: 'renewed', secret });
    expect(RECORDS[network].secret?.safeParse(secret).success).toBe(true);
  });

  it('comes with a new refresh token where the network gives one', async () => {
    const renewal = await renew(network, json(200, { ...given, refresh_token: 'canary-next' }));
    expect(renewal).toMatchObject({ secret: { refreshToken: 'canary-next' } });
  });

  it.each<[string, Answer]>([
    ['a refusal that repeats every secret', json(400, { error: 'invalid_grant canary-refresh canary-old canary-app' })],
    ['success without a token', json(200, { token_type: 'bearer' })],
    ['a page', (_, response) => void response.writeHead(503).end('<h1>canary-old</h1>')],
    ['a connection that breaks', (_, response) => void response.destroy()],
  ])('is not renewed by %s: one request, and no secret in the words', async (_, answer) => {
    const renewal = await renew(network, answer);
    expect(renewal.kind).toBe('failed');
    expect(JSON.stringify(renewal)).not.toContain('canary');
    expect(wire.seen).toHaveLength(1);
  });
});

describe('what a person is told of the end of a token', () => {
  const ends = new Date(NOW + 20 * DAY_MS).toISOString();
  const told = (network: keyof typeof SECRETS, secret: object, now = NOW) => {
    return endOfToken(RECORDS[network], secret, now);
  };

  it('is nothing while it is renewed in time', () => {
    expect(told('threads', { ...SECRETS.threads, tokenEnds: ends })).toBeNull();
    expect(told('linkedin', { ...SECRETS.linkedin, tokenEnds: ends })).toBeNull();
  });

  it('is its end where nothing renews it, or where the renewal failed for long', () => {
    expect(told('linkedin', { accessToken: 'a', tokenEnds: ends })).toBe(NOW + 20 * DAY_MS);
    expect(told('threads', { ...SECRETS.threads, tokenEnds: ends }, NOW + 6 * DAY_MS)).toBe(NOW + 20 * DAY_MS);
  });
});
