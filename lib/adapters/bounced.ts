import * as z from 'zod/mini';
import type { Bounced } from '../records/bounce.ts';

const recipients = z.array(z.object({ emailAddress: z.string() }));

/**
 * What SES tells through EventBridge of a mail that came back, or that its reader marked as spam
 * (https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html). The words of the foreign mail server are
 * not read: they are a stranger's.
 */
export const SesEvent = z.object({
  source: z.literal('aws.ses'),
  detail: z.union([
    z.object({
      eventType: z.literal('Bounce'),
      bounce: z.object({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: recipients }),
    }),
    z.object({
      eventType: z.literal('Complaint'),
      complaint: z.object({ complaintFeedbackType: z.optional(z.string()), complainedRecipients: recipients }),
    }),
  ]),
});

/** SES repeats the address as it was sent to, with the person's name. */
const addressOf = (recipient: string): string => (/<([^<>]+)>$/.exec(recipient)?.[1] ?? recipient).toLowerCase();

const short = (word: string): string => word.replaceAll(/[^\w-]/g, '').slice(0, 40);

export const bouncedOf = ({ detail }: z.output<typeof SesEvent>): Bounced[] => {
  if (detail.eventType === 'Bounce') {
    const { bounceType, bounceSubType, bouncedRecipients } = detail.bounce;
    const sorted = `${short(bounceType)}/${short(bounceSubType)}`;
    return bouncedRecipients.map(({ emailAddress }) => ({
      mail: addressOf(emailAddress),
      kind: 'bounced',
      detail: sorted,
    }));
  }
  const { complaintFeedbackType = 'complaint', complainedRecipients } = detail.complaint;
  return complainedRecipients.map(({ emailAddress }) => ({
    mail: addressOf(emailAddress),
    kind: 'complained',
    detail: short(complaintFeedbackType),
  }));
};
