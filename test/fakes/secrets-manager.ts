/**
 * Secrets Manager in memory, with versions and labels as its API reference describes them: a version is never written
 * over, and a label moves only away from the version that has it.
 */
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

const refuse = (name: string): never => {
  throw Object.assign(new Error('canary in the message'), { name });
};

export const startSecretsManager = (first: unknown, before: (command: string) => Promise<void> = async () => {}) => {
  const versions = new Map<string, string>([['v1-of-a-person', JSON.stringify(first)]]);
  const labels = new Map<string, string>([['AWSCURRENT', 'v1-of-a-person']]);

  const get = ({ VersionId, VersionStage = 'AWSCURRENT' }: GetSecretValueCommand['input']) => {
    const version = VersionId ?? labels.get(VersionStage);
    const text = version === undefined ? undefined : versions.get(version);
    return text === undefined ? refuse('ResourceNotFoundException') : { VersionId: version, SecretString: text };
  };
  const put = ({
    ClientRequestToken: token = '',
    SecretString = '',
    VersionStages,
  }: PutSecretValueCommand['input']) => {
    if (token.length < 32 || token.length > 64) refuse('InvalidParameterException');
    const known = versions.get(token);
    if (known !== undefined && known !== SecretString) refuse('ResourceExistsException');
    versions.set(token, SecretString);
    for (const label of VersionStages ?? ['AWSCURRENT']) labels.set(label, token);
    return { VersionId: token };
  };
  const move = (input: UpdateSecretVersionStageCommand['input']) => {
    const { VersionStage = '', MoveToVersionId = '', RemoveFromVersionId } = input;
    if (labels.get(VersionStage) !== RemoveFromVersionId) refuse('InvalidParameterException');
    if (!versions.has(MoveToVersionId)) refuse('ResourceNotFoundException');
    labels.set(VersionStage, MoveToVersionId);
    return {};
  };

  const send = async (command: object): Promise<object> => {
    await before(command.constructor.name);
    if (command instanceof GetSecretValueCommand) return get(command.input);
    if (command instanceof PutSecretValueCommand) return put(command.input);
    if (command instanceof UpdateSecretVersionStageCommand) return move(command.input);
    return refuse('UnknownOperationException');
  };
  return {
    client: { send } as Pick<SecretsManagerClient, 'send'>,
    current: () => JSON.parse(versions.get(labels.get('AWSCURRENT') ?? '') ?? 'null') as unknown,
    /** A person puts another secret there. */
    change: (value: unknown) =>
      void put({ SecretId: 'n', ClientRequestToken: crypto.randomUUID(), SecretString: JSON.stringify(value) }),
  };
};
