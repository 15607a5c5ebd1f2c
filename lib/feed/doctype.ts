/**
 * Entities that a document declares for itself: `<!DOCTYPE rss [<!ENTITY co "Acme">]>`. Only short texts within the
 * document, each put in place once: nothing outside is read, and no text grows beyond a bound.
 */
const MAX_ENTITIES = 1000;
/** Characters of the declarations that are looked at. */
const MAX_SUBSET = 100_000;
const MAX_VALUE = 2000;
/** Entities within entities, within entities. */
const MAX_DEPTH = 3;
/** What all references together may add to a document, in characters. */
const MAX_GROWTH = 1_000_000;

const DOCTYPE = /<!DOCTYPE\s[^<>[]{0,1000}\[/i;
const DECLARATION = new RegExp(
  [
    String.raw`\s+|<!--[^-]*(?:-[^-]+)*-->|<\?[^?]*\?>|%[\w.-]+;`,
    String.raw`<!ENTITY\s+(?<name>[A-Za-z_][\w.-]*)\s+(?:"(?<double>[^"]*)"|'(?<single>[^']*)')\s*>`,
    String.raw`<![A-Z](?:[^<>"']|"[^"]*"|'[^']*')*>`,
  ].join('|'),
  'y',
);
/** XML's own, which no document may change. */
const PREDEFINED = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** The document with the entities that it declares put in place, outside CDATA sections and comments. */
export function withOwnEntities(document: string): string {
  const doctype = DOCTYPE.exec(document.slice(0, 5000));
  if (doctype === null) return document;
  const from = doctype.index + doctype[0].length;
  const { entities, end } = declared(document.slice(from, from + MAX_SUBSET));
  return entities.size === 0
    ? document
    : document.slice(0, from + end) + replaced(document.slice(from + end), entities);
}

function declared(subset: string): { entities: ReadonlyMap<string, string>; end: number } {
  const entities = new Map<string, string>();
  let end = 0;
  for (let count = 0; count < MAX_ENTITIES;) {
    DECLARATION.lastIndex = end;
    const found = DECLARATION.exec(subset);
    if (found === null) break;
    end = DECLARATION.lastIndex;
    const { name, double, single } = found.groups ?? {};
    if (name === undefined) continue;
    count++;
    const value = double ?? single ?? '';
    // The first declaration of a name counts.
    if (value.length <= MAX_VALUE && !PREDEFINED.has(name) && !entities.has(name)) entities.set(name, value);
  }
  return { entities, end };
}

const REFERENCE = /&([A-Za-z_][\w.-]*);/g;
const OPAQUE = [
  { opens: '<![CDATA[', closes: ']]>' },
  { opens: '<!--', closes: '-->' },
] as const;

function replaced(body: string, entities: ReadonlyMap<string, string>): string {
  let left = MAX_GROWTH;
  const valueOf = (reference: string, name: string, depth: number): string => {
    const value = entities.get(name);
    if (value === undefined || depth > MAX_DEPTH || left <= 0) return reference;
    left -= Math.max(0, value.length - reference.length);
    return value.replace(REFERENCE, (inner, of: string) => valueOf(inner, of, depth + 1));
  };
  const inPlace = (text: string) => text.replace(REFERENCE, (reference, name: string) => valueOf(reference, name, 1));
  const pieces: string[] = [];
  let at = 0;
  const next = OPAQUE.map(({ opens }) => body.indexOf(opens));
  for (;;) {
    const [cdata, comment] = next.map((index) => (index === -1 ? Infinity : index));
    const which = (cdata ?? Infinity) <= (comment ?? Infinity) ? 0 : 1;
    const opens = next[which] ?? -1;
    const closes = opens === -1 ? -1 : body.indexOf(OPAQUE[which].closes, opens);
    if (closes === -1) break;
    pieces.push(inPlace(body.slice(at, opens)), body.slice(opens, closes));
    at = closes;
    OPAQUE.forEach((kind, index) => {
      if ((next[index] ?? -1) !== -1 && (next[index] ?? 0) < at) next[index] = body.indexOf(kind.opens, at);
    });
  }
  return pieces.join('') + inPlace(body.slice(at));
}
