import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { optionLines, usageOf } from '../../lib/cli/command.ts';
import { COMMANDS } from '../../lib/cli/commands.ts';
import { run } from '../../lib/cli/main.ts';
import { spoken } from '../../lib/words/spoken.ts';

const vigie = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const code = await run(args, { out: (text) => (said.out += text), err: (text) => (said.err += text) });
  return { code, ...said };
};
const SAY = spoken('en');
const DOES = SAY.commands.does;
const EACH = COMMANDS.map((command) => [command.name, command] as const);
const LETTERS = new Set('abcdefghijklmnopqrstuvwxyz'.split(''));

describe('the table of commands', () => {
  it.each(EACH)('says how %s is used, and what it does in one sentence', (name, command) => {
    expect(usageOf(command, SAY).startsWith(name)).toBe(true);
    expect(DOES[command.name]).toMatch(/^[A-Z].*\.$/);
    expect(DOES[command.name].split(' ').length).toBeLessThanOrEqual(25);
    for (const [option, does] of optionLines(command, SAY)) expect(does, option).not.toBe('');
  });

  it('gives no two commands the same name', () => {
    const names = COMMANDS.flatMap(({ name, synonyms }) => [name, ...synonyms]);
    expect(new Set(names).size).toBe(names.length);
    expect(COMMANDS.find(({ name }) => name === 'freeze')?.synonyms).toEqual(['stop', 'pause', 'gel']);
  });

  it('is exactly what help lists', async () => {
    const { code, out } = await vigie('help');
    expect(code).toBe(0);
    for (const { name, synonyms } of COMMANDS) {
      for (const part of [name, DOES[name], ...synonyms]) expect(out).toContain(part);
    }
    const listed = out.split('\n').filter((line) => LETTERS.has(line.charAt(2)) && line.startsWith('  '));
    expect(listed).toHaveLength(COMMANDS.length + 1);
  });

  it.each(EACH)('tells the options of %s without running it', async (name, command) => {
    const { code, out, err } = await vigie('help', ...name.split(' '));
    expect([code, err]).toEqual([0, '']);
    for (const [option, does] of optionLines(command, SAY)) {
      expect(out).toContain(option);
      expect(out).toContain(does);
    }
    expect(await vigie(...name.split(' '), '--help')).toEqual({ code, out, err });
  });

  it.each(EACH)('makes %s name an unknown option, and list the known ones', async (name, command) => {
    const wrong = await vigie(...name.split(' '), '--lout');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("'--lout'");
    expect(wrong.err).toContain(`usage: vigie ${usageOf(command, SAY)}`);
    const { code, out, err } = await vigie(...name.split(' '), '--lout', '--json');
    expect([code, err]).toEqual([2, '']);
    const { error } = JSON.parse(out) as { error: { code: string; message: string } };
    expect(error.code).toBe('usage');
    for (const [option] of optionLines(command, SAY)) expect(error.message).toContain(option);
  });

  it.each(EACH)('makes %s refuse arguments that it does not take', async (name, command) => {
    if (command.count[1] === Infinity) return;
    const { code, err } = await vigie(...name.split(' '), 'a', 'b', 'c');
    expect(code).toBe(2);
    expect(err).toContain('not also: ');
    expect(err).toContain('usage: vigie ');
  });

  it('lists the commands of a group that is named alone, and all commands for an unknown one', async () => {
    const group = await vigie('config');
    expect(group.code).toBe(2);
    expect(group.err).toContain('config check');
    const none = await vigie('stauts');
    expect(none.code).toBe(2);
    for (const { name } of COMMANDS) expect(none.err).toContain(name);
    expect((await vigie('help', 'stauts')).code).toBe(2);
  });

  it('loads no AWS client and no lexicon before a command runs, so that help and a stop are quick', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const seen = new Set<string>();
    const load = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      if (!path.startsWith(root)) return;
      for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(
        /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
      )) {
        load(name.startsWith('.') ? join(path, '..', name) : name);
      }
    };
    load(join(root, 'lib/cli/main.ts'));
    const loaded = [...seen].map((path) => path.replace(root, ''));
    expect(loaded).toContain('lib/freeze/stop.ts');
    expect(
      loaded.filter((path) => /^@aws-sdk|^lib\/adapters|^lib\/crisis\/(?!days|sources|state\.ts|rules\.ts)/.test(path)),
    ).toEqual([]);
  });
});
