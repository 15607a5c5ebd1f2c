import { afterEach, describe, expect, it } from 'vitest';
import { mastodon } from '../../../lib/adapters/networks/mastodon.ts';
import { readerOf } from '../../../lib/cli/io.ts';
import { lookAtAccounts } from '../../../lib/cli/accounts.ts';
import { sampleSettings } from '../../world.ts';
import { mastodonSecret, startMastodon } from '../../fakes/mastodon.ts';
import type { StandIn } from '../../fakes/stand-in.ts';
import { contentFor, imageOf, noHurry } from './content.ts';

/** What is special about Mastodon. test/networks/outcomes.test.ts tries every answer. */

const now = () => Date.UTC(2026, 10, 22, 18);
const content = contentFor('mastodon:gazette', { facets: [], card: null });
let server: Awaited<ReturnType<typeof startMastodon>>;
afterEach(() => server.close());

const clientOf = ({ service }: StandIn, secret: unknown = mastodonSecret) =>
  mastodon({ service, secret: () => Promise.resolve(secret), now, allowLoopback: true });
const send = async (what = content, pictures = new Map<string, Uint8Array>()) => {
  const ready = await clientOf(server).prepare(what, pictures);
  return ready.kind === 'ready' ? ready.send(noHurry) : ready;
};

describe('a post on Mastodon', () => {
  it('is held to the limit that its server tells, and not to the usual 500', async () => {
    server = await startMastodon(now, { limit: 40 });
    const link = 'https://gazette.example/un/chemin/bien/trop/long/pour/ce/serveur';

    // A link counts 23, whatever its length.
    expect(await send({ ...content, text: `${'é'.repeat(16)} ${link}` })).toMatchObject({ kind: 'accepted' });
    expect(await send({ ...content, text: `${'é'.repeat(17)} ${link}` })).toMatchObject({
      kind: 'rejected',
      reason: 'too-large',
      detail: 'this server takes 40 characters, not 41',
    });
    expect(server.creates()).toBe(1);
  });

  it('that is asked for twice within an hour is one post; another text is another', async () => {
    server = await startMastodon(now);
    await send();
    await send();
    await send({ ...content, text: 'Crue à Lyon' });

    expect(server.posts()).toEqual(['Crue à Lyon', content.text]);
  });

  it('carries its pictures with their alt text', async () => {
    server = await startMastodon(now);
    const bytes = Buffer.from('not really a picture');
    const media = imageOf(bytes);

    expect(await send({ ...content, media: [media] }, new Map([[media.sha256, bytes]]))).toMatchObject({
      kind: 'accepted',
    });
    const upload =
      server
        .seen()
        .find(({ path }) => path === '/api/v2/media')
        ?.body.toString() ?? '';
    expect(upload).toContain('Les quais');
    expect(upload).toContain('not really a picture');
    const post = server.seen().at(-1)?.body.toString() ?? '{}';
    expect(JSON.parse(post)).toMatchObject({
      media_ids: ['m1'],
      status: content.text,
      visibility: 'public',
      language: 'fr',
    });
  });
});

it('a look at the accounts says of Mastodon that its profile is not marked as automated', async () => {
  server = await startMastodon(now, { bot: false });
  const settings = sampleSettings((config) => {
    config['accounts'] = { 'mastodon:gazette': { secret: 'vigie/mastodon', service: server.service } };
    config['feeds'] = {};
  });
  const look = (secret: unknown) => lookAtAccounts(settings, () => clientOf(server, secret), now(), readerOf({}));

  expect(await look(mastodonSecret)).toMatchObject([
    { what: 'look at mastodon:gazette', good: true, detail: 'it is @gazette' },
    {
      what: 'label of mastodon:gazette',
      good: false,
      detail: expect.stringContaining('not marked as automated') as unknown,
    },
    { what: 'operator of mastodon:gazette', good: false },
  ]);
  expect(await look({ accessToken: 'wrong' })).toMatchObject([
    { good: false, detail: 'HTTP 401: The access token is invalid' },
  ]);
});
