/**
 * Which tests run: the short ones (`npm test`), the long ones (`npm run test:full`), or whatever is named on
 * the command line, however long it takes.
 */
export type Part = 'short' | 'long' | 'named';

const given = process.env['VIGIE_TESTS'];
export const PART: Part = given === 'short' || given === 'long' ? given : 'named';

const SKIPPED = 'SKIPPED ';

/** Says aloud what this machine cannot run, and what would change that; `npm test` repeats it at its end. */
export const skipped = (what: string, why: string, enable: string): void => {
  process.stderr.write(`${SKIPPED}${what}: ${why}. To run it: ${enable}\n`);
};

/** What was said so, each once. */
export const skippedIn = (output: string): string[] => [
  ...new Set(
    output
      .split('\n')
      .filter((line) => line.startsWith(SKIPPED))
      .map((line) => line.slice(SKIPPED.length)),
  ),
];
