import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** `npm start` as a process of its own, in a folder of its own. `clear` ends and removes them all. */

const MAIN = join(import.meta.dirname, '..', '..', 'infra', 'local', 'main.ts');

const CLOCK = join(import.meta.dirname, 'clock.ts');

const LOOK_EVERY_MS = 50;
/** Only ends a wait that hangs: half an hour on an idle machine, more on a busy one. */
const LOOKS = 36_000;

/** Asks until the answer is yes. Throws with the name of the question when it never is. */
export const until = async (what: string, ask: () => boolean | Promise<boolean>): Promise<void> => {
  for (let look = 0; !(await ask()); look += 1) {
    if (look === LOOKS) throw new Error(`it never came: ${what}`);
    await pause(LOOK_EVERY_MS);
  }
};

export type Run = {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
  /** The wall clock of the process, which is ahead of ours by what `moveClock` was told. */
  now: () => number;
  /** Sets the wall clock of the process ahead by so much in all, and waits until it is. */
  moveClock: (aheadMs: number) => Promise<void>;
  /** Whatever begins to wait for exactly one of these times waits until it is no longer among the held ones. */
  hold: (...times: number[]) => Promise<void>;
};

const runs: Run[] = [];
const folders: string[] = [];

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-local-'));
  folders.push(folder);
  return folder;
};

export const start = (...args: string[]): Run => {
  const child = spawn(process.execPath, ['--import', CLOCK, MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  let ahead = 0;
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const tell = async (message: { aheadMs: number } | { holdMs: number[] }): Promise<void> => {
    const done = new Promise((resolve) => child.once('message', resolve));
    child.send(message);
    await done;
  };
  const run: Run = {
    child,
    said: () => text,
    ended: new Promise<number | null>((resolve) => child.once('exit', resolve)),
    now: () => Date.now() + ahead,
    moveClock: async (aheadMs) => {
      await tell({ aheadMs });
      ahead = aheadMs;
    },
    hold: (...times) => tell({ holdMs: times }),
  };
  runs.push(run);
  return run;
};

/** The address that it prints. */
export const addressOf = async (run: Run): Promise<string> => {
  const find = () => /http:\/\/127\.0\.0\.1:\d+/.exec(run.said())?.[0];
  await until('an address', () => find() !== undefined || run.child.exitCode !== null);
  const found = find();
  if (found === undefined) throw new Error(`it ended: ${run.said()}`);
  return found;
};

/** Ctrl-C, and its end. */
export const end = async (run: Run): Promise<number | null> => {
  if (run.child.exitCode === null && run.child.signalCode === null) run.child.kill('SIGINT');
  return run.ended;
};

export const isAlive = (pid: number): boolean => {
  try {
    // A zombie has ended, but nobody has read its exit status yet.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

export const engineOf = (folder: string): number => Number(readFileSync(join(folder, 'engine.pid'), 'utf8'));

/** After each test. */
export const clear = async (): Promise<void> => {
  for (const run of runs.splice(0)) await end(run);
  for (const folder of folders.splice(0)) {
    // The next start would end the engine of a killed relay, but here nothing starts again.
    if (existsSync(join(folder, 'engine.pid')) && isAlive(engineOf(folder))) process.kill(engineOf(folder), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
};
