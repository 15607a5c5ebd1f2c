import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ACTS } from './act.ts';
import { configCheck, loadConfig } from './check.ts';
import { refuse, sayRefusal, type Io } from './io.ts';

const USAGE = `npm run --silent vigie -- <command>

  feed check <url or file>      what this feed gives, item by item
  feed poll <url or file> --state FILE
  feed add <url>                find the feed of a page, and the configuration to paste
  replay <stream.jsonl ...>     what the watch would have done  [--json] [--report out.html]
  drill <story>                 a recorded day through watch and publisher
  freeze [scope] [reason]       stop, pause and gel are the same  [--until 2h]
  thaw <freeze>                 a person who may
  status                        what is frozen, delayed, in flight, unknown
  takeback <delivery>           delete a published post
  audit <delivery or freeze>    its story, row by row
  config check                  every problem of vigie.config.ts
  doctor                        what this machine has and lacks

  On a relay: --local or --stack NAME, and --by PERSON for a local one. With --json one JSON document on standard output.
`;

/** Runs one command; answers the exit code: 0 done, 1 the thing asked about is bad, 2 wrong usage. */
export const run = async (args: readonly string[], io: Io): Promise<number> => {
  const [verb = '', ...rest] = args;
  const json = args.includes('--json');
  const at = rest.indexOf('--config');
  const file = pathToFileURL(resolve(at === -1 ? 'vigie.config.ts' : (rest[at + 1] ?? ''))).href;
  const config = () => loadConfig(file);
  switch (verb) {
    case '':
    case 'help':
    case '--help':
      io.out(USAGE);
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
    case 'config':
      if (rest[0] !== 'check') return sayRefusal(io, refuse(2, 'usage', 'config check [--config FILE]'), json);
      return configCheck(await config(), io, json);
    case 'doctor': {
      const { doctor } = await import('./doctor.ts');
      return doctor(config, io, json);
    }
    default: {
      if (!(ACTS as readonly string[]).includes(verb)) {
        return sayRefusal(
          io,
          refuse(2, 'usage', `no such command: ${verb}. Try: npm run --silent vigie -- help`),
          json,
        );
      }
      const { actCommand } = await import('./act.ts');
      return actCommand(verb, rest, config, io);
    }
  }
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const io: Io = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
  run(process.argv.slice(2), io).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      process.exitCode = sayRefusal(io, refuse(1, 'failed', message), process.argv.includes('--json'));
    },
  );
}
