import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type OutputFile } from 'esbuild';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Bundles = { folders: Readonly<Record<FunctionName, string>>; remove: () => void };

let built: readonly OutputFile[] | undefined;

/** One run of esbuild for all functions, once a process: the code does not depend on the configuration. */
const build = (): readonly OutputFile[] => {
  built ??= buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(FUNCTIONS.map((name) => [name, join(root, 'functions', `${name}.ts`)])),
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
    alias: { punycode: 'punycode/punycode.js' },
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    // Some packages inside still call require for what Node itself has.
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
    logLevel: 'warning',
  }).outputFiles;
  return built;
};

/**
 * Makes one folder a function: `index.mjs` with everything it needs, the SDK included, its source map, and `config.json` beside it. Without Docker and without
 * network. The paths in the maps do not depend on where the folders are, so neither do the assets' hashes. `remove` deletes the folders once the app has
 * staged them.
 */
export const bundle = (config: string): Bundles => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bundle-'));
  for (const file of build()) {
    const target = join(folder, basename(dirname(file.path)));
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, basename(file.path)), file.contents);
    writeFileSync(join(target, 'config.json'), config);
  }
  const folderOf = (name: FunctionName): string => join(folder, name);
  return {
    folders: {
      ingest: folderOf('ingest'),
      publish: folderOf('publish'),
      watch: folderOf('watch'),
      digest: folderOf('digest'),
      sweep: folderOf('sweep'),
      web: folderOf('web'),
      apply: folderOf('apply'),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
