/**
 * How the watch does, as it is shipped, on streams that it has not learnt from:
 *
 *   npm run bench:watch -- --data FOLDER [--verbose]
 */
import { parseArgs } from 'node:util';
import { details, HEAD, judge, row } from './figures.ts';
import { readWindows } from './streams.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', multiple: true }, verbose: { type: 'boolean', default: false } },
});
if (values.data === undefined) throw new Error('usage: npm run bench:watch -- --data FOLDER');
const windows = values.data.flatMap((folder) => readWindows(folder));
process.stdout.write(`${HEAD}\n`);
for (const stream of new Set(windows.map((window) => window.stream))) {
  const own = windows.filter((window) => window.stream === stream);
  const told = own.map((window) => judge(window, true));
  process.stdout.write(`${row(stream, { told, days: own.reduce((sum, { days }) => sum + days, 0) })}\n`);
  if (values.verbose) told.forEach(details);
}
