import type { Log } from '../events.ts';

/** Slack waits three seconds. What is left of them is for the answer to reach it. */
const PASS_ON_MS = 2_400;
const SIGNATURE = ['x-slack-request-timestamp', 'x-slack-signature'] as const;

/**
 * Passes an order from Slack on to the pages, with Slack's own signature, and gives their answer. Null when none came
 * in time: the act may be done all the same.
 */
export const openPassOn =
  ({ publicUrl, log }: { publicUrl: string; log: Log }) =>
  async (body: Buffer, header: (name: string) => string | undefined): Promise<unknown> => {
    try {
      const answer = await fetch(new URL('/slack/act', publicUrl), {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...Object.fromEntries(SIGNATURE.map((name) => [name, header(name) ?? ''])),
        },
        body: new Uint8Array(body),
        redirect: 'error',
        signal: AbortSignal.timeout(PASS_ON_MS),
      });
      if (!answer.ok) throw new Error(`the pages answered ${answer.status}`);
      return await answer.json();
    } catch (error) {
      log('warn', 'slack.not-passed-on', { error: String(error) });
      return null;
    }
  };
