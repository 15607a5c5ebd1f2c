import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** For each mistake, the seed of the evening in which it broke its promise when `npm run faults:note` last looked. */
export const NOTED = fileURLToPath(new URL('first-evenings.json', import.meta.url));

const noted: Readonly<Record<string, number | undefined>> = existsSync(NOTED)
  ? (JSON.parse(readFileSync(NOTED, 'utf8')) as Record<string, number>)
  : {};

/**
 * The seeds of so many evenings, the noted one first. When the simulation has changed, the noted evening may show
 * nothing any more: then the hunt only takes longer.
 */
export const seedsFor = (id: string, evenings: number): number[] => {
  const all = Array.from({ length: evenings }, (_, index) => index + 1);
  const first = noted[id];
  return first === undefined ? all : [first, ...all.filter((seed) => seed !== first)];
};
