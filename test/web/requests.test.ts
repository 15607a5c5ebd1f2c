import { describe, expect, it } from 'vitest';
import { asked, freezeAll, HOST, openGazette, type Gazette } from './gazette.ts';

/** What scanners, browsers and other sites send. */

const PAGES = ['/stop', '/desk', '/vigie.css', '/vigie.js'];

const PREFETCH = [
  { purpose: 'prefetch' },
  { 'sec-purpose': 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { 'x-moz': 'prefetch' },
  { 'x-purpose': 'preview' },
];

describe('looking', () => {
  it('show a page of ours, in the language of the site, at an address where there is nothing', async () => {
    const gazette = await openGazette();
    for (const address of ['/nowhere', '/stop/nowhere']) {
      const { status, body } = await gazette.request('GET', address);
      expect([status, body.includes('Il n’y a rien à cette adresse'), body.includes('href="/stop"')]).toEqual([
        404,
        true,
        true,
      ]);
    }
  });

  // WebSub makes one GET change something: a hub that verifies begins the lease that we asked for. It is tested in
  // test/web/websub.test.ts.
  it('changes nothing: GET, HEAD, OPTIONS and prefetch, on every address, a hundred times', async () => {
    const gazette = await openGazette();
    const { ask, token } = await asked(gazette);
    await freezeAll(gazette);
    const before = gazette.dump();
    const passes = gazette.engine.dump('vigie-edge').length;
    const paths = [
      ...PAGES,
      `/review/${ask}`,
      `/review/${ask}/open`,
      `/review/${ask}/decide?decision=approve&sure=yes&pick=concert-sandbox&token=${token}`,
      `/stop/act?act=thaw&freeze=other-way&sure=yes&token=${token}`,
      `/stop?id=press-0001&token=${token}`,
      `/stop/state?freeze=other-way&token=${token}`,
      `/desk/act?act=thaw&freeze=other-way&sure=yes&token=${token}`,
      '/slack/command?text=stop',
    ];
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
        for (const headers of [{}, ...PREFETCH]) {
          const { status } = await gazette.request(method, path, { headers });
          expect(status, `${method} ${path}`).toBeLessThan(500);
          if (method !== 'GET' && method !== 'HEAD') expect(status, `${method} ${path}`).toBe(404);
        }
      }
    }
    for (let round = 0; round < 100; round += 1) {
      expect((await gazette.post(`/review/${ask}/open`, { token })).status).toBe(200);
    }
    expect(gazette.dump()).toEqual(before);
    expect(gazette.engine.dump('vigie-edge')).toHaveLength(passes);
  });

  it('shows nothing of the world before a POST', async () => {
    const gazette = await openGazette();
    const { ask, token } = await asked(gazette);
    await freezeAll(gazette);
    for (const path of ['/stop', '/desk', `/review/${ask}`]) {
      const { status, body } = await gazette.request('GET', path);
      expect(status).toBe(200);
      for (const word of ['Concert', 'Léa', 'Marc', 'sandbox', 'other-way', token]) expect(body).not.toContain(word);
    }
  });

  it('reads nothing from the table before a POST', async () => {
    let requests = 0;
    const gazette = await openGazette({ hooks: { before: () => void (requests += 1) } });
    const { ask } = await asked(gazette);
    requests = 0;
    for (const path of [...PAGES, `/review/${ask}`]) await gazette.request('GET', path);
    expect(requests).toBe(0);
  });

  it('keeps a hostile ask id inside its attribute', async () => {
    const gazette = await openGazette();
    const { body } = await gazette.request('GET', `/review/${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>alert');
  });
});

const acts = async (gazette: Gazette): Promise<readonly (readonly [string, Record<string, string>])[]> => {
  const { ask, token, form } = await asked(gazette, 'marc');
  await freezeAll(gazette, 'ines', 'only-feed', ['feed:une']);
  return [
    [`/review/${ask}/open`, { token }],
    [`/review/${ask}/decide`, { ...form, token, decision: 'reject', sure: 'yes', pick: 'concert-sandbox' }],
    ['/stop', { token, id: 'press-0001', sure: 'yes' }],
    ['/stop/state', { token, freeze: 'only-feed' }],
    ['/stop/act', { token, freeze: 'only-feed', act: 'thaw', sure: 'yes' }],
    ['/desk', { token }],
    ['/desk/act', { token, act: 'thaw', freeze: 'only-feed', sure: 'yes' }],
  ];
};

describe('a request that another site made', () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': '' },
    { origin: `https://${HOST}.evil.example`, 'sec-fetch-site': 'same-origin' },
    { origin: `https://${HOST}`, 'sec-fetch-site': 'cross-site' },
    { origin: `https://${HOST}`, 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'none' },
    { origin: 'not an address', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'none' },
  ];

  it.each(foreign)('is refused with 403 on every route and changes nothing: %o', async (headers) => {
    const gazette = await openGazette();
    const all = await acts(gazette);
    const before = gazette.dump();
    for (const [path, form] of all) {
      const answer = await gazette.post(path, form, headers);
      expect(answer.status, path).toBe(403);
      expect(answer.body).toBe('Another site sent this request.');
    }
    expect(gazette.dump()).toEqual(before);
  });

  it('is not confused with a form of our page sent without script, whose origin is null', async () => {
    const gazette = await openGazette();
    for (const [path, form] of await acts(gazette)) {
      const answer = await gazette.post(path, form, { origin: 'null', 'sec-fetch-site': 'same-origin' });
      expect(answer.status, path).toBe(200);
    }
  });

  it('is not confused with a page under the public address in front of the API', async () => {
    const gazette = await openGazette();
    const { ask, token } = await asked(gazette);
    const headers = { host: 'abc123.execute-api.eu-west-3.amazonaws.com', 'sec-fetch-site': 'same-origin' };
    const answer = await gazette.post(`/review/${ask}/open`, { token }, headers);
    expect(answer.status).toBe(200);
  });

  it('is not confused with a program that sends no origin', async () => {
    const gazette = await openGazette();
    const { ask, token } = await asked(gazette);
    expect((await gazette.request('POST', `/review/${ask}/open`, { form: { token } })).status).toBe(200);
  });
});

describe('the body of a request', () => {
  it('decides nothing and stops nothing when it is no form', async () => {
    const gazette = await openGazette();
    const all = await acts(gazette);
    const before = gazette.dump();
    for (const type of ['text/plain', 'application/json', 'application/xml', 'image/png', '']) {
      for (const [path, form] of all) {
        const { status } = await gazette.post(path, form, { 'content-type': type });
        expect([400, 403], `${type} ${path}`).toContain(status);
      }
    }
    expect(gazette.dump()).toEqual(before);
  });

  it('of one megabyte is refused on every route with 413, the usual headers and no error in the log', async () => {
    const gazette = await openGazette();
    const all = await acts(gazette);
    const before = gazette.dump();
    gazette.logs.length = 0;
    for (const [path, form] of [...all, ['/slack/command', {}] as const]) {
      const answer = await gazette.post(path, { ...form, filling: 'x'.repeat(1_000_000) });
      expect(answer.status, path).toBe(413);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(gazette.dump()).toEqual(before);
    expect(gazette.logs.filter((line) => !line.includes('"level":"warn"'))).toEqual([]);
  });

  it('is cut off at the same limit when it does not say its length', async () => {
    const gazette = await openGazette();
    const body = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new TextEncoder().encode(`a=${'x'.repeat(60_000)}&`));
      },
    });
    const headers = { host: HOST, 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await gazette.app.request(`https://${HOST}/stop`, init)).status).toBe(413);
  });

  it('is answered, never a failure, with broken parts, files and repeated fields', async () => {
    const gazette = await openGazette();
    const { ask, token, form } = await asked(gazette);
    const bodies: (readonly [string, string])[] = [
      ['multipart/form-data; boundary=x', '--x\r\nbroken'],
      ['multipart/form-data', 'no boundary'],
      [
        'multipart/form-data; boundary=x',
        `--x\r\ncontent-disposition: form-data; name="token"; filename="t"\r\n\r\n${token}\r\n--x--\r\n`,
      ],
      ['application/x-www-form-urlencoded', 'token=%zz&token=%ff%fe&%=&&&='],
      ['application/x-www-form-urlencoded', `token=a&token=${token}`],
      ['application/x-www-form-urlencoded', `__proto__=1&constructor=2&token=x`],
    ];
    for (const [type, body] of bodies) {
      const answer = await gazette.app.request(`https://${HOST}/review/${ask}/open`, {
        method: 'POST',
        headers: { host: HOST, 'content-type': type },
        body,
      });
      expect(answer.status, body.slice(0, 40)).toBe(403);
    }
    for (const odd of ['{"__proto__":1}', '[]', 'null', '{"all/human":1e300}', '{', '"x"', '{"all/human":"1"}']) {
      const answer = await gazette.post(`/review/${ask}/decide`, {
        ...form,
        epochs: odd,
        decision: 'approve',
        sure: 'yes',
        pick: 'concert-sandbox',
      });
      expect(answer.status, odd).toBe(409);
    }
    for (const due of ['9'.repeat(16), '99999999999999', '-1', 'NaN', '1e99', '']) {
      const answer = await gazette.post(`/review/${ask}/decide`, {
        ...form,
        'due-concert-sandbox': due,
        decision: 'save',
        pick: 'concert-sandbox',
      });
      expect(answer.status, due).toBe(200);
    }
  });
});

