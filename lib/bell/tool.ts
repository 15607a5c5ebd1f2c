import type { Saying, Stopped } from '../records/ring.ts';

/** What the bell can ask of another tool, and what it can be answered. Every adapter speaks only these words. */

/** Something that is to go out there by itself. `mark`: what the tool needs to know it by, such as its last change. */
export type Scheduled = Stopped & { mark: string };

/** It was not done, or nobody can tell. `over`: the receiver never wants to be asked again. */
export type Failed = { kind: 'failed'; detail: string; retryAt: number | null; over?: true };

/** `hidden`: how many more there are that our user may not see. */
export type Listed = { kind: 'listed'; items: Scheduled[]; hidden: number };

/** A tool whose schedule can be read, and each of its items made a draft. */
export type Tool = {
  list: () => Promise<Listed | Failed>;
  /** `gone`: it was no longer scheduled when it was to be stopped. */
  stop: (item: Scheduled) => Promise<{ kind: 'stopped' } | { kind: 'gone' } | Failed>;
};

/** What a receiver is told. The id is the same at each try. */
export type Message = {
  id: string;
  says: Saying;
  /** When it happened, epoch ms. */
  at: number;
  data: Readonly<Record<string, unknown>>;
};

export type Receiver = { tell: (message: Message) => Promise<{ kind: 'told' } | Failed> };
