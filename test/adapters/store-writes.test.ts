import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Every write of the store: it has a condition, or says beside its line why it overwrites nothing. */

const folder = fileURLToPath(new URL('../../lib/adapters/store/', import.meta.url));
/** How a write is made: a verb of the table, or an action of a transaction. */
const VERBS = ['put', 'update', 'write', 'batch', 'remove'];
const ACTIONS = ['Put', 'Update', 'Delete'];
const CONDITIONS = /\b(ConditionExpression|seenPut)\b/;

type Write = { where: string; text: string; above: string };

const writesOf = (file: string): Write[] => {
  const source = ts.createSourceFile(file, readFileSync(`${folder}${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
  const lines = source.text.split('\n');
  const found: Write[] = [];
  const add = (node: ts.Node): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    // A comment beside the write, or above the statement that makes it.
    const above = lines.slice(Math.max(0, line - 2), line + 1).join('\n');
    found.push({ where: `${file}:${line + 1}`, text: node.getText(source), above });
  };
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      if (expression.getText(source) === 'table' && VERBS.includes(name.text)) add(node);
    }
    if (ts.isPropertyAssignment(node) && ACTIONS.includes(node.name.getText(source))) add(node);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
};

// The verbs themselves are written in table.ts.
const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'table.ts');

describe('the store', () => {
  const writes = files.flatMap(writesOf);

  it('makes each write on a condition, or says why it overwrites nothing', () => {
    const bare = writes.filter(({ text, above }) => !CONDITIONS.test(text) && !above.includes('// Unconditional: '));
    expect(bare.map(({ where }) => where)).toEqual([]);
    expect(writes.length).toBeGreaterThan(20);
  });

  it('lists the writers and the condition of every kind of item in its head', () => {
    const head = readFileSync(`${folder}open-store.ts`, 'utf8').split("what keeps another's write")[1] ?? '';
    const listed = new Set(head.split('\n').flatMap((line) => line.split('|')[1]?.match(/\b[A-Z]{3,}\b/g) ?? []));
    const texts = files.map((file) => readFileSync(`${folder}${file}`, 'utf8'));
    const keys = texts.flatMap(
      (text) => text.match(/(?<=`)[A-Z]{3,}(?=#\$)|(?<=(pk: |remove\(|key\()')[A-Z]{3,}/g) ?? [],
    );
    // The codes of an ask stand in the partition of their ask.
    const kinds = new Set(keys.filter((each) => each !== 'CODE'));
    expect([...kinds].filter((kind) => !listed.has(kind)).sort()).toEqual([]);
    expect(kinds.size).toBeGreaterThan(15);
  });
});
