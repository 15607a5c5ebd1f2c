import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { commandLineDocument } from './command-line.ts';
import { configurationDocument } from './configuration.ts';

/** The documents that are made from code, by their paths. */
const WRITTEN: Readonly<Record<string, () => string>> = {
  'docs/command-line.md': commandLineDocument,
  'docs/configuration.md': configurationDocument,
};

/** Each of them as it should stand in its file. */
export const writtenDocuments = (): Promise<{ path: string; text: string }[]> =>
  Promise.all(
    Object.entries(WRITTEN).map(async ([name, write]) => {
      const path = fileURLToPath(new URL(`../../${name}`, import.meta.url));
      return { path, text: await format(write(), { ...(await resolveConfig(path)), filepath: path }) };
    }),
  );
