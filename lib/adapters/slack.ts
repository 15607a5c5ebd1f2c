import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

/** What the Slack secret holds: the app's signing secret, and an incoming webhook of the desk's channel. */
export const SlackSecret = z.object({ signingSecret: z.string().min(10), webhook: z.url().optional() });

/** Slack: a request more than five minutes away may be a replay. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const WINDOW_S = 300;

/**
 * Whether a request was signed by Slack: `v0=` and the HMAC-SHA256 of `v0:timestamp:body` over the raw bytes, compared in constant time, within five minutes
 * in both directions.
 */
export const isFromSlack = (
  request: { body: Buffer; timestamp: string | undefined; signature: string | undefined },
  signingSecret: string,
  now: number,
): boolean => {
  const { body, timestamp, signature } = request;
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > WINDOW_S) return false;
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest();
  const given = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1];
  return given !== undefined && timingSafeEqual(expected, Buffer.from(given, 'hex'));
};

/** A slash command's form. https://docs.slack.dev/interactivity/implementing-slash-commands */
export const SlashCommand = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string().min(1),
  response_url: z.string().optional(),
});
export type SlashCommand = z.output<typeof SlashCommand>;

/** Text that mentions nobody and links nothing: Slack reads `<!channel>` and `<https://...|...>` as commands. */
export const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Posts to the desk's channel; answers whether Slack took it. One request, five seconds. */
export const postToSlack = async (webhook: string, text: string): Promise<boolean> => {
  const answer = await fetch(webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    redirect: 'error',
    signal: AbortSignal.timeout(5_000),
  });
  return answer.ok;
};
