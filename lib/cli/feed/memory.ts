import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SeenRow } from '../../feed/codec.ts';
import type { FeedState } from '../../feed/state.ts';
import { refuse, type Refusal } from '../io.ts';

/** The memory of `feed poll`: one file, in place of the table. */
export type Memory = { readonly feed: FeedState | null; readonly seen: Map<string, SeenRow> };

export async function readMemory(path: string): Promise<Memory | Refusal> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { feed: null, seen: new Map() };
    throw error;
  }
  if (text.trim() === '') return { feed: null, seen: new Map() };
  const memory = parseMemory(text);
  // Starting afresh would mark everything as seen, or announce everything again: only a person may decide that.
  return memory ?? refuse(1, 'bad-state', ({ say }) => say.checks.feed.badState(path));
}

function parseMemory(text: string): Memory | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isMemory(value)) return null;
    return { feed: value.feed, seen: new Map(value.seen.map((row) => [row.key, row])) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isMemory(value: unknown): value is { feed: FeedState | null; seen: SeenRow[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'feed' in value &&
    'seen' in value &&
    Array.isArray(value.seen)
  );
}

/** Writes beside the file and renames, so that an interrupted poll leaves the memory as it was. */
export async function writeMemory(path: string, memory: Memory): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  await writeFile(beside, JSON.stringify({ version: 1, feed: memory.feed, seen: [...memory.seen.values()] }));
  await rename(beside, path);
}
