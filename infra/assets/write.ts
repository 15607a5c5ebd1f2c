import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assets } from './assets.ts';

/** `npm run assets`: writes the modules that hold the pages' styles and scripts. */
for (const { path, text } of assets()) {
  writeFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), text);
}
