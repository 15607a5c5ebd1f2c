import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request whose time is further away may be an old one, sent again. */
const WINDOW_S = 300;

export type SignedRequest = { body: Buffer; timestamp: string | undefined; signature: string | undefined };

/**
 * Whether a request is signed with this secret, as Slack signs its requests
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack) and as the newsroom signs its calls: `v0=` and
 * the HMAC-SHA256 of `v0:timestamp:body` over the raw bytes. The time may be five minutes away in both directions.
 */
export const isSigned = ({ body, timestamp, signature }: SignedRequest, secret: string, now: number): boolean => {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > WINDOW_S) return false;
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
  const given = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1];
  return given !== undefined && timingSafeEqual(expected, Buffer.from(given, 'hex'));
};
