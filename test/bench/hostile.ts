/**
 * `npm run bench:hostile`: how long each hostile document takes to read, in milliseconds of processor, the slowest
 * first. Ends with 1 when one takes more than a second.
 */
import { readFeed } from '../../lib/feed/document.ts';
import { HOSTILE } from '../feed/hostile.ts';

const LIMIT_MS = 1_000;

const figures: [name: string, ms: number, kind: string][] = [];
for (const [name, document] of Object.entries(HOSTILE)) {
  const bytes = Buffer.from(document);
  const before = process.cpuUsage();
  const { kind } = await readFeed(bytes, null, null);
  const { user, system } = process.cpuUsage(before);
  figures.push([name, (user + system) / 1_000, kind]);
}
figures.sort(([, one], [, other]) => other - one);
for (const [name, ms, kind] of figures)
  process.stdout.write(`${ms.toFixed(0).padStart(6)} ms  ${kind.padEnd(5)} ${name}\n`);
process.exitCode = figures.some(([, ms]) => ms > LIMIT_MS) ? 1 : 0;
