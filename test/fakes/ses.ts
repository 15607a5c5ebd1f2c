/**
 * An event of SES on EventBridge, in its documented shape: "Contents of event data that Amazon SES publishes"
 * (event-publishing-retrieving-sns-contents), under the names of "Amazon SES events" (events-ref-ses).
 */
export const sesEvent = (of: {
  kind: 'bounced' | 'complained';
  /** As the mail named it, with a display name. */
  to: string;
  set: string;
  account: string;
  region: string;
}) => {
  const at = new Date().toISOString();
  const kinds = {
    bounced: {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [
          { emailAddress: of.to, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
        ],
        timestamp: at,
        feedbackId: '010701938f4e5c2a-0000',
        reportingMTA: 'dsn; a4-50.smtp-out.eu-west-3.amazonses.com',
      },
    },
    complained: {
      eventType: 'Complaint',
      complaint: {
        complainedRecipients: [{ emailAddress: of.to }],
        timestamp: at,
        feedbackId: '010701938f4e5c2b-0000',
        userAgent: 'a mail provider',
        complaintFeedbackType: 'abuse',
        arrivalDate: at,
      },
    },
  };
  return {
    version: '0',
    id: '7bf73129-1428-4cd3-a780-95db273d1602',
    'detail-type': of.kind === 'bounced' ? 'Email Bounced' : 'Email Complaint Received',
    source: 'aws.ses',
    account: of.account,
    time: at,
    region: of.region,
    resources: [`arn:aws:ses:${of.region}:${of.account}:configuration-set/${of.set}`],
    detail: {
      ...kinds[of.kind],
      mail: {
        timestamp: at,
        source: 'vigie@gazette.example',
        sendingAccountId: of.account,
        messageId: '010701938f4e5c2a',
        destination: [of.to],
        headersTruncated: false,
        headers: [],
        commonHeaders: {},
        tags: { 'ses:configuration-set': [of.set], 'ses:from-domain': ['gazette.example'] },
      },
    },
  };
};
