import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { readConfig } from '../../infra/aws/config.ts';
import type { SettingsInput } from '../../lib/settings.ts';

/**
 * Takes the place of Lambda in the empty folder. It imports the bundle, calls the handler with each event, and
 * prints the result.
 */
const RUNTIME = `
import { createInterface } from 'node:readline';
let lines = [];
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
// The local engine sets this too: the process may reach 127.0.0.1, and its log lines come with the results.
globalThis[Symbol.for('vigie.local')] = { log: (line) => lines.push(JSON.parse(line)) };
const cpu = process.cpuUsage();
const began = performance.now();
const { handler } = await import('./index.mjs');
const importMs = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
say({ importMs, importCpuMs: (user + system) / 1000 });
const context = { getRemainingTimeInMillis: () => 60_000, awsRequestId: 'r' };
for await (const line of createInterface({ input: process.stdin })) {
  lines = [];
  try {
    say({ value: (await handler(JSON.parse(line), context)) ?? null, error: null, lines });
  } catch (error) {
    say({ value: null, error: error instanceof Error ? error.message : String(error), lines });
  }
}
process.exit(0);
`;

export type Line = { level: string; event: string } & Record<string, unknown>;
export type Ran = { value: unknown; error: string | null; lines: Line[] };

/** One cold start, and the calls after it. */
export type Instance = {
  importMs: number;
  /** Of the processor: what a busy machine does not change much. */
  importCpuMs: number;
  invoke: (event: unknown) => Promise<Ran>;
  /** Returns what else the process printed, such as a deprecation warning. */
  close: () => Promise<string>;
};

export type Bare = {
  folder: string;
  kb: number;
  gzipKb: number;
  start: (environment: Readonly<Record<string, string>>) => Promise<Instance>;
  /** What the next start reads as its configuration. */
  configure: (config: SettingsInput) => void;
  remove: () => void;
};

/** Only ends a process that hangs. */
const LIMIT_MS = 1_800_000;

const start = async (folder: string, environment: Readonly<Record<string, string>>): Promise<Instance> => {
  const child = spawn(process.execPath, ['runtime.mjs'], {
    cwd: folder,
    env: { ...environment, CONFIG: join(folder, 'config.json') },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(line));
  void ended.then(() => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the process ended: ${stderr}`));
  });
  const next = () =>
    new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
      waiting.push({
        resolve: (line) => {
          clearTimeout(timer);
          resolve(line);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
    });
  const { importMs, importCpuMs } = JSON.parse(await next()) as Pick<Instance, 'importMs' | 'importCpuMs'>;
  return {
    importMs,
    importCpuMs,
    invoke: async (event) => {
      const answer = next();
      child.stdin.write(`${JSON.stringify(event)}\n`);
      return JSON.parse(await answer) as Ran;
    },
    close: async () => {
      child.stdin.end();
      await ended;
      return stderr;
    },
  };
};

/** Copies an asset into a folder that has no node_modules above it. */
export const bare = (name: string, asset: string): Bare => {
  const folder = mkdtempSync(join(tmpdir(), `vigie-bare-${name}-`));
  cpSync(asset, folder, { recursive: true });
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    if (existsSync(join(above, 'node_modules'))) throw new Error(`there are node_modules in ${above}`);
  }
  writeFileSync(join(folder, 'runtime.mjs'), RUNTIME);
  const code = join(folder, 'index.mjs');
  return {
    folder,
    kb: Math.round(statSync(code).size / 1024),
    gzipKb: Math.round(gzipSync(readFileSync(code)).length / 1024),
    configure: (config) => writeFileSync(join(folder, 'config.json'), readConfig(config).json),
    remove: () => rmSync(folder, { recursive: true, force: true }),
    start: (environment) => start(folder, environment),
  };
};
