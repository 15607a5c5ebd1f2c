import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { configurationDocument } from './configuration.ts';

/** `npm run docs`: writes the documents that are made from code. */
const path = fileURLToPath(new URL('../../docs/configuration.md', import.meta.url));
writeFileSync(path, await format(configurationDocument(), { ...(await resolveConfig(path)), filepath: path }));
