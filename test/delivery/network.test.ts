import { describe, expect, it } from 'vitest';
import {
  notReady,
  outcomeOf,
  readyOnce,
  retryAtOf,
  safeDetail,
  type HttpResult,
  type Reading,
} from '../../lib/delivery/network.ts';

const now = Date.UTC(2026, 10, 22, 18);
const reading: Reading = {
  accepted: (json) =>
    typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string'
      ? { remoteId: json.id, url: null }
      : null,
};
const answer = (status: number, body = '{}', headers: Record<string, string> = {}): HttpResult => ({
  kind: 'answer',
  status,
  headers,
  body,
});

describe('the outcome of an HTTP result', () => {
  it.each([200, 201, 202])('is accepted for %d with an id', (status) => {
    expect(outcomeOf(answer(status, '{"id":"1"}'), reading, now)).toMatchObject({ kind: 'accepted', remoteId: '1' });
  });

  it.each([
    ['', 'no-id'],
    ['{}', 'no-id'],
    ['{"id":1}', 'no-id'],
    ['null', 'no-id'],
    ['<html></html>', 'not-json'],
    ['{"id":"1"', 'not-json'],
  ])('is unknown for a 200 with the body %j', (body, reason) => {
    expect(outcomeOf(answer(200, body), reading, now)).toMatchObject({ kind: 'unknown', reason });
  });

  it('is defined for every status, and is never accepted or not-sent by a guess', () => {
    const kinds = new Map<string, number[]>();
    for (let status = 100; status < 600; status += 1) {
      const { kind } = outcomeOf(answer(status), reading, now);
      kinds.set(kind, [...(kinds.get(kind) ?? []), status]);
    }

    expect(kinds.get('accepted')).toBeUndefined();
    expect(kinds.get('not-sent')).toEqual([401, 429]);
    expect(kinds.get('rejected')?.every((status) => status >= 400 && status < 500)).toBe(true);
    expect(kinds.get('rejected')).not.toContain(408);
    expect(kinds.get('rejected')).not.toContain(409);
    expect(kinds.get('unknown')?.filter((status) => status >= 500)).toHaveLength(100);
  });

  it('does not take a 500 for an expired session', () => {
    const expired = { ...reading, means: () => 'expired' as const };

    expect(outcomeOf(answer(500), expired, now)).toMatchObject({ kind: 'unknown' });
    expect(outcomeOf(answer(400), expired, now)).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
  });

  it('stays not-sent or unknown where the request itself ended so', () => {
    const unsent: HttpResult = { kind: 'not-sent', reason: 'late', detail: 'too late' };
    const lost: HttpResult = { kind: 'unknown', reason: 'timeout', detail: 'no answer' };

    expect(outcomeOf(unsent, reading, now)).toEqual({ ...unsent, retryAt: null });
    expect(outcomeOf(lost, reading, now)).toEqual(lost);
  });
});

describe('the time of the next try', () => {
  it.each([
    [{ 'retry-after': '30' }, now + 30_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 18:10:00 GMT' }, Date.UTC(2026, 10, 22, 18, 10)],
    [{ 'retry-after': 'Sun, 22 Nov 2026 17:00:00 GMT' }, now],
    [{ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(now / 1000 + 60) }, now + 60_000],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': String(now / 1000 + 90) }, now + 90_000],
    [{ 'x-rate-limit-remaining': '5', 'x-rate-limit-reset': String(now / 1000 + 60) }, null],
    [{ 'retry-after': 'soon' }, null],
    [{ 'x-rate-limit-reset': '99999999999999' }, null],
    [{}, null],
  ])('by the headers %o is %d', (headers, at) => {
    expect(retryAtOf(headers as Record<string, string>, now)).toBe(at);
  });
});

describe('the detail of an outcome', () => {
  it('is one printable line of at most 300 characters without secrets', () => {
    const words = `a\r\n\u2028b \u202Ec the-key ${'x'.repeat(400)}`;

    const detail = safeDetail(words, ['the-key', 'the', '']);

    expect(detail).toMatch(/^a b c \[secret\] x+…$/);
    expect(detail).toHaveLength(300);
  });

  it('hides the whole of a secret that contains another', () => {
    expect(safeDetail('abcd-efgh', ['abcd', 'abcd-efgh'])).toBe('[secret]');
  });
});

describe('a preparation of a send', () => {
  it('whose result nobody knows counts as not-sent, because no post was requested', () => {
    expect(notReady({ kind: 'unknown', reason: 'timeout', detail: 'no answer' })).toEqual({
      kind: 'not-sent',
      reason: 'not-ready',
      retryAt: null,
      detail: 'no answer',
    });
  });

  it('sends once and throws at the second send', async () => {
    let sends = 0;
    const ready = readyOnce(() => {
      sends += 1;
      return Promise.resolve({ kind: 'accepted', remoteId: '1', url: null, detail: '' });
    });
    const clock = { monotonic: () => 0, mustBeginBy: 1 };
    await ready.send(clock);

    expect(() => ready.send(clock)).toThrow('one preparation sends once');
    expect(sends).toBe(1);
  });
});
