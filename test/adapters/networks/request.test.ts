import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as https from 'node:https';
import * as http from 'node:http';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardedAgent, request } from '../../../lib/adapters/networks/request.ts';
import { ambiguous, holdTimeOuts, json, startWire, timeIsOver, TIME_OUT_MS, type Wire } from './wire.ts';
import { startNameServer } from '../../fakes/name-server.ts';
import { skipped } from '../../part.ts';

let wire: Wire;
holdTimeOuts();
beforeEach(async () => {
  wire = await startWire(json(200, { ok: true }));
});
afterEach(() => wire.close());

const post = (extra: object = {}) =>
  request({ method: 'POST', url: wire.url, json: { a: 'é' }, timeoutMs: TIME_OUT_MS, allowLoopback: true, ...extra });

describe('one request', () => {
  it('sends its JSON once and returns the status, the headers and the text of the answer', async () => {
    wire.answer(json(201, { id: '1' }, { 'X-Rate-Limit-Reset': '12' }));

    const result = await post();

    expect(result).toMatchObject({ kind: 'answer', status: 201, body: '{"id":"1"}' });
    expect(result.kind === 'answer' && result.headers['x-rate-limit-reset']).toBe('12');
    expect(wire.seen.map(({ method, body }) => [method, body.toString()])).toEqual([['POST', '{"a":"é"}']]);
    expect(wire.seen[0]?.headers['content-length']).toBe('10');
  });

  it('closes its connection, so that no later request can meet a connection that died', async () => {
    await post();
    await post();

    expect(wire.connections()).toBe(2);
    expect(wire.seen[0]?.headers.connection).toBe('close');
  });

  it('does not follow a redirect', async () => {
    wire.answer((_, response) => response.writeHead(302, { location: `${wire.url}/elsewhere` }).end());

    expect(await post()).toMatchObject({ kind: 'answer', status: 302 });
    expect(wire.seen).toHaveLength(1);
  });

  const broken = {
    'a hang': 'timeout',
    'a reset before any answer': 'connection-lost',
    'a close before any answer': 'connection-lost',
    'a body that is cut': 'body-cut',
    'an answer that is not HTTP': 'not-http',
    'an endless answer': 'answer-too-large',
  };
  it.each(Object.entries(broken))(
    'has the result unknown after %s, with one request on the wire',
    async (fault, reason) => {
      wire.answer(ambiguous[fault]!);

      expect(await post({ maxBytes: 300_000 })).toMatchObject({ kind: 'unknown', reason });
      expect(wire.seen).toHaveLength(1);
      expect(wire.connections()).toBe(1);
    },
  );

  it('has the result unknown when the answer is still arriving at the time-out', async () => {
    wire.answer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      let drops = 0;
      const drip = setInterval(() => {
        response.write(' ');
        if ((drops += 1) === 10) timeIsOver();
      }, 1);
      response.on('close', () => clearInterval(drip));
    });

    expect(await post()).toMatchObject({ kind: 'unknown', reason: 'timeout' });
  });

  it('refuses a URL that is neither http nor https', () => {
    expect(() => request({ method: 'GET', url: 'file:///etc/passwd', timeoutMs: 100 })).toThrow(TypeError);
  });
});

describe('the result not-sent', () => {
  it('is returned for a port where no server listens', async () => {
    const gone = wire.url;
    await wire.close();

    expect(await post({ url: gone })).toMatchObject({ kind: 'not-sent', reason: 'connection-refused' });
  });

  it('is returned for a host name that does not exist', async () => {
    expect(await post({ url: `https://${'x'.repeat(64)}.example/` })).toMatchObject({
      kind: 'not-sent',
      reason: 'dns',
    });
  });

  it('is returned for names of which no name server says anything, and they hold up no other network', async () => {
    const zone = await startNameServer((name) => (name.startsWith('silent') ? 'silent' : ['127.0.0.1']));
    const ended: string[] = [];
    const send = async (name: string) => {
      const result = await post({ url: `http://${name}.example:${wire.port}/`, nameServers: [zone.at] });
      ended.push(`${name.replace(/-.*$/, '')}: ${result.kind === 'not-sent' ? result.reason : result.kind}`);
    };
    const silent = Array.from({ length: 8 }, (_, index) => `silent-${index}`);

    await Promise.all([...silent, 'healthy'].map(send));

    expect(ended).toEqual(['healthy: answer', ...silent.map(() => 'silent: dns')]);
    expect(wire.seen).toHaveLength(1);
    await zone.close();
  });

  it('is returned for a server that does not speak TLS', async () => {
    const url = wire.url.replace('http:', 'https:');

    expect(await post({ url })).toMatchObject({ kind: 'not-sent', reason: 'tls' });
    expect(wire.seen).toHaveLength(0);
  });

  it.each(['http://127.0.0.1', 'http://localhost', 'http://[::1]', 'http://[::ffff:127.0.0.1]', 'http://0.0.0.0'])(
    'is told for %s where loopback is not allowed',
    async (host) => {
      const url = `${host}:${wire.port}`;

      expect(await post({ url, allowLoopback: false })).toMatchObject({ kind: 'not-sent', reason: 'address-refused' });
      expect(wire.connections()).toBe(0);
    },
  );

  it('is returned for loopback over https too, and for plain http to any address', async () => {
    const local = { url: `https://localhost:${wire.port}`, allowLoopback: false };

    expect(await post(local)).toMatchObject({ kind: 'not-sent', reason: 'address-refused' });
    expect(await post({ url: 'http://192.0.2.1/' })).toMatchObject({ kind: 'not-sent', reason: 'address-refused' });
    expect(wire.connections()).toBe(0);
  });
});

