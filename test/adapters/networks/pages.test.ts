import { afterEach, describe, expect, it } from 'vitest';
import type { AdapterDeps } from '../../../lib/adapters/networks/adapter.ts';
import { facebook } from '../../../lib/adapters/networks/facebook.ts';
import { linkedin } from '../../../lib/adapters/networks/linkedin.ts';
import type { Adapter } from '../../../lib/delivery/network.ts';
import { facebookSecret, startFacebook } from '../../fakes/facebook.ts';
import { linkedinSecret, startLinkedin } from '../../fakes/linkedin.ts';
import { metaError } from '../../fakes/meta.ts';
import type { StandIn } from '../../fakes/stand-in.ts';
import { contentFor, imageOf, noHurry } from './content.ts';
import { json } from './wire.ts';

/** What is special about pages of Facebook and LinkedIn. test/networks/outcomes.test.ts tries every answer. */

const now = () => Date.UTC(2026, 10, 22, 18);
const content = contentFor('facebook:gazette', { facets: [], card: null });
const servers: StandIn[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
const started = <T extends StandIn>(server: T): T => {
  servers.push(server);
  return server;
};
const deps = (server: StandIn, more: Partial<AdapterDeps> = {}): AdapterDeps => ({
  ...{ service: server.service, secret: () => Promise.resolve(server.secret), now, allowLoopback: true },
  ...{ options: server.options ?? {} },
  ...more,
});
const send = async (adapter: Adapter, what = content, pictures = new Map<string, Uint8Array>()) => {
  const ready = await adapter.prepare(what, pictures);
  return ready.kind === 'ready' ? ready.send(noHurry) : ready;
};

describe('a post on a Page of Facebook', () => {
  it('names its link, from which Facebook makes the card', async () => {
    const server = started(await startFacebook(now));

    expect(await send(facebook(deps(server)))).toMatchObject({
      kind: 'accepted',
      url: 'https://www.facebook.com/105000000000001_901',
    });
    expect(server.links()).toEqual([content.link]);
  });

  it('shows its picture with its alt text in the place of the card, and is found and taken back by its own id', async () => {
    const server = started(await startFacebook(now));
    const bytes = Buffer.from('not really a picture');
    const image = imageOf(bytes);
    const withImage = { ...content, media: [image] };
    const pictures = new Map([[image.sha256, bytes]]);

    expect(await send(facebook(deps(server)), withImage, pictures)).toMatchObject({ kind: 'accepted' });
    expect(server.links()).toEqual([null]);
    expect(server.pictures?.()).toEqual([{ alt: 'Les quais', bytes: 'not really a picture' }]);
    const found = await facebook(deps(server)).probe(withImage);
    expect(found).toMatchObject({ kind: 'found', text: content.text });
    const post = { remoteId: '105000000000001_901', providerKey: content.providerKey, account: content.account };
    expect(await facebook(deps(server)).takeBack(post)).toEqual({ kind: 'gone' });
    expect(server.pictures?.()).toEqual([]);
  });

  it('whose picture is refused is not sent, and Facebook is not asked for a post', async () => {
    const server = started(await startFacebook(now));
    const bytes = Buffer.from('not really a picture');
    const image = imageOf(bytes);
    const wrong = deps(server, { secret: () => Promise.resolve({ ...facebookSecret, pageToken: 'another' }) });

    expect(
      await facebook(wrong).prepare({ ...content, media: [image] }, new Map([[image.sha256, bytes]])),
    ).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
    expect(server.creates()).toBe(0);
  });

  it('goes to the version that the account names', async () => {
    const server = started(await startFacebook(now, { version: 'v26.0' }));

    expect(await send(facebook(deps(server, { options: { version: 'v26.0' } })))).toMatchObject({ kind: 'accepted' });
    expect(await send(facebook(deps(server)), { ...content, text: 'Autre' })).toMatchObject({ kind: 'rejected' });
  });

  it.each([
    ['an unknown error that may have made the post', { code: 1, message: 'An unknown error occurred' }, 'unknown'],
    ['a service that is down', { code: 2, message: 'Service temporarily unavailable' }, 'unknown'],
    ['a duplicate', { code: 506, message: 'Duplicate status message' }, 'unknown'],
    ['a policy', { code: 368, message: 'The action attempted has been deemed abusive' }, 'rejected'],
  ])('that is answered with %s has the outcome that the code tells, not the status', async (_, failure, kind) => {
    const server = started(await startFacebook(now));
    server.spoil(json(400, metaError(400, failure).body), false);

    expect(await send(facebook(deps(server)))).toMatchObject({ kind });
    expect(server.creates()).toBe(1);
  });

  it('tells when its token ends, and when it is not the token of the Page', async () => {
    const ends = now() / 1000 + 86_400;
    const server = started(await startFacebook(now, { expiresAt: ends }));
    const other = { ...facebookSecret, pageId: '42' };

    expect(await facebook(deps(server)).check()).toEqual({
      kind: 'checked',
      who: 'La Gazette',
      expiresAt: ends * 1000,
      wanting: [],
    });
    expect(await facebook(deps(server, { secret: () => Promise.resolve(other) })).check()).toMatchObject({
      wanting: ['the token is of La Gazette (105000000000001), not of the Page'],
    });
  });
});

describe('a post on a page of LinkedIn', () => {
  it('keeps every character that LinkedIn would cut at, and its hashtags', async () => {
    const server = started(await startLinkedin());
    const text =
      'Crue (Paris) [direct] {x} <b> @maire *gras* _sous_ ~tilde~ | a\\b #Seine #2026 n# https://a.example/x_(y)';

    expect(await send(linkedin(deps(server)), { ...content, text })).toMatchObject({ kind: 'accepted' });
    expect(server.posts()).toEqual([text]);
    expect(server.seen().at(-1)?.body.toString()).toContain(' #Seine');
  });

  it('brings its card, with the approved picture', async () => {
    const server = started(await startLinkedin());
    const bytes = Buffer.from('not really a picture');
    const image = imageOf(bytes);
    const card = { ...contentFor('linkedin:gazette').card!, image };

    expect(await send(linkedin(deps(server)), { ...content, card }, new Map([[image.sha256, bytes]]))).toMatchObject({
      kind: 'accepted',
    });
    expect(server.files()).toEqual(['not really a picture']);
    expect(server.articles()).toEqual([
      { source: card.url, title: card.title, description: card.description, thumbnail: 'urn:li:image:C4E10AQ' },
    ]);
  });

  it('is surely not sent when the version of the interface has ended', async () => {
    const server = started(await startLinkedin({ version: '202611' }));

    const outcome = await send(linkedin(deps(server, { options: { version: '202510' } })));
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'version-ended' });
    expect(server.posts()).toEqual([]);
  });

  it('whose text is too long once it is escaped is refused, for LinkedIn would cut it', async () => {
    const server = started(await startLinkedin());

    expect(await send(linkedin(deps(server)), { ...content, text: '_'.repeat(1501) })).toMatchObject({
      kind: 'rejected',
      reason: 'too-large',
    });
    expect(server.seen()).toEqual([]);
  });

  it('tells when its token ends', async () => {
    const server = started(await startLinkedin());

    expect(await linkedin(deps(server)).check()).toMatchObject({
      kind: 'checked',
      expiresAt: Date.parse(linkedinSecret.tokenEnds),
    });
  });
});
