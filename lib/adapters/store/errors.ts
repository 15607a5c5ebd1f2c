import type { AttributeValue, CancellationReason } from '@aws-sdk/client-dynamodb';

/** What a failed command says: whether a condition did not hold, others were in the way, or nobody knows. */

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Why each action of a transaction was refused, in the order of its actions; empty for every other error. */
export const reasonsOf = (error: unknown): CancellationReason[] =>
  nameOf(error) === 'TransactionCanceledException' && error instanceof Error && 'CancellationReasons' in error
    ? ((error.CancellationReasons ?? []) as CancellationReason[])
    : [];

/** Whether the condition of the action at this place did not hold. */
export const failedAt = (error: unknown, index: number): boolean =>
  reasonsOf(error)[index]?.Code === 'ConditionalCheckFailed';

/** The item whose condition at this place did not hold, as it was then; empty when it was not there. */
export const oldImage = (error: unknown, index: number): Record<string, AttributeValue> | undefined =>
  failedAt(error, index) ? (reasonsOf(error)[index]?.Item ?? {}) : undefined;

const BUSY = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionConflictException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'LimitExceededException',
]);

export const isConditional = (error: unknown): boolean =>
  nameOf(error) === 'ConditionalCheckFailedException' ||
  reasonsOf(error).some((reason) => reason.Code === 'ConditionalCheckFailed');

/** Refused without effect because of others' traffic: safe to send again. */
export const isBusy = (error: unknown): boolean =>
  BUSY.has(nameOf(error)) || (!isConditional(error) && reasonsOf(error).some((reason) => BUSY.has(reason.Code ?? '')));

const SERVER_ERRORS = ['InternalServerError', 'InternalServerErrorException', 'TimeoutError', 'ServiceUnavailable'];
const LOST_CONNECTIONS = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'];

/** The write may or may not have happened: a lost reply, a time-out, a server error. */
export const isUncertain = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (SERVER_ERRORS.includes(error.name)) return true;
  const status = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
  if (status !== undefined) return status >= 500;
  return 'code' in error && LOST_CONNECTIONS.includes(String(error.code));
};

export const describe = (error: unknown): string => {
  const reason = reasonsOf(error).find(({ Code }) => Code !== undefined && Code !== 'None');
  if (reason !== undefined) return [reason.Code, reason.Message].filter(Boolean).join(': ');
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
};

/** Waits for a conditional write. False: its condition did not hold, and nothing was written. */
export const held = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (!isConditional(error)) throw error;
    return false;
  }
};
