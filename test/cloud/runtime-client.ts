/**
 * What stands in `/var/runtime`: it loads the handler, asks Lambda for events and hands the answers over. Written from
 * "Using the Lambda runtime API for custom runtimes" (runtimes-api) and "Define Lambda function handler in Node.js"
 * (nodejs-handler). AWS's own client, `aws-lambda-ric`, compiles curl at its installation, which takes minutes.
 *
 * It imports nothing but Node's own modules: it runs beside a bundle that has no other.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

// AWS's own client requires it too. An import would read each export, for which Node loads all of fetch.
const { request } = process.getBuiltinModule('node:http');

const { AWS_LAMBDA_RUNTIME_API: api = '', LAMBDA_TASK_ROOT: root = '', _HANDLER: named = '' } = process.env;

// The local engine sets this too: only then may a function reach 127.0.0.1. Lines go where they go on Lambda.
Reflect.set(globalThis, Symbol.for('vigie.local'), { log: (line: string) => process.stdout.write(`${line}\n`) });

class RuntimeError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Answer = { headers: NodeJS.Dict<string | string[]>; body: string };
/** A connection for each request: one that is kept may be gone after a freeze. */
const ask = (method: string, path: string, body = '', headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const [host, port] = api.split(':');
    const asked = request(
      { host, port, method, path: `/2018-06-01/runtime/${path}`, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

const shapeOf = (error: unknown) => {
  const { name, message, stack = '' } = error instanceof Error ? error : new RuntimeError(typeof error, String(error));
  return { errorType: name, errorMessage: message, stackTrace: stack.split('\n').slice(1) };
};
const sendError = (path: string, error: unknown): Promise<unknown> => {
  const shape = shapeOf(error);
  return ask('POST', path, JSON.stringify(shape), { 'lambda-runtime-function-error-type': shape.errorType });
};

/** Without a package.json that says `module`, a `.js` file is CommonJS here, whatever Node would find out. */
const isModule = (folder: string): boolean => {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { type?: string }).type === 'module';
  return folder === dirname(folder) ? false : isModule(dirname(folder));
};

const load = async (path: string): Promise<Record<string, unknown>> => {
  const modules = isModule(dirname(path));
  const found = ['.js', '.mjs', '.cjs'].find((ending) => existsSync(path + ending));
  if (found === undefined) throw new RuntimeError('Runtime.ImportModuleError', `Cannot find module '${path}'`);
  const isImported = found === '.mjs' || (found === '.js' && modules);
  return (isImported ? await import(pathToFileURL(path + found).href) : createRequire(path)(path + found)) as Record<
    string,
    unknown
  >;
};

type Handler = (event: unknown, context: unknown) => unknown;
const findHandler = async (): Promise<Handler> => {
  const [file, name, ...more] = named.split('.');
  if (file === undefined || name === undefined || more.length > 0)
    throw new RuntimeError('Runtime.MalformedHandlerName', `Bad handler: ${named}`);
  const found = (await load(join(root, file)))[name];
  if (typeof found !== 'function')
    throw new RuntimeError('Runtime.HandlerNotFound', `${named} is undefined or not exported`);
  // Node 24 on Lambda has no callbacks any more.
  if (found.length > 2) throw new RuntimeError('Runtime.CallbackHandlerDeprecated', `${named} takes a callback`);
  return found as Handler;
};

/** Where an error that nobody caught belongs. */
let place = 'init/error';
const die = (kind: string) => (cause: unknown) => {
  const error = new RuntimeError(kind, shapeOf(cause).errorMessage);
  void sendError(place, error).finally(() => process.exit(1));
};
process.on('unhandledRejection', die('Runtime.UnhandledPromiseRejection'));
process.on('uncaughtException', die('Runtime.UncaughtException'));

/* eslint-disable no-restricted-syntax -- what the start of a bundle costs, and the deadline, are told by this process */
const cpu = process.cpuUsage();
const began = performance.now();
let handler: Handler;
try {
  handler = await findHandler();
} catch (error) {
  await sendError('init/error', error);
  process.exit(1);
}
const { user, system } = process.cpuUsage(cpu);
/** For the benchmark alone. */
const measured = {
  'x-import-ms': String(performance.now() - began),
  'x-import-cpu-ms': String((user + system) / 1_000),
};

for (;;) {
  const { headers, body } = await ask('GET', 'invocation/next', '', measured);
  const id = String(headers['lambda-runtime-aws-request-id']);
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  place = `invocation/${id}/error`;
  const context = {
    awsRequestId: id,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    const value = await handler(JSON.parse(body), context);
    await ask('POST', `invocation/${id}/response`, value === undefined ? 'null' : JSON.stringify(value));
  } catch (error) {
    await sendError(place, error);
  }
}
