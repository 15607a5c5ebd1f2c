/**
 * Parameters that only measure: those named whole, and families by their beginning. Publishers' own: xtor (AT
 * Internet), ito (Mail Online), ocid (Microsoft).
 */
const TRACKERS = new Set(
  (
    'fbclid gclid gclsrc gbraid wbraid dclid gad_source gad_campaignid msclkid twclid ttclid igshid igsh yclid ' +
    'ysclid _openstat wickedid mc_cid mc_eid mkt_tok li_fat_id rdt_cid epik srsltid vero_id vero_conv oly_enc_id ' +
    'oly_anon_id _hsenc _hsmi __hssc __hstc __hsfp hsctatracking s_cid ncid cmp cmpid ocid ito xtor soc_src ' +
    'soc_trk guccounter guce_referrer guce_referrer_sig trk trkcampaign ga_source ga_medium ga_campaign ga_term ' +
    'ga_content ref_src ref_url __twitter_impression awc irclickid irgwc mibextid rb_clickid _branch_match_id ' +
    '_branch_referrer __s sc_campaign sc_channel sc_content sc_medium sc_outcome sc_geo sc_country'
  ).split(' '),
);
const TRACKER_FAMILIES = /^(?:utm_|mtm_|at_|ns_|pk_|hsa_|matomo_|piwik_|wt_|itm_|stm_)/;

/** Characters; a longer one is taken for damage. */
const MAX_LINK_LENGTH = 8_000;

/**
 * What nearly every link looks like: absolute, a dotted name for a host, and nothing that a URL would have to escape.
 */
