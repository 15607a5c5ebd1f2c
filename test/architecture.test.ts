import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
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
/** The ground floor: what is stored, and what may be asked of the store. */
const records = lib.filter(({ path }) => path.startsWith('lib/records/'));
const functions = filesIn('functions').map(source);
const aws = filesIn('infra/aws').map(source);

const breaks = (sources: Source[], wrong: (name: string, of: Source) => boolean): string[] =>
  sources.flatMap((each) =>
    each.imports.filter((name) => wrong(name, each)).map((name) => `${each.path} imports ${name}`),
  );

const uses = (sources: Source[], pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(code(text))).map(({ path }) => path);

/** A domain folder, or a file that stands by itself in lib. */
const folderOf = (path: string): string => path.split('/')[1] ?? '';

/** The ways between places that lead back to where they began, each with the imports that make it. */
const circles = (sources: readonly Source[], placeOf: (path: string) => string): string[] => {
  const ways = new Map<string, Map<string, string>>();
  const places = new Set(sources.map(({ path }) => placeOf(path)));
  for (const { path, imports } of sources) {
    const from = placeOf(path);
    const next = ways.get(from) ?? new Map<string, string>();
    ways.set(from, next);
    for (const name of imports.filter((each) => each.startsWith('lib/') && placeOf(each) !== from))
      if (places.has(placeOf(name))) next.set(placeOf(name), `${path} imports ${name}`);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (place: string, trail: readonly string[]): void => {
    if (trail.includes(place)) {
      const circle = [...trail.slice(trail.indexOf(place)), place];
      found.push(circle.map((each, index) => ways.get(each)?.get(circle[index + 1] ?? '') ?? '').join('; '));
      return;
    }
    if (done.has(place)) return;
    for (const next of ways.get(place)?.keys() ?? []) follow(next, [...trail, place]);
    done.add(place);
  };
  for (const place of places) follow(place, []);
  return found;
};

const typesIn = ({ path, text }: Source): ts.TypeAliasDeclaration[] =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements.filter((each) => ts.isTypeAliasDeclaration(each));

/** The functions that a type itself declares, by name: not those that it takes over with Pick. */
const functionsOf = (type: ts.TypeNode): string[] => {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(functionsOf);
  if (!ts.isTypeLiteralNode(type)) return [];
  return type.members.flatMap((member) => {
    const isFunction =
      ts.isMethodSignature(member) ||
      (ts.isPropertySignature(member) && member.type !== undefined && ts.isFunctionTypeNode(member.type));
    return isFunction && ts.isIdentifier(member.name) ? [member.name.text] : [];
  });
};

describe('the architecture', () => {
  it('keeps domain folders free of adapters and of AWS', () => {
    expect(
      breaks(
        domains,
        (name) => name.startsWith('lib/adapters/') || name.startsWith('@aws-sdk/') || name.startsWith('infra/'),
      ),
    ).toEqual([]);
  });

  it('lets domain folders form no circle', () => {
    expect(circles(domains, folderOf)).toEqual([]);
  });

  it('lets no file need itself through the files that it imports', () => {
    expect(circles([...lib, ...functions, ...aws], (path) => path)).toEqual([]);
  });

  it('keeps lib/records below everything: it knows zod, hashes and itself', () => {
    const allowed = (name: string): boolean =>
      name.startsWith('lib/records/') || name === 'zod/mini' || name === 'node:crypto';
    expect(breaks(records, (name) => !allowed(name))).toEqual([]);
  });

  it('writes the store, an act and an outcome down once: a flow names its part as Pick<Store, ...>', () => {
    const store = records.flatMap(typesIn).find(({ name }) => name.text === 'Store');
    const methods = store === undefined ? [] : functionsOf(store.type);
    expect(methods).toContain('claim');
    const shared = ['Act', 'Store', 'Moved', 'Approved', 'Claim', 'Claimed'];
    const others = domains.filter((each) => !records.includes(each));
    const again = others.flatMap((each) =>
      typesIn(each).flatMap(({ name, type }) => [
        ...(shared.includes(name.text) ? [`${each.path}: type ${name.text}`] : []),
        ...(name.text.endsWith('Deps')
          ? functionsOf(type).flatMap((own) => (methods.includes(own) ? [`${each.path}: ${name.text}.${own}`] : []))
          : []),
      ]),
    );
    expect(again).toEqual([]);
  });

  it('writes the length of a minute down once', () => {
    const own = [...lib, ...functions, ...aws, ...filesIn('infra/local').map(source)].filter(
      ({ path }) => path !== 'lib/records/durations.ts',
    );
    expect(uses(own, /const (SECOND|MINUTE|HOUR|DAY)(_MS)? =/)).toEqual([]);
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

  it('lets no adapter import another adapter but the resolver of names: files of one folder are one adapter', () => {
    const adapterOf = (path: string): string => path.split('/')[2] ?? '';
    const isOther = (name: string, of: Source) =>
      name.startsWith('lib/adapters/') && adapterOf(name) !== adapterOf(of.path) && adapterOf(name) !== 'names.ts';
    expect(breaks(adapters, isOther)).toEqual([]);
  });

  it('asks for names of others by the resolver of names alone: that of the system is one for all', () => {
    expect(uses([...lib, ...functions], /from 'node:dns|\bdns\.lookup\(/)).toEqual(['lib/adapters/names.ts']);
    // Whoever opens a connection to an address of others says how its name is resolved.
    const opens = /\b(?:https? : https?\)\.request|\btls\.connect\(|\bnet\.connect\()/;
    expect(uses([...lib, ...functions], opens)).toEqual(['lib/adapters/fetch.ts', 'lib/adapters/networks/request.ts']);
  });

  it('keeps functions to wiring: no infrastructure, and about forty lines', () => {
    expect(breaks(functions, (name) => name.startsWith('infra/'))).toEqual([]);
    expect(functions.filter(({ text }) => text.split('\n').length > 85).map(({ path }) => path)).toEqual([]);
  });

  it('lets the deployment see only the tables of names it shares with the code', () => {
    const shared = [
      ...['lib/settings.ts', 'lib/events.ts', 'lib/environment.ts', 'lib/secret-name.ts'],
      ...['lib/adapters/store/keys.ts', 'lib/picture/codecs.ts', 'lib/web/doors.ts'],
    ];
    expect(
      breaks(
        aws,
        (name) =>
          name.startsWith('lib/') &&
          !shared.includes(name) &&
          !/^lib\/(delivery|freeze|records)\/[a-z-]+\.ts$/.test(name),
      ),
    ).toEqual([]);
    expect(breaks(aws, (name) => name.startsWith('functions/') || name.startsWith('infra/local/'))).toEqual([]);
  });

  it('loads zod as a namespace: the named import is five times the bundle', () => {
    expect(
      lib.filter(({ text }) => /import\s*\{\s*z\s*\}\s*from 'zod(?:\/mini)?'/.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('has no barrels and no utils', () => {
    const names = [...lib, ...functions, ...aws].map(({ path }) => path);
    expect(names.filter((path) => /(^|\/)(index|utils?|helpers?|common)\.ts$/.test(path))).toEqual([]);
  });

  it('lets the simulation’s observer take only types from the product, so that it sees a fault there', () => {
    const observers = filesIn('test/faults').filter((path) => path.startsWith('test/faults/observer'));
    const allowed = /^(?:node:|@aws-sdk\/|test\/faults\/(?:observer[a-z-]*|promises)\.ts$)/;
    const values = observers.flatMap((path) => {
      const text = code(readFileSync(join(root, path), 'utf8')).replaceAll(/^import type [^;]*;/gm, '');
      const imports = text.matchAll(/^(?:import\b|export\b[^;=]*\bfrom\b)[^;]*?'([^']+)';|\bimport\(\s*'([^']+)'/gm);
      return [...imports].map(([, name, dynamic]) => {
        const target = name ?? dynamic ?? '';
        if (!target.startsWith('.')) return target;
        return relative(root, join(root, path, '..', target))
          .split(sep)
          .join('/');
      });
    });
    expect(observers).toContain('test/faults/observer.ts');
    expect(values).toContain('test/faults/observer-rules.ts');
    expect(values.filter((name) => !allowed.test(name))).toEqual([]);
  });

  it('runs on the Node of the deployment', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });
});
