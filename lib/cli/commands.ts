import type { Command } from './command.ts';
import { off, on } from './commands/attend.ts';
import { audit } from './commands/audit.ts';
import { completion } from './commands/completion.ts';
import { configCheck } from './commands/config-check.ts';
import { cost } from './commands/cost.ts';
import { doctor } from './commands/doctor.ts';
import { drill } from './commands/drill.ts';
import { feedAdd } from './commands/feed-add.ts';
import { feedCheck } from './commands/feed-check.ts';
import { feedExport } from './commands/feed-export.ts';
import { feedImport } from './commands/feed-import.ts';
import { feedPoll } from './commands/feed-poll.ts';
import { freeze } from './commands/freeze.ts';
import { post } from './commands/post.ts';
import { replay } from './commands/replay.ts';
import { resolve } from './commands/resolve.ts';
import { init } from './commands/init.ts';
import { list } from './commands/list.ts';
import { edit, move, reject, restore, sendNow, unapprove } from './commands/revise.ts';
import { status } from './commands/status.ts';
import { takeBack } from './commands/take-back.ts';
import { thaw } from './commands/thaw.ts';
import { tryAccount } from './commands/try.ts';

/**
 * The table of commands, in the order in which `help` lists them: first a running relay, then the configuration and
 * its feeds, then the past. What a command needs beyond its own line is loaded when it runs: a stop must be quick.
 */
export const COMMANDS: readonly Command[] = [
  freeze,
  thaw,
  status,
  list,
  audit,
  post,
  unapprove,
  edit,
  move,
  sendNow,
  reject,
  restore,
  takeBack,
  on,
  off,
  tryAccount,
  resolve,
  init,
  configCheck,
  cost,
  doctor,
  feedCheck,
  feedPoll,
  feedAdd,
  feedImport,
  feedExport,
  replay,
  drill,
  completion(() => COMMANDS),
];

/** What the first words of a line name, and what follows them. */
export type Named =
  | { kind: 'command'; command: Command; rest: readonly string[] }
  /** Only the first word of commands with two, such as `feed`. */
  | { kind: 'group'; name: string; commands: readonly Command[] }
  | { kind: 'unknown'; name: string };

export const findCommand = (args: readonly string[]): Named => {
  const [first = '', second = ''] = args;
  const single = COMMANDS.find(({ name, synonyms }) => name === first || synonyms.includes(first));
  if (single !== undefined) return { kind: 'command', command: single, rest: args.slice(1) };
  const double = COMMANDS.find(({ name }) => name === `${first} ${second}`);
  if (double !== undefined) return { kind: 'command', command: double, rest: args.slice(2) };
  const commands = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  return commands.length > 0 ? { kind: 'group', name: first, commands } : { kind: 'unknown', name: first };
};