const PLAIN_LINK = /^https?:\/\/[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?:[/?#][^\s<>"`{}|\\^\u0000-\u001f]*)?$/i;

/**
 * An absolute http or https address from what a publisher wrote, or null. What is already absolute and clean keeps
 * its spelling, since it is what will be published. `bases` are tried in order until one makes a relative address
 * absolute.
 */
export function absoluteLink(raw: string | null | undefined, bases: readonly (string | null)[]): string | null {
  const given = escapedOnce(raw ?? '');
  if (given.length <= MAX_LINK_LENGTH && PLAIN_LINK.test(given)) return given;
  // Tabs and line breaks inside an address come from wrapped XML; browsers drop them too.
  const written = given.replace(/[\t\r\n]+/g, '').trim();
  if (written === '' || written.length > MAX_LINK_LENGTH) return null;
  const text = withWebScheme(written);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text);
  return scheme === null ? relativeLink(text, bases) : linkWithScheme(text, scheme[1] ?? '');
}

const MORE_THAN_ONCE = /&(?:amp;|#)/i;

/** Publishers' programs escape an address that is escaped already: `?a=1&amp;b=2`. No address has such a parameter. */
function escapedOnce(address: string): string {
  return MORE_THAN_ONCE.test(address) ? address.replace(/&(?:amp;|#0*38;|#x0*26;)+/gi, '&') : address;
}

/** `feed:` in front of a web address, and an address that begins with `www.`, as browsers would open them. */
function withWebScheme(written: string): string {
  if (/^feed:(?:\/\/)?https?:/i.test(written)) return written.replace(/^feed:(?:\/\/)?/i, '');
  if (/^feed:\/\//i.test(written)) return written.replace(/^feed:/i, 'http:');
  return /^www\.[^/\s]+\.[a-z]{2,}(?:[/?#]|$)/i.test(written) ? `https://${written}` : written;
}

/** `host:8080/path` looks like a scheme; with any scheme but http and https it is not a web address. */
function linkWithScheme(text: string, scheme: string): string | null {
  if (!/^https?$/i.test(scheme)) return null;
  const url = parseUrl(text);
  if (url === null || url.hostname === '') return null;
  if (url.username !== '' || url.password !== '') return withoutUser(url);
  return /^https?:\/\/[^/]/i.test(text) && !/[\s<>"`{}|\\^\u0000-\u001f]/.test(text) ? text : url.href;
}

/** A name and a password in an address are nobody's to read, and `https://bank.example@evil.example/` misleads. */
function withoutUser(url: URL): string {
  url.username = '';
  url.password = '';
  return url.href;
}

function relativeLink(text: string, bases: readonly (string | null)[]): string | null {
  const [, named] = /^((?:[\w-]+\.)+[a-z]{2,})(?:[/?#]|$)/i.exec(text) ?? [];
  for (const base of bases) {
    if (base === null || !/^https?:/i.test(base)) continue;
    // `gazette.example/a` on gazette.example lost its scheme.
    const isHost = named !== undefined && parseUrl(base)?.hostname.replace(/^www\./, '') === named.toLowerCase();
    const url = isHost ? parseUrl(`//${text}`, base) : parseUrl(text, base);
    if (url !== null && isWeb(url)) return withoutUser(url);
  }
  if (!text.startsWith('//')) return null;
  const url = parseUrl(`https:${text}`);
  return url === null || url.hostname === '' ? null : withoutUser(url);
}

/**
 * One spelling for all links to the same page: https, no `www.`, no fragment, the query sorted and without tracking
 * parameters. It is for comparing only and never published. Null when the link is not an http or https address.
 */
export function canonicalLink(link: string): string | null {
  const url = parseUrl(link);
  if (url === null || !isWeb(url)) return null;
  const isDefaultPort = url.port === '' || (url.protocol === 'http:' && url.port === '80');
  const host = url.hostname.replace(/^www\.(?=[^.]+\.)/, '').replace(/\.$/, '') + (isDefaultPort ? '' : `:${url.port}`);
  const query = sortedQuery(url.search);
  return `https://${host}${url.pathname}${query === '' ? '' : `?${query}`}`;
}

/** Parameters that name a reader's session: always by these names, others where the value can be nothing else. */
const SESSIONS = /^(?:phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|oscsid|zenid)$/;
const MAYBE_SESSIONS = /^(?:sid|session|session_?id|sessid|s)$/;
/** What a server shows at a folder's own address. */
const INDEX_PAGE = /\/(?:index\.(?:x?html?|php\d?|aspx?|jsp|shtml|cfm|cgi)|default\.(?:aspx?|html?))$/i;

/**
 * One spelling for all addresses of one page, from its canonical link: also without a slash at the end, an index
 * page, a session, doubled slashes, and with the same escapes. It is for comparing only.
 */
export function comparedLink(canonical: string): string {
  const question = canonical.indexOf('?');
  const address = question === -1 ? canonical : canonical.slice(0, question);
  const host = /^https:\/\/[^/]*/.exec(address)?.[0] ?? '';
  const path = normalEscapes(address.slice(host.length))
    .replace(/;jsessionid=[^/]*/gi, '')
    .replace(/\/\(S\([a-z0-9]{20,30}\)\)(?=\/)/gi, '')
    .replace(/\/{2,}/g, '/')
    .replace(INDEX_PAGE, '/')
    .replace(/\/+$/, '');
  const query =
    question === -1 ? '' : withoutSessions(normalEscapes(canonical.slice(question + 1).replace(/\+/g, '%20')));
  return `${host}${path}${query === '' ? '' : `?${query}`}`;
}

/** Says by which way a reader came. */
const WAY = /^(?:ref|from|source|src|via|feature|origin|medium)=(?:rss|atom|feed|rss-?feed|feed-?rss)$/i;

function withoutSessions(query: string): string {
  return query
    .split('&')
    .map((pair) => pair.replace(/^([^=]+)=$/, '$1'))
    .filter((pair) => {
      if (WAY.test(pair)) return false;
      const [name = '', value = ''] = pair.toLowerCase().split('=', 2);
      return !SESSIONS.test(name) && !(MAYBE_SESSIONS.test(name) && /^[0-9a-f]{20,64}$/.test(value));
    })
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('&');
}

/**
 * `%7e` and `~`, `%c3%a9` and `%C3%A9` are the same, and so are `%2C` and `,`: programs differ in which of these they
 * escape, and no server tells them apart.
 */
function normalEscapes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const letter = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~!'()*,:@[\]-]/.test(letter) ? letter : escape.toUpperCase();
  });
}

/**
 * The same link without parameters, and a fragment, that only measure; the rest keeps the publisher's spelling and
 * order.
 */
export function withoutTracking(link: string): string {
  const hash = link.indexOf('#');
  const beforeHash = hash === -1 ? link : link.slice(0, hash);
  const fragment = hash === -1 ? '' : link.slice(hash);
  const question = beforeHash.indexOf('?');
  const keptFragment = isTrackingFragment(fragment) ? '' : fragment;
  if (question === -1) return beforeHash + keptFragment;
  const kept = beforeHash
    .slice(question + 1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracker(pair.split('=', 1)[0] ?? ''));
  return beforeHash.slice(0, question) + (kept.length === 0 ? '' : `?${kept.join('&')}`) + keptFragment;
}

/** True for a fragment that measures (`#xtor=RSS-1`, `#rss`), as opposed to one that names a place in the page. */
export function isTrackingFragment(fragment: string): boolean {
  if (/^#(?:(?:ref|from|src|source)=)?(?:rss|feed|atom)$|^#:~:/i.test(fragment)) return true;
  const pairs = fragment.replace(/^#[?]?/, '').split('&');
  return pairs.every((pair) => pair.includes('=') && isTracker(pair.split('=', 1)[0] ?? ''));
}

/** True for an address without path and query: a site's front page, which names no item. */
export function isFrontPage(canonical: string): boolean {
  return /^https:\/\/[^/?]+\/?$/.test(canonical);
}

function isTracker(name: string): boolean {
  const lower = name.toLowerCase();
  return TRACKERS.has(lower) || TRACKER_FAMILIES.test(lower);
}

function sortedQuery(search: string): string {
  if (search.length < 2) return '';
  return search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracker(pair.split('=', 1)[0] ?? ''))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('&');
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

function parseUrl(text: string, base?: string): URL | null {
  return URL.parse(text, base);
}
