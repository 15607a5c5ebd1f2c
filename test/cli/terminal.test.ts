import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readerOf, type Io } from '../../lib/cli/io.ts';
import { run } from '../../lib/cli/main.ts';
import { openProgress } from '../../lib/cli/progress.ts';
import { table } from '../../lib/cli/table.ts';
import { openTerminal, siteOf } from '../../lib/cli/terminal.ts';
import { CONFIG } from '../web/gazette.ts';

/** What a person at a terminal sees: colours, widths, the language and the clock of the site. */

const folder = mkdtempSync(join(tmpdir(), 'vigie-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ESCAPE = '\u001B[';

const configIn = (locale: string, timeZone: string): string => {
  const file = join(folder, `${locale}.config.ts`);
  writeFileSync(file, `export default ${JSON.stringify({ ...CONFIG, site: { ...CONFIG.site, locale, timeZone } })};`);
  return file;
};

const process_ = (env: NodeJS.ProcessEnv, isTTY: boolean): NodeJS.Process =>
  ({ env, stdout: { isTTY, columns: 80 }, stderr: { isTTY } }) as unknown as NodeJS.Process;

describe('the language and the clock', () => {
  it('are those of the configuration that the line names, else of the environment', async () => {
    const french = configIn('fr', 'Europe/Paris');
    const english = configIn('en', 'America/New_York');
    const nowhere = ['--config', join(folder, 'none.ts')];
    expect(await siteOf(['status', '--config', french], {})).toEqual({ locale: 'fr', timeZone: 'Europe/Paris' });
    expect(await siteOf(['status', `--config=${english}`], {})).toMatchObject({ timeZone: 'America/New_York' });
    expect(await siteOf(nowhere, { LANG: 'fr_FR.UTF-8' })).toMatchObject({ locale: 'fr' });
    expect(await siteOf(nowhere, { LC_ALL: 'C', LANG: 'fr_FR.UTF-8' })).toMatchObject({ locale: 'en' });
  });

  it('are those of the relay that runs here, and some language all the same when its file is broken', async () => {
    const data = mkdtempSync(join(folder, 'data-'));
    writeFileSync(join(data, 'config.json'), JSON.stringify({ site: { locale: 'fr', timeZone: 'nowhere' } }));
    expect(await siteOf(['stop', '--data', data], {})).toMatchObject({ locale: 'fr' });
    writeFileSync(join(data, 'config.json'), '{');
    expect(await siteOf(['stop', '--data', data], {})).toMatchObject({ locale: 'en' });
  });

  it('speak French where the configuration does, in help, in answers and in refusals', () => {
    const config = configIn('fr', 'Europe/Paris');
    const main = new URL('../../lib/cli/main.ts', import.meta.url).pathname;
    const call = (...args: string[]) =>
      spawnSync(process.execPath, [main, ...args, '--config', config], { encoding: 'utf8', cwd: folder });
    expect(call('config', 'check').stdout).toContain('La configuration est bonne');
    expect(call('help', 'freeze').stdout).toContain('Arrête les envois');
    expect(call('status', '--local').stderr).toContain('aucun relais ne tourne ici');
    expect(call('status', '--lcal').stderr).toMatch(/option inconnue '--lcal'\. Vouliez-vous dire --local\u202F\?/);
  });
});

describe('colours', () => {
  const coloursOf = async (env: NodeJS.ProcessEnv, isTTY: boolean) => {
    const { io } = await openTerminal(['help', '--config', join(folder, 'none.ts')], process_(env, isTTY));
    return io.terminal?.colours ?? false;
  };

  it('are shown on a terminal alone, and not where NO_COLOR or a dumb terminal says no', async () => {
    expect(await coloursOf({}, true)).toBe(true);
    expect(await coloursOf({}, false)).toBe(false);
    expect(await coloursOf({ NO_COLOR: '1' }, true)).toBe(false);
    expect(await coloursOf({ NO_COLOR: '' }, true)).toBe(true);
    expect(await coloursOf({ TERM: 'dumb' }, true)).toBe(false);
  });

  it('stand in the table round each value, and move no column', () => {
    const rows = [
      ['a', ['approved', 'green'], 'one'],
      ['bb', 'draft', 'two'],
    ] as const;
    const plain = table({ ...readerOf({}), columns: null }, ['ID', 'STATE', 'TEXT'], rows);
    const painted = table(readerOf({ terminal: { columns: 80, colours: true } }), ['ID', 'STATE', 'TEXT'], rows);
    expect(plain).toBe('ID  STATE     TEXT\na   approved  one\nbb  draft     two');
    expect(painted).toContain(`${ESCAPE}32mapproved${ESCAPE}0m`);
    expect(painted.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain);
  });

  it('leave lines no longer than the terminal is wide, and whole where no terminal is', () => {
    const long = 'x'.repeat(200);
    const lines = (columns: number | null) =>
      table({ ...readerOf({}), columns }, ['ID', 'TEXT'], [['a', long]]).split('\n');
    expect(lines(40)[1]).toHaveLength(40);
    expect(lines(null)[1]).toBe(`a   ${long}`);
  });
});

describe('long work', () => {
  const told = (io: Partial<Io>, { json = false, stepMs = 1_000 } = {}): string => {
    let err = '';
    let now = 0;
    const reader = readerOf({});
    const progress = openProgress(
      { io: { out: () => 0, err: (text) => (err += text), ...io }, reader, json },
      'nice',
      () => now,
    );
    for (let step = 0; step <= 200; step += 1, now += stepMs) progress.at(step / 200, '21:05');
    progress.end();
    return err;
  };

  it('says each tenth as a line, and on a terminal each hundredth in one line that is wiped away', () => {
    const lines = told({}).trim().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[3]).toBe('nice: 40 %, 21:05');
    const live = told({ live: true });
    expect(live.split('\r')).toHaveLength(102);
    expect(live).not.toContain('\n');
    expect(live.endsWith(`\r${ESCAPE}K`)).toBe(true);
  });

  it('says nothing to a script, and nothing of what is done at once', () => {
    expect(told({}, { json: true })).toBe('');
    expect(told({}, { stepMs: 1 })).toBe('');
  });
});

describe('completion', () => {
  const scriptOf = async (shell: string): Promise<string> => {
    let out = '';
    await run(['completion', shell], { out: (text) => (out += text), err: () => 0 });
    return out;
  };

  it('completes commands, groups, scopes and options in a real bash', async () => {
    const file = join(folder, 'vigie.bash');
    writeFileSync(file, await scriptOf('bash'));
    const complete = (...words: string[]): string[] => {
      const line = ['vigie', ...words].map((word) => `'${word}'`).join(' ');
      const script = `source ${file}; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _vigie; echo "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split(' ');
    };
    expect(complete('fre')).toEqual(['freeze']);
    expect(complete('feed', 'ch')).toEqual(['check']);
    expect(complete('stop', 'lane:p')).toEqual(['lane:promo']);
    expect(complete('feed', 'check', '--al')).toEqual(['--allow-private']);
    expect(complete('drill', 'ni')).toEqual(['nice-2016']);
    expect(complete('thaw', '--lo')).toEqual(['--local']);
  });

  it('is written for zsh and fish too, and refuses another shell', async () => {
    expect(await scriptOf('zsh')).toContain('bashcompinit');
    expect(await scriptOf('fish')).toMatch(/^complete -c vigie /);
    expect(await run(['completion', 'csh'], { out: () => 0, err: () => 0 })).toBe(2);
  });
});
