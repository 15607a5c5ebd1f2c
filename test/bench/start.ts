/**
 * `npm run bench:start`: the size of each function's bundle, and how long a cold start takes to import it
 * (the median of three processes).
 */
import { FUNCTIONS } from '../../lib/environment.ts';
import config from '../../vigie.config.ts';
import { bare } from '../infra/bare.ts';
import { synthVigie } from '../infra/synth.ts';

const ROUNDS = 3;
/** Nothing is called: only what the start itself reads must be there. */
const environment = {
  AWS_REGION: 'eu-west-3',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  NODE_OPTIONS: '--enable-source-maps',
  TABLE: 'Vigie-Table',
  BUS: 'vigie-bus',
  POLLS: 'http://127.0.0.1/123456789012/polls',
  PUBLIC_URL: 'https://pages.example',
  GAP_MS: '1800000',
  ASK_EVERY_MS: '300000',
  PICTURES: 'vigie-pictures',
  CONSOLE_URL: 'https://console.example',
};

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0);

const synth = synthVigie({ config });
try {
  for (const name of FUNCTIONS) {
    const bundle = bare(name, synth.asset(name));
    const [times, cpu]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const instance = await bundle.start(environment);
      times.push(instance.importMs);
      cpu.push(instance.importCpuMs);
      await instance.close();
    }
    bundle.remove();
    const size = `${String(bundle.kb).padStart(5)} kB, ${String(bundle.gzipKb).padStart(4)} kB gzip`;
    const start = `import ${median(times)} ms, ${median(cpu)} ms of processor`;
    process.stdout.write(`${name.padEnd(8)} ${size}, ${start}\n`);
  }
} finally {
  synth.remove();
}
