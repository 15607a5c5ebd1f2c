import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { openMail } from './adapters/mail.ts';
import { openNewsroom } from './adapters/newsroom.ts';
import { openSecrets } from './adapters/secrets.ts';
import { openSlack } from './adapters/slack.ts';
import { openRuntime } from './runtime.ts';

type Runtime = ReturnType<typeof openRuntime>;

/** Reads the value of a secret; null where the configuration names none, or where it cannot be read. */
const openSecretOf = ({ now, log }: Runtime) => {
  const readSecret = openSecrets({ client: new SecretsManagerClient({ maxAttempts: 2 }), now });
  return (of: string, name: string | undefined) => async (): Promise<unknown> => {
    if (name === undefined) return null;
    const read = await readSecret(name);
    if (read.kind === 'missing') log('error', 'secret.missing', { of, detail: read.detail });
    return read.kind === 'secret' ? read.value : null;
  };
};

/** The newsroom's Slack, by the configured secret. */
export const openSlackOf = (runtime: Runtime) => {
  const { settings, now, log } = runtime;
  return openSlack({ now, log, secret: openSecretOf(runtime)('slack', settings.slack?.secret) });
};

/** What the stop's door knows by signature: Slack's commands and buttons, and the newsroom's calls. */
export const openSigned = (runtime: Runtime) => {
  const { settings, now, log } = runtime;
  const newsroom = openNewsroom({ now, log, secret: openSecretOf(runtime)('calls', settings.watch.calls?.secret) });
  return { ...openSlackOf(runtime), ...newsroom };
};

/**
 * What people are asked and told with: the runtime, mail and Slack's channel. No mail needs the watch's memory, so
 * nothing that the watch writes there can keep one from being sent.
 */
export const openMessaging = (environment: {
  TABLE: string;
  CONFIG: string;
  BUS: string;
  PUBLIC_URL: string;
  MAIL_SET?: string | undefined;
}) => {
  const runtime = openRuntime(environment);
  const { settings, store } = runtime;
  const { slack } = openSlackOf(runtime);
  const client = new SESv2Client({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 8_000 },
  });
  return {
    ...runtime,
    ...store,
    slack,
    publicUrl: environment.PUBLIC_URL,
    send: openMail({ client, from: settings.mail.from, site: settings.site.name, set: environment.MAIL_SET }),
    loadMemory: () => Promise.resolve(null),
  };
};
