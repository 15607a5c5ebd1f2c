#!/usr/bin/env node
import { run } from '../../lib/cli/main.ts';

/** The command line of the npm package: `npx vigie`. */
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
