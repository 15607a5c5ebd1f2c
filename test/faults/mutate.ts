import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { mutated, SOURCE_MUTANTS } from './source-mutants.ts';

/**
 * `node --import ./test/faults/mutate.ts …`: one file of the product is read with the mistake in it that
 * VIGIE_MUTANT names. No file on disk changes.
 */
const mutant = SOURCE_MUTANTS.find(({ id }) => id === process.env['VIGIE_MUTANT']);
if (mutant === undefined) throw new Error('VIGIE_MUTANT names no mutant');
const path = fileURLToPath(new URL(`../../${mutant.file}`, import.meta.url));

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (!url.startsWith('file:') || fileURLToPath(url) !== path) return loaded;
    const { source } = loaded;
    if (source == null) throw new Error(`${mutant.file} was loaded without its text`);
    const text = typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString('utf8');
    return { ...loaded, source: mutated(mutant, text) };
  },
});
