import type * as Esbuild from 'esbuild';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODECS } from '../../lib/picture/codecs.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const WEIGHTS = join(root, 'lib', 'crisis', 'weights');

/** Where the npm package has the bundles that were made for it; a checkout has no such folder. */
const READY_MADE = join(root, 'bundles');

export type Bundles = { folders: Readonly<Record<FunctionName, string>>; remove: () => void };

/** A file of one function's bundle, such as `index.mjs` or its source map. */
export type BundleFile = { of: string; name: string; contents: Uint8Array };

/** One run of esbuild: one folder for each entry, by its name. `alias`: files that take the place of packages. */
export const buildEntries = (
  entryPoints: Readonly<Record<string, string>>,
  alias: Readonly<Record<string, string>> = {},
): readonly BundleFile[] => {
  const esbuild = createRequire(import.meta.url)('esbuild') as typeof Esbuild;
  const { outputFiles } = esbuild.buildSync({
    absWorkingDir: root,
    entryPoints: { ...entryPoints },
    // Names the place that source maps are relative to; nothing is written there.
    outdir: join(root, 'cdk.out', 'bundle'),
    entryNames: '[name]/index',
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // The package of that name, not Node's own module, which is deprecated and says so at each cold start.
    alias: { punycode: 'punycode/punycode.js', ...alias },
    minify: true,
    // A letter with an accent takes two bytes, and six when it is escaped.
    charset: 'utf8',
    sourcemap: 'linked',
    sourcesContent: false,
    // Some packages inside still call require for what Node itself has.
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
    logLevel: 'warning',
  });
  return outputFiles.map(({ path, contents }) => ({ of: basename(dirname(path)), name: basename(path), contents }));
};

/** The files that take the place of packages in every bundle, so that a start does not load what no function uses. */
const standIns = (): Record<string, string> => {
  const folder = join(root, 'infra', 'aws', 'stand-ins');
  const nothing = join(folder, 'nothing.ts');
  const { resolve } = createRequire(import.meta.url);
  const polyfills = readdirSync(dirname(resolve('core-js/modules/es6.symbol'))).map(
    (file) => `core-js/modules/${basename(file, '.js')}`,
  );
  return {
    '@aws-sdk/credential-provider-node': join(folder, 'role-credentials.ts'),
    'node:http': join(folder, 'http.ts'),
    // Of the package that reads feeds: for snippets, and for writing XML.
    entities: join(folder, 'entities.ts'),
    'entities/decode': resolve('entities/decode'),
    'entities/escape': resolve('entities/escape'),
    xmlbuilder: nothing,
    // Of twitter-text, for browsers of 2015: Node has all of it.
    ...Object.fromEntries(polyfills.map((name) => [name, nothing])),
  };
};

/** The bundles of all functions. Only a checkout makes them: the package has neither esbuild nor the sources. */
export const buildFunctions = (): readonly BundleFile[] => {
  const files = buildEntries(
    Object.fromEntries(FUNCTIONS.map((name) => [name, join(root, 'functions', `${name}.ts`)])),
    standIns(),
  );
  // The watch reads what it has learnt from files beside its code.
  const weights = readdirSync(WEIGHTS).map((file) => ({
    of: 'watch',
    name: `weights/${file}`,
    contents: readFileSync(join(WEIGHTS, file)),
  }));
  return [...files, ...files.filter(({ name }) => name === 'index.mjs').flatMap(codecsOf), ...weights];
};

/** The codecs that a function reads from beside its bundle. */
const codecsOf = ({ of, contents }: BundleFile): BundleFile[] => {
  const code = Buffer.from(contents).toString('latin1');
  const { resolve } = createRequire(import.meta.url);
  return CODECS.filter((path) => code.includes(path)).map((path) => ({
    of,
    name: basename(path),
    contents: readFileSync(resolve(path)),
  }));
};

/** Writes one folder for each function. */
export const writeBundles = (folder: string, files: readonly BundleFile[]): void => {
  for (const { of, name, contents } of files) {
    mkdirSync(dirname(join(folder, of, name)), { recursive: true });
    writeFileSync(join(folder, of, name), contents);
  }
};

const readBundles = (folder: string): readonly BundleFile[] =>
  FUNCTIONS.flatMap((of) =>
    readdirSync(join(folder, of), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ of, name: relative(join(folder, of), path), contents: readFileSync(path) })),
  );

let made: readonly BundleFile[] | undefined;

/**
 * Makes one folder for each function: `index.mjs` with everything it needs, the SDK included, its source map, and
 * `config.json` beside it. It needs neither Docker nor a network. The paths in the maps do not depend on where the
 * folders are, so the hashes of the assets do not either. `remove` deletes the folders once the app has staged them.
 */
export const bundle = (config: string): Bundles => {
  // Once a process: the code does not depend on the configuration.
  made ??= existsSync(READY_MADE) ? readBundles(READY_MADE) : buildFunctions();
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bundle-'));
  writeBundles(folder, made);
  const folderOf = (name: FunctionName): string => join(folder, name);
  for (const name of FUNCTIONS) writeFileSync(join(folderOf(name), 'config.json'), config);
  return {
    folders: {
      ingest: folderOf('ingest'),
      publish: folderOf('publish'),
      watch: folderOf('watch'),
      notify: folderOf('notify'),
      bell: folderOf('bell'),
      sweep: folderOf('sweep'),
      web: folderOf('web'),
      stop: folderOf('stop'),
      apply: folderOf('apply'),
      pictures: folderOf('pictures'),
      answers: folderOf('answers'),
      rehearse: folderOf('rehearse'),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
