import { afterEach, describe, expect, it } from 'vitest';
import { discord } from '../../../lib/adapters/networks/discord.ts';
import { telegram } from '../../../lib/adapters/networks/telegram.ts';
import { startDiscord } from '../../fakes/discord.ts';
import type { StandIn } from '../../fakes/stand-in.ts';
import { startTelegram } from '../../fakes/telegram.ts';
import { contentFor, imageOf, noHurry } from './content.ts';

/** What is special about Discord and Telegram. test/networks/outcomes.test.ts tries every answer. */

const now = () => Date.UTC(2026, 10, 22, 18);
const content = contentFor('discord:gazette', { facets: [], card: null });
let server: StandIn;
afterEach(() => server.close());
const deps = (secret: unknown = server.secret) => ({
  ...{ service: server.service, secret: () => Promise.resolve(secret), now, allowLoopback: true },
});
const send = async (adapter: ReturnType<typeof discord>, text = content.text) => {
  const ready = await adapter.prepare({ ...content, text });
  return ready.kind === 'ready' ? ready.send(noHurry) : ready;
};

describe('a message on Discord', () => {
  it('mentions nobody, and waits until Discord has kept it', async () => {
    server = await startDiscord();

    expect(await send(discord(deps()), '@everyone <@1234> Crue')).toMatchObject({ kind: 'accepted' });
    expect(server.seen()[0]?.path).toMatch(/\?wait=true$/);
    expect(server.posts()).toEqual(['@everyone <@1234> Crue']);
  });

  it('carries its picture with its alt text, and shows no preview of the link beside it', async () => {
    server = await startDiscord();
    const bytes = Buffer.from('not really a picture');
    const image = imageOf(bytes);
    const withImage = { ...content, media: [image] };

    const ready = await discord(deps()).prepare(withImage, new Map([[image.sha256, bytes]]));
    expect(server.seen()).toEqual([]);
    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({ kind: 'accepted' });
    expect(server.posts()).toEqual([content.text]);
    expect(server.pictures?.()).toEqual([{ alt: 'Les quais', bytes: 'not really a picture' }]);

    const other = new Map([[image.sha256, Buffer.from('not the approved one')]]);
    expect(await discord(deps()).prepare(withImage, other)).toMatchObject({
      kind: 'rejected',
      reason: 'media-changed',
    });
    expect(await discord(deps()).prepare(withImage)).toMatchObject({ kind: 'not-sent', reason: 'media-missing' });
    expect(server.creates()).toBe(1);
  });

  it('with a picture that Discord refuses is surely not there', async () => {
    server = await startDiscord();
    const bytes = Buffer.from('not really a picture');
    const image = imageOf(bytes, { alt: 'a'.repeat(1025) });
    const ready = await discord(deps()).prepare({ ...content, media: [image] }, new Map([[image.sha256, bytes]]));

    expect(ready.kind === 'ready' && (await ready.send(noHurry))).toMatchObject({ kind: 'rejected' });
    expect(server.posts()).toEqual([]);
  });

  it('that Discord shows with another text is published, and says so', async () => {
    server = await startDiscord((text) => text.slice(1));

    expect(await send(discord(deps()))).toMatchObject({
      kind: 'accepted',
      detail: 'HTTP 200: Discord shows another text',
    });
  });

  it('is not sent when the secret is no address of a webhook', async () => {
    server = await startDiscord();

    const wrong = { webhook: 'https://discord.com/channels/1/2' };
    expect(await discord(deps(wrong)).prepare(content)).toMatchObject({ kind: 'not-sent', reason: 'secret-missing' });
    expect(server.seen()).toEqual([]);
  });
});

describe('a message on Telegram', () => {
  it('shows the preview of its link, and is plain text', async () => {
    server = await startTelegram(now);

    expect(await send(telegram(deps()), 'Crue *ici* <b>')).toMatchObject({
      kind: 'accepted',
      remoteId: '1',
      url: 'https://t.me/gazette/1',
    });
    expect(JSON.parse(server.seen()[0]?.body.toString() ?? '')).toEqual({
      chat_id: '@gazette',
      text: 'Crue *ici* <b>',
      link_preview_options: { url: content.link },
    });
  });

  it('is taken back by its id alone, and says so the second time', async () => {
    server = await startTelegram(now);
    const post = { remoteId: '1', providerKey: content.providerKey, account: 'telegram:gazette' };
    await send(telegram(deps()));

    expect(await telegram(deps()).takeBack({ ...post, remoteId: null })).toMatchObject({ kind: 'failed' });
    expect(await telegram(deps()).takeBack(post)).toEqual({ kind: 'gone' });
    expect(await telegram(deps()).takeBack(post)).toEqual({ kind: 'already-gone' });
  });

  it('never shows the token, which stands in the address', async () => {
    server = await startTelegram(now);
    const secret = { token: '1:a-wrong-token-of-a-test', chat: '@gazette' };

    const outcome = await send(telegram(deps(secret)));
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
    expect(JSON.stringify(outcome)).not.toContain('a-wrong-token');
  });

  it('needs a bot that may post in the channel', async () => {
    server = await startTelegram(now, { mayPost: false });

    expect(await telegram(deps()).check()).toMatchObject({ wanting: ['the bot may not post in @gazette'] });
  });
});
