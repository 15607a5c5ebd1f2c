import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';

export type Mail = { subject: string; text: string; html: string };

/** One line, without control characters that could end a header or change how it reads. */
const oneLine = (text: string): string =>
  Array.from(
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
      .trim(),
  )
    .slice(0, 300)
    .join('');

/**
 * Sends one mail to one person through SES. `set`: the configuration set that tells what comes back. Where a mail
 * names none, the sender's identity may have a default one, whose click tracking would rewrite the links. Throws when
 * SES does not accept the mail.
 */
export const openMail =
  (options: { client: Pick<SESv2Client, 'send'>; from: string; site: string; set?: string | undefined }) =>
  async (to: { name: string; mail: string }, mail: Mail): Promise<void> => {
    await options.client.send(
      new SendEmailCommand({
        ...(options.set === undefined ? {} : { ConfigurationSetName: options.set }),
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

/** RFC 2047 allows 75 characters for an encoded word. Its frame takes 12 of them, and 45 bytes become 60 characters. */
const WORD_BYTES = 45;

/** A display name: quoted when it is plain ASCII, else in encoded words (RFC 2047) that cut no character in two. */
const encodedName = (name: string): string => {
  const line = oneLine(name);
  if (/^[\x20-\x7e]*$/.test(line)) return `"${line.replaceAll(/["\\]/g, '')}"`;
  const words: string[] = [''];
  for (const character of line) {
    const last = words.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > WORD_BYTES) words.push(character);
    else words[words.length - 1] = last + character;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join(' ');
};
