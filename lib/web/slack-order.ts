import type { Context } from 'hono';
import { slackWords } from '../pages/slack.ts';
import { slackIdsOf } from '../people.ts';
import type { Settings } from '../settings.ts';

/** `button`: which button was pressed, and for which thing; null for a command. */
export type SlackOrder = {
  team: string;
  channel: string;
  user: string;
  text: string;
  trigger: string;
  button: { act: string; of: string } | null;
};

export type KnownDeps = {
  settings: Settings;
  /** The command or button, when Slack signed the request; null when it did not, or when Slack is not set up. */
  fromSlack: (body: Buffer, header: (name: string) => string | undefined) => Promise<SlackOrder | null>;
};

type Known = { kind: 'known'; order: SlackOrder; person: string } | { kind: 'refused'; answer: Response };

/** An answer that the person alone sees, and one that the whole channel sees. */
export const ephemeral = (text: string) => ({ response_type: 'ephemeral', text });
export const aloud = (text: string) => ({ response_type: 'in_channel', text });

/** An order that Slack signed, from the newsroom's channel, of a person in the configuration; else what is answered. */
export const knownOrder = async (deps: KnownDeps, context: Context, body: Buffer): Promise<Known> => {
  const refused = (answer: Response): Known => ({ kind: 'refused', answer });
  const order = await deps.fromSlack(body, (name) => context.req.header(name));
  if (order === null) return refused(context.text('Not signed by Slack.', 401));
  const { slack, people } = deps.settings;
  const words = slackWords(deps.settings);
  if (slack === undefined || order.team !== slack.team || order.channel !== slack.channel)
    return refused(context.json(ephemeral(words.elsewhere)));
  const person = Object.entries(people).find(([, each]) => slackIdsOf(each).includes(order.user))?.[0];
  return person === undefined ? refused(context.json(ephemeral(words.stranger))) : { kind: 'known', order, person };
};
