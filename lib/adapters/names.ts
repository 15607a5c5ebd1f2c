import * as dns from 'node:dns';
import { SECOND_MS } from '../records/durations.ts';

/**
 * Names of others are asked of a resolver of our own. The one of the system works on the four threads that all of Node
 * shares: four name servers that do not answer would stop every other name, and every decompression. Each name has its
 * own resolver, so that no silence delays another name. The file of hosts is not read.
 */
const WITHIN_MS = 3 * SECOND_MS;
const TRY_MS = 1 * SECOND_MS;
/** How much longer than for IPv4 the addresses of IPv6 are waited for. */
const IPV6_MS = 250;

export class NameFailure extends Error {
  override name = 'NameFailure';
  /** True when no name server answered, false when one said that there is no address. */
  readonly silent: boolean;
  constructor(silent: boolean, message: string) {
    super(message);
    this.silent = silent;
  }
}

/** Never asked of a name server: they are this machine. https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const THIS_MACHINE = /(?:^|\.)localhost\.?$/i;

/**
 * The addresses of a name, those of IPv4 first. Throws a `NameFailure` when it has none, or none that is told within
 * three seconds. `nameServers`: address and port of each that is asked; those of the machine unless told.
 */
export const addressesOf = async (
  hostname: string,
  nameServers?: readonly string[],
): Promise<readonly dns.LookupAddress[]> => {
  if (THIS_MACHINE.test(hostname))
    return [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ];
  const resolver = new dns.promises.Resolver({ timeout: TRY_MS, tries: 3 });
  if (nameServers !== undefined) resolver.setServers(nameServers);
  const timers = [setTimeout(() => resolver.cancel(), WITHIN_MS)];
  const four = resolver.resolve4(hostname).then((addresses) => {
    if (addresses.length > 0) timers.push(setTimeout(() => resolver.cancel(), IPV6_MS));
    return addresses;
  });
  const ends = await Promise.allSettled([four, resolver.resolve6(hostname)]);
  for (const timer of timers) clearTimeout(timer);
  const found = ends.flatMap((end, index) =>
    end.status === 'fulfilled' ? end.value.map((address) => ({ address, family: index === 0 ? 4 : 6 })) : [],
  );
  if (found.length > 0) return found;
  const codes = ends.flatMap((end) => (end.status === 'rejected' ? codeOf(end.reason) : []));
  const silent = codes.some((code) => code === dns.CANCELLED || code === dns.TIMEOUT);
  throw new NameFailure(
    silent,
    silent ? `no name server answered for ${hostname}` : `the name cannot be resolved (${codes[0] ?? dns.NODATA})`,
  );
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
