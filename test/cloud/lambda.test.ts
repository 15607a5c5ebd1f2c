import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MOST_BYTES, startFunction, type Function, type Instance } from './lambda.ts';

const folders: string[] = [];
const instances: Instance[] = [];
afterEach(async () => {
  for (const instance of instances.splice(0)) await instance.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const start = async (files: Record<string, string>, more: Partial<Function> = {}): Promise<Instance> => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-function-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const instance = await startFunction({ folder, environment: {}, ...more });
  instances.push(instance);
  return instance;
};

describe('a function behind the runtime interface', () => {
  it.each([
    ['an .mjs file as an ES module', { 'index.mjs': 'export const handler = async () => import.meta.filename;' }],
    ['a .js file as CommonJS', { 'index.js': 'exports.handler = async () => __filename;' }],
    [
      'a .js file as an ES module where package.json says so',
      { 'package.json': '{"type":"module"}', 'index.js': 'export const handler = () => import.meta.filename;' },
    ],
    ['a .cjs file', { 'index.cjs': 'exports.handler = () => __filename;' }],
  ])('is found in %s', async (_, files: Record<string, string>) => {
    const instance = await start(files);
    const { value } = await instance.invoke({});
    expect(value).toMatch(/\/index\.[cm]?js$/);
  });

  it.each([
    ['no file of that name', { 'other.mjs': '' }, 'Runtime.ImportModuleError'],
    ['no export of that name', { 'index.mjs': 'export const other = 1;' }, 'Runtime.HandlerNotFound'],
    [
      'a handler with a callback, which Node 24 has no longer',
      { 'index.mjs': 'export const handler = (event, context, callback) => callback(null, 1);' },
      'Runtime.CallbackHandlerDeprecated',
    ],
    ['a start that throws', { 'index.mjs': 'throw new Error("no settings");' }, 'Error: no settings'],
    ['a start that ends the process', { 'index.mjs': 'process.exit(3);' }, 'Runtime.ExitError'],
  ])('does not start with %s', async (_, files: Record<string, string>, says) => {
    await expect(start(files)).rejects.toThrow(says);
  });

  it('gets its event, its deadline and its request, and its lines come with the answer', async () => {
    const code = `export const handler = (event, context) => {
      process.stdout.write(JSON.stringify({ level: 'info', event: 'seen' }) + '\\n');
      return { event, left: context.getRemainingTimeInMillis() <= 5000, id: context.awsRequestId };
    };`;
    const instance = await start({ 'index.mjs': code }, { timeoutMs: 5_000 });
    const first = await instance.invoke({ a: 1 });
    expect(first).toMatchObject({ value: { event: { a: 1 }, left: true }, lines: [{ event: 'seen' }], error: null });
    const second = await instance.invoke({ a: 2 });
    expect(second.lines).toHaveLength(1);
    expect((second.value as { id: string }).id).not.toBe((first.value as { id: string }).id);
  });

  it('answers null for nothing, and its error with its kind', async () => {
    const code = `export const handler = async ({ fails }) => { if (fails) throw new TypeError('no'); };`;
    const instance = await start({ 'index.mjs': code });
    expect(await instance.invoke({})).toMatchObject({ value: null, error: null });
    expect(await instance.invoke({ fails: true })).toMatchObject({ error: 'no', errorType: 'TypeError' });
    // The process lives on.
    expect(await instance.invoke({})).toMatchObject({ error: null });
  });

  it('stands still between two events: a timer that is due meanwhile waits for the next', async () => {
    const code = `let fired = 0;
      export const handler = async ({ arm, wait }) => {
        if (arm) setTimeout(() => { fired += 1; }, 1);
        if (wait) await new Promise((resolve) => setTimeout(resolve, 2));
        return fired;
      };`;
    const instance = await start({ 'index.mjs': code });
    expect(instance.isFrozen()).toBe(true);
    expect(await instance.invoke({ arm: true })).toMatchObject({ value: 0 });
    expect(instance.isFrozen()).toBe(true);
    expect(await instance.invoke({ wait: true })).toMatchObject({ value: 1 });
  });

  it('fails with a rejection that nobody catches, and ends', async () => {
    const code = `export const handler = async () => {
        void Promise.reject(new Error('nobody caught this'));
        await new Promise((resolve) => setTimeout(resolve, 1000));
      };`;
    const instance = await start({ 'index.mjs': code });
    expect(await instance.invoke({})).toMatchObject({
      error: 'nobody caught this',
      errorType: 'Runtime.UnhandledPromiseRejection',
    });
    expect(instance.isAlive()).toBe(false);
  });

  it('is ended when it does not answer in time', async () => {
    const code = 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));';
    const instance = await start({ 'index.mjs': code }, { timeoutMs: 3_000, endedAfterMs: 10 });
    expect(await instance.invoke({})).toMatchObject({
      error: 'Task timed out after 3.00 seconds',
      errorType: 'Sandbox.Timedout',
    });
    expect(instance.isAlive()).toBe(false);
  });

  it('may answer six megabytes and no more', async () => {
    const instance = await start({ 'index.mjs': `export const handler = ({ bytes }) => 'x'.repeat(bytes - 2);` });
    expect(await instance.invoke({ bytes: MOST_BYTES })).toMatchObject({ error: null });
    expect(await instance.invoke({ bytes: MOST_BYTES + 1 })).toMatchObject({
      errorType: 'Function.ResponseSizeTooLarge',
    });
    expect(await instance.invoke({ bytes: 10 })).toMatchObject({ value: 'x'.repeat(8), error: null });
  });
});
