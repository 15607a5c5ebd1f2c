import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: '100%', // the default leaves a core idle, which on a machine with two is half of it
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{browser,engines,infra,model,package,peers}/**', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'engines', include: ['test/engines/**/*.test.ts'], ...slow } },
      { test: { name: 'model', include: ['test/model/**/*.test.ts'], ...slow } },
      { test: { name: 'infra', include: ['test/infra/**/*.test.ts'], ...slow } },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], ...slow } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...slow, fileParallelism: false } },
      {
        test: {
          name: 'peers',
          include: ['test/peers/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          ...slow,
          fileParallelism: false,
        },
      },
    ],
  },
});
