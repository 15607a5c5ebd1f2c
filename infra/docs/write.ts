import { writeFileSync } from 'node:fs';
import { writtenDocuments } from './documents.ts';

/** `npm run docs`: writes the documents that are made from code. */
for (const { path, text } of await writtenDocuments()) writeFileSync(path, text);
