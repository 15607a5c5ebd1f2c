import { words } from '../words/words.ts';
import { scopeWords } from './sentence.ts';
import type { Now, SiteView } from './views.ts';
import { moment, short } from './when.ts';

/** What is so now, in words. Every surface says these sentences, so that no two of them contradict each other. */

export type Headline = { title: string; red: boolean; next: 'unknown' | 'held' | 'decide' | null };

const frozenLine = ({ freezes }: Now, now: number, site: SiteView): string[] => {
  const oldest = freezes.toSorted((a, b) => a.at - b.at)[0];
  if (oldest === undefined) return [];
  const scopes = [...new Set(freezes.flatMap((freeze) => freeze.scopes))];
  return [words(site.locale).pages.headFrozen(short(oldest.at, now, site), scopeWords(scopes, site.locale))];
};

/** Everything that is so, the most urgent first. At least one sentence. */
export const nowLines = (so: Now, { now, site }: { now: number; site: SiteView }): Headline[] => {
  const w = words(site.locale).pages;
  const say = (when: boolean, title: () => string, next: Headline['next'] = null): Headline[] =>
    when ? [{ title: title(), red: false, next }] : [];
  const lines = [
    ...frozenLine(so, now, site).map((title): Headline => ({ title, red: true, next: null })),
    ...so.proposals.flatMap(({ scopes }) => say(true, () => w.proposalTitle(scopeWords(scopes, site.locale)))),
    ...say(so.toCheck > 0, () => w.headUnknown(so.toCheck), 'unknown'),
    ...say(so.held > 0, () => w.headHeld(so.held), 'held'),
    ...say(so.toDecide > 0, () => w.headDrafts(so.toDecide), 'decide'),
    ...say(so.silent, () => w.headSilent),
    ...so.braked.flatMap(({ lane, until }) => say(true, () => w.brakedThing(w.lane[lane], short(until, now, site)))),
  ];
  const next = so.silent || so.next === null ? null : so.next;
  if (next !== null) {
    const at = moment(next, now, site);
    return [...lines, ...say(true, () => (lines.length === 0 ? w.headPlanned(at) : w.nextLeaves(at)))];
  }
  return lines.length === 0 ? say(true, () => w.headEmpty) : lines;
};

/** The same in one paragraph. */
export const nowText = (so: Now, telling: { now: number; site: SiteView }): string =>
  nowLines(so, telling)
    .map(({ title }) => `${title}.`)
    .join(' ');