describe('the time by which the write must begin', () => {
  it('lets a request through that begins at exactly that time', async () => {
    expect(await post({ begin: { monotonic: () => 1000, mustBeginBy: 1000 } })).toMatchObject({ status: 200 });
  });

  it('allows no connection afterwards', async () => {
    const result = await post({ begin: { monotonic: () => 1001, mustBeginBy: 1000 } });

    expect(result).toMatchObject({ kind: 'not-sent', reason: 'late' });
    expect(wire.connections()).toBe(0);
  });

  it.each([1, 2, 3])('allows no write when look %d at the clock is the first after it', async (look) => {
    let looks = 0;
    const monotonic = () => (++looks > look - 1 ? 1001 : 1000);

    const result = await post({ begin: { monotonic, mustBeginBy: 1000 } });
    // Its connection, where it made one, is over: no byte can still be on its way.
    await expect.poll(() => wire.closed()).toBe(look === 1 ? 0 : 1);

    expect(result).toMatchObject({ kind: 'not-sent', reason: 'late' });
    expect(looks).toBe(look);
    expect(wire.bytes()).toBe(0);
    expect(wire.seen).toHaveLength(0);
  });

  it('ends a handshake that takes longer than the time that is left', async () => {
    let time = 0;
    const silent = net.createServer(() => {
      time = 101;
      vi.advanceTimersByTime(101);
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));

    const result = await post({
      url: `https://127.0.0.1:${(silent.address() as net.AddressInfo).port}/`,
      begin: { monotonic: () => time, mustBeginBy: 100 },
    });
    silent.close();

    expect(result).toMatchObject({ kind: 'not-sent', reason: 'late' });
  });
});

describe('an agent for one request', () => {
  it('makes no second connection', async () => {
    const { agent } = guardedAgent({ secure: false, timeoutMs: TIME_OUT_MS, allowLoopback: true });
    const ask = () => fetchOnce(agent, wire.url);

    expect(await ask()).toBe(200);
    await expect(ask()).rejects.toThrow('one request, one connection');
    expect(wire.seen).toHaveLength(1);
  });
});

const fetchOnce = (agent: http.Agent, url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    http
      .request(url, { agent }, (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)))
      .on('error', reject)
      .end();
  });

const openssl = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' });
  } catch {
    skipped('a request over TLS', 'no openssl', 'apt-get install openssl');
    return null;
  }
})();

describe.skipIf(openssl === null)('over TLS', () => {
  it('reaches a server whose certificate is trusted, and sends nothing to one whose certificate is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-tls-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const command = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
    execFileSync('openssl', [...command, ...subject], { stdio: 'ignore' });
    let answered = 0;
    const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      answered += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://localhost:${(server.address() as net.AddressInfo).port}/`;
    const trusted = tls.getCACertificates('default');
    const begin = { monotonic: () => 1, mustBeginBy: 1000 };
    try {
      expect(await post({ url, begin })).toMatchObject({ kind: 'not-sent', reason: 'tls' });
      expect(answered).toBe(0);

      tls.setDefaultCACertificates([...trusted, readFileSync(cert, 'utf8')]);
      expect(await post({ url, begin })).toMatchObject({ kind: 'answer', status: 200 });
      expect(answered).toBe(1);

      let looks = 0;
      const late = { monotonic: () => (++looks > 2 ? 1001 : 1), mustBeginBy: 1000 };
      expect(await post({ url, begin: late })).toMatchObject({ kind: 'not-sent', reason: 'late' });
      expect(answered).toBe(1);
    } finally {
      tls.setDefaultCACertificates(trusted);
      rmSync(folder, { recursive: true, force: true });
      server.closeAllConnections();
      server.close();
    }
  });
});
