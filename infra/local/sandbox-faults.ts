import type { ServerResponse } from 'node:http';
import * as z from 'zod';

/** How a sandbox network is made slow, broken or silent. */

const status = z.int().min(200).max(599);
const Fault = z.discriminatedUnion('kind', [
  /** Accepts after so many milliseconds, whether or not anybody still waits. */
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000) }),
  /** Accepts nothing and answers this. */
  z.strictObject({ kind: z.literal('fail'), status, retryAfterS: z.int().min(0).optional() }),
  /** Accepts, and answers this all the same. */
  z.strictObject({ kind: z.literal('fail-after'), status }),
  /** Accepts and closes without a word. */
  z.strictObject({ kind: z.literal('lose-reply') }),
  /** Closes without accepting. */
  z.strictObject({ kind: z.literal('reset') }),
  /** Accepts and breaks off within the answer. */
  z.strictObject({ kind: z.literal('cut-body') }),
  /** Accepts and answers 200 with a page. */
  z.strictObject({ kind: z.literal('html') }),
  /** Accepts and answers 201 with nothing. */
  z.strictObject({ kind: z.literal('empty') }),
  /** Accepts and never answers. */
  z.strictObject({ kind: z.literal('hang') }),
]);
export type Fault = z.output<typeof Fault>;

const Rule = z.strictObject({
  fault: Fault,
  /** On sending, on deleting, or on looking; sending unless told. */
  on: z.enum(['post', 'delete', 'get']).default('post'),
  /** Null: every account. */
  account: z.string().nullable().default(null),
  /** How many more times; null: until the controls are set again. */
  times: z.int().min(1).nullable().default(null),
});
export const Controls = z.strictObject({
  idempotency: z.boolean().default(false),
  faults: z.array(Rule).max(50).default([]),
});
export type Controls = z.output<typeof Controls>;
export type ControlsInput = z.input<typeof Controls>;

export type Asked = 'post' | 'delete' | 'get';

/** The fault that the next request of this kind meets; a rule for some times is used up. */
export const takeFault = (controls: Controls, on: Asked, account: string | undefined): Fault | undefined => {
  const rule = controls.faults.find(
    (each) => each.on === on && (each.account === null || each.account === account) && each.times !== 0,
  );
  if (rule !== undefined && rule.times !== null) rule.times -= 1;
  return rule?.fault;
};

export type Answer = { code: number; value: unknown; headers?: Readonly<Record<string, string>> };

export const give = (response: ServerResponse, { code, value, headers = {} }: Answer): void => {
  response.writeHead(code, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
};

const toldTo = (code: number): Answer => ({ code, value: { error: `the sandbox was told to answer ${code}` } });

/** Answers a request through a fault. `work` does what was asked and returns what a good server would answer. */
export const giveThrough = (
  response: ServerResponse,
  fault: Fault | undefined,
  work: () => Answer,
  /** Does something later, unless the server is closed before. */
  later: (ms: number, act: () => void) => void,
): void => {
  if (fault === undefined) {
    give(response, work());
    return;
  }
  switch (fault.kind) {
    case 'slow':
      later(fault.ms, () => give(response, work()));
      return;
    case 'fail': {
      const headers = fault.retryAfterS === undefined ? {} : { 'retry-after': String(fault.retryAfterS) };
      give(response, { ...toldTo(fault.status), headers });
      return;
    }
    case 'fail-after':
      work();
      give(response, toldTo(fault.status));
      return;
    case 'lose-reply':
      work();
      response.socket?.destroy();
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'cut-body': {
      const { code, value } = work();
      const whole = JSON.stringify(value);
      response.writeHead(code, { 'content-type': 'application/json', 'content-length': String(whole.length + 100) });
      response.write(whole.slice(0, 8), () => response.destroy());
      return;
    }
    case 'html':
      work();
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sandbox</title>');
      return;
    case 'empty':
      work();
      response.writeHead(201).end();
      return;
    case 'hang':
      work();
      return;
  }
};
