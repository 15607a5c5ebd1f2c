import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { EngineState } from './engine.ts';
import type { SourceMemory, WatchMemory } from './judge.ts';
import type { MemoryPart } from '../records/memory-part.ts';

/** Base64 characters of one part at most: an item of the table holds 400 kB. */
const PART_LIMIT = 340_000;

const part = (name: string, value: unknown): MemoryPart[] => {
  const text = JSON.stringify(value);
  const body = gzipSync(text, { level: 6 }).toString('base64');
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  const pieces = Math.max(1, Math.ceil(body.length / PART_LIMIT));
  return Array.from({ length: pieces }, (_, n) => ({
    name: pieces === 1 ? name : `${name}.${n + 1}of${pieces}`,
    digest: `${digest}.${pieces}`,
    body: body.slice(n * PART_LIMIT, (n + 1) * PART_LIMIT),
  }));
};

/**
 * The memory in a few compressed parts, so that each fits an item of the table and few of them change. `usual`
 * changes once an hour, the others with each look that found something.
 */
export const packMemory = (memory: WatchMemory): MemoryPart[] => {
  const { usual, read, stories, ...rest } = memory.engine;
  return [
    ...part('head', { version: memory.version, savedAt: memory.savedAt, engine: rest }),
    ...part('sources', memory.sources),
    ...part('stories', { stories, read }),
    ...part('usual', usual),
  ];
};

type Head = { version: number; savedAt: number; engine: Omit<EngineState, 'usual' | 'read' | 'stories'> };

/**
 * The memory that the parts hold. Null when a part is missing, belongs to another write or cannot be read. The
 * watch then begins anew, which is safe.
 */
export const unpackMemory = (parts: readonly MemoryPart[]): WatchMemory | null => {
  const body = (name: string): string | null => {
    const whole = parts.find((each) => each.name === name);
    if (whole !== undefined) return whole.digest.endsWith('.1') ? whole.body : null;
    const pieces = parts
      .filter((each) => each.name.startsWith(`${name}.`))
      .sort((a, b) => Number(/\.(\d+)of/.exec(a.name)?.[1]) - Number(/\.(\d+)of/.exec(b.name)?.[1]));
    const first = pieces[0];
    const digests = new Set(pieces.map(({ digest }) => digest));
    if (first === undefined || digests.size !== 1 || !first.digest.endsWith(`.${pieces.length}`)) return null;
    return pieces.map((each) => each.body).join('');
  };
  const read = (name: string): unknown => {
    const text = body(name);
    if (text === null) throw new Error(`memory: no part ${name}`);
    return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8'));
  };
  try {
    const head = read('head') as Head;
    if (head.version !== 1) return null;
    const told = read('stories') as Pick<EngineState, 'stories' | 'read'>;
    const engine: EngineState = { ...head.engine, ...told, usual: read('usual') as EngineState['usual'] };
    return { version: 1, savedAt: head.savedAt, sources: read('sources') as Record<string, SourceMemory>, engine };
  } catch (error) {
    // It was written by an older version, or only in part. The caller gets null and logs it.
    if (error instanceof Error) return null;
    throw error;
  }
};
