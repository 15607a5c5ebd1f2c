/** Changes only what is different: what a person reads, has opened or stands on stays the same element. */

/** What a person has changed stays as it is, whatever the new page says. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  DETAILS: ['open'],
  IFRAME: ['src', 'style'],
  LI: ['class'],
};

const keyOf = (node: Node): string => (node instanceof Element ? node.id : '');

const morphAttributes = (from: Element, to: Element): void => {
  const kept = from.matches('details, iframe, .box') ? (KEPT[from.nodeName] ?? []) : [];
  for (const { name, value } of [...to.attributes]) {
    if (!kept.includes(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  for (const { name } of [...from.attributes]) {
    if (!kept.includes(name) && !to.hasAttribute(name)) from.removeAttribute(name);
  }
};

/** What a red banner has as evidence is read at once. */
export const openEvidence = (root: ParentNode): void => {
  for (const each of root.querySelectorAll<HTMLDetailsElement>('.banner.red details.evidence')) each.open = true;
};

const arrived = (node: Node): void => {
  if (!(node instanceof Element)) return;
  if (node.id !== '' && node.matches('li')) node.classList.add('came');
  openEvidence(node);
};

/** The element of today that a new node is: the one with its id, else the next one when it is of the same kind. */
const sameNode = (next: Node, here: ChildNode | null, keyed: ReadonlyMap<string, ChildNode>): ChildNode | null => {
  const key = keyOf(next);
  const found = key === '' ? here : (keyed.get(key) ?? null);
  if (found === null || found.nodeName !== next.nodeName) return null;
  return key === '' && keyOf(found) !== '' ? null : found;
};

const morphChildren = (from: Element, to: Element): void => {
  const keyed = new Map([...from.childNodes].filter((node) => keyOf(node) !== '').map((node) => [keyOf(node), node]));
  const wanted = new Set([...to.childNodes].map(keyOf));
  let here = from.firstChild;
  const drop = (): void => {
    const old = here;
    here = old?.nextSibling ?? null;
    old?.remove();
  };
  for (const next of [...to.childNodes]) {
    while (here !== null && keyOf(here) !== '' && !wanted.has(keyOf(here))) drop();
    const same = sameNode(next, here, keyed);
    if (same === null) {
      const fresh = document.importNode(next, true);
      from.insertBefore(fresh, here);
      arrived(fresh);
    } else {
      if (same === here) here = here.nextSibling;
      else from.insertBefore(same, here);
      morph(same, next);
    }
  }
  while (here !== null) drop();
};

export const morph = (from: Node, to: Node): void => {
  if (from instanceof Text && to instanceof Text) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  if (!(from instanceof Element) || !(to instanceof Element)) return;
  morphAttributes(from, to);
  if (from.nodeName !== 'IFRAME' && !from.isEqualNode(to)) morphChildren(from, to);
};
