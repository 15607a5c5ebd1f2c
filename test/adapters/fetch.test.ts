import * as http from 'node:http';
import * as net from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import * as zlib from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isPublicAddress, openFetch, retryAfter, type FetchAnswer } from '../../lib/adapters/fetch.ts';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;
type Site = {
  origin: string;
  port: number;
  requests: http.IncomingMessage[];
  sockets: Set<Socket>;
  close: () => Promise<void>;
};

const sites: Site[] = [];
const USER_AGENT = 'Vigie/0.1 (+https://gazette.example/contact)';
const fetchLoopback = openFetch({ userAgent: USER_AGENT, allowLoopback: true });
const fetchPublic = openFetch({ userAgent: USER_AGENT });

async function site(handler: Handler, host = '127.0.0.1'): Promise<Site> {
  const requests: http.IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server = http.createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const made = { origin: `http://127.0.0.1:${port}`, port, requests, sockets, close };
  sites.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(sites.splice(0).map((made) => made.close()));
});

const send =
  (body: string | Buffer, headers: http.OutgoingHttpHeaders = {}, status = 200): Handler =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
const ok = (answer: FetchAnswer) => {
  expect(answer).toMatchObject({ kind: 'ok' });
  return answer as Extract<FetchAnswer, { kind: 'ok' }>;
};
const reason = (answer: FetchAnswer) => (answer.kind === 'error' ? answer.reason : answer.kind);
async function allSocketsClosed(made: Site) {
  await expect.poll(() => made.sockets.size).toBe(0);
}

