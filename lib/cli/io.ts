/** Where a command writes: answers to `out`, everything else to `err`. */
export type Io = { out: (text: string) => void; err: (text: string) => void };

/** A refusal with a closed code: exit 1 when the thing asked about is bad, 2 when the call is. */
export type Refusal = { kind: 'refused'; exit: 1 | 2; code: string; message: string };

export const refuse = (exit: 1 | 2, code: string, message: string): Refusal => ({
  kind: 'refused',
  exit,
  code,
  message,
});

/** Prints a refusal as `--json` wants it on standard output, else as a sentence on standard error; answers the exit code. */
export const sayRefusal = (io: Io, refusal: Refusal, json: boolean): number => {
  if (json) io.out(`${JSON.stringify({ error: { code: refusal.code, message: refusal.message } })}\n`);
  else io.err(`${refusal.message}\n`);
  return refusal.exit;
};
