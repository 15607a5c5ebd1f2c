import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSecretVersions } from '../../lib/adapters/secret-versions.ts';
import type { Renewal } from '../../lib/delivery/network.ts';
import { openRenewal } from '../../lib/delivery/renew.ts';
import { DAY_MS, MINUTE_MS } from '../../lib/records/durations.ts';
import { startSecretsManager } from '../fakes/secrets-manager.ts';

const NOW = Date.UTC(2026, 11, 1);
const ACCOUNT = 'wordpresscom:gazette';
const settings = { accounts: { [ACCOUNT]: { secret: 'vigie/wordpresscom/gazette' } } } as never;
const iso = (at: number): string => new Date(at).toISOString();
const first = {
  site: 'gazette.wordpress.com',
  accessToken: 'access-0',
  refreshToken: 'refresh-0',
  tokenEnds: iso(NOW + DAY_MS),
};
type Secret = typeof first;

/** A network that ends a refresh token with its first use, and an account whose token is burnt by a second one. */
const openNetwork = () => {
  let given = 0;
  let burnt = 0;
  const renew = (secret: unknown): Renewal => {
    const { refreshToken } = secret as Secret;
    if (refreshToken !== `refresh-${given}`) {
      burnt += 1;
      return { kind: 'failed', detail: 'HTTP 400: invalid_grant' };
    }
    given += 1;
    const token = { accessToken: `access-${given}`, refreshToken: `refresh-${given}` };
    return { kind: 'renewed', secret: { ...(secret as Secret), ...token, tokenEnds: iso(NOW + 14 * DAY_MS) } };
  };
  return { renew, given: () => given, burnt: () => burnt };
};

const openPublisher = (
  secrets: ReturnType<typeof startSecretsManager>,
  renew: (secret: unknown) => Promise<Renewal> | Renewal,
  now: () => number = () => NOW,
) => {
  const lines: [string, object][] = [];
  const versions = openSecretVersions({ client: secrets.client, now, newId: () => crypto.randomUUID() });
  const renewTokens = openRenewal();
  const run = () =>
    renewTokens({
      ...{ settings, versions, now, remainingMs: () => 60_000 },
      renew: (_, secret) => Promise.resolve(renew(secret)),
      log: (_, event, fields = {}) => void lines.push([event, fields]),
    });
  return { run, lines };
};

describe('a token that ends', () => {
  it('is renewed once, and the secret holds the new one', async () => {
    const secrets = startSecretsManager(first);
    const network = openNetwork();
    const { run, lines } = openPublisher(secrets, network.renew);
    await run();
    expect(secrets.current()).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1', site: first.site });
    expect(lines).toEqual([['token.renewed', { account: ACCOUNT, ends: iso(NOW + 14 * DAY_MS) }]]);
    await run();
    expect(network.given()).toBe(1);
  });

  it('is left alone while more than a week of its life is left', async () => {
    const secrets = startSecretsManager({ ...first, tokenEnds: iso(NOW + 8 * DAY_MS) });
    const network = openNetwork();
    await openPublisher(secrets, network.renew).run();
    expect(network.given()).toBe(0);
  });

  it('is never burnt by several who renew at once, whatever the order of their steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (scheduler, count) => {
        const secrets = startSecretsManager(first, (command) => scheduler.schedule(Promise.resolve(), command));
        const network = openNetwork();
        const renew = async (secret: unknown) => {
          await scheduler.schedule(Promise.resolve(), 'request');
          return network.renew(secret);
        };
        const publishers = Array.from({ length: count }, () => openPublisher(secrets, renew));
        const runs = Promise.all(publishers.map(({ run }) => run()));
        await scheduler.waitFor(runs);
        expect({ given: network.given(), burnt: network.burnt() }).toEqual({ given: 1, burnt: 0 });
        expect(secrets.current()).toMatchObject({ refreshToken: 'refresh-1' });
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('is kept although whoever renewed it went away before it became current', async () => {
    let dies = true;
    const secrets = startSecretsManager(first, (command) =>
      dies && command === 'UpdateSecretVersionStageCommand' ? Promise.reject(new Error('gone')) : Promise.resolve(),
    );
    const network = openNetwork();
    await openPublisher(secrets, network.renew).run();
    expect(secrets.current()).toEqual(first);
    dies = false;
    await openPublisher(secrets, network.renew).run();
    expect(secrets.current()).toMatchObject({ refreshToken: 'refresh-1' });
    expect(network.burnt()).toBe(0);
  });

  it('is asked for again when the turn of whoever went away is over, not before', async () => {
    const secrets = startSecretsManager(first);
    const network = openNetwork();
    let now = NOW;
    await openPublisher(
      secrets,
      () => ({ kind: 'failed', detail: 'time-out' }),
      () => now,
    ).run();
    now += 15 * MINUTE_MS - 1;
    await openPublisher(secrets, network.renew, () => now).run();
    expect(network.given()).toBe(0);
    now += 1;
    await openPublisher(secrets, network.renew, () => now).run();
    expect(secrets.current()).toMatchObject({ refreshToken: 'refresh-1' });
  });

  it('never takes the place of a secret that a person changed meanwhile', async () => {
    const secrets = startSecretsManager(first);
    const person = { ...first, refreshToken: 'refresh-of-a-person' };
    const { run, lines } = openPublisher(secrets, (secret) => {
      secrets.change(person);
      return openNetwork().renew(secret);
    });
    await run();
    expect(secrets.current()).toEqual(person);
    expect(lines.map(([event]) => event)).toEqual(['token.not-renewed']);
  });

  it('says why it was not renewed, without a word of the secret or of the message', async () => {
    const secrets = startSecretsManager(first, () =>
      Promise.reject(Object.assign(new Error('canary refresh-0'), { name: 'AccessDeniedException' })),
    );
    const { run, lines } = openPublisher(secrets, openNetwork().renew);
    await run();
    expect(lines).toEqual([
      [
        'token.not-renewed',
        { account: ACCOUNT, detail: 'the secret vigie/wordpresscom/gazette: AccessDeniedException' },
      ],
    ]);
  });
});
