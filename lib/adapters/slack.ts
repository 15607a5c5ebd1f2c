import * as z from 'zod/mini';
import type { Log } from '../events.ts';
import { isSigned } from '../web/signed.ts';
import type { SlackOrder } from '../web/slack-order.ts';

/** What the Slack secret holds: the app's signing secret, and an incoming webhook of the newsroom's channel. */
const SlackSecret = z.object({ signingSecret: z.string().check(z.minLength(10)), webhook: z.optional(z.url()) });

/** The form of a slash command. https://docs.slack.dev/interactivity/implementing-slash-commands */
const SlashCommand = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z._default(z.string(), ''),
  trigger_id: z.string().check(z.minLength(1)),
});

/**
 * A press of a button in one of our messages.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
const Pressed = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  trigger_id: z.string().check(z.minLength(1)),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string() })]),
});

const readPress = (payload: string): SlackOrder | null => {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return null;
  }
  const read = Pressed.safeParse(value);
  if (!read.success) return null;
  const { team, channel, user, trigger_id, actions } = read.data;
  const [{ action_id, value: of }] = actions;
  const button = { act: action_id, of };
  return { team: team.id, channel: channel.id, user: user.id, text: '', trigger: trigger_id, button };
};

/**
 * The newsroom's Slack: reads signed commands and presses of buttons, and posts to the newsroom's channel. `secret`
 * gives the value of the secret, or null where Slack is not set up. Then no request counts as Slack's, and posting
 * does nothing.
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
      const fields = new URLSearchParams(body.toString('utf8'));
      const payload = fields.get('payload');
      if (payload !== null) return readPress(payload);
      const form = SlashCommand.safeParse(Object.fromEntries(fields));
      if (!form.success) return null;
      const { team_id, channel_id, user_id, text, trigger_id } = form.data;
      return { team: team_id, channel: channel_id, user: user_id, text, trigger: trigger_id, button: null };
    },
    /** Posts a message, in one request of at most five seconds. Throws when Slack does not accept it. */
    slack: async (text: string, blocks?: readonly object[]): Promise<void> => {
      const webhook = (await read())?.webhook;
      if (webhook === undefined) return;
      const answer = await fetch(webhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, ...(blocks === undefined ? {} : { blocks }) }),
        redirect: 'error',
        signal: AbortSignal.timeout(5_000),
      });
      if (!answer.ok) throw new Error(`Slack answered ${answer.status}`);
    },
  };
};
