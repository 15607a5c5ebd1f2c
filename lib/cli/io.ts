/** Where a command writes: answers to `out`, everything else to `err`. */
export type Io = { out: (text: string) => void; err: (text: string) => void };

/** A refusal with a closed code. Exit 1: the thing asked about is bad. Exit 2: the command was used wrongly. */
export type Refusal = { kind: 'refused'; exit: 1 | 2; code: string; message: string };

export const refuse = (exit: 1 | 2, code: string, message: string): Refusal => ({
  kind: 'refused',
  exit,
  code,
  message,
});

/** What a command found: as one JSON document, and in words. `exit` is 1 when what it found is bad. */
export type Answer = { kind: 'answer'; exit: 0 | 1; json: unknown; text: string };

export const answer = (json: unknown, text: string, exit: 0 | 1 = 0): Answer => ({ kind: 'answer', exit, json, text });

/** How JSON is printed: whether at all, and with how many spaces a level (none: on one line). */
export type Print = { json: boolean; indent?: number };

const document = (value: unknown, { indent }: Print): string => `${JSON.stringify(value, null, indent)}\n`;

/** Prints an answer on standard output and returns the exit code. */
export const sayAnswer = (io: Io, { exit, json, text }: Answer, print: Print): number => {
  io.out(print.json ? document(json, print) : text.endsWith('\n') ? text : `${text}\n`);
  return exit;
};

/** Prints a refusal, as JSON on standard output or as a sentence on standard error, and returns the exit code. */
export const sayRefusal = (io: Io, { exit, code, message }: Refusal, print: Print): number => {
  if (print.json) io.out(document({ error: { code, message } }, print));
  else io.err(`${message}\n`);
  return exit;
};

/** A time as scripts read it: ISO-8601 UTC, or null. */
export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