describe('the address that a deployment prints', () => {
  it('leads to the desk', async () => {
    const gazette = await openGazette();
    const answer = await gazette.request('GET', '/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/desk']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('every answer', () => {
  it('forbids frames, foreign scripts, referrers and storing by its headers', async () => {
    const gazette = await openGazette();
    const all = await acts(gazette);
    const answers = [
      ...(await Promise.all([...PAGES, '/review/x', '/nowhere'].map((path) => gazette.request('GET', path)))),
      await gazette.request('OPTIONS', '/stop'),
      await gazette.post('/stop', { token: 'x' }),
      await gazette.post('/stop', {}, { origin: 'https://evil.example' }),
      await gazette.post('/slack/command', {}),
      await gazette.post('/stop', { filling: 'x'.repeat(300_000) }),
    ];
    for (const [path, form] of all) answers.push(await gazette.post(path, form));
    for (const { headers, status } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('location')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
      expect(status).toBeLessThan(500);
    }
  });

  it('has the same headers when the table fails, does not claim what was written, and logs no secret', async () => {
    let failing = false;
    const gazette = await openGazette({
      hooks: {
        before: () => {
          if (failing) throw new Error('the table is away');
        },
      },
    });
    const { ask, token } = await asked(gazette);
    failing = true;
    const answer = await gazette.post(`/review/${ask}/open`, { token });
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.body).not.toMatch(/nothing was decided|rien n’a été décidé/i);
    await gazette.post(`/review/${encodeURIComponent(`${ask}#${token}`)}/open`, { token });
    expect(gazette.logs.length).toBeGreaterThan(0);
    expect(gazette.logs.join('\n')).not.toContain(token);
  });

  it.each(['%23', '%2523', '%23%23'])(
    'a link whose # is %s shows its page, and nothing logs its secret',
    async (mark) => {
      const gazette = await openGazette();
      const { ask, token } = await asked(gazette);
      for (const [path, clean] of [
        ['/stop', '/stop'],
        ['/desk', '/desk'],
        [`/review/${ask}`, `/review/${ask}`],
      ] as const) {
        const shown = await gazette.request('GET', `${path}${mark}${token}`);
        expect(shown.status).toBe(200);
        expect(shown.body).toBe((await gazette.request('GET', clean)).body);
        expect(shown.body).not.toContain(token);
        expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
        await gazette.post(`${path}${mark}${token}/open`, { code: 'ABCD2345' });
      }
      expect(gazette.logs.join('\n')).toContain('web.refused');
      expect(gazette.logs.join('\n')).not.toContain(token);
    },
  );
});
