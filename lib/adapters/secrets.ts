import {
  GetSecretValueCommand,
  type GetSecretValueCommandOutput,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { MINUTE_MS, SECOND_MS } from '../records/durations.ts';

/** How long a secret is used before it is read again. A rotated secret is in use after this time at the latest. */
const KEEP_MS = 5 * MINUTE_MS;

/** How long one reading may take. A stop from Slack waits for the secret that proves its signature. */
const WITHIN_MS = 2 * SECOND_MS;

/** `version`: another value is another version; null where Secrets Manager names none. */
export type Secret = { kind: 'secret'; value: unknown; version: string | null } | { kind: 'missing'; detail: string };

/**
 * Errors by which Secrets Manager says that we cannot have this secret. Any other error means that it did not
 * answer.
 */
const REFUSALS = new Set([
  'ResourceNotFoundException',
  'AccessDeniedException',
  'InvalidRequestException',
  'InvalidParameterException',
  'DecryptionFailure',
]);

/**
 * Reads secrets, each of which holds one JSON document. The value never appears in an error. While Secrets Manager
 * does not answer, a value that was read before stays in use: a stop must not wait for it.
 */
export const openSecrets = (options: { client: Pick<SecretsManagerClient, 'send'>; now: () => number }) => {
  const kept = new Map<string, { secret: Extract<Secret, { kind: 'secret' }>; until: number }>();
  return async (name: string): Promise<Secret> => {
    const known = kept.get(name);
    if (known !== undefined && known.until > options.now()) return known.secret;
    let answer: GetSecretValueCommandOutput;
    try {
      const command = new GetSecretValueCommand({ SecretId: name });
      answer = await options.client.send(command, { abortSignal: AbortSignal.timeout(WITHIN_MS) });
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unreadable';
      if (known !== undefined && !REFUSALS.has(why)) return known.secret;
      kept.delete(name);
      return { kind: 'missing', detail: `secret ${name}: ${why}` };
    }
    try {
      const value: unknown = JSON.parse(answer.SecretString ?? '');
      const secret = { kind: 'secret', value, version: answer.VersionId ?? null } as const;
      kept.set(name, { secret, until: options.now() + KEEP_MS });
      return secret;
    } catch {
      kept.delete(name);
      return { kind: 'missing', detail: `secret ${name} is not a JSON document` };
    }
  };
};
