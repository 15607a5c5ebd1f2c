import * as http from 'node:http';
import * as net from 'node:net';
import * as tls from 'node:tls';
import * as zlib from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openFetch, type FetchAnswer, type GuardedFetch } from '../../lib/adapters/fetch.ts';
import { startNameServer, type NameServer, type Zone } from '../fakes/name-server.ts';

/** A server that speaks bytes, not HTTP: what a broken, hostile or merely old one sends, exactly. */
type Wire = { port: number; origin: string; heads: string[]; sockets: Set<net.Socket>; close: () => Promise<void> };

const wires: Wire[] = [];
const USER_AGENT = 'Vigie/0.1 (+https://gazette.example/contact)';
const loopback = openFetch({ userAgent: USER_AGENT, allowLoopback: true });
const outside = openFetch({ userAgent: USER_AGENT });

/** Answers each request by its head, read as bytes (Latin-1). */
const wire = async (answer: (head: string, socket: net.Socket) => void): Promise<Wire> => {
  const heads: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = text.slice(0, end);
      text = '';
      heads.push(head);
      answer(head, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const made: Wire = {
    port,
    origin: `http://127.0.0.1:${port}`,
    heads,
    sockets,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  wires.push(made);
  return made;
};

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(nameServers.splice(0).map((made) => made.close()));
  await Promise.all(wires.splice(0).map((made) => made.close()));
});

const reason = (answer: FetchAnswer) => (answer.kind === 'error' ? answer.reason : answer.kind);
const bytes = (head: string, body: string | Buffer = '') =>
  Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), typeof body === 'string' ? Buffer.from(body) : body]);
const whole = (body: string | Buffer, ...headers: string[]) =>
  bytes(
    ['HTTP/1.1 200 OK', `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', ...headers].join('\r\n'),
    body,
  );
const says = (answer: Buffer | string) => (_: string, socket: net.Socket) => void socket.end(answer);
const redirect = (location: string, status = 302) =>
  bytes(`HTTP/1.1 ${status} Moved\r\nLocation: ${location}\r\nContent-Length: 0\r\nConnection: close`);

const nameServers: NameServer[] = [];
/** A fetch for which every name resolves so; `asked` is what its name server was asked. */
const resolving = async (
  addresses: ReturnType<Zone>,
  allowLoopback = false,
): Promise<{ fetch: GuardedFetch; asked: string[] }> => {
  const server = await startNameServer(() => addresses);
  nameServers.push(server);
  return { fetch: openFetch({ userAgent: USER_AGENT, allowLoopback, nameServers: [server.at] }), asked: server.asked };
};

describe('a name', () => {
  it.each([
    [['127.0.0.1']],
    [['10.0.0.7', '192.168.1.1']],
    [['169.254.169.254']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['fe80::1']],
    [['100.100.100.200']],
    [['64:ff9b::a9fe:a9fe']],
  ])('that resolves to %j is refused when it connects, and asked once', async (addresses) => {
    const { fetch, asked } = await resolving(addresses);
    const inside = await wire(says(whole('secret')));

    expect(reason(await fetch(`http://rebound.example:${inside.port}/`))).toBe('forbidden-address');
    expect(asked.toSorted()).toEqual(['A rebound.example', 'AAAA rebound.example']);
    expect(inside.heads).toEqual([]);
  });

  it('is judged again behind a redirect, also where the literal loopback is allowed', async () => {
    const { fetch, asked } = await resolving(['127.0.0.1'], true);
    const inside = await wire(says(whole('secret')));
    const site = await wire(says(redirect(`http://rebound.example:${inside.port}/`)));

    expect(reason(await fetch(site.origin))).toBe('forbidden-address');
    expect(asked.toSorted()).toEqual(['A rebound.example', 'AAAA rebound.example']);
    expect(inside.heads).toEqual([]);
  });

  it('that does not exist is an unknown host', async () => {
    const { fetch } = await resolving('unknown');

    expect(reason(await fetch('http://nowhere.example/'))).toBe('unknown-host');
  });

  it.each(['localhost.', 'LOCALHOST', 'app.localhost.', 'ip6-localhost'])(
    'such as %s leads nowhere inside',
    async (name) => {
      const { fetch } = await resolving(['127.0.0.1'], true);
      const inside = await wire(says(whole('secret')));

      expect(reason(await fetch(`http://${name}:${inside.port}/`))).toBe('forbidden-address');
      expect(inside.heads).toEqual([]);
    },
  );
});

