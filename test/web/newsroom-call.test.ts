import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readNewsroomCall } from '../../lib/crisis/newsroom-call.ts';
import { HOST, openGazette, SIGNING_SECRET, type Gazette } from './gazette.ts';

const call = async (
  gazette: Gazette,
  body: unknown,
  over: { secret?: string; at?: number } = {},
): Promise<{ status: number; body: string }> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.floor((over.at ?? gazette.now()) / 1_000));
  const signature = createHmac('sha256', over.secret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:${text}`)
    .digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-vigie-timestamp': timestamp,
    'x-vigie-signature': `v0=${signature}`,
  };
  const answer = await gazette.app.request(`https://${HOST}/signal`, { method: 'POST', headers, body: text });
  return { status: answer.status, body: await answer.text() };
};

const FLASH = { id: 'afp-1', title: 'Explosion au Stade de France', urgency: 1, source: 'AFP' };

describe('a call of the newsroom', () => {
  it('is stored for the watch, and wakes it, when the newsroom signed it', async () => {
    const gazette = await openGazette();

    const answer = await call(gazette, FLASH);

    expect(answer).toEqual({ status: 202, body: '{"id":"afp-1","action":"freeze"}' });
    expect(await gazette.store.newsroomCalls()).toMatchObject([
      { id: 'afp-1', call: { kind: 'call', by: 'AFP', action: 'freeze', title: FLASH.title } },
    ]);
    expect(gazette.events.map(({ type }) => type)).toContain('watch.called');
  });

  it('is one call when it is sent twice', async () => {
    const gazette = await openGazette();

    await call(gazette, FLASH);
    await call(gazette, FLASH);

    expect(await gazette.store.newsroomCalls()).toHaveLength(1);
  });

  it('is one call when it is sent again after the watch has acted on it, and wakes it no more', async () => {
    const gazette = await openGazette();
    await call(gazette, FLASH);
    await gazette.store.dropNewsroomCalls(['afp-1']);
    const heard = gazette.events.length;

    expect(await call(gazette, FLASH)).toEqual({ status: 202, body: '{"id":"afp-1","action":"freeze"}' });

    expect(await gazette.store.newsroomCalls()).toEqual([]);
    expect(gazette.events).toHaveLength(heard);
  });

  it('is refused when another secret signed it, or when it is older than five minutes', async () => {
    const gazette = await openGazette();

    expect((await call(gazette, FLASH, { secret: 'another-signing-secret' })).status).toBe(401);
    expect((await call(gazette, FLASH, { at: gazette.now() - 301_000 })).status).toBe(401);
    expect(await gazette.store.newsroomCalls()).toEqual([]);
  });

  it('is refused with every problem by its field when it cannot be read', async () => {
    const gazette = await openGazette();

    const answer = await call(gazette, { id: 'x', title: '' });

    expect(answer.status).toBe(400);
    expect(answer.body).toContain('id: an id of 4 to 100');
    expect(answer.body).toContain('title: what happened');
  });
});

describe('the fields of a call', () => {
  it.each([
    [{ urgency: 1 }, 'freeze'],
    [{ urgency: 2 }, 'brake'],
    [{ action: 'brake' }, 'brake'],
    [{ urgency: 1, action: 'brake' }, 'brake'],
  ])('%j mean %s', (said, action) => {
    expect(readNewsroomCall(JSON.stringify({ id: 'call-1', title: 'x', ...said }), 5)).toMatchObject({
      stored: { call: { action, at: 5 } },
    });
  });

  it('need an urgency or an action, and can do nothing but stop', () => {
    expect(readNewsroomCall('{"id":"call-1","title":"x"}', 5)).toMatchObject({ kind: 'bad' });
    expect(readNewsroomCall('{"id":"call-1","title":"x","action":"thaw"}', 5)).toMatchObject({ kind: 'bad' });
    expect(readNewsroomCall('not json', 5)).toEqual({ kind: 'bad', problems: ['the body is not JSON'] });
  });
});
