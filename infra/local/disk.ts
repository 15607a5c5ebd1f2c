import type { Words } from '../../lib/words/words.ts';

/** What a disk that takes nothing more means for a relay, and what to do. */

const FULL = ['ENOSPC', 'EDQUOT'];
const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'];
/** The same as SQLite says it. */
const SQLITE_FULL = 13;
const SQLITE_UNWRITABLE = [8, 10, 14];

const codesOf = (error: unknown): { code: string; errcode: number } => {
  const { code = '', errcode = 0 }: { code?: unknown; errcode?: unknown } = Object(error) as object;
  return { code: String(code), errcode: Number(errcode) };
};

/** A sentence that names the folder and what to do; null when the error is about something else. */
export const diskTrouble = (error: unknown, folder: string, w: Words['terminal']): string | null => {
  const { code, errcode } = codesOf(error);
  if (FULL.includes(code) || errcode === SQLITE_FULL) return w.diskFull(folder);
  if (UNWRITABLE.includes(code) || SQLITE_UNWRITABLE.includes(errcode)) return w.unwritable(folder, code);
  return null;
};
