import type { Spoken } from '../fr/spoken.ts';
import { checks } from './checks.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';

export const english = { commands, cli, checks } satisfies Spoken;
