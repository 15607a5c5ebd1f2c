import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { answerCloudFormation } from '../lib/adapters/cloudformation.ts';
import { applyConfiguration, type ApplyAnswer } from '../lib/configuration/apply.ts';
import { readEnvironment } from '../lib/environment.ts';
import { openRuntime } from '../lib/runtime.ts';

// Once per cold start.
const { settings, now, log, store } = openRuntime(readEnvironment('apply', process.env));

const refusal = ({ holds }: Extract<ApplyAnswer, { kind: 'held' }>): string =>
  `A scope cannot go while a freeze is open on it. Thaw first, or keep it: ${holds
    .map(({ control, freezes, why }) => `${control} (${why}${freezes.length > 0 ? `: ${freezes.join(', ')}` : ''})`)
    .join('; ')}`;

/**
 * Called by CloudFormation at each deployment that changes the configuration, or by hand with any other event. When the
 * stack is removed, nothing in the table is.
 */
export const handler = async (event: Partial<CloudFormationCustomResourceEvent>) => {
  const apply = async () => {
    const answer = await applyConfiguration({ ...store, settings, now, log });
    if (answer.kind !== 'applied') throw new Error(refusal(answer));
    return answer;
  };
  if (event.ResponseURL === undefined) return apply();
  const request = event as CloudFormationCustomResourceEvent;
  return answerCloudFormation(request, 'vigie-configuration', request.RequestType === 'Delete' ? null : apply);
};
