import { pathToFileURL } from 'node:url';
import { usageOf, wantsJson, type Command } from './command.ts';
import { COMMANDS, findCommand, type Named } from './commands.ts';
import { commandHelp, groupHelp, overview } from './help.ts';
import { didYouMean } from './nearly.ts';
import { readerOf, refuse, sayAnswer, sayRefusal, answer, type Io, type Text } from './io.ts';
import { openTerminal } from './terminal.ts';

const HELP = ['help', '--help', '-h'];

/** Says what `help` says of one command, of the commands of a group, or of all of them. */
const sayHelp = (about: Named | null, io: Io, json: boolean): number => {
  if (about?.kind === 'unknown') return noSuchCommand(about.name, io, json);
  const { say } = readerOf(io);
  const usage =
    about === null
      ? overview(COMMANDS, say)
      : about.kind === 'group'
        ? groupHelp(about.commands, say)
        : commandHelp(about.command, say);
  return sayAnswer(
    io,
    answer({ usage }, () => usage),
    { json },
  );
};

const NAMES = COMMANDS.flatMap((each) => [each.name, ...each.synonyms]);

const noSuchCommand = (name: string, io: Io, json: boolean): number => {
  const names = [...COMMANDS.map((each) => each.name), 'help'].join(', ');
  const wrong = refuse(2, 'usage', ({ say }) => {
    const words = say.commands.wrong;
    const what = name.startsWith('-') ? words.optionsFirst(name) : words.noSuchCommand(name);
    return words.thereAre(what, didYouMean(name, [...NAMES, 'help'], say), names);
  });
  return sayRefusal(io, wrong, { json });
};

/** A group's name without one of its commands: `feed`, or `feed chek`. */
const incomplete = (words: readonly string[], commands: readonly Command[], io: Io, json: boolean): number => {
  const alwaysJson = commands.some((each) => each.alwaysJson);
  const names = commands.map((each) => each.name).join(', ');
  const typed = words.slice(0, 2).join(' ');
  const { say } = readerOf(io);
  const told = say.commands.wrong;
  const meant = didYouMean(
    typed,
    commands.map((each) => each.name),
    say,
  );
  const wrong = refuse(2, 'usage', told.thereAre(told.noSuchCommand(typed), meant, names));
  const exit = sayRefusal(io, wrong, { json: json || alwaysJson });
  if (!json) for (const each of commands) io.err(`${say.commands.help.usage(usageOf(each, say))}\n`);
  return exit;
};

const runNamed = async (args: readonly string[], io: Io, json: boolean): Promise<number> => {
  const [first] = args;
  if (first === undefined) {
    io.out(overview(COMMANDS, readerOf(io).say));
    return 2;
  }
  if (HELP.includes(first)) {
    const about = args.slice(1).filter((each) => each !== '--json');
    return sayHelp(about.length === 0 ? null : findCommand(about), io, json);
  }
  const found = findCommand(args);
  // Whoever asks how a command is used must not have used it.
  if (found.kind !== 'unknown' && args.some((each) => each === '--help' || each === '-h')) {
    return sayHelp(found, io, json);
  }
  switch (found.kind) {
    case 'command':
      return found.command.run(found.rest, io);
    case 'group':
      return incomplete(args, found.commands, io, json);
    case 'unknown':
      return noSuchCommand(found.name, io, json);
  }
};

const failure = (error: unknown): Text => {
  const message = error instanceof Error && error.message !== '' ? error.message : String(error);
  const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
  return ({ say }) => (refused ? say.commands.wrong.nothingAnswers(message) : message);
};

/** Runs one command and returns the exit code. With `--json` the answer is one document, whatever happens. */
export const run = async (args: readonly string[], io: Io): Promise<number> => {
  const json = wantsJson(args);
  try {
    return await runNamed(args, io, json);
  } catch (error) {
    return sayRefusal(io, refuse(1, 'failed', failure(error)), { json });
  }
};

/** Runs the line of this process, and leaves its exit code. */
export const runProcess = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const { io, close } = await openTerminal(args, process);
  process.exitCode = await run(args, io);
  close();
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await runProcess();
