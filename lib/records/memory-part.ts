/**
 * One part of a named memory: plain text under a digest, so that a part that did not change need not be
 * written.
 */
export type MemoryPart = { name: string; digest: string; body: string };
