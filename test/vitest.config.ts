import { defineConfig } from 'vitest/config';

/** Against hanging alone: no test may depend on how fast a machine is. */
const limits = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 300_000 } } };

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: '100%', // the default leaves a core idle, which on a machine with two is half of it
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{browser,engines,infra,model,peers}/**', '**/node_modules/**'],
          ...limits,
        },
      },
      { test: { name: 'engines', include: ['test/engines/**/*.test.ts'], ...limits } },
      { test: { name: 'model', include: ['test/model/**/*.test.ts'], ...limits } },
      { test: { name: 'infra', include: ['test/infra/**/*.test.ts'], ...limits } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...limits, fileParallelism: false } },
      {
        test: {
          name: 'peers',
          include: ['test/peers/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          ...limits,
          fileParallelism: false,
        },
      },
    ],
  },
});
