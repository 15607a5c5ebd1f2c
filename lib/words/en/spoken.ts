import type { Spoken } from '../fr/spoken.ts';
import { checks } from './checks.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';
import { init } from './init.ts';

export const english = { commands, cli, checks, init } satisfies Spoken;