describe('what is sent', () => {
  it('names the product and a contact, asks for gzip and brotli, and sends neither cookie nor referrer', async () => {
    const made = await site(send('<rss/>', { 'Set-Cookie': 'a=1' }));

    await fetchLoopback(`${made.origin}/one`);
    await fetchLoopback(`${made.origin}/two`);

    for (const { headers } of made.requests) {
      expect(headers['user-agent']).toBe(USER_AGENT);
      expect(headers['accept-encoding']).toBe('gzip, br');
      expect(headers.accept).toContain('application/atom+xml');
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });

  it('gives back validators with the very bytes received, and reads a 304 as not modified', async () => {
    const etag = 'W/"caf\u00e9--gzip"';
    const lastModified = 'Sat, 07 Sep 2002 0:00:01 GMT';
    const made = await site((request, response) => {
      const known = request.headers['if-none-match'] === etag && request.headers['if-modified-since'] === lastModified;
      response.writeHead(known ? 304 : 200, { ETag: etag, 'Last-Modified': lastModified });
      response.end(known ? undefined : '<rss/>');
    });

    const first = ok(await fetchLoopback(made.origin));
    const second = await fetchLoopback(made.origin, { validators: first.validators });

    expect(first.validators).toEqual({ etag, lastModified });
    expect(second).toMatchObject({ kind: 'not-modified', validators: { etag, lastModified } });
  });

  it('keeps no validators when the answer says that it is stale at once', async () => {
    const made = await site(send('<rss/>', { ETag: '"a"', Expires: '0' }));

    expect(ok(await fetchLoopback(made.origin)).validators).toBeNull();
  });

  it('takes a 304 that nobody asked for as an error', async () => {
    const made = await site(send('', {}, 304));

    expect(reason(await fetchLoopback(made.origin))).toBe('unexpected-not-modified');
  });
});

describe('what is decoded', () => {
  const body = '<rss>été</rss>'.repeat(1000);
  it.each([
    ['gzip', zlib.gzipSync(body)],
    ['x-gzip', zlib.gzipSync(body)],
    ['br', zlib.brotliCompressSync(body)],
    ['deflate', zlib.deflateSync(body)],
    ['deflate', zlib.deflateRawSync(body)],
    ['identity', Buffer.from(body)],
  ])('reads a body encoded as %s', async (encoding, bytes) => {
    const made = await site(send(bytes, { 'Content-Encoding': encoding }));

    expect(ok(await fetchLoopback(made.origin)).body.toString()).toBe(body);
  });

  it('reads a gzip file that is not announced as such', async () => {
    const made = await site(send(zlib.gzipSync(body), { 'Content-Type': 'application/x-gzip' }));

    expect(ok(await fetchLoopback(made.origin)).body.toString()).toBe(body);
  });

  it('refuses an encoding it did not ask for and a body that is not what it says', async () => {
    const unknown = await site(send('x', { 'Content-Encoding': 'zstd' }));
    const lying = await site(send('plain text', { 'Content-Encoding': 'gzip' }));

    expect(reason(await fetchLoopback(unknown.origin))).toBe('bad-encoding');
    expect(reason(await fetchLoopback(lying.origin))).toBe('bad-encoding');
  });
});

describe('limits', () => {
  it('stops at the cap, counted after decompression, and closes the socket', async () => {
    const made = await site(send(zlib.gzipSync(Buffer.alloc(30_000_000, 32)), { 'Content-Encoding': 'gzip' }));

    expect(reason(await fetchLoopback(made.origin))).toBe('too-large');
    await allSocketsClosed(made);
  });

  it.each(['deflate', 'none'])('stops at the cap with content encoding %s', async (encoding) => {
    const big = Buffer.alloc(3_000_000, 32);
    const made = await site(
      encoding === 'none' ? send(zlib.gzipSync(big)) : send(zlib.deflateSync(big), { 'Content-Encoding': encoding }),
    );

    expect(reason(await fetchLoopback(made.origin, { maxBytes: 1_000_000 }))).toBe('too-large');
  });

  it.each(['gzip', 'none', 'declared'])(
    'answers what stands before the cap when that is asked for: %s',
    async (how) => {
      const big = Buffer.concat([Buffer.from('head'), Buffer.alloc(3_000_000, 32)]);
      const made = await site((request, response) => {
        if (how === 'gzip') send(zlib.gzipSync(big), { 'Content-Encoding': 'gzip' })(request, response);
        else if (how === 'declared') send(big, { 'Content-Length': String(big.length) })(request, response);
        else response.writeHead(200).end(big);
      });
      const answer = ok(await fetchLoopback(made.origin, { maxBytes: 100_000, cut: true }));

      expect(answer.body).toHaveLength(100_000);
      expect(answer.body.toString('latin1', 0, 4)).toBe('head');
      await allSocketsClosed(made);
      const small = await site(send('all of it'));
      expect(ok(await fetchLoopback(small.origin, { maxBytes: 100_000, cut: true })).body.toString()).toBe('all of it');
    },
  );

  it('stops reading a body without declared length at the cap', async () => {
    let written = 0;
    const made = await site((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 60))) written += 65_536;
      };
      response.on('drain', more);
      more();
    });

    expect(reason(await fetchLoopback(made.origin, { maxBytes: 1_000_000 }))).toBe('too-large');
    await allSocketsClosed(made);
    expect(written).toBeLessThan(20_000_000);
  });

  it('refuses a declared length over the cap at once, without waiting for a byte of it', async () => {
    const made = await site((_, response) => {
      response.writeHead(200, { 'Content-Length': '500000000' });
      response.flushHeaders();
    });

    // No byte of the body ever comes: who waited for one would be told of the deadline.
    expect(reason(await fetchLoopback(made.origin))).toBe('too-large');
    await allSocketsClosed(made);
  });

  it.each([
    ['headers that never come', (): void => undefined],
    [
      'a body that drips',
      (response: http.ServerResponse): void => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('has one deadline for the whole fetch: %s', async (_, behave) => {
    const made = await site((_request, response) => behave(response));

    const answer = await fetchLoopback(made.origin, { deadlineMs: 200 });

    expect(reason(answer)).toBe('timeout');
    await allSocketsClosed(made);
  });

  it('counts slow redirects into the same deadline', async () => {
    const made = await site((_, response) => {
      setTimeout(() => {
        response.writeHead(302, { Location: '/again' });
        response.end();
      }, 90);
    });

    expect(reason(await fetchLoopback(made.origin, { deadlineMs: 200 }))).toBe('timeout');
  });

  it('leaves no socket open after a whole answer', async () => {
    const made = await site(send('<rss/>'));

    ok(await fetchLoopback(made.origin));
    await allSocketsClosed(made);
  });
});

describe('redirects', () => {
  const chain =
    (...statuses: number[]): Handler =>
    (request, response) => {
      const hop = Number(request.url?.slice(1) || '0');
      const status = statuses[hop];
      if (status === undefined) response.end('<rss/>');
      else {
        response.writeHead(status, { Location: `/${hop + 1}` });
        response.end('moved');
      }
    };

  it.each([
    [[301], true],
    [[308], true],
    [[301, 308, 301], true],
    [[302], false],
    [[303], false],
    [[307], false],
    [[301, 302], false],
    [[302, 301], false],
  ])('after %j the address to keep has changed: %s', async (statuses, isPermanent) => {
    const made = await site(chain(...statuses));

    const answer = ok(await fetchLoopback(`${made.origin}/0`));

    expect(answer.url).toBe(`${made.origin}/${statuses.length}`);
    expect(answer.permanentUrl).toBe(isPermanent ? answer.url : null);
  });

  it('follows five redirects and not a sixth', async () => {
    const made = await site(chain(302, 302, 302, 302, 302));
    const longer = await site(chain(302, 302, 302, 302, 302, 302));

    ok(await fetchLoopback(`${made.origin}/0`));
    expect(reason(await fetchLoopback(`${longer.origin}/0`))).toBe('too-many-redirects');
  });

  it('ends a loop', async () => {
    const made = await site(send('', { Location: '/' }, 301));

    expect(reason(await fetchLoopback(made.origin))).toBe('too-many-redirects');
  });

  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/feed',
    'gopher://127.0.0.1/',
    'javascript:alert(1)',
    'data:text/xml,<rss/>',
  ])('refuses to be sent to %s', async (location) => {
    const made = await site(send('', { Location: location }, 302));

    expect(reason(await fetchLoopback(made.origin))).toBe('bad-url');
  });

  it('refuses a redirect to an address with credentials', async () => {
    const made = await site(send('', { Location: 'http://user:secret@127.0.0.1/' }, 302));

    expect(reason(await fetchLoopback(made.origin))).toBe('bad-url');
  });

  it.each([
    'http://127.0.0.2:PORT/',
    'http://localhost:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.0.0.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://0.0.0.0:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::]:PORT/',
    '//127.0.0.2:PORT/',
    'http:\\\\127.0.0.2:PORT/',
    'http://127。0。0。1:PORT/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
  ])('does not follow a redirect to %s even where 127.0.0.1 is allowed', async (location) => {
    const secret = await site(send('secret'), '0.0.0.0');
    const made = await site(
      send('', { Location: Buffer.from(location.replace('PORT', String(secret.port))).toString('latin1') }, 302),
    );

    expect(reason(await fetchLoopback(made.origin))).toBe('forbidden-address');
    expect(secret.requests).toHaveLength(0);
  });

  it('follows a redirect to the allowed loopback address and to a relative path', async () => {
    const other = await site(send('<rss/>'));
    const made = await site(send('', { Location: `${other.origin}/feed` }, 302));

    expect(ok(await fetchLoopback(made.origin)).url).toBe(`${other.origin}/feed`);
  });
});

