import type { Context } from 'hono';
import { readCommand } from '../freeze/command.ts';
import { configuredScopes, openOn } from '../freeze/scope.ts';
import { thaw, type ThawDeps } from '../freeze/thaw.ts';
import { slackWords } from '../pages/slack.ts';
import type { Settings } from '../settings.ts';
import { press, type PressDeps } from './press.ts';

export type SlackDeps = PressDeps &
  Omit<ThawDeps, 'announce'> & {
    settings: Settings;
    controls: (
      scopes: readonly string[],
    ) => Promise<{ controls: { open: readonly string[] }[]; problems: readonly { key: string }[] }>;
    /** The parsed command when Slack signed the request; null when it did not, or Slack is not set up. */
    fromSlack: (body: Buffer, header: (name: string) => string | undefined) => Promise<SlackOrder | null>;
  };

export type SlackOrder = { team: string; channel: string; user: string; text: string; trigger: string };

const ephemeral = (text: string) => ({ response_type: 'ephemeral', text });
const aloud = (text: string) => ({ response_type: 'in_channel', text });

/**
 * A slash command. The freeze is written before the answer: Slack waits 3 s, the write and the wait for what is in flight take less together. The same trigger again
 * (Slack repeats on a time-out) is the same freeze.
 */
export const slackCommand = async (deps: SlackDeps, context: Context): Promise<Response> => {
  const body = Buffer.from(await context.req.arrayBuffer());
  const order = await deps.fromSlack(body, (name) => context.req.header(name));
  if (order === null) return context.text('Not signed by Slack.', 401);
  const { settings } = deps;
  const words = slackWords(settings);
  if (settings.slack === undefined || order.team !== settings.slack.team || order.channel !== settings.slack.channel) {
    return context.json(ephemeral(words.elsewhere));
  }
  const person = Object.entries(settings.people).find(([, each]) => each.slack === order.user)?.[0];
  if (person === undefined) return context.json(ephemeral(words.stranger));
  const command = readCommand(order.text);
  switch (command.kind) {
    case 'freeze': {
      const answer = await press(
        deps,
        {
          id: `slack-${order.trigger}`,
          scopes: command.scopes,
          source: 'human',
          by: person,
          reason: command.reason,
        },
        // The same signed request sent again must not freeze what a person has thawed.
        { settle: true, anew: false },
      );
      const stopped = answer.kind === 'frozen' || answer.kind === 'stopping';
      return context.json(stopped ? aloud(words.stop(answer)) : ephemeral(words.stop(answer)));
    }
    case 'thaw': {
      const answer = await thaw(deps, { id: command.id, by: person });
      return context.json(answer.kind === 'thawed' ? aloud(words.thaw(answer)) : ephemeral(words.thaw(answer)));
    }
    case 'status': {
      const { controls, problems } = await deps.controls(configuredScopes(settings));
      const open = await Promise.all(
        openOn(controls.map((each) => ({ ...each, scope: '', side: 'human', epoch: 0 }))).map(deps.freezeById),
      );
      const unreadable = problems.map(({ key }) => key);
      return context.json(
        ephemeral(
          words.status(
            open.filter((freeze) => freeze !== null),
            unreadable,
          ),
        ),
      );
    }
    case 'help':
      return context.json(ephemeral(words.help));
  }
};