describe('a name server that does not answer', () => {
  /**
   * The internet of these tests: whatever public address a name has, the connection leads to this server, and says
   * that it is at that address.
   */
  const leadingTo = (port: number) =>
    vi.spyOn(http.Agent.prototype, 'createConnection').mockImplementation((options, done) => {
      const { host = '', lookup } = options as net.TcpNetConnectOpts;
      lookup?.(host, { all: true }, (error, addresses) => {
        const [first] = addresses as { address: string }[];
        if (error !== null) {
          done?.(error, new net.Socket());
          return;
        }
        const socket = net.connect(port, '127.0.0.1');
        Object.defineProperty(socket, 'remoteAddress', { value: first?.address });
        done?.(null, socket);
      });
      return undefined;
    });

  it('costs only its own source: twenty healthy ones beside twenty silent ones are all read', async () => {
    const zone = await startNameServer((name) => (name.startsWith('silent') ? 'silent' : ['203.0.114.7']));
    nameServers.push(zone);
    const news = await wire(says(whole('<rss/>')));
    leadingTo(news.port);
    const fetch = openFetch({ userAgent: USER_AGENT, nameServers: [zone.at] });
    const ended: string[] = [];
    const ask = async (name: string) => {
      const answer = await fetch(`http://${name}.example/feed`);
      ended.push(`${name} ${reason(answer)}`);
    };
    const names = (kind: string) => Array.from({ length: 20 }, (_, index) => `${kind}-${index}`);

    await Promise.all([...names('silent'), ...names('healthy')].map(ask));

    // The healthy ones are read while the silent ones are still being waited for.
    expect(ended.slice(0, 20).toSorted()).toEqual(
      names('healthy')
        .map((name) => `${name} ok`)
        .toSorted(),
    );
    expect(ended.slice(20).toSorted()).toEqual(
      names('silent')
        .map((name) => `${name} timeout`)
        .toSorted(),
    );
  });

  it('about IPv6 leaves the addresses of IPv4 to be used', async () => {
    const server = await startNameServer((_, type) => (type === 'AAAA' ? 'silent' : ['203.0.114.7']));
    nameServers.push(server);
    const news = await wire(says(whole('<rss/>')));
    leadingTo(news.port);
    const fetch = openFetch({ userAgent: USER_AGENT, nameServers: [server.at] });

    expect(reason(await fetch('http://news.example/feed'))).toBe('ok');
  });
});

describe('an address', () => {
  it.each([
    'http://127.0.0.1.:PORT/',
    'http://017700000001:PORT/',
    'http://0x7f000001:PORT/',
    'http://127.0.1:PORT/',
    'http://0:PORT/',
    'http://①②⑦.⓪.⓪.①:PORT/',
    'http://%31%32%37.0.0.1:PORT/',
    'http://[0:0:0:0:0:0:0:1]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[::ffff:0:127.0.0.1]:PORT/',
    'http://[64:ff9b::127.0.0.1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://[2001:0:7f00:1::]:PORT/',
    'http://[fd00:ec2::254]:PORT/',
    'http://3232235777:PORT/',
    'http://0251.0376.0251.0376:PORT/',
  ])('spelt %s is refused, as the first and behind a redirect', async (spelt) => {
    const inside = await wire(says(whole('secret')));
    const url = spelt.replace('PORT', String(inside.port));
    const site = await wire(
      says(
        redirect(
          encodeURI(url)
            .replaceAll('%25', '%')
            .replace(/%5B|%5D/g, (m) => (m === '%5B' ? '[' : ']')),
        ),
      ),
    );

    expect(reason(await outside(url))).toBe('forbidden-address');
    expect(reason(await loopback(url))).toBe('forbidden-address');
    expect(reason(await loopback(site.origin))).toBe('forbidden-address');
    expect(inside.heads).toEqual([]);
  });

  it.each([
    'http://[fe80::1%25eth0]:PORT/',
    'http://gazette.example@127.0.0.1:PORT/',
    'http://gazette.example:80@127.0.0.1:PORT/',
    'http://user:pass@gazette.example/',
    'http://127.0.0.1:99999/',
  ])('spelt %s is no address', async (spelt) => {
    const inside = await wire(says(whole('secret')));

    expect(reason(await loopback(spelt.replace('PORT', String(inside.port))))).toBe('bad-url');
    expect(inside.heads).toEqual([]);
  });
});

