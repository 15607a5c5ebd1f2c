import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const SCRIPT = `
import { readdirSync, readFileSync } from 'node:fs';
import { readFeed } from './lib/feed/document.ts';
const folder = './test/fixtures/feeds/';
const zones = {};
for (const zone of process.argv.slice(1)) {
  // From here on, this process stands there.
  process.env.TZ = zone;
  const readings = {};
  for (const name of readdirSync(folder).filter((one) => !one.endsWith('.json')))
    readings[name] = await readFeed(readFileSync(folder + name), null, 'https://gazette.example/feed');
  zones[zone] = { offset: new Date(2026, 6, 14).getTimezoneOffset(), readings };
}
console.log(JSON.stringify(zones));
`;

const ZONES = [
  ['Asia/Kolkata', -330],
  ['America/St_Johns', 150],
  ['Pacific/Apia', -780],
] as const;

describe('every fixture is read the same wherever the machine stands', () => {
  const out = execFileSync(
    process.execPath,
    ['--input-type=module', '--disable-warning=DEP0040', '-e', SCRIPT, 'UTC', ...ZONES.map(([zone]) => zone)],
    { cwd: new URL('../..', import.meta.url), encoding: 'utf8', maxBuffer: 200_000_000 },
  );
  const read = JSON.parse(out) as Record<string, { offset: number; readings: Record<string, unknown> }>;
  const here = read['UTC'];

  it.each(ZONES)('in %s', (zone, offset) => {
    const there = read[zone];

    expect(there?.offset).toBe(offset);
    expect(there?.readings).toEqual(here?.readings);
  });
});
