const PARAMETER = 'ssm:';

/**
 * Where a secret is kept is told by its name in the configuration. `ssm:/vigie/slack` is an encrypted parameter of
 * Systems Manager, which costs nothing; any other name is a secret of Secrets Manager.
 *
 * @returns the name of the parameter; null where Secrets Manager keeps the secret.
 */
export const parameterOf = (secret: string): string | null =>
  secret.startsWith(PARAMETER) ? secret.slice(PARAMETER.length) : null;