describe('validators', () => {
  it.each([
    ['"with spaces, commas; and =", "two"'],
    ['unquoted'],
    ['W/"weak"'],
    ['"caf\u00c3\u00a9 \u00e2\u0082\u00ac"'],
    ['"caf\u00e9"'],
    ['""'],
    [`"${'x'.repeat(4_000)}"`],
  ])('come back as the very bytes: %s', async (etag) => {
    const modified = 'sat,  1 Jan 2000 00:00:00 +0000 (odd)';
    const site = await wire(says(whole('<rss/>', `ETag: ${etag}`, `Last-Modified: ${modified}`)));
    const first = await loopback(site.origin);
    // Through a file or a table, as they are stored.
    const validators = first.kind === 'ok' ? (JSON.parse(JSON.stringify(first.validators)) as never) : null;

    await loopback(site.origin, { validators });

    expect(site.heads[1]).toContain(`\r\nIf-None-Match: ${etag}\r\n`);
    expect(site.heads[1]).toContain(`\r\nIf-Modified-Since: ${modified}`);
  });

  it('are not sent when they could end the header that they stand in', async () => {
    const site = await wire(says(whole('<rss/>')));
    await loopback(site.origin, { validators: { etag: '"a"\r\nX-Evil: 1', lastModified: 'b\0' } });

    expect(site.heads[0]).not.toMatch(/evil|if-none|if-modified/i);
  });

  it('are sent behind a redirect too, and a 304 with a length but no body ends at once', async () => {
    const site = await wire((head, socket) => {
      socket.end(
        head.startsWith('GET /old ')
          ? redirect('/new', 301)
          : bytes('HTTP/1.1 304 Not Modified\r\nContent-Length: 12345\r\nConnection: close'),
      );
    });
    const answer = await loopback(`${site.origin}/old`, { validators: { etag: '"a"', lastModified: null } });

    expect(answer).toMatchObject({ kind: 'not-modified', permanentUrl: `${site.origin}/new` });
    expect(site.heads.map((head) => head.includes('If-None-Match: "a"'))).toEqual([true, true]);
  });
});

describe('what is sent to others', () => {
  it('includes no cookie, no referrer and no credentials of the previous site', async () => {
    const other = await wire(says(whole('<rss/>')));
    const site = await wire(
      says(
        bytes(
          `HTTP/1.1 302 Found\r\nSet-Cookie: session=1; Domain=127.0.0.1\r\nLocation: ${other.origin}/feed\r\nContent-Length: 0`,
        ),
      ),
    );

    expect(reason(await loopback(`${site.origin}/secret-path?token=1`))).toBe('ok');
    expect(other.heads[0]).not.toMatch(/cookie|referer|authorization|secret-path/i);
    expect(other.heads[0]).toContain('User-Agent: Vigie/0.1 (+https://gazette.example/contact)');
    expect(other.heads[0]).toContain(`Host: 127.0.0.1:${other.port}`);
  });
});

describe('a redirect', () => {
  it('without a place to go is an error', async () => {
    const site = await wire(says(bytes('HTTP/1.1 301 Moved\r\nContent-Length: 0')));
    expect(reason(await loopback(site.origin))).toBe('http-status');
  });

  it.each([300, 304, 305, 306])('of status %s is not followed', async (status) => {
    const other = await wire(says(whole('secret')));
    const site = await wire(says(redirect(`${other.origin}/`, status)));
    expect((await loopback(site.origin)).kind).toBe('error');
    expect(other.heads).toEqual([]);
  });

  it('that goes back and forth between two addresses ends', async () => {
    const sites: Wire[] = [];
    const first = await wire((_, socket) => void socket.end(redirect(`${sites[1]?.origin ?? ''}/`, 301)));
    const second = await wire((_, socket) => void socket.end(redirect(`${sites[0]?.origin ?? ''}/`, 301)));
    sites.push(first, second);
    expect(reason(await loopback(first.origin))).toBe('too-many-redirects');
    expect(first.heads.length + second.heads.length).toBe(6);
  });

  it('to https is followed as https: a plain server there is insecure, not readable', async () => {
    const plain = await wire(says(whole('<rss/>')));
    const site = await wire(says(redirect(`https://127.0.0.1:${plain.port}/`)));
    expect(['insecure', 'cut-short', 'timeout']).toContain(reason(await loopback(site.origin, { deadlineMs: 1_000 })));
  });

  it('with a body that never ends is followed at once', async () => {
    const other = await wire(says(whole('<rss/>')));
    const site = await wire((_, socket) => {
      socket.write(`HTTP/1.1 302 Found\r\nLocation: ${other.origin}/\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello`);
    });
    // Who waited for its end would be told of the deadline.
    expect(reason(await loopback(site.origin))).toBe('ok');
  });
});

