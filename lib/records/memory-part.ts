/**
 * One part of a named memory: plain text under a digest, so that a part that did not change need not be
 * written.
 */
export type MemoryPart = { name: string; digest: string; body: string };

/** A change of a memory. `before`: the digest of the head that was read; null where there was none. */
export type MemoryChange = {
  before: string | null;
  head: MemoryPart;
  parts: readonly MemoryPart[];
  gone: readonly string[];
};
