import { transformSync } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lambda as a function meets it: a process of its own behind the runtime API 2018-06-01, from "Using the Lambda runtime
 * API for custom runtimes" (runtimes-api), "Understanding the Lambda execution environment lifecycle"
 * (lambda-runtime-environment) and "Lambda quotas" (gettingstarted-limits). Between two events the process is frozen:
 * it runs no timer and reads no socket.
 */
export type Line = { level: string; event: string } & Record<string, unknown>;
export type Ran = { value: unknown; error: string | null; errorType: string | null; lines: Line[] };

/** One execution environment: a cold start, and the calls after it. */
export type Instance = {
  importMs: number;
  /** Of the processor: what a busy machine does not change much. */
  importCpuMs: number;
  invoke: (event: unknown) => Promise<Ran>;
  /** False once the process has ended: the next call needs another. */
  isAlive: () => boolean;
  /** Whether the system has stopped the process. */
  isFrozen: () => boolean;
  /** Returns what else the process printed, such as a deprecation warning. */
  close: () => Promise<string>;
};

export type Function = {
  /** The asset, as it lies in `/var/task`. */
  folder: string;
  /** `index.handler` unless told. */
  handler?: string;
  environment: Readonly<Record<string, string>>;
  /** By the template; a minute unless told. What runs longer learns it from its deadline. */
  timeoutMs?: number;
  /** The process is ended so long after an event. Much longer than the time-out, so that no busy machine ends one. */
  endedAfterMs?: number;
};

/** Only ends a process that hangs. */
const HANGS_MS = 1_800_000;
/** Of an answer that somebody waits for. */
export const MOST_BYTES = 6_291_556;

type Shape = { errorType: string; errorMessage: string };
type Answered = { body: string } | { failed: Shape };

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

let stripped: string | undefined;
/** Without types, so that no start waits for Node to take them away. */
const runtimeClient = (): string => {
  const file = new URL('runtime-client.ts', import.meta.url);
  return (stripped ??= transformSync(readFileSync(file, 'utf8'), { loader: 'ts' }).code);
};

/** A first process of a function; throws what its start threw. */
export const startFunction = async (made: Function): Promise<Instance> => {
  const { folder, handler = 'index.handler', environment, timeoutMs = 60_000, endedAfterMs = HANGS_MS } = made;
  const printed = mkdtempSync(join(tmpdir(), 'vigie-lambda-'));
  // Files, because what a process wrote is in them when it asks for the next event.
  const [out, err] = ['out', 'err'].map((name) => join(printed, name)) as [string, string];

  const client = join(printed, 'runtime.mjs');
  writeFileSync(client, runtimeClient());

  let free: ServerResponse | null = null;
  let isReady: ((measured: NodeJS.Dict<string | string[]>) => void) | null = null;
  let fail: (shape: Shape) => void = () => undefined;
  let answer: ((answered: Answered) => void) | null = null;
  let answered: Answered | null = null;
  let running = '';

  const isStopped = (): boolean => /\) [TZX]/.test(readFileSync(`/proc/${child.pid}/stat`, 'utf8'));
  const freeze = async (): Promise<void> => {
    child.kill('SIGSTOP');
    while (isAlive() && !isStopped()) await new Promise((resolve) => setImmediate(resolve));
  };
  const settle = (by: Answered): void => {
    answered = null;
    answer?.(by);
    answer = null;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').replace('/2018-06-01/runtime/', '');
    if (path === 'invocation/next') {
      await freeze();
      free = response;
      isReady?.(request.headers);
      isReady = null;
      if (answered !== null) settle(answered);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (path === 'init/error') fail(JSON.parse(body.toString('utf8')) as Shape);
    else if (path === `invocation/${running}/error`) answered = { failed: JSON.parse(body.toString('utf8')) as Shape };
    else if (path !== `invocation/${running}/response`) return void response.writeHead(400).end('{}');
    else if (body.length > MOST_BYTES) {
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${MOST_BYTES} bytes).`;
      answered = { failed: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
      return void response.writeHead(413).end('{}');
    } else answered = { body: body.toString('utf8') };
    response.writeHead(202).end('{"status":"OK"}');
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const fds = [openSync(out, 'w'), openSync(err, 'w')];
  const child: ChildProcess = spawn(process.execPath, [client], {
    cwd: folder,
    env: {
      ...environment,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: handler,
    },
    stdio: ['ignore', ...fds],
  });
  for (const fd of fds) closeSync(fd);
  children.add(child);
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  const said = (): string => readFileSync(err, 'utf8');
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void ended.then(() => {
    children.delete(child);
    const how = child.signalCode ?? `exit status ${child.exitCode}`;
    const exit = { errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: ${how}: ${said()}` };
    settle(answered ?? { failed: exit });
    fail(exit);
  });

  const close = async (): Promise<string> => {
    child.kill('SIGKILL');
    await ended;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const stderr = said();
    rmSync(printed, { recursive: true, force: true });
    return stderr;
  };

  const started = new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
    isReady = resolve;
    fail = ({ errorType, errorMessage }) => reject(new Error(`${errorType}: ${errorMessage}`));
  });
  const measured = await started.catch(async (error: unknown) => {
    await close();
    throw error;
  });

  let read = 0;
  const newLines = (): Line[] => {
    const all = readFileSync(out, 'utf8').split('\n').slice(0, -1);
    const lines = all.slice(read);
    read = all.length;
    return lines.map((line) => {
      try {
        return JSON.parse(line) as Line;
      } catch {
        return { level: 'error', event: 'line.not-json', line };
      }
    });
  };

  return {
    importMs: Number(measured['x-import-ms']),
    importCpuMs: Number(measured['x-import-cpu-ms']),
    isAlive,
    isFrozen: () => isAlive() && isStopped(),
    async invoke(event) {
      const next = free;
      if (next === null || !isAlive()) throw new Error('the process is not free');
      free = null;
      running = randomUUID();
      const done = new Promise<Answered>((resolve) => (answer = resolve));
      const timer = setTimeout(() => {
        const seconds = (timeoutMs / 1_000).toFixed(2);
        answered = {
          failed: { errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${seconds} seconds` },
        };
        child.kill('SIGKILL');
      }, endedAfterMs);
      child.kill('SIGCONT');
      next.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': running,
        'lambda-runtime-deadline-ms': String(Date.now() + timeoutMs),
        'lambda-runtime-invoked-function-arn': environment['AWS_LAMBDA_FUNCTION_ARN'] ?? 'arn',
      });
      next.end(JSON.stringify(event));
      const by = await done;
      clearTimeout(timer);
      const lines = newLines();
      if ('body' in by) return { value: JSON.parse(by.body) as unknown, error: null, errorType: null, lines };
      return { value: null, error: by.failed.errorMessage, errorType: by.failed.errorType, lines };
    },
    close,
  };
};
