/**
 * `npm run bench:cold`: the size of each function's bundle, and how long a cold start takes to import it, as a ratio
 * to a bundle that holds the client of the table alone. The starts are interleaved, so that whatever else the
 * machine does meets all of them alike. `-- --rounds 5` takes less time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildEntries, writeBundles } from '../../infra/aws/bundle.ts';
import { FUNCTIONS } from '../../lib/environment.ts';
import config from '../../vigie.config.ts';
import { bare, type Bare } from '../infra/bare.ts';
import { synthVigie, type Synth } from '../infra/synth.ts';

const ALONE = 'the client alone';
/** Not above these: the ratio to the client alone. */
const AIMS: Readonly<Record<string, number>> = { web: 2, watch: 2.2 };
const AIM = 1.6;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });

/** Nothing is called: only what the start itself reads must be there. */
const environment = {
  AWS_REGION: 'eu-west-3',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  TABLE: 'Vigie-Table',
  BUS: 'vigie-bus',
  POLLS: 'http://127.0.0.1/123456789012/polls',
  PUBLIC_URL: 'https://pages.example',
  GAP_MS: '1800000',
  ASK_EVERY_MS: '300000',
  PICTURES: 'vigie-pictures',
  CONSOLE_URL: 'https://console.example',
};

type Started = { bundle: Bare; nodeOptions: string; wall: number[]; cpu: number[] };

const started = (bundle: Bare, nodeOptions: string): Started => ({ bundle, nodeOptions, wall: [], cpu: [] });

/** Each function as the template deploys it. */
const functionsOf = (synth: Synth): [string, Started][] =>
  FUNCTIONS.map((name) => {
    const { Environment } = synth.template.Resources[synth.idOf(name)]?.Properties as {
      Environment: { Variables: { NODE_OPTIONS?: string } };
    };
    return [name, started(bare(name, synth.asset(name)), Environment.Variables.NODE_OPTIONS ?? '')];
  });

const clientAlone = (folder: string): Started => {
  const entry = fileURLToPath(new URL('client-alone.ts', import.meta.url));
  writeBundles(folder, buildEntries({ alone: entry }));
  return started(bare('alone', join(folder, 'alone')), '');
};

const start = async ({ bundle, nodeOptions, wall, cpu }: Started): Promise<void> => {
  const instance = await bundle.start({ ...environment, NODE_OPTIONS: nodeOptions });
  wall.push(instance.importMs);
  cpu.push(instance.importCpuMs);
  await instance.close();
};

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'vigie-cold-'));
const synth = synthVigie({ config });
const all: [string, Started][] = [[ALONE, clientAlone(folder)], ...functionsOf(synth)];
try {
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [, each] of all) await start(each);
  }
  const base = all[0]![1];
  process.stdout.write(`load of the machine: ${loadavg()[0]?.toFixed(1)}; medians of ${values.rounds}\n`);
  for (const [name, { bundle, wall, cpu }] of all) {
    const size = `${String(bundle.kb).padStart(5)} kB, ${String(bundle.gzipKb).padStart(4)} kB gzip`;
    const import_ = `import ${Math.round(median(wall))} ms, ${Math.round(median(cpu))} ms of processor`;
    const ratio = `ratio ${(median(wall) / median(base.wall)).toFixed(2)}, ${(median(cpu) / median(base.cpu)).toFixed(2)}`;
    const aim = name === ALONE ? '' : `, aim ${AIMS[name] ?? AIM}`;
    process.stdout.write(`${name.padEnd(16)} ${size}, ${import_}, ${ratio}${aim}\n`);
  }
} finally {
  for (const [, { bundle }] of all) bundle.remove();
  rmSync(folder, { recursive: true, force: true });
  synth.remove();
}
