import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ACTS } from './act.ts';
import { configCheck, loadConfig } from './config.ts';
import { refuse, sayRefusal, type Io } from './io.ts';

const USAGE = `npm run --silent vigie -- <command>

  feed check <url or file>      what this feed gives, item by item
  feed poll <url or file> --state FILE
  feed add <url>                find the feed of a page, and the configuration to paste
  replay <stream.jsonl ...>     what the watch would have done  [--json] [--report out.html]
  drill <story>                 a recorded day through watch and publisher  [--report out.html] [--lang fr|en]
  freeze [scope] [reason]       stop, pause and gel are the same  [--until 2h]
  thaw <freeze>                 a person who may; thaw brake:promo ends a delay before its time
  status                        what is frozen, delayed, in flight, unknown
  takeback <delivery>           delete a published post
  resolve <delivery> WORD       what became of an unknown send: published, failed or draft; draft asks for a failed one again
  audit <delivery or freeze>    its story, act by act
  config check                  every problem of vigie.config.ts
  doctor                        what this machine has and lacks, and what each source of the watch answers

  On a relay: --local or --stack NAME, and --by PERSON for a local one. With --json one JSON document on standard output.
`;

/** What is said of one command: its lines of the whole. */
const usageOf = (verb: string): string | null => {
  const name = ['stop', 'pause', 'gel'].includes(verb) ? 'freeze' : verb;
  const lines = USAGE.split('\n').filter((line) => line.startsWith(`  ${name} `));
  return lines.length === 0 ? null : `${lines.join('\n')}\n`;
};

const OWN = ['--json', '--config', 'check'];

/** What `config check` and `doctor` take, for everything else is a slip of the pen. */
const strange = (args: readonly string[]): string | undefined =>
  args.find((each, index) => !OWN.includes(each) && args[index - 1] !== '--config');

const runVerb = async (args: readonly string[], io: Io, json: boolean): Promise<number> => {
  const [verb = '', ...rest] = args;
  // Whoever asks how a command is used must not have used it.
  const about = verb === 'help' ? rest[0] : rest.some((each) => each === '--help' || each === '-h') ? verb : undefined;
  const told = about === undefined ? null : usageOf(about);
  if (told !== null) {
    io.out(json ? `${JSON.stringify({ usage: told })}\n` : told);
    return 0;
  }
  const at = rest.indexOf('--config');
  const named = at === -1 ? 'vigie.config.ts' : rest[at + 1];
  const wrong = (message: string) => sayRefusal(io, refuse(2, 'usage', message), json);
  if (named === undefined || named.startsWith('-')) return wrong('--config needs a file');
  const config = () => loadConfig(resolve(named));
  switch (verb) {
    case '':
    case 'help':
    case '--help':
    case '-h':
      io.out(json ? `${JSON.stringify({ usage: USAGE })}\n` : USAGE);
      return verb === '' ? 2 : 0;
    case 'feed': {
      const { feedCommand } = await import('./feed.ts');
      return feedCommand(rest, io);
    }
    case 'replay': {
      const { replayCommand } = await import('./replay.ts');
      return replayCommand(rest, io);
    }
    case 'drill': {
      const { drillCommand } = await import('./drill.ts');
      return drillCommand(rest, io);
    }
    case 'config': {
      if (rest[0] !== 'check' || strange(rest) !== undefined) return wrong('config check [--config FILE] [--json]');
      const written = await config();
      return written.kind === 'refused' ? sayRefusal(io, written, json) : configCheck(written.value, io, json);
    }
    case 'doctor': {
      const allowLoopback = rest.includes('--allow-private');
      const others = rest.filter((each) => each !== '--allow-private');
      if (strange(others) !== undefined) return wrong('doctor [--config FILE] [--allow-private] [--json]');
      const { doctor } = await import('./doctor.ts');
      return doctor(config, io, { json, allowLoopback });
    }
    default: {
      if (!(ACTS as readonly string[]).includes(verb)) {
        return wrong(`no such command: ${verb}. Try: npm run --silent vigie -- help`);
      }
      const { actCommand } = await import('./act.ts');
      return actCommand(verb, rest, config, io);
    }
  }
};

/** Runs one command; answers the exit code: 0 done, 1 the thing asked about is bad, 2 wrong usage. With --json whatever happens is one document. */
export const run = async (args: readonly string[], io: Io): Promise<number> => {
  const json = args.includes('--json');
  try {
    return await runVerb(args, io, json);
  } catch (error) {
    const message = error instanceof Error && error.message !== '' ? error.message : String(error);
    return sayRefusal(io, refuse(1, 'failed', message), json);
  }
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const io: Io = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
  process.exitCode = await run(process.argv.slice(2), io);
}
