import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { EVENT_TYPES } from '../lib/events.ts';
import { SOURCES } from '../lib/records/freeze.ts';

/**
 * Nothing stands in the product that only tests reach. Code is reached when a handler in functions/ imports
 * it, directly or through others; imports of types alone do not count. `npm run knip` asks the same of every
 * export.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(/\b(?:import|export)\s+(?!type\b)(?:([^;'"]*?)\s+from\s+)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/g)]
    .filter(([, names]) => names === undefined || !/^\{(\s*type\s[^,}]+,?)+\s*\}$/.test(names))
    .map(([, , target, dynamic]) => relative(root, join(root, path, '..', target ?? dynamic ?? '')))
    .map((target) => target.split(sep).join('/'));

/** The files that a handler reaches, without their comments. */
const reached = (): Map<string, string> => {
  const found = new Map<string, string>();
  const open = readdirSync(join(root, 'functions')).map((name) => `functions/${name}`);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path) || !path.endsWith('.ts')) continue;
    const text = readFileSync(join(root, path), 'utf8');
    found.set(path, text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));
    open.push(...importsOf(path, text));
  }
  return found;
};
const files = reached();

const textOf = (...except: string[]): string =>
  [...files].flatMap(([path, text]) => (except.includes(path) ? [] : [text])).join('\n');

const SIGNALS = 'lib/crisis/signal.ts';
const signals = readFileSync(join(root, SIGNALS), 'utf8');

/** The members of a union of names: `export type Signal = Headline | Alert;` */
const unionOf = (name: string): string[] => {
  const [, body = ''] = new RegExp(`export type ${name} =([^;{]*);`).exec(signals) ?? [];
  return [...body.matchAll(/'?([\w-]+)'?/g)].map(([, member = '']) => member);
};

it('reads what a handler reaches, through every folder', () => {
  expect(files.size).toBeGreaterThan(70);
  expect(files.has('lib/crisis/engine.ts')).toBe(true);
  expect([...files.keys()].filter((path) => path.startsWith('infra/') || path.startsWith('lib/cli/'))).toEqual([]);
});

it('every kind of signal has a producer', () => {
  const declared = textOf();
  const kinds = unionOf('Signal').map((name) => {
    const type = new RegExp(`interface ${name} \\{\\s*readonly kind: '([\\w-]+)'`).exec(declared);
    const schema = new RegExp(`const ${name} = z\\.object\\(\\{\\s*kind: z\\.literal\\('([\\w-]+)'`).exec(declared);
    return (type ?? schema)?.[1] ?? name;
  });
  expect(kinds).toContain('headline');
  const code = textOf(SIGNALS, 'lib/crisis/engine.ts');
  expect(kinds.filter((kind) => !code.includes(`kind: '${kind}'`))).toEqual([]);
});

it('every way to a decision, and every ground that people are told, is used by the engine', () => {
  const rules = unionOf('DecisionRule');
  const grounds = [...(/export type Ground =[\s\S]*?;\n\n/.exec(signals)?.[0] ?? '').matchAll(/kind: '([\w-]+)'/g)];
  expect([rules.length > 5, grounds.length > 5]).toEqual([true, true]);
  const made = ['engine', 'decide', 'backlash'].map((name) => files.get(`lib/crisis/${name}.ts`) ?? '');
  const code = made.join('\n');
  // A comparison makes nothing.
  const isMade = (name: string): boolean => new RegExp(`(?<!=== )'${name}'`).test(code);
  const unused = [...rules, ...grounds.map(([, kind = '']) => kind)].filter((name) => !isMade(name));
  expect(unused).toEqual([]);
});

it('every type of event is announced', () => {
  const code = textOf('lib/events.ts');
  expect(EVENT_TYPES.filter((type) => !code.includes(`'${type}'`))).toEqual([]);
});

it('every source of a freeze opens freezes', () => {
  const code = textOf('lib/records/freeze.ts');
  // Not a type such as `source: 'human' | 'watch'`.
  expect(SOURCES.filter((source) => !new RegExp(`source: '${source}'(?! \\|)`).test(code))).toEqual([]);
});

it('every optional dependency of a flow is given by somebody', () => {
  const optional = [...files].flatMap(([path, text]) =>
    [...text.matchAll(/export type \w*Deps = [\s\S]*?\n\};?\n/g)].flatMap(([type]) =>
      [...type.matchAll(/^ {2}(\w+)\?\s*[(:]/gm)].map(([, name = '']) => ({ path, name })),
    ),
  );
  const missing = optional.filter(({ path, name }) => !new RegExp(`\\b${name}(:|,$|\\()`, 'm').test(textOf(path)));
  expect(missing).toEqual([]);
});