describe('addresses', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://app.localhost:PORT/',
  ])('refuses %s unless told otherwise', async (written) => {
    const made = await site(send('secret'));

    expect(reason(await fetchPublic(written.replace('PORT', String(made.port))))).toBe('forbidden-address');
    expect(made.requests).toHaveLength(0);
  });

  it('refuses a connection that ends at a private address, whatever led to it', async () => {
    const made = await site(send('secret'));
    // As a proxy, a resolver of the system or a changed route would do: the name is public, and the connection is not.
    const connect = vi.spyOn(http.Agent.prototype, 'createConnection');
    connect.mockImplementation(() => net.connect(made.port, '127.0.0.1'));
    try {
      expect(reason(await fetchPublic('http://news.example.org/feed'))).toBe('forbidden-address');
      expect(connect).toHaveBeenCalledTimes(1);
    } finally {
      connect.mockRestore();
    }
  });

  it.each(['ftp://example.org/', 'file:///etc/passwd', 'not a url', '', 'http://', 'http://user@127.0.0.1/'])(
    'refuses %j',
    async (written) => {
      expect(reason(await fetchLoopback(written))).toBe('bad-url');
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '::8.8.8.8',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '100::1',
    '4000::1',
    'fe80::1%eth0',
    'example.org',
    '',
  ])('counts %s as not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450:4007::200e'])(
    'counts %s as public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('what an answer means', () => {
  it('tells a feed that is gone from one that is missing', async () => {
    const gone = await site(send('', {}, 410));
    const missing = await site(send('', {}, 404));

    expect((await fetchLoopback(gone.origin)).kind).toBe('gone');
    expect(await fetchLoopback(missing.origin)).toMatchObject({ kind: 'error', reason: 'http-status', status: 404 });
  });

  it('takes the wish of a 429 and of a 503 in seconds and as a date', async () => {
    const seconds = await site(send('', { 'Retry-After': '120' }, 429));
    const date = await site(send('', { 'Retry-After': 'Sun, 22 Nov 2026 19:00:00 GMT' }, 503));
    const now = Date.UTC(2026, 10, 22, 18);
    const fetchAt = openFetch({ userAgent: USER_AGENT, allowLoopback: true, now: () => now });

    const first = await fetchAt(seconds.origin);
    const second = await fetchAt(date.origin);

    expect(first).toMatchObject({ kind: 'error', reason: 'rate-limited', status: 429, retryAt: now + 120_000 });
    expect(second).toMatchObject({ kind: 'error', status: 503, retryAt: now + 3_600_000 });
  });

  it('waits a day at most and never for what cannot be read', () => {
    expect(retryAfter('999999999', 1_000_000)).toBe(1_000_000 + 86_400_000);
    expect(retryAfter('soon', 1_000_000)).toBeNull();
    expect(retryAfter('-5', 1_000_000)).toBeNull();
    expect(retryAfter('Thu, 01 Jan 2004 00:00:00 GMT', Date.UTC(2026, 0, 1))).toBeNull();
    expect(retryAfter(undefined, 1)).toBeNull();
  });

  it('knows a challenge for a browser', async () => {
    const made = await site(send('<html>', { 'cf-mitigated': 'challenge' }, 403));

    expect(reason(await fetchLoopback(made.origin))).toBe('challenge');
  });

  it('takes a body that is cut short as an error: by length, by chunks, and inside gzip', async () => {
    const byLength = await site((_, response) => {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('<rss>');
      setTimeout(() => response.destroy(), 20);
    });
    const byChunks = await site((_, response) => {
      response.writeHead(200);
      response.write('<rss>');
      setTimeout(() => response.destroy(), 20);
    });
    const gzip = zlib.gzipSync('<rss>'.repeat(5000));
    const inGzip = await site(send(gzip.subarray(0, gzip.length - 20), { 'Content-Encoding': 'gzip' }));

    expect(reason(await fetchLoopback(byLength.origin))).toBe('cut-short');
    expect(reason(await fetchLoopback(byChunks.origin))).toBe('cut-short');
    expect(reason(await fetchLoopback(inGzip.origin))).toBe('cut-short');
  });

  it('reads how long an answer is fresh', async () => {
    const made = await site(send('<rss/>', { 'Cache-Control': 'public, max-age=1800' }));
    const never = await site(send('<rss/>', { 'Cache-Control': 'no-cache, max-age=1800' }));

    expect(ok(await fetchLoopback(made.origin)).maxAgeMs).toBe(1_800_000);
    expect(ok(await fetchLoopback(never.origin)).maxAgeMs).toBeNull();
  });

  it('says that nobody listens', async () => {
    const made = await site(send(''));
    await made.close();

    expect(reason(await fetchLoopback(made.origin))).toBe('unreachable');
  });
});
