import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

/**
 * A data folder belongs to one relay. The lock is an exclusive transaction on an empty SQLite file. The
 * operating system gives it up when the process ends, however it ends. So no stale lock has to be judged, and a
 * reused process number cannot mislead.
 *
 * The note beside it says who holds the lock. Only those read it who could not take the lock.
 */
export type FolderLock = {
  /** Tells those who are refused where the relay answers. */
  answersAt: (url: string) => void;
  release: () => void;
};

export const LOCK_FILES = ['lock.db', 'lock.db-journal', 'lock.json'] as const;
const [LOCK, , NOTE] = LOCK_FILES;
const SQLITE_BUSY = 5;

const Holder = z.object({ pid: z.number(), url: z.nullable(z.string()) });

const holderOf = (note: string): string => {
  try {
    const { pid, url } = Holder.parse(JSON.parse(readFileSync(note, 'utf8')));
    return url === null ? `process ${pid}, which is just starting or ending` : `process ${pid}, at ${url}`;
  } catch {
    return 'another process, which is just starting';
  }
};

/** Takes the folder for this process, or throws an error that says whose it is. */
export const lockFolder = (dataFolder: string): FolderLock => {
  const database = new DatabaseSync(join(dataFolder, LOCK), { timeout: 0 });
  const note = join(dataFolder, NOTE);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)) throw error;
    throw new Error(
      `${dataFolder} is in use by ${holderOf(note)}. Nothing was started. ` +
        'End that relay first, or choose another folder with --data.',
      { cause: error },
    );
  }
  const say = (url: string | null): void => writeFileSync(note, JSON.stringify({ pid: process.pid, url }));
  say(null);
  return {
    answersAt: say,
    release: () => {
      if (existsSync(note)) rmSync(note);
      database.close();
    },
  };
};
