import { checks } from './checks.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';
import { init } from './init.ts';

/** What the command line says in French. The other languages are held to its keys. */
export const french = { commands, cli, checks, init };

export type Spoken = typeof french;
