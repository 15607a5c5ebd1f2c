import { readTypedAct } from '../lib/approval/typed-act.ts';
import { findCommand } from '../lib/cli/commands.ts';
import { DESK_ACTS } from '../lib/pages/views.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { optionsOf } from '../infra/docs/configuration.ts';
import { writtenDocuments } from '../infra/docs/documents.ts';
import { OPTIONS } from '../infra/docs/options.ts';
import { RIGHTS } from '../infra/aws/rights.ts';
import { FUNCTIONS } from '../lib/environment.ts';
import { RESOLUTIONS } from '../lib/delivery/resolve.ts';
import type { NetworkRecord } from '../lib/networks/record.ts';
import { RECORDS } from '../lib/networks/records.ts';
import { isLegal, STATES } from '../lib/records/delivery.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

type Document = { path: string; text: string; prose: string };

/** What stands between fences is code; commands are still read from it. */
const withoutFences = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '');

const documents: Document[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, prose: withoutFences(text) };
});

/** Every finding of a rule, as `docs/deploy.md: what is wrong`. */
const findings = (of: (document: Document) => string[]): string[] =>
  documents.flatMap((document) => of(document).map((finding) => `${document.path}: ${finding}`));

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (path: string): string[] =>
  [...withoutFences(readFileSync(join(root, path), 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    anchorOf(title ?? ''),
  );

const linksOf = ({ path, prose }: Document): { target: string; file: string; anchor: string }[] =>
  [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = ''] = target.split('#');
      return { target, file: file === '' ? path : relative(root, join(root, dirname(path), file)), anchor };
    });

const MOST_WORDS = 25;

