import { checks } from './checks.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';

/** What the command line says in French. The other languages are held to its keys. */
export const french = { commands, cli, checks };

export type Spoken = typeof french;
