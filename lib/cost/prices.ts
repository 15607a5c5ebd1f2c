/**
 * List prices in US dollars of US East (N. Virginia), as guides of February 2026 quote AWS's own pages
 * (aws.amazon.com/lambda/pricing and the like). Other regions cost up to a quarter more. `free`: what is free each
 * month, always, and not in the first year alone.
 */
export const AS_OF = '2026-02';
export const PRICE_REGION = 'us-east-1';

export const PRICES = {
  alarms: { each: 0.1, free: 10 },
  metrics: { each: 0.3, free: 10 },
  dashboards: { each: 3, free: 3 },
  secrets: { each: 0.4, free: 0 },
  /** Of arm64, in GB-seconds. */
  compute: { each: 0.0000133334, free: 400_000 },
  runs: { each: 0.2e-6, free: 1_000_000 },
  ticks: { each: 1e-6, free: 14_000_000 },
  writes: { each: 0.625e-6, free: 0 },
  reads: { each: 0.125e-6, free: 0 },
  storedGb: { each: 0.25, free: 25 },
  /** Point-in-time recovery. */
  backedUpGb: { each: 0.2, free: 0 },
  logsGb: { each: 0.5, free: 5 },
  messages: { each: 0.4e-6, free: 1_000_000 },
  events: { each: 1e-6, free: 0 },
  requests: { each: 1e-6, free: 0 },
  mails: { each: 0.0001, free: 0 },
} as const satisfies Record<string, { each: number; free: number }>;

export type Priced = keyof typeof PRICES;