/** Paragraphs, entries of lists and cells of tables, without marks; code and addresses count as one word. */
const blocksOf = ({ prose }: Document): string[] =>
  prose
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/`[^`\n]*`/g, 'code')
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )|\n(?=#)|\|/)
    .map((block) => block.replaceAll(/\s+/g, ' ').replace(/^ ?(?:[-*]|\d+\.|#+) /, ''));

const sentencesOf = (block: string): string[] => block.split(/(?<=[.!?][*_”")]*) /);

const wordsOf = (sentence: string): string[] => sentence.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));

const TOP = readdirSync(root);

/** The text of every TypeScript file below these folders. */
const codeOf = (...folders: string[]): string =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n');

/** Words in backticks that begin with a folder or a file of the top level name a file. */
const pathsOf = ({ prose }: Document): string[] =>
  [...prose.matchAll(/`([^`\s]+)`/g)]
    .map(([, code]) => (code ?? '').replace(/#.*$/, ''))
    .filter((code) => !/[<>*{}…]/.test(code) && (code.includes('/') || /\.[a-z]+$/.test(code)))
    .filter((code) => TOP.includes(code.split('/')[0] ?? ''));

describe('the documents', () => {
  it('link to files and headings that exist', () => {
    expect(
      findings((document) =>
        linksOf(document)
          .filter(
            ({ file, anchor }) =>
              !existsSync(join(root, file)) || (anchor !== '' && !anchorsOf(file).includes(decodeURIComponent(anchor))),
          )
          .map(({ target }) => target),
      ),
    ).toEqual([]);
  });

  it('name files that exist', () => {
    expect(findings((document) => pathsOf(document).filter((path) => !existsSync(join(root, path))))).toEqual([]);
  });

  it('name scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(
      findings(({ text }) =>
        [...text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z0-9:-]*)/g)]
          .map(([, name]) => name ?? '')
          .filter((name) => scripts[name] === undefined),
      ),
    ).toEqual([]);
  });

  // Node 20 strips no types: npm puts the Node of this checkout first in PATH, a shell does not.
  it('give no command that needs another Node than the promised one', () => {
    expect(
      findings(({ text }) => [...text.matchAll(/\b(?:node|npx|vitest|tsc) [^\n`]*\.ts\b/g)].map(([line]) => line)),
    ).toEqual([]);
  });

  it(`are written in sentences of at most ${MOST_WORDS} words`, () => {
    expect(
      findings((document) =>
        blocksOf(document)
          // What an option allows is what lib/settings.ts says when it refuses: a list, not a sentence.
          .filter((block) => !block.startsWith('Allowed: '))
          .flatMap(sentencesOf)
          .filter((sentence) => wordsOf(sentence).length > MOST_WORDS),
      ),
    ).toEqual([]);
  });

  it('keep the README short enough to be read', () => {
    expect(documents[0]?.text.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });
});

it('the documents that are made from code are what npm run docs writes', async () => {
  for (const { path, text } of await writtenDocuments()) expect(readFileSync(path, 'utf8')).toBe(text);
});

describe('docs/configuration.md', () => {
  it('has an example of each option that the schema accepts', () => {
    const refused = optionsOf().filter(({ path, schema }) => {
      const example = OPTIONS[path]?.example;
      return !z.safeParse(schema, path.endsWith('[]') ? [example] : example).success;
    });
    expect(refused.map(({ path }) => path)).toEqual([]);
  });
});

it('docs/protocol.md lists every transition that the code allows, and no other', () => {
  const text = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8');
  const rows = new Map(
    [...text.matchAll(/^\| `([a-z]+)` +\| ([^|]*)\|$/gm)].map(([, from = '', to = '']) => [
      from,
      [...to.matchAll(/`([a-z]+)`/g)].map(([, state]) => state),
    ]),
  );
  for (const from of STATES) {
    expect([from, rows.get(from)?.toSorted()]).toEqual([from, STATES.filter((to) => isLegal(from, to)).toSorted()]);
  }
});

it('docs/security.md says of each function what its role may write', () => {
  const text = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
  const keysOf = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key);
  for (const name of FUNCTIONS) {
    const row = text.split('\n').find((line) => line.startsWith(`| **${name}**`)) ?? '';
    const [puts, updates, deletes, batches, checks, never, neverGives] = row.split('|').slice(2).map(keysOf);
    const rights = RIGHTS[name];
    expect([name, { puts, updates, deletes, batches, checks, never, neverGives }]).toEqual([
      name,
      {
        puts: [...rights.puts],
        updates: [...rights.updates],
        deletes: [...rights.deletes],
        batches: [...rights.batches],
        checks: [...rights.checks],
        never: [...rights.never],
        neverGives: [...rights.neverGives],
      },
    ]);
  }
});

it('docs/security.md names the networks whose secrets the publisher may write, and no other', () => {
  const text = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
  const [, named = ''] = /It may write those of accounts of\s([^.]*(?:\.com)?[^.]*), and no other\./.exec(text) ?? [];
  const labels = Object.values(RECORDS).flatMap(({ renews, label }: NetworkRecord) =>
    renews === undefined ? [] : [label],
  );
  expect(named.split(/, | and /).sort()).toEqual(labels.sort());
});

it('docs/runbook.md names log lines, events and options that exist', () => {
  const text = readFileSync(join(root, 'docs', 'runbook.md'), 'utf8');
  const named = [...text.matchAll(/`([a-z-]+(?:\.[A-Za-z-]+)+)`/g)].map(([, name = '']) => name);
  const code = codeOf('functions', 'lib');
  const options = Object.keys(OPTIONS).map((path) => path.replaceAll('[]', ''));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !code.includes(`'${name}'`) && !options.includes(name))).toEqual([]);
});

it('docs/protocol.md names the inverse of every act of a person, or says that there is none', () => {
  const text = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8');
  const rowsOf = (heading: string) =>
    (text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
  const actsIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, act = '']) => act);
  const acts = rowsOf('The acts')
    .filter(([, , who = '']) => who.startsWith('a person'))
    .flatMap(([, act]) => actsIn(act))
    .flatMap((act) => (act === 'resolve: …' ? RESOLUTIONS.map((to) => `resolve: ${to}`) : [act]))
    // The publisher carries the order out.
    .filter((act) => act !== 'take back');
  const inverses = rowsOf('Every act has its inverse').flatMap(([, act, inverse = '']) =>
    actsIn(act).map((each) => ({ act: each, inverse })),
  );
  expect(inverses.map(({ act }) => act).sort()).toEqual([...new Set(acts)].sort());
  for (const { act, inverse } of inverses)
    expect([act, inverse === 'none' || actsIn(inverse).every((each) => acts.includes(each))]).toEqual([act, true]);
});

it('docs/protocol.md says where each act on a post is done, and it is done there', () => {
  const text = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8');
  const rows = (text.split('## Where each act on a post is done')[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => /`([^`]+)`/.exec(cell)?.[1] ?? null));
  expect(rows).toHaveLength(8);
  for (const [, act, desk, cli, slack] of rows) {
    expect([act, readTypedAct(`${slack} 0a1b2c3d`)?.act]).toEqual([act, slack]);
    expect([act, desk === null || DESK_ACTS.some((each) => each === desk)]).toEqual([act, true]);
    expect([act, findCommand([cli ?? '']).kind]).toEqual([act, 'command']);
  }
});

it('docs/protocol.md names every act of the history', () => {
  const text = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8');
  const code = codeOf('lib/adapters/store', 'lib/approval', 'lib/delivery', 'lib/draft', 'lib/freeze');
  const acts = [...code.matchAll(/\bhow: (?:[a-z]+ \? )?'([^']+)'(?: : '([^']+)')?/g)].flatMap(([, one, other]) => [
    one,
    other,
  ]);
  expect(acts.length).toBeGreaterThan(10);
  expect(acts.filter((act) => act !== undefined && !text.includes(`\`${act}\``))).toEqual([]);
});

it('docs/coming-from.md names a test for each thing that is done here, and each of these tests exists', () => {
  const text = readFileSync(join(root, 'docs', 'coming-from.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (?!tool |-)(.*)\|$/gm)].map(([, row = '']) => row.split('|'));
  const notesOf = (cell = ''): string[] => [...cell.matchAll(/\[\^(\w+)\]/g)].map(([, note = '']) => note);
  const named = new Map(
    [...text.matchAll(/^\[\^(\w+)\]: \[`([^`]+)`\]\([^)]+\): “(.+)”\.$/gm)].map(
      ([, note = '', file = '', name = '']) => [note, { file, name }],
    ),
  );

  expect(rows).toHaveLength(11);
  expect(rows.filter(([, , here]) => notesOf(here).length === 0)).toEqual([]);
  expect([...new Set(rows.flatMap(([, , here]) => notesOf(here)))].sort()).toEqual([...named.keys()].sort());
  // The name is the first thing that a test is given: `it('…'` or `it.each([…])('…'`.
  const testsOf = (file: string): string[] =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\(\s*'([^'\n]+)',/g)].map(([, name = '']) => name);
  const missing = [...named.values()].filter(({ file, name }) => !testsOf(file).includes(name));
  expect(missing).toEqual([]);
});
