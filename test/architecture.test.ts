import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.includes('node_modules/'));

type Source = { path: string; text: string; imports: string[] };

const source = (path: string): Source => {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => {
    const target = name ?? '';
    if (!target.startsWith('.')) return target;
    return relative(root, join(root, path, '..', target))
      .split(sep)
      .join('/');
  });
  return { path, text, imports };
};

const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

const lib = filesIn('lib').map(source);
const adapters = lib.filter(({ path }) => path.startsWith('lib/adapters/'));
/** The composition of the functions, and the command line: wiring, not domain. */
const WIRING = ['lib/runtime.ts', 'lib/messaging.ts'];
/** What runs in the browser of the person who reads the page. */
const BROWSER = ['lib/pages/client/', 'lib/pages/assets.ts'];
const inBrowser = ({ path }: Source): boolean => BROWSER.some((each) => path.startsWith(each));
const domains = lib.filter(
  ({ path }) => !path.startsWith('lib/adapters/') && !path.startsWith('lib/cli/') && !WIRING.includes(path),
);
const functions = filesIn('functions').map(source);
const aws = filesIn('infra/aws').map(source);

const breaks = (sources: Source[], wrong: (name: string, of: Source) => boolean): string[] =>
  sources.flatMap((each) =>
    each.imports.filter((name) => wrong(name, each)).map((name) => `${each.path} imports ${name}`),
  );

const uses = (sources: Source[], pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(code(text))).map(({ path }) => path);

describe('the architecture', () => {
  it('keeps domain folders free of adapters and of AWS', () => {
    expect(
      breaks(
        domains,
        (name) => name.startsWith('lib/adapters/') || name.startsWith('@aws-sdk/') || name.startsWith('infra/'),
      ),
    ).toEqual([]);
  });

  it('gives domain folders no clock, environment, randomness or console of their own', () => {
    expect(
      uses(
        domains.filter((each) => !inBrowser(each)),
        /\bDate\.now\(|new Date\(\)|performance\.now\(|\bMath\.random\(|\bprocess\.|\bconsole\.(log|error|warn|info)\b/,
      ),
    ).toEqual([]);
    expect(
      uses(
        domains.filter((each) => !inBrowser(each)),
        /(?<!\.)\brandomBytes\(|\brandomUUID\(|node:timers|\bsetTimeout\(/,
      ),
    ).toEqual([]);
  });

  it('lets no adapter import another adapter: files of one folder are one adapter', () => {
    const adapterOf = (path: string): string => path.split('/')[2] ?? '';
    expect(
      breaks(adapters, (name, of) => name.startsWith('lib/adapters/') && adapterOf(name) !== adapterOf(of.path)),
    ).toEqual([]);
  });

  it('keeps functions to wiring: no infrastructure, and about forty lines', () => {
    expect(breaks(functions, (name) => name.startsWith('infra/'))).toEqual([]);
    expect(functions.filter(({ text }) => text.split('\n').length > 85).map(({ path }) => path)).toEqual([]);
  });

  it('lets the deployment see only the tables of names it shares with the code', () => {
    const shared = ['lib/settings.ts', 'lib/events.ts', 'lib/environment.ts', 'lib/adapters/store/keys.ts'];
    expect(
      breaks(
        aws,
        (name) =>
          name.startsWith('lib/') && !shared.includes(name) && !/^lib\/(delivery|freeze)\/[a-z-]+\.ts$/.test(name),
      ),
    ).toEqual([]);
    expect(breaks(aws, (name) => name.startsWith('functions/') || name.startsWith('infra/local/'))).toEqual([]);
  });

  it('loads zod as a namespace: the named import is five times the bundle', () => {
    expect(lib.filter(({ text }) => /import\s*\{\s*z\s*\}\s*from 'zod'/.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('has no barrels and no utils', () => {
    const names = [...lib, ...functions, ...aws].map(({ path }) => path);
    expect(names.filter((path) => /(^|\/)(index|utils?|helpers?|common)\.ts$/.test(path))).toEqual([]);
  });

  it('runs on the Node of the deployment', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });
});
