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

  describe('in a parameter of Systems Manager', () => {
    const holdsParameter = (value: string, version: number) =>
      wire.answer(json(200, { Parameter: { Name: '/vigie/slack', Value: value, Version: version } }));
    beforeEach(() => vi.stubEnv('AWS_ENDPOINT_URL_SSM', wire.url));
    afterEach(() => void vi.unstubAllEnvs());

    it('is asked for decrypted, by a request that is signed for that service, and says its version', async () => {
      holdsParameter('{"key":"canary-1"}', 3);
      expect(await read('ssm:/vigie/slack')).toEqual({ kind: 'secret', version: '3', value: { key: 'canary-1' } });
      const [{ headers, body }] = wire.seen as [(typeof wire.seen)[number]];
      expect(headers['x-amz-target']).toBe('AmazonSSM.GetParameter');
      expect(headers['authorization']).toMatch(/^AWS4-HMAC-SHA256 Credential=a\/\d{8}\/eu-west-3\/ssm\/aws4_request, /);
      expect(JSON.parse(String(body))).toEqual({ Name: '/vigie/slack', WithDecryption: true });
    });

    it('is kept for five minutes, and goes on being used while nobody answers', async () => {
      holdsParameter('{"key":"canary-1"}', 3);
      await read('ssm:/vigie/slack');
      now += 5 * MINUTE;
      refuses('InternalServerError', 500);
      expect(await read('ssm:/vigie/slack')).toMatchObject({ value: { key: 'canary-1' } });
      holdsParameter('{"key":"canary-2"}', 4);
      expect(await read('ssm:/vigie/slack')).toMatchObject({ value: { key: 'canary-2' }, version: '4' });
    });

    it.each(['ParameterNotFound', 'AccessDeniedException', 'InvalidKeyId'])(
      'is missing when it is refused with %s, even when it was known before',
      async (type) => {
        holdsParameter('{"key":"canary-1"}', 3);
        await read('ssm:/vigie/slack');
        now += 5 * MINUTE;
        refuses(type);
        const detail = `secret ssm:/vigie/slack: ${type}`;
        expect(await read('ssm:/vigie/slack')).toEqual({ kind: 'missing', detail });
      },
    );

    it.each(['', 'canary'])(
      'is missing when it is no JSON document, without its value in the answer: %j',
      async (value) => {
        holdsParameter(value, 1);
        const answer = await read('ssm:/vigie/slack');
        expect(answer.kind).toBe('missing');
        expect(JSON.stringify(answer)).not.toContain('canary');
      },
    );
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
