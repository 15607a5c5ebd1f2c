import type { SendEmailCommand, SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../lib/adapters/mail.ts';
import { json, startWire } from './networks/wire.ts';

const sent = async (
  to: { name: string; mail: string },
  mail: { subject: string; text: string; html: string } = { subject: 's', text: 't', html: '<p>h</p>' },
  site = 'La Gazette',
  set?: string,
): Promise<SendEmailCommandInput> => {
  const commands: SendEmailCommand[] = [];
  const client = { send: (command: SendEmailCommand) => Promise.resolve(void commands.push(command)) };
  await openMail({ client: client as never, from: 'vigie@gazette.example', site, set })(to, mail);
  expect(commands).toHaveLength(1);
  return commands[0]!.input;
};

/** What a mail program reads in a display name. */
const decoded = (header: string): { name: string; mail: string } => {
  const [, name = '', mail = ''] = /^(.*) <([^<>]+)>$/s.exec(header) ?? [];
  const words = name.split(/\?= =\?/);
  const text = name.startsWith('"')
    ? name.slice(1, -1)
    : words
        .map((word) => Buffer.from(word.replaceAll(/^(=\?)?UTF-8\?B\?|\?=$/g, ''), 'base64').toString('utf8'))
        .join('');
  return { name: text, mail };
};

const lea = { name: 'Léa Martin', mail: 'lea@gazette.example' };

describe('a mail', () => {
  it('names the configuration set that tells what comes back, where there is one', async () => {
    expect((await sent(lea, undefined, undefined, 'Vigie-MailSet')).ConfigurationSetName).toBe('Vigie-MailSet');
    expect((await sent(lea)).ConfigurationSetName).toBeUndefined();
  });

  it('goes to one person, from the site', async () => {
    const input = await sent(lea);
    expect(input.Destination?.CcAddresses).toBeUndefined();
    expect(input.Destination?.BccAddresses).toBeUndefined();
    expect(input.ListManagementOptions).toBeUndefined();
    expect(decoded(input.FromEmailAddress ?? '')).toEqual({ name: 'Vigie La Gazette', mail: 'vigie@gazette.example' });
    expect(decoded(input.Destination?.ToAddresses?.[0] ?? '')).toEqual({
      name: 'Léa Martin',
      mail: 'lea@gazette.example',
    });
  });

  it.each([
    'a\r\nBcc: victim@example.com',
    'a\nTo: victim@example.com\n\nbody',
    'a\rb',
    'a\u2028b\u2029c',
    'a\u0085b\u000Bc\fd',
    'a\0b',
    'a"b" <victim@example.com>',
    'a\\',
    'a\\" <victim@example.com>, "b',
    '\u202Eelpmaxe',
    'Lé\r\na',
    '🚨'.repeat(400),
    `${'x'.repeat(299)}🚨`,
    '\uD83D',
    '',
  ])('has no header but its own, whatever a name or a subject holds: %j', async (text) => {
    const input = await sent(
      { name: text, mail: 'lea@gazette.example' },
      { subject: text, text: 't', html: 'h' },
      text,
    );
    const headers = [
      input.FromEmailAddress ?? '',
      input.Destination?.ToAddresses?.[0] ?? '',
      input.Content?.Simple?.Subject?.Data ?? '',
    ];
    for (const header of headers) {
      expect(header).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(header.isWellFormed()).toBe(true);
    }
    for (const header of headers.slice(0, 2)) {
      expect(header).toMatch(/^("[^"\\]*"|(=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?= ?)+) <[^<>\s]+@gazette\.example>$/);
    }
    expect(input.Destination?.ToAddresses).toHaveLength(1);
    expect(Array.from(headers[2] ?? '').length).toBeLessThanOrEqual(300);
  });

  it.each(['Léa Martin', '山田太郎', 'Ζωή Παπαδοπούλου '.repeat(6).trim(), '👩‍👩‍👧 Famille', "Inès d'Été"])(
    'names %s whole, in encoded words of at most 75 characters that cut no character',
    async (name) => {
      const input = await sent({ name, mail: 'lea@gazette.example' });
      const header = input.Destination?.ToAddresses?.[0] ?? '';
      expect(decoded(header).name).toBe(name);
      for (const word of header.match(/=\?[^ ]+\?=/g) ?? []) {
        expect(word.length).toBeLessThanOrEqual(75);
        expect(Buffer.from(word.slice(10, -2), 'base64').toString('utf8')).not.toContain('\uFFFD');
      }
    },
  );

  it('carries both bodies as they are, and is one request on the wire', async () => {
    const wire = await startWire(json(200, { MessageId: 'm' }));
    const client = new SESv2Client({
      endpoint: wire.url,
      region: 'eu-west-3',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const mail = { subject: 'Gelé : « Nice »', text: 'ligne\nligne', html: '<p>été</p>' };
    await openMail({ client, from: 'vigie@gazette.example', site: 'La Gazette' })(lea, mail);
    client.destroy();
    await wire.close();
    expect(wire.seen).toHaveLength(1);
    const body = JSON.parse(wire.seen[0]!.body.toString()) as { Content: { Simple: unknown } };
    expect(body.Content.Simple).toEqual({
      Subject: { Data: mail.subject, Charset: 'UTF-8' },
      Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
    });
  });

  it('that SES does not take is an error', async () => {
    const client = { send: () => Promise.reject(new Error('MessageRejected')) };
    await expect(
      openMail({ client: client as never, from: 'vigie@gazette.example', site: 's' })(lea, {
        subject: 's',
        text: 't',
        html: 'h',
      }),
    ).rejects.toThrow('MessageRejected');
  });
});
