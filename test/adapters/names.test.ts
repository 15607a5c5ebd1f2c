import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressesOf } from '../../lib/adapters/names.ts';
import { startNameServer, type NameServer, type Zone } from '../fakes/name-server.ts';

const started: NameServer[] = [];
const serve = async (zone: Zone): Promise<NameServer> => {
  const server = await startNameServer(zone);
  started.push(server);
  return server;
};
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(started.splice(0).map((server) => server.close()));
});

describe('the addresses of a name', () => {
  it('are those of IPv4 and of IPv6', async () => {
    const { at } = await serve(() => ['203.0.114.7', '2001:db8::7']);

    expect(await addressesOf('news.example', [at])).toEqual([
      { address: '203.0.114.7', family: 4 },
      { address: '2001:db8::7', family: 6 },
    ]);
  });

  it('are told a quarter of a second after those of IPv4, whatever is silent about IPv6', async () => {
    const { at } = await serve((_, type) => (type === 'AAAA' ? 'silent' : ['203.0.114.7']));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const found = addressesOf('news.example', [at]);
    await expect.poll(() => vi.getTimerCount()).toBe(2);

    vi.advanceTimersByTime(250);
    expect(await found).toEqual([{ address: '203.0.114.7', family: 4 }]);
  });

  it('are waited for longer where only IPv6 has any', async () => {
    const { at } = await serve((_, type) => (type === 'AAAA' ? ['2001:db8::7'] : []));

    expect(await addressesOf('news.example', [at])).toEqual([{ address: '2001:db8::7', family: 6 }]);
  });

  it('are not waited for longer than three seconds', async () => {
    const { at } = await serve(() => 'silent');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const failed = addressesOf('news.example', [at]).catch((error: unknown) => error);

    vi.advanceTimersByTime(3_000);
    expect(await failed).toMatchObject({ name: 'NameFailure', silent: true });
  });

  it('do not exist where a name server says so', async () => {
    const { at } = await serve(() => 'unknown');

    await expect(addressesOf('nowhere.example', [at])).rejects.toMatchObject({ name: 'NameFailure', silent: false });
  });

  it.each(['localhost', 'LOCALHOST.', 'app.localhost'])(
    'are this machine for %s, and nobody is asked',
    async (name) => {
      const { at, asked } = await serve(() => ['203.0.114.7']);

      expect((await addressesOf(name, [at])).map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
      expect(asked).toEqual([]);
    },
  );
});
