import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

/**
 * The npm package as an app of somebody else meets it: packed, installed into an empty folder, imported by plain Node.
 * No registry is asked: of the checkout's packages the app gets those alone that the manifest names.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const app = mkdtempSync(join(tmpdir(), 'vigie-package-'));
const installed = join(app, 'node_modules', 'vigie');

type Manifest = { dependencies: Record<string, string>; peerDependencies: Record<string, string> };

const run = (command: string, args: readonly string[], cwd: string) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

const write = (name: string, ...lines: string[]) => {
  writeFileSync(join(app, name), `${lines.join('\n')}\n`);
};

beforeAll(() => {
  const packed = run('npm', ['pack', '--silent', '--pack-destination', app], root);
  expect(packed).toMatchObject({ status: 0 });
  const tarball = readdirSync(app).find((name) => name.endsWith('.tgz')) ?? '';
  mkdirSync(installed, { recursive: true });
  expect(run('tar', ['-xzf', join(app, tarball), '--strip-components=1', '-C', installed], app).status).toBe(0);
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  ) as Manifest;
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    mkdirSync(dirname(join(app, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(app, 'node_modules', name));
  }
  write('package.json', '{ "private": true, "type": "module" }');
  const config = readFileSync(join(root, 'vigie.config.ts'), 'utf8').replace('./lib/settings.ts', 'vigie');
  writeFileSync(join(app, 'vigie.config.ts'), config);
  write(
    'app.ts',
    "import { App, Stack } from 'aws-cdk-lib';",
    "import { Vigie } from 'vigie';",
    "import config from './vigie.config.ts';",
    "const app = new App({ outdir: 'cdk.out' });",
    "new Vigie(new Stack(app, 'Relay'), 'Vigie', { config });",
    'app.synth();',
  );
});

afterAll(() => {
  rmSync(app, { recursive: true, force: true });
});

it('contains built code, types, bundles and documents, and no sources or tests', () => {
  const files = filesOf(installed);
  const kinds =
    /^(package\.json|README\.md|LICENSE|docs\/[a-z-]+\.md|dist\/(infra|lib)\/.+(\.js|\.d\.ts|\.jsonl)|dist\/bundles\/[a-z]+\/(index\.mjs(\.map)?|[a-z_]+\.wasm)|dist\/(bundles\/watch|lib\/crisis)\/weights\/[a-z]+\.(bin|json))$/;
  expect(files.filter((file) => !kinds.test(file))).toEqual([]);
  expect(files).toContain('dist/infra/package/entry.d.ts');
  expect(files.filter((file) => file.endsWith('index.mjs'))).toHaveLength(12);
});

it('lets an app of five lines on plain Node synthesise the stack, with the configuration beside each function', () => {
  const synth = run(process.execPath, ['app.ts'], app);

  expect(synth).toEqual({ status: 0, output: '' });
  const out = join(app, 'cdk.out');
  const template = JSON.parse(readFileSync(join(out, 'Relay.template.json'), 'utf8')) as {
    Resources: Record<string, { Type: string }>;
  };
  const functions = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  expect(functions).toHaveLength(12);
  const configurations = filesOf(out).filter((file) => file.endsWith('config.json'));
  expect(configurations).toHaveLength(12);
  for (const file of configurations) expect(readFileSync(join(out, file), 'utf8')).toContain('La Gazette');
});

it('types the configuration and the construct', () => {
  write(
    'types.ts',
    "import { Stack } from 'aws-cdk-lib';",
    "import { Vigie, defineConfig } from 'vigie';",
    "import config from './vigie.config.ts';",
    '// @ts-expect-error the sender of the mails is an address',
    'defineConfig({ ...config, mail: { from: 7 } });',
    "const vigie = new Vigie(new Stack(), 'Vigie', { config });",
    'export const table: string = vigie.table.tableName;',
    '// @ts-expect-error the name of the table is a text',
    'export const wrong: number = vigie.table.tableName;',
  );
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    typeRoots: [join(root, 'node_modules', '@types')],
    types: ['node'],
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['types.ts'] }));

  expect(run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.'], app)).toEqual({ status: 0, output: '' });
});

it('can be required by an app in CommonJS', () => {
  const script =
    "const { Vigie, defineConfig } = require('vigie'); process.stdout.write(typeof Vigie + typeof defineConfig)";

  expect(run(process.execPath, ['--input-type=commonjs', '-e', script], app)).toEqual({
    status: 0,
    output: 'functionfunction',
  });
});

it('brings the command line', () => {
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { bin: { vigie: string } };
  const vigie = (...args: string[]) => run(process.execPath, [join(installed, bin.vigie), ...args], app);

  expect(vigie('config', 'check')).toMatchObject({ status: 0 });
  const day = join(installed, 'dist', 'lib', 'crisis', 'days', 'nice-2016.jsonl');
  expect(vigie('replay', day).output).toContain('GEL');
});
