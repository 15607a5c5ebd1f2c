import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSecrets } from '../../lib/adapters/secrets.ts';
import { json, startWire, type Wire } from './networks/wire.ts';

const MINUTE = 60_000;

describe('a secret', () => {
  let wire: Wire;
  let now: number;
  let client: SecretsManagerClient;
  /** The time within which AWS has to answer is over when the test says so. */
  let limit: AbortController;
  let read: ReturnType<typeof openSecrets>;
  const holds = (value: unknown) => wire.answer(json(200, { Name: 'n', SecretString: value }));
  const refuses = (type: string, status = 400) =>
    wire.answer(json(status, { __type: type, message: 'canary message' }));

  beforeEach(async () => {
    now = 1_000_000;
    limit = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    wire = await startWire(json(200, { Name: 'n', SecretString: '{"key":"canary-1"}' }));
    client = new SecretsManagerClient({
      endpoint: wire.url,
      region: 'eu-west-3',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    read = openSecrets({ client, now: () => now });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    client.destroy();
    await wire.close();
  });

  it('is read once in five minutes, and a rotated one is picked up then', async () => {
    expect(await read('n')).toEqual({ kind: 'secret', version: null, value: { key: 'canary-1' } });
    holds('{"key":"canary-2"}');
    now += 5 * MINUTE - 1;
    expect(await read('n')).toEqual({ kind: 'secret', version: null, value: { key: 'canary-1' } });
    expect(wire.seen).toHaveLength(1);
    now += 1;
    expect(await read('n')).toEqual({ kind: 'secret', version: null, value: { key: 'canary-2' } });
    expect(wire.seen).toHaveLength(2);
  });

  it('says which version it is, so that a renewed one is known', async () => {
    wire.answer(json(200, { Name: 'n', SecretString: '{"key":"canary-1"}', VersionId: 'v1' }));
    expect(await read('n')).toMatchObject({ version: 'v1' });
    wire.answer(json(200, { Name: 'n', SecretString: '{"key":"canary-2"}', VersionId: 'v2' }));
    now += 5 * MINUTE;
    expect(await read('n')).toMatchObject({ version: 'v2' });
  });

  it('of one name is not that of another', async () => {
    await read('n');
    holds('{"key":"other"}');
    expect(await read('m')).toEqual({ kind: 'secret', version: null, value: { key: 'other' } });
  });

  it.each(['not json canary', '{"key":"canary"', '', null])(
    'that is no JSON document is missing, and its value is not in the answer: %j',
    async (value) => {
      holds(value);
      const answer = await read('vigie/x');
      expect(answer.kind).toBe('missing');
      expect(JSON.stringify(answer)).toContain('vigie/x');
      expect(JSON.stringify(answer)).not.toContain('canary');
    },
  );

  it.each(['ResourceNotFoundException', 'AccessDeniedException', 'InvalidRequestException', 'DecryptionFailure'])(
    'that is refused with %s is missing, even when it was known before, and is asked for again at once',
    async (type) => {
      await read('n');
      now += 5 * MINUTE;
      refuses(type);
      const answer = await read('n');
      expect(answer).toEqual({ kind: 'missing', detail: `secret n: ${type}` });
      holds('{"key":"back"}');
      expect(await read('n')).toEqual({ kind: 'secret', version: null, value: { key: 'back' } });
    },
  );

  it('that was known goes on being used while Secrets Manager fails or is away, and is not remembered as fresh', async () => {
    await read('n');
    now += 5 * MINUTE;
    refuses('InternalServiceError', 500);
    expect(await read('n')).toEqual({ kind: 'secret', version: null, value: { key: 'canary-1' } });
    refuses('ThrottlingException');
    expect(await read('n')).toEqual({ kind: 'secret', version: null, value: { key: 'canary-1' } });
    holds('{"key":"canary-2"}');
    expect(await read('n')).toEqual({ kind: 'secret', version: null, value: { key: 'canary-2' } });
  });

  it('that was never known is missing while Secrets Manager is away', async () => {
    refuses('InternalServiceError', 500);
    const answer = await read('n');
    expect(answer.kind).toBe('missing');
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it('is waited for two seconds, no longer', async () => {
    const asked = vi.spyOn(AbortSignal, 'timeout');
    // The request has arrived, nothing answers it, and the time is over.
    wire.answer(() => limit.abort());
    expect((await read('n')).kind).toBe('missing');
    expect(asked.mock.calls).toEqual([[2_000]]);
    expect(wire.seen).toHaveLength(1);
  });
});
