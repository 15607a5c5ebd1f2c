import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { EngineState } from './engine.ts';
import type { SourceMemory, WatchMemory } from './health.ts';
import type { MemoryChange, MemoryPart } from '../records/memory-part.ts';
import type { Store } from '../records/store.ts';

/** Base64 characters of one part at most: an item of the table holds 400 kB. */
const PART_LIMIT = 340_000;

const HEAD = 'head';

type Written = { text: string; digest: string };

const written = (value: unknown): Written => {
  const text = JSON.stringify(value);
  return { text, digest: createHash('sha256').update(text).digest('base64url').slice(0, 16) };
};

const part = (name: string, { text, digest }: Written): MemoryPart[] => {
  const body = gzipSync(text, { level: 6 }).toString('base64');
  const pieces = Math.max(1, Math.ceil(body.length / PART_LIMIT));
  return Array.from({ length: pieces }, (_, n) => ({
    name: pieces === 1 ? name : `${name}.${n + 1}of${pieces}`,
    digest: `${digest}.${pieces}`,
    body: body.slice(n * PART_LIMIT, (n + 1) * PART_LIMIT),
  }));
};

/**
 * The memory in a few compressed parts, so that each fits an item of the table and few of them change. `usual`
 * changes once an hour, the others with each look that found something. The head names the others by their digests:
 * until it is written, the memory is what it was, and never a mixture of two.
 */
export const packMemory = (memory: WatchMemory): MemoryPart[] => {
  const { usual, read, stories, ...rest } = memory.engine;
  const values = Object.entries({ sources: memory.sources, stories: { stories, read }, usual }).map(([name, value]) => {
    const json = written(value);
    return { name, stored: `${name}@${json.digest}`, json };
  });
  const names = Object.fromEntries(values.map(({ name, stored }) => [name, stored]));
  return [
    ...part(HEAD, written({ version: memory.version, savedAt: memory.savedAt, engine: rest, parts: names })),
    ...values.flatMap(({ stored, json }) => part(stored, json)),
  ];
};

/** What takes the place of these stored parts: only what is new is written, and the head last. */
export const changeOf = (stored: readonly MemoryPart[], memory: WatchMemory): MemoryChange => {
  const parts = packMemory(memory);
  const head = parts.find(({ name }) => name === HEAD);
  if (head === undefined) throw new Error('a memory without a head');
  const rest = parts.filter((each) => each !== head);
  const isIn = (list: readonly MemoryPart[], { name }: MemoryPart) => list.some((each) => each.name === name);
  return {
    before: stored.find(({ name }) => name === HEAD)?.digest ?? null,
    head,
    parts: rest.filter((each) => !isIn(stored, each)),
    gone: stored.filter((each) => !isIn(parts, each)).map(({ name }) => name),
  };
};

type Head = {
  version: number;
  savedAt: number;
  engine: Omit<EngineState, 'usual' | 'read' | 'stories'>;
  /** Absent in a memory of old: its parts have plain names. */
  parts?: Readonly<Record<string, string>>;
};

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
    const head = read(HEAD) as Head;
    if (head.version !== 1) return null;
    const named = (name: string): unknown => read(head.parts?.[name] ?? name);
    const told = named('stories') as Pick<EngineState, 'stories' | 'read'>;
    const engine: EngineState = { ...head.engine, ...told, usual: named('usual') as EngineState['usual'] };
    return { version: 1, savedAt: head.savedAt, sources: named('sources') as Record<string, SourceMemory>, engine };
  } catch (error) {
    // It was written by an older version, or only in part. The caller gets null and logs it.
    if (error instanceof Error) return null;
    throw error;
  }
};

/** The watch's memory in the table. Most looks at the news change one or two of its parts: only those are written. */
export const openWatchMemory = (store: Pick<Store, 'memory' | 'remember'>) => {
  let kept: readonly MemoryPart[] = [];
  return {
    loadMemory: async (): Promise<WatchMemory | null> => {
      kept = await store.memory('watch');
      return unpackMemory(kept);
    },
    /** Of two looks at once one is remembered; the other fails, and the next look finds its news again. */
    saveMemory: async (memory: WatchMemory): Promise<void> => {
      if (!(await store.remember('watch', changeOf(kept, memory)))) throw new Error('another look remembered first');
    },
  };
};
