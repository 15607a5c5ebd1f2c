import * as z from 'zod';
import type { Log } from '../events.ts';
import { isSigned } from '../web/signed.ts';

/** What the Slack secret holds: the app's signing secret, and an incoming webhook of the desk's channel. */
const SlackSecret = z.object({ signingSecret: z.string().min(10), webhook: z.url().optional() });

/** A slash command's form. https://docs.slack.dev/interactivity/implementing-slash-commands */
const SlashCommand = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string().min(1),
});

export type SlackOrder = { team: string; channel: string; user: string; text: string; trigger: string };

/**
 * The desk's Slack: reads signed commands and posts to the desk's channel. `secret` gives the secret's value, or null where Slack is not set up; then no command
 * is from Slack, and posting does nothing.
 */
export const openSlack = (options: { secret: () => Promise<unknown>; now: () => number; log: Log }) => {
  const read = async (): Promise<z.output<typeof SlackSecret> | null> => {
    const value = await options.secret();
    if (value === null) return null;
    const parsed = SlackSecret.safeParse(value);
    if (!parsed.success) options.log('error', 'secret.malformed', { of: 'slack' });
    return parsed.success ? parsed.data : null;
  };
  return {
    fromSlack: async (body: Buffer, header: (name: string) => string | undefined): Promise<SlackOrder | null> => {
      const secret = await read();
      if (secret === null) return null;
      const request = {
        body,
        timestamp: header('x-slack-request-timestamp'),
        signature: header('x-slack-signature'),
      };
      if (!isSigned(request, secret.signingSecret, options.now())) return null;
      const form = SlashCommand.safeParse(Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
      if (!form.success) return null;
      const { team_id, channel_id, user_id, text, trigger_id } = form.data;
      return { team: team_id, channel: channel_id, user: user_id, text, trigger: trigger_id };
    },
    /** One request, five seconds; throws when Slack does not take it. */
    slack: async (text: string): Promise<void> => {
      const webhook = (await read())?.webhook;
      if (webhook === undefined) return;
      const answer = await fetch(webhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
        redirect: 'error',
        signal: AbortSignal.timeout(5_000),
      });
      if (!answer.ok) throw new Error(`Slack answered ${answer.status}`);
    },
  };
};
