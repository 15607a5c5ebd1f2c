import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

/** CloudFormation refuses an answer of more than 4096 bytes. */
const MAX_REASON = 1_000;

/**
 * Does the work of a custom resource and tells CloudFormation how it ended, by a PUT to the address in its event. The
 * deployment waits for that. `physicalId` must always be the same, because CloudFormation replaces a resource whose id
 * changes. With `work` null there is nothing to do. Throws when the answer could not be delivered.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export const answerCloudFormation = async <T>(
  event: Pick<CloudFormationCustomResourceEvent, 'ResponseURL' | 'StackId' | 'RequestId' | 'LogicalResourceId'>,
  physicalId: string,
  work: (() => Promise<T>) | null,
): Promise<T | null> => {
  let result: T | null = null;
  let reason: string | null = null;
  try {
    result = work === null ? null : await work();
  } catch (error) {
    reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_REASON);
  }
  const answer = await fetch(event.ResponseURL, {
    method: 'PUT',
    // The address is signed for an empty content type.
    headers: { 'content-type': '' },
    body: JSON.stringify({
      Status: reason === null ? 'SUCCESS' : 'FAILED',
      ...(reason === null ? {} : { Reason: reason }),
      PhysicalResourceId: physicalId,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
    }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`CloudFormation's address answered ${answer.status}`);
  if (reason !== null) throw new Error(reason);
  return result;
};
