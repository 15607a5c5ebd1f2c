import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { openMail } from './adapters/mail.ts';
import { openNewsroom } from './adapters/newsroom.ts';
import { openSecrets } from './adapters/secrets.ts';
import { openSlack } from './adapters/slack.ts';
import { changeOf, unpackMemory } from './crisis/memory.ts';
import type { MemoryPart } from './records/memory-part.ts';
import type { WatchMemory } from './crisis/judge.ts';
import { openRuntime } from './runtime.ts';

/** What the functions that write to people are built from: the runtime, mail, Slack and the watch's memory. */
export const openMessaging = (environment: { TABLE: string; CONFIG: string; BUS: string; PUBLIC_URL: string }) => {
  const runtime = openRuntime(environment);
  const { settings, store, now, log } = runtime;
  const readSecret = openSecrets({ client: new SecretsManagerClient({ maxAttempts: 2 }), now });
  /** The value of a secret; null where the configuration names none, or where it cannot be read. */
  const secretOf = (of: string, name: string | undefined) => async (): Promise<unknown> => {
    if (name === undefined) return null;
    const read = await readSecret(name);
    if (read.kind === 'missing') log('error', 'secret.missing', { of, detail: read.detail });
    return read.kind === 'secret' ? read.value : null;
  };
  const slack = openSlack({ now, log, secret: secretOf('slack', settings.slack?.secret) });
  const newsroom = openNewsroom({ now, log, secret: secretOf('calls', settings.watch.calls?.secret) });
  const client = new SESv2Client({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 8_000 },
  });
  let kept: readonly MemoryPart[] = [];
  return {
    ...runtime,
    ...store,
    ...slack,
    ...newsroom,
    publicUrl: environment.PUBLIC_URL,
    send: openMail({ client, from: settings.mail.from, site: settings.site.name }),
    loadMemory: async (): Promise<WatchMemory | null> => {
      kept = await store.memory('watch');
      return unpackMemory(kept);
    },
    /**
     * Most looks at the news change one or two parts of the memory: only those are written. Of two looks at once one
     * is remembered; the other fails, and the next look finds its news again.
     */
    saveMemory: async (memory: WatchMemory): Promise<void> => {
      if (!(await store.remember('watch', changeOf(kept, memory)))) throw new Error('another look remembered first');
    },
  };
};
