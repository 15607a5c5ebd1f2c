import type { FeedItem } from './item.ts';
import { withoutTracking } from './links.ts';
import { readPattern, type Pattern } from './pattern.ts';
import { plain } from './plain.ts';
import type { FeedRules, Match } from './rule-shape.ts';
import { withoutGoodFaith } from '../networks/unseen.ts';

export type RuleTrace = {
  /** Where the rule stands in the configuration: `exclude[0]`. */
  readonly rule: string;
  readonly effect: 'drop' | 'keep' | 'label' | 'change';
  readonly detail: string | null;
};
export type RuleOutcome = {
  readonly item: FeedItem;
  readonly labels: readonly string[];
  readonly trace: readonly RuleTrace[];
};

/** What the rules about one item do to it. Age and number are the poll's, which knows the time and the other items. */
export function applyRules(rules: FeedRules | undefined, item: FeedItem): RuleOutcome {
  if (rules === undefined) return { item, labels: [], trace: [] };
  const texts = textsOf(item);
  const labelled = labelsOf(rules, item, texts);
  const edited = editedBy(rules, item);
  return {
    item: edited.item,
    labels: labelled.map(({ detail }) => detail),
    trace: [...keptOrDropped(rules, item, texts), ...labelled, ...edited.trace],
  };
}

/** Which rules keep the item, and which drop it. */
function keptOrDropped(rules: FeedRules, item: FeedItem, texts: Texts): RuleTrace[] {
  const trace: RuleTrace[] = [];
  const why = rules.include?.map((match) => whyFits(match, item, texts)) ?? [];
  const included = why.findIndex((reason) => reason !== null);
  if (why.length > 0) {
    if (included === -1) trace.push({ rule: 'include', effect: 'drop', detail: 'none of them fits' });
    else trace.push({ rule: `include[${included}]`, effect: 'keep', detail: why[included] ?? null });
  }
  rules.exclude?.forEach((match, index) => {
    const reason = whyFits(match, item, texts);
    if (reason !== null) trace.push({ rule: `exclude[${index}]`, effect: 'drop', detail: reason });
  });
  const language = item.lang?.split('-', 1)[0];
  if (rules.languages !== undefined && language !== undefined && !rules.languages.includes(language))
    trace.push({ rule: 'languages', effect: 'drop', detail: item.lang });
  return trace;
}

/** The labels whose condition fits. */
function labelsOf(rules: FeedRules, item: FeedItem, texts: Texts): (RuleTrace & { detail: string })[] {
  return (rules.labels ?? []).flatMap(({ label, when }, index) =>
    whyFits(when, item, texts) === null ? [] : [{ rule: `labels[${index}]`, effect: 'label' as const, detail: label }],
  );
}

/** The item without what the rules take out of its texts. A title of which nothing would be left stays. */
function strippedBy(rules: FeedRules, item: FeedItem): { item: FeedItem; trace: RuleTrace[] } {
  const trace: RuleTrace[] = [];
  let changed = item;
  rules.strip?.forEach(({ pattern: source, in: parts }, index) => {
    const compiled = compiledPattern(source);
    if (compiled === null) return;
    for (const part of parts) {
      const before = changed[part];
      if (!compiled.test(before)) continue;
      const after = compiled.without(before).replace(/ {2,}/g, ' ').trim();
      if (after === before || (after === '' && part === 'title')) continue;
      changed = { ...changed, [part]: after };
      trace.push({ rule: `strip[${index}]`, effect: 'change', detail: `${part}: ${after}` });
    }
  });
  return { item: changed, trace };
}

/** What the rules change of the item itself: its texts, its link, its picture. */
function editedBy(rules: FeedRules, item: FeedItem): { item: FeedItem; trace: RuleTrace[] } {
  const stripped = strippedBy(rules, item);
  const trace = [...stripped.trace];
  let changed = stripped.item;
  if (rules.stripTracking === true && item.link !== null) {
    const link = withoutTracking(item.link);
    if (link !== item.link) {
      changed = { ...changed, link };
      trace.push({ rule: 'stripTracking', effect: 'change', detail: link });
    }
  }
  if ((rules.image === 'none' || rules.image === 'page') && item.image !== null) {
    changed = { ...changed, image: null };
    const detail = rules.image === 'none' ? 'no picture' : 'the picture of the page instead';
    trace.push({ rule: 'image', effect: 'change', detail });
  }
  return { item: changed, trace };
}

type Texts = Readonly<Record<'title' | 'summary' | 'link', { readonly written: string; readonly plain: string }>>;

function textsOf(item: FeedItem): Texts {
  const both = (text: string) => ({ written: withoutGoodFaith(text), plain: plain(text) });
  return { title: both(item.title), summary: both(item.summary), link: both(item.link ?? '') };
}

/** What of the item made it fit, as a person reads it (`word "gala" in the title`); null when it does not. */
function whyFits(match: Match, item: FeedItem, texts: Texts): string | null {
  const { words: named, categories, authors, pattern: source } = match;
  const reasons: (string | null)[] = [];
  if (named !== undefined) reasons.push(wordFound(named, match.in, texts));
  if (categories !== undefined) reasons.push(quoted('category', among(item.categories, categories)));
  if (authors !== undefined) reasons.push(quoted('author', among(item.author === null ? [] : [item.author], authors)));
  if (source !== undefined) {
    const compiled = compiledPattern(source);
    const where = compiled === null ? undefined : match.in.find((part) => compiled.test(texts[part].written));
    reasons.push(where === undefined ? null : `the pattern in the ${where}`);
  }
  return reasons.every((reason) => reason !== null) ? reasons.join(', ') : null;
}

function wordFound(wanted: readonly string[], parts: Match['in'], texts: Texts): string | null {
  for (const word of wanted) {
    const where = parts.find((part) => hasWord(texts[part].plain, plain(word)));
    if (where !== undefined) return `word "${word}" in the ${where}`;
  }
  return null;
}

function quoted(what: string, found: string | undefined): string | null {
  return found === undefined ? null : `${what} "${found}"`;
}

function among(values: readonly string[], wanted: readonly string[]): string | undefined {
  const plainWanted = wanted.map(plain);
  return values.find((value) => plainWanted.includes(plain(value)));
}

/** A whole word or phrase: `art` is not in `Bonaparte`. */
function hasWord(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordUnit(text[at - 1]) && !isWordUnit(text[at + word.length])) return true;
  }
  return false;
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}

const patterns = new Map<string, Pattern | null>();

function compiledPattern(source: string): Pattern | null {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const reading = readPattern(source);
  const compiled = reading.kind === 'pattern' ? reading.pattern : null;
  if (patterns.size < 500) patterns.set(source, compiled);
  return compiled;
}
