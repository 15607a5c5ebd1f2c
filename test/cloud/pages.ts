/** What a browser reads of a page: the fields of its forms. */

const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The fields that a browser would send from a page, each name once. */
export const fieldsOf = (html: string): Record<string, string> => ({
  ...Object.fromEntries(
    [...html.matchAll(/<input\b[^>]*\bname="([^"]+)"[^>]*>/g)].map(([tag, name]) => [
      String(name),
      decoded(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''),
    ]),
  ),
  ...Object.fromEntries(
    [...html.matchAll(/<textarea\b[^>]*\bname="([^"]+)"[^>]*>\n?([^]*?)<\/textarea>/g)].map(([, name, text]) => [
      String(name),
      decoded(text ?? ''),
    ]),
  ),
});
