import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';

export type Mail = { subject: string; text: string; html: string };

const oneLine = (text: string): string => text.replaceAll(/[\r\n\u2028\u2029\0]+/g, ' ').slice(0, 300);

/**
 * Sends one mail to one person through SES. No configuration set is named, so no click tracking rewrites its links. Throws when SES does not take it.
 */
export const openMail =
  (options: { client: Pick<SESv2Client, 'send'>; from: string; site: string }) =>
  async (to: { name: string; mail: string }, mail: Mail): Promise<void> => {
    await options.client.send(
      new SendEmailCommand({
        FromEmailAddress: `${encodedName(`Vigie ${options.site}`)} <${options.from}>`,
        Destination: { ToAddresses: [`${encodedName(to.name)} <${to.mail}>`] },
        Content: {
          Simple: {
            Subject: { Data: oneLine(mail.subject), Charset: 'UTF-8' },
            Body: {
              Text: { Data: mail.text, Charset: 'UTF-8' },
              Html: { Data: mail.html, Charset: 'UTF-8' },
            },
          },
        },
      }),
    );
  };

/** A display name as RFC 2047 wants it when it is not plain ASCII. */
const encodedName = (name: string): string => {
  const line = oneLine(name).replaceAll('"', '');
  const ascii = /^[\x20-\x7e]*$/.test(line);
  return ascii ? `"${line}"` : `=?UTF-8?B?${Buffer.from(line, 'utf8').toString('base64')}?=`;
};
