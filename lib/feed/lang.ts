const known = new Map<string, string | null>();

/**
 * A language tag in lower case, as far as what a publisher wrote is one by BCP 47: `fr-fr-fr` is `fr-fr`, and
 * `en_US.UTF-8` is `en-us`. Null where nothing of it is.
 */
export function readLang(written: string): string | null {
  const found = known.get(written);
  if (found !== undefined) return found;
  const tag = tagIn(written);
  // A feed has one language, or a few; a hostile one may have many.
  if (known.size < 1000) known.set(written, tag);
  return tag;
}

function tagIn(written: string): string | null {
  const [first = ''] = written
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replace(/_/g, '-')
    .split(/[^a-z0-9-]/, 1);
  for (let parts = first.split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
    const tag = parts.join('-');
    if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(tag) && isTag(tag)) return tag;
  }
  return null;
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
