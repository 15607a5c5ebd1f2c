import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';

/**
 * The style sheets and the browser's scripts as modules of text. They are committed, so that `npm start`, the tests,
 * the functions' bundles and the npm package all serve the same bytes, and nobody who runs Vigie needs esbuild.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Browsers of 2023 and later. What a script tries in a newer way only, it tries with care. */
const BROWSERS = ['chrome112', 'firefox115', 'safari16.4'];

const script = (entry: string): string =>
  buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: BROWSERS,
    minify: true,
    charset: 'utf8',
    logLevel: 'warning',
  }).outputFiles.reduce((text, file) => text + file.text, '');

const style = (file: string): string =>
  transformSync(readFileSync(`${root}/${file}`, 'utf8'), {
    loader: 'css',
    minify: true,
    target: BROWSERS,
    charset: 'utf8',
    logLevel: 'warning',
  }).code;

const constant = (name: string, text: string): string => `export const ${name} =\n  ${JSON.stringify(text)};\n`;

const HEAD = '// Made by `npm run assets` from the .css files and the scripts in client/. Do not edit.\n\n';

export type Asset = { path: string; text: string };

export const assets = (): readonly Asset[] => [
  {
    path: 'lib/pages/assets.ts',
    text:
      HEAD +
      [
        constant('PAGE_STYLE', style('lib/pages/pages.css')),
        constant('DAY_STYLE', style('lib/pages/day.css')),
        constant('PAGE_SCRIPT', script('lib/pages/client/page.ts')),
      ].join('\n'),
  },
  {
    path: 'infra/local/home-assets.ts',
    text:
      HEAD +
      [
        constant('HOME_STYLE', style('infra/local/home.css')),
        constant('HOME_SCRIPT', script('infra/local/client/home.ts')),
      ].join('\n'),
  },
];
