import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { MINUTE_MS, SECOND_MS } from '../records/durations.ts';
import { parameterOf } from '../secret-name.ts';

/** How long a secret is used before it is read again. A rotated secret is in use after this time at the latest. */
const KEEP_MS = 5 * MINUTE_MS;

/** How long one reading may take. A stop from Slack waits for the secret that proves its signature. */
const WITHIN_MS = 2 * SECOND_MS;

/** `version`: another value is another version; null where none is named. */
export type Secret = { kind: 'secret'; value: unknown; version: string | null } | { kind: 'missing'; detail: string };

/** Errors that say that we cannot have this secret. Any other error means that nobody answered. */
const REFUSALS = new Set([
  'ResourceNotFoundException',
  'ParameterNotFound',
  'AccessDeniedException',
  'InvalidRequestException',
  'InvalidParameterException',
  'DecryptionFailure',
  'InvalidKeyId',
]);

const Answer = z.object({
  __type: z.optional(z.string()),
  Parameter: z.optional(z.object({ Value: z.optional(z.string()), Version: z.optional(z.number()) })),
});

type Client = Pick<SecretsManagerClient, 'send' | 'config'>;
type Kept = { text: string | undefined; version: string | number | undefined };

/**
 * Reads a parameter of Systems Manager with what the client of Secrets Manager is made of. A client of its own would
 * add 80 kB to six functions for this one request. (GetParameter, API reference; never tried against AWS)
 */
const readParameter = async ({ config }: Client, name: string, abortSignal: AbortSignal): Promise<Kept> => {
  const region = await config.region();
  const own = config.endpointProvider({ Region: region }).url.href.replace('secretsmanager', 'ssm');
  const { protocol, hostname, port, host } = new URL(process.env['AWS_ENDPOINT_URL_SSM'] ?? own);
  const signer = await config.signer({ name: 'sigv4', signingName: 'ssm', signingRegion: region, properties: {} });
  const request = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: '/',
    query: {},
    headers: { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
    body: JSON.stringify({ Name: name, WithDecryption: true }),
  });
  const handled: unknown = await config.requestHandler.handle(request, { abortSignal });
  const { response } = handled as { response: { statusCode: number; body: Readable } };
  const answer = Answer.parse(JSON.parse(await text(response.body)));
  if (response.statusCode === 200) return { text: answer.Parameter?.Value, version: answer.Parameter?.Version };
  const why = answer.__type?.split('#').at(-1) ?? `status ${response.statusCode}`;
  throw Object.assign(new Error(why), { name: why });
};

/** Reads what is kept under a name, from where the name says. */
const readKept = async (client: Client, name: string): Promise<Kept> => {
  const abortSignal = AbortSignal.timeout(WITHIN_MS);
  const parameter = parameterOf(name);
  if (parameter !== null) return readParameter(client, parameter, abortSignal);
  const secret = await client.send(new GetSecretValueCommand({ SecretId: name }), { abortSignal });
  return { text: secret.SecretString, version: secret.VersionId };
};

/**
 * Reads secrets, each of which holds one JSON document. The value never appears in an error. While nobody
 * answers, a value that was read before stays in use: a stop must not wait for it.
 */
export const openSecrets = (options: { client: Client; now: () => number }) => {
  const kept = new Map<string, { secret: Extract<Secret, { kind: 'secret' }>; until: number }>();
  return async (name: string): Promise<Secret> => {
    const known = kept.get(name);
    if (known !== undefined && known.until > options.now()) return known.secret;
    let answer: Kept;
    try {
      answer = await readKept(options.client, name);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unreadable';
      if (known !== undefined && !REFUSALS.has(why)) return known.secret;
      kept.delete(name);
      return { kind: 'missing', detail: `secret ${name}: ${why}` };
    }
    try {
      const value: unknown = JSON.parse(answer.text ?? '');
      const secret = { kind: 'secret', value, version: answer.version?.toString() ?? null } as const;
      kept.set(name, { secret, until: options.now() + KEEP_MS });
      return secret;
    } catch {
      kept.delete(name);
      return { kind: 'missing', detail: `secret ${name} is not a JSON document` };
    }
  };
};
