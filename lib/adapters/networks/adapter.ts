import type { AccountOptions } from '../../networks/account.ts';

/** What every adapter of a network is given. */
export type AdapterDeps = {
  /** Where the account's requests go: the address that the account names, else the one of the network's record. */
  service: string;
  /** The value of the account's secret; null when there is none. It is read before each log-in. */
  secret: () => Promise<unknown>;
  now: () => number;
  /** What the account's settings say beside its address. */
  options?: AccountOptions;
  /** For one whole request; 10 s unless given. */
  timeoutMs?: number;
  /** For the local engine and tests: allows loopback addresses, and plain http to them alone. */
  allowLoopback?: boolean;
};
