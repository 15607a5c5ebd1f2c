/**
 * The versions of a secret in Secrets Manager, as far as two processes must not get in each other's way. Secrets
 * Manager keeps a version as it was first written and refuses another value under the same id
 * (`ResourceExistsException`); it moves a label only away from the version that is named. On these two conditions all
 * here depends. (PutSecretValue and UpdateSecretVersionStage, API reference; never tried against AWS)
 */
import { createHash } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
  type GetSecretValueCommandInput,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { SECOND_MS } from '../records/durations.ts';
import type { SecretVersions } from '../delivery/renew.ts';

const WITHIN_MS = 5 * SECOND_MS;
const CURRENT = 'AWSCURRENT';
/** The label of the last turn that somebody took. */
const TURN = 'VIGIE_TURN';
const RENEWED = 'VIGIE_RENEWED';

const Turn = z.object({ of: z.string(), until: z.number() });

/** The name of a version follows from what it comes after: two writers choose the same one, and one of them wins. */
const after = (...what: string[]): string => createHash('sha256').update(what.join('\n')).digest('hex');

const isCalled = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name);

export const openSecretVersions = (options: {
  client: Pick<SecretsManagerClient, 'send'>;
  now: () => number;
  newId: () => string;
}): SecretVersions => {
  const { client, now, newId } = options;
  const within = () => ({ abortSignal: AbortSignal.timeout(WITHIN_MS) });

  const get = async (which: GetSecretValueCommandInput): Promise<{ version: string; value: unknown } | null> => {
    try {
      const { SecretString = '', VersionId = '' } = await client.send(new GetSecretValueCommand(which), within());
      return { version: VersionId, value: JSON.parse(SecretString) as unknown };
    } catch (error) {
      if (isCalled(error, 'ResourceNotFoundException')) return null;
      throw new Error(error instanceof SyntaxError ? 'it is not a JSON document' : (error as Error).name, {
        cause: null,
      });
    }
  };

  /** Whether this version is new; false when somebody wrote another value under its id before. */
  const put = async (name: string, version: string, value: unknown, label: string): Promise<boolean> => {
    const SecretString = JSON.stringify(value);
    const what = { SecretId: name, ClientRequestToken: version, SecretString, VersionStages: [label] };
    try {
      await client.send(new PutSecretValueCommand(what), within());
      return true;
    } catch (error) {
      if (isCalled(error, 'ResourceExistsException')) return false;
      throw new Error((error as Error).name, { cause: null });
    }
  };

  /** Whether the new version is current now; false when the old one no longer was. */
  const makeCurrent = async (name: string, from: string, to: string): Promise<boolean> => {
    const move = { SecretId: name, VersionStage: CURRENT, MoveToVersionId: to, RemoveFromVersionId: from };
    try {
      await client.send(new UpdateSecretVersionStageCommand(move), within());
      return true;
    } catch (error) {
      if (isCalled(error, 'InvalidParameterException', 'InvalidRequestException')) return false;
      throw new Error((error as Error).name, { cause: null });
    }
  };

  return {
    current: (name) => get({ SecretId: name }),

    takeTurn: async (name, version, until) => {
      const renewed = await get({ SecretId: name, VersionId: after(version, RENEWED) });
      if (renewed !== null) {
        // Whoever renewed it went away before it became current.
        await makeCurrent(name, version, renewed.version);
        return false;
      }
      const last = await get({ SecretId: name, VersionStage: TURN });
      const turn = Turn.safeParse(last?.value).data;
      if (turn?.of === version && turn.until > now()) return false;
      const mine = { of: version, until, by: newId() };
      return put(name, after(version, TURN, last?.version ?? ''), mine, TURN);
    },

    replace: async (name, version, value) => {
      const to = after(version, RENEWED);
      return (await put(name, to, value, RENEWED)) && (await makeCurrent(name, version, to));
    },
  };
};
