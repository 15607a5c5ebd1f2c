import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const SCRIPT = `
import { readdirSync, readFileSync } from 'node:fs';
import { readFeed } from './lib/feed/document.ts';
const folder = './test/fixtures/feeds/';
const readings = {};
for (const name of readdirSync(folder).filter((one) => !one.endsWith('.json')))
  readings[name] = await readFeed(readFileSync(folder + name), null, 'https://gazette.example/feed');
console.log(JSON.stringify({ offset: new Date(2026, 6, 14).getTimezoneOffset(), readings }));
`;

function readIn(zone: string) {
  const out = execFileSync(process.execPath, ['--input-type=module', '--disable-warning=DEP0040', '-e', SCRIPT], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  return JSON.parse(out) as { offset: number; readings: Record<string, unknown> };
}

describe('every fixture is read the same wherever the machine stands', () => {
  const here = readIn('UTC');

  it.each([
    ['Asia/Kolkata', -330],
    ['America/St_Johns', 150],
    ['Pacific/Apia', -780],
  ])('in %s', (zone, offset) => {
    const there = readIn(zone);

    expect(there.offset).toBe(offset);
    expect(there.readings).toEqual(here.readings);
  });
});