describe('a slow server', () => {
  it('that drips its header, a byte at a time, is left at the deadline and its socket closed', async () => {
    const site = await wire((_, socket) => {
      const head = 'HTTP/1.1 200 OK\r\nX-Slow: ';
      let at = 0;
      const drip = setInterval(() => socket.write(head[at++] ?? 'x'), 10);
      socket.on('close', () => clearInterval(drip));
    });
    expect(reason(await loopback(site.origin, { deadlineMs: 300 }))).toBe('timeout');
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('that accepts the connection and never completes TLS is left at the deadline', async () => {
    const site = await wire(() => undefined);
    expect(reason(await loopback(`https://127.0.0.1:${site.port}/`, { deadlineMs: 300 }))).toBe('timeout');
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('that drips inside gzip is left at the deadline', async () => {
    const gzip = zlib.gzipSync(Buffer.alloc(100_000, 60));
    const site = await wire((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
      let at = 0;
      const drip = setInterval(() => socket.write(gzip.subarray(at, (at += 1))), 10);
      socket.on('close', () => clearInterval(drip));
    });
    expect(reason(await loopback(site.origin, { deadlineMs: 300 }))).toBe('timeout');
  });
});

describe('a bomb', () => {
  const big = Buffer.alloc(40_000_000, 32);
  it.each([
    ['br', zlib.brotliCompressSync(big, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['gzip', zlib.gzipSync(big)],
    ['deflate', zlib.deflateSync(big)],
    ['gzip, gzip', zlib.gzipSync(zlib.gzipSync(big))],
  ])('in %s stops at ten megabytes', async (encoding, body) => {
    const site = await wire(says(whole(body, `Content-Encoding: ${encoding}`)));
    const before = process.memoryUsage.rss();
    expect(reason(await loopback(site.origin))).toBe('too-large');
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  });

  it('of one encoding in another, three deep, is not opened', async () => {
    const site = await wire(says(whole('x', 'Content-Encoding: gzip, gzip, gzip')));
    expect(reason(await loopback(site.origin))).toBe('bad-encoding');
  });
});

describe('a body', () => {
  it('of exactly five megabytes is accepted, and one of a byte more is refused', async () => {
    const most = await wire(says(whole(Buffer.alloc(5_000_000, 32))));
    const more = await wire(says(whole(Buffer.alloc(5_000_001, 32))));
    expect(reason(await loopback(most.origin))).toBe('ok');
    expect(reason(await loopback(more.origin))).toBe('too-large');
  });

  it.each([
    ['br', zlib.brotliCompressSync('<rss>'.repeat(5_000)).subarray(0, -5)],
    ['deflate', zlib.deflateSync('<rss>'.repeat(5_000)).subarray(0, -20)],
    ['gzip', zlib.gzipSync('<rss>'.repeat(5_000)).subarray(0, -9)],
  ])('cut inside %s is an error, whole as it looks to HTTP', async (encoding, body) => {
    const site = await wire(says(whole(body, `Content-Encoding: ${encoding}`)));
    expect(['cut-short', 'bad-encoding']).toContain(reason(await loopback(site.origin)));
  });

  it('that is shorter than announced is an error; a longer one ends at the announced length', async () => {
    const short = await wire(says(bytes('HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close', '<rss/>')));
    const long = await wire(
      says(bytes('HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close', '<rss/>HTTP/1.1 200')),
    );
    expect(reason(await loopback(short.origin))).toBe('cut-short');
    const answer = await loopback(long.origin);
    if (answer.kind === 'ok') expect(answer.body.toString()).toBe('<rss/>');
    else expect(answer.kind).toBe('error');
  });

  it('of an HTTP/1.0 server ends with the connection', async () => {
    const site = await wire(says(bytes('HTTP/1.0 200 OK\r\nContent-Type: text/xml', '<rss/>')));
    const answer = await loopback(site.origin);
    expect(answer.kind === 'ok' && answer.body.toString()).toBe('<rss/>');
  });

  it.each(['zzz\r\n<rss/>\r\n0\r\n\r\n', '5\r\n<rss>too long\r\n0\r\n\r\n', 'ffffffffffffffffff\r\n'])(
    'in chunks that are none is an error: %j',
    async (chunks) => {
      const site = await wire(
        says(bytes('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close', chunks)),
      );
      expect((await loopback(site.origin)).kind).toBe('error');
    },
  );

  it.each(['zstd', 'compress', 'gzip, zstd', 'x'.repeat(5_000)])(
    'encoded as %s, which nobody asked for, is an error',
    async (encoding) => {
      const site = await wire(says(whole('x', `Content-Encoding: ${encoding}`)));
      expect(reason(await loopback(site.origin))).toBe('bad-encoding');
    },
  );

  it('of two lengths, or of a length and chunks, is an error: nobody knows where it ends', async () => {
    const two = await wire(says(bytes('HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 3', '<rss/>')));
    const both = await wire(
      says(bytes('HTTP/1.1 200 OK\r\nContent-Length: 6\r\nTransfer-Encoding: chunked', '6\r\n<rss/>\r\n0\r\n\r\n')),
    );
    expect((await loopback(two.origin)).kind).toBe('error');
    expect((await loopback(both.origin)).kind).toBe('error');
  });
});

describe('an answer', () => {
  it.each([
    ['that is no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['that is HTTP of 1991', '<rss/>'],
    ['that is nothing', ''],
    ['whose status is no number', 'HTTP/1.1 OK\r\n\r\n<rss/>'],
    ['with a header of 100 kB', `HTTP/1.1 200 OK\r\nX-Big: ${'x'.repeat(100_000)}\r\n\r\n<rss/>`],
    ['with 20,000 headers', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}\r\n<rss/>`],
    ['with a zero byte in a header', 'HTTP/1.1 200 OK\r\nX-A: a\0b\r\n\r\n<rss/>'],
  ])('%s is an error', async (_, text) => {
    const site = await wire(says(text));
    const answer = await loopback(site.origin);
    expect(answer.kind).toBe('error');
  });

  it.each([
    [201, 'http-status'],
    [204, 'http-status'],
    [206, 'http-status'],
    [400, 'http-status'],
    [401, 'http-status'],
    [403, 'http-status'],
    [404, 'http-status'],
    [429, 'rate-limited'],
    [500, 'http-status'],
    [503, 'http-status'],
  ])('of status %s is %s', async (status, expected) => {
    const site = await wire(says(bytes(`HTTP/1.1 ${status} X\r\nContent-Length: 0\r\nConnection: close`)));
    expect(reason(await loopback(site.origin))).toBe(expected);
  });

  it('over TLS with an untrusted certificate is insecure', async () => {
    // A server that knows only keys shared beforehand has no certificate to show.
    const server = tls.createServer({ pskCallback: () => null, ciphers: 'PSK', maxVersion: 'TLSv1.2' });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    expect(reason(await loopback(`https://127.0.0.1:${port}/`))).toBe('insecure');
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a form', () => {
  const form = 'hub.mode=subscribe&hub.topic=x';

  it.each([200, 202, 204])('that is posted and answered %s is taken', async (status) => {
    const site = await wire(
      says(bytes(`HTTP/1.1 ${status} OK\r\n${status === 204 ? '' : 'Content-Length: 0\r\n'}Connection: close`)),
    );
    expect(reason(await loopback(`${site.origin}/hub`, { form }))).toBe('ok');
    expect(site.heads[0]).toMatch(/^POST \/hub HTTP/);
    expect(site.heads[0]).toContain('Content-Type: application/x-www-form-urlencoded');
    expect(site.heads[0]).toContain(`Content-Length: ${form.length}`);
  });

  it.each([
    [307, 'ok', 'POST /new'],
    [308, 'ok', 'POST /new'],
    [301, 'http-status', undefined],
    [302, 'http-status', undefined],
    [303, 'http-status', undefined],
  ])('is posted again behind a %s: %s', async (status, expected, second) => {
    const site = await wire((head, socket) => {
      socket.end(
        head.startsWith('POST /hub ')
          ? redirect('/new', status)
          : bytes('HTTP/1.1 202 OK\r\nContent-Length: 0\r\nConnection: close'),
      );
    });
    expect(reason(await loopback(`${site.origin}/hub`, { form }))).toBe(expected);
    expect(site.heads[1]?.split(' HTTP')[0]).toBe(second);
  });

  it('goes to no private address', async () => {
    const inside = await wire(says(whole('secret')));
    expect(reason(await outside(`http://127.0.0.1:${inside.port}/hub`, { form }))).toBe('forbidden-address');
    expect(inside.heads).toEqual([]);
  });
});
