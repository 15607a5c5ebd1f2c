import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runbookEntry } from '../../infra/aws/alarms.ts';
import { ALARMS } from './alarms.ts';

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const entries = runbook.split(/^## /m).slice(1);
const headings = entries.map((entry) => entry.split('\n', 1)[0] ?? '');

it('every alarm has one heading in the runbook, and every heading has its alarm', () => {
  expect(headings.toSorted()).toEqual([...ALARMS].sort());
});

it('every entry says what the alarm means, what to check and what to do', () => {
  for (const entry of entries) {
    for (const part of ['**Means**', '**Check**', '**Do**']) expect(entry).toContain(part);
  }
});

it('the address that an alarm prints is the one of its entry', () => {
  // A heading's anchor, as GitHub makes it: lower case, blanks as hyphens.
  const anchors = headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'));
  for (const alarm of ALARMS) expect(anchors).toContain(runbookEntry(alarm).split('#')[1]);
});
