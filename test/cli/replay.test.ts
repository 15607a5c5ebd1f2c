import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { run as vigie } from '../../lib/cli/main.ts';

const work = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(work, { recursive: true }));
const nice = new URL('../../lib/crisis/days/nice-2016.jsonl', import.meta.url).pathname;

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const said = { out: '', err: '' };
  const code = await vigie(['replay', ...args], {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { code, ...said };
};
type Answer = {
  stream: string;
  headlines: number;
  from: string;
  to: string;
  decisions: {
    at: string;
    action: string;
    until: string | null;
    scope: string;
    kind: string;
    score: number;
    story: string;
    evidence: { at: string; source: string; title: string }[];
  }[];
  frozen: { from: string; to: string; story: string }[];
};

describe('vigie replay', () => {
  it('answers one JSON document whose evidence repeats the lines of the stream', async () => {
    const { code, out, err } = await run(nice, '--lang', 'fr,en', '--audience', 'fr', '--json');
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as Answer;
    const lines = readFileSync(nice, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { ts: string; title: string });
    expect(answer.headlines).toBe(lines.length);
    const freeze = answer.decisions.find(({ action }) => action === 'freeze');
    expect(freeze?.at).toMatch(/^2016-07-14T\d\d:\d\d:00\.000Z$/);
    expect(freeze?.until).toBeNull();
    expect(answer.decisions.filter(({ action }) => action === 'brake').every(({ until }) => until !== null)).toBe(true);
    for (const { evidence } of answer.decisions) {
      for (const { at, title } of evidence) expect(lines).toContainEqual(expect.objectContaining({ ts: at, title }));
    }
    expect(answer.frozen).toEqual([
      { from: freeze?.at, to: new Date(Date.parse(freeze?.at ?? '') + 86_400_000).toISOString(), story: freeze?.story },
    ]);
  });

  it('thaws each freeze after the time asked for', async () => {
    const { out } = await run(nice, '--audience', 'fr', '--json', '--thaw-after', '2h');
    const answer = JSON.parse(out) as Answer;
    expect(Date.parse(answer.frozen[0]?.to ?? '') - Date.parse(answer.frozen[0]?.from ?? '')).toBe(7_200_000);
  });

  it('merges several files, plain or gzipped, into one stream in order of time', async () => {
    const lines = readFileSync(nice, 'utf8').trim().split('\n');
    const odd = join(work, 'odd.jsonl');
    const even = join(work, 'even.jsonl.gz');
    writeFileSync(odd, lines.filter((_, n) => n % 2 === 1).join('\n'));
    writeFileSync(even, gzipSync(lines.filter((_, n) => n % 2 === 0).join('\n')));
    const apart = JSON.parse((await run(odd, even, '--audience', 'fr', '--json')).out) as Answer;
    const whole = JSON.parse((await run(nice, '--audience', 'fr', '--json')).out) as Answer;
    expect(apart.decisions).toEqual(whole.decisions);
  });

  it('uses no line before its time of sight', async () => {
    const file = join(work, 'seen.jsonl');
    const late = readFileSync(nice, 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const row = JSON.parse(line) as { ts: string };
        return JSON.stringify({ ...row, seen: new Date(Date.parse(row.ts) + 3_600_000).toISOString(), unknown: 1 });
      });
    writeFileSync(file, late.join('\n'));
    const plain = JSON.parse((await run(nice, '--audience', 'fr', '--json')).out) as Answer;
    const seen = JSON.parse((await run(file, '--audience', 'fr', '--json')).out) as Answer;
    const first = (answer: Answer): number =>
      Date.parse(answer.decisions.find(({ action }) => action === 'freeze')?.at ?? '');
    expect(first(seen) - first(plain)).toBe(3_600_000);
  });

  it('draws the day as one file that loads nothing from the network and escapes what it shows', async () => {
    const page = join(work, 'day.html');
    const file = join(work, 'hostile.jsonl');
    writeFileSync(
      file,
      ['a', 'b']
        .map((owner, n) =>
          JSON.stringify({
            ts: `2025-01-01T10:0${n}:00Z`,
            source: `${owner}.example`,
            lang: 'en',
            title: `<script>alert(1)</script> Truck rams crowd in Lyon, ${n + 9} dead`,
          }),
        )
        .join('\n'),
    );
    const { code } = await run(file, '--audience', 'fr', '--report', page, '--json');
    const html = readFileSync(page, 'utf8');
    expect(code).toBe(0);
    expect(html).toContain('<svg');
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/src=|href="(?!#)|url\((?!#)/);
    expect(html).toContain('11:01');
  });

  it('says what is wrong, with 2 for usage and 1 for a bad stream, as JSON when asked', async () => {
    expect((await run()).code).toBe(2);
    expect((await run(nice, '--wat')).code).toBe(2);
    expect((await run(nice, '--lang', 'xx')).code).toBe(2);
    expect((await run(nice, '--thaw-after', 'soon')).code).toBe(2);
    const missing = await run(join(work, 'none.jsonl'), '--json');
    expect(missing).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(missing.out)).toMatchObject({ error: { code: 'unreadable' } });
    const bad = join(work, 'bad.jsonl');
    writeFileSync(
      bad,
      '{"ts":"2025-01-01T10:00:00Z","source":"a","title":"ok"}\n{"ts":"never","source":"a","title":"x"}\n',
    );
    const answer = await run(bad, '--json');
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.out)).toMatchObject({ error: { code: 'not-a-stream' } });
    expect((await run(bad)).err).toContain('line 2');
  });

  it('answers an empty stream as a day without decisions', async () => {
    const file = join(work, 'empty.jsonl');
    writeFileSync(file, '');
    expect(JSON.parse((await run(file, '--json')).out)).toMatchObject({
      headlines: 0,
      from: null,
      to: null,
      decisions: [],
      frozen: [],
    });
  });
});
