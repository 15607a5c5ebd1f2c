import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALARMS } from '../../infra/aws/alarms.ts';

const section = (title: string): string => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  return readme.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
};

it('every alarm has its heading in the README, and every heading its alarm', () => {
  const headings = [...section('When an alarm rings').matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.toSorted()).toEqual([...ALARMS].sort());
});

it('every heading says what it means, what to check and what to do', () => {
  const entries = section('When an alarm rings').split(/^### /m).slice(1);
  for (const entry of entries) {
    for (const word of ['**Means**', '**Check**', '**Do**']) expect(entry).toContain(word);
  }
});
