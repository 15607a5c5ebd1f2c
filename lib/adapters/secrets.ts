import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** How long a secret that was read is used before it is read again: a rotated one is picked up within this time. */
const KEEP_MS = 5 * 60_000;

export type Secret = { kind: 'secret'; value: unknown } | { kind: 'missing'; detail: string };

/** Reads secrets that hold one JSON document each. The value never appears in an error. */
export const openSecrets = (options: { client: Pick<SecretsManagerClient, 'send'>; now: () => number }) => {
  const kept = new Map<string, { value: unknown; until: number }>();
  return async (name: string): Promise<Secret> => {
    const known = kept.get(name);
    if (known !== undefined && known.until > options.now()) return { kind: 'secret', value: known.value };
    let text: string | undefined;
    try {
      text = (await options.client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString;
    } catch (error) {
      return { kind: 'missing', detail: `secret ${name}: ${error instanceof Error ? error.name : 'unreadable'}` };
    }
    try {
      const value: unknown = JSON.parse(text ?? '');
      kept.set(name, { value, until: options.now() + KEEP_MS });
      return { kind: 'secret', value };
    } catch {
      return { kind: 'missing', detail: `secret ${name} is not a JSON document` };
    }
  };
};
