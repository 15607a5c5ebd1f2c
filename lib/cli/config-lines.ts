/** Where a setting stands in a configuration file, as far as it can be found by the keys of its path. */

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The line, from 1, of the deepest key of this path that the file has in this order; null: none. */
export const lineOf = (file: string, path: string): number | null => {
  let at = 0;
  let found: number | null = null;
  const parts = path.split('.');
  for (let first = 0; first < parts.length;) {
    // A key may have dots of its own, such as an account's handle.
    const end = [...parts.keys(), parts.length]
      .filter((last) => last > first)
      .find((last) =>
        new RegExp(`(^|[\\s{,'"])${escape(parts.slice(first, last).join('.'))}['"]?\\s*:`, 'm').test(file.slice(at)),
      );
    if (end === undefined) break;
    const key = parts.slice(first, end).join('.');
    const match = new RegExp(`(^|[\\s{,'"])${escape(key)}['"]?\\s*:`, 'm').exec(file.slice(at));
    at += (match?.index ?? 0) + (match?.[0].length ?? 0);
    found = file.slice(0, at).split('\n').length;
    first = end;
  }
  return found;
};
