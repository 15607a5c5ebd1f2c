#!/usr/bin/env node
import { runProcess } from '../../lib/cli/main.ts';

/** The command line of the npm package: `npx vigie`. */
await runProcess();
