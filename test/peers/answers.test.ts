import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../lib/adapters/networks/readers/open.ts';
import { bluesky } from '../../lib/adapters/networks/bluesky.ts';
import { providerKey } from '../../lib/records/content.ts';
import type { Reader } from '../../lib/answers/reader.ts';
import { contentFor, noHurry } from '../adapters/networks/content.ts';
import { json, startWire, TIME_OUT_MS, type Wire } from '../adapters/networks/wire.ts';
import { enableCommand, missingPds, startPds, type Account, type Pds } from './pds.ts';
import { skipped } from '../part.ts';

/**
 * Answers on a real Bluesky server (PDS): the posts, the answers and their records are its own. A server alone has no
 * `getPostThread`: that is an AppView's, which needs a database of its own. So a stand-in makes the thread from the
 * records that the real server lists, in the documented form.
 */

const missing = missingPds();
if (missing !== null) skipped('answers on a real Bluesky server', missing, enableCommand);

type Stored = {
  uri: string;
  cid: string;
  value: { text: string; createdAt: string; reply?: { parent: { uri: string } } };
};

describe.skipIf(missing !== null)('answers on a real Bluesky server', () => {
  let pds: Pds;
  let appView: Wire;
  let gazette: Account;
  let ana: Account;

  const recordsOf = async ({ did }: Account): Promise<(Stored & { did: string })[]> => {
    const path = `com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=100`;
    const answer = (await (await fetch(`${pds.url}/xrpc/${path}`)).json()) as { records: Stored[] };
    return answer.records.map((record) => ({ ...record, did }));
  };
  const nodeOf = (post: Stored & { did: string }, all: readonly (Stored & { did: string })[]): object => ({
    post: {
      uri: post.uri,
      cid: post.cid,
      author: { did: post.did },
      record: post.value,
      indexedAt: post.value.createdAt,
    },
    replies: all.filter(({ value }) => value.reply?.parent.uri === post.uri).map((each) => nodeOf(each, all)),
  });
  const answerTo = async (who: Account, text: string, root: Stored, parent: Stored): Promise<Stored> => {
    const place = (of: Stored) => ({ uri: of.uri, cid: of.cid });
    const record = {
      $type: 'app.bsky.feed.post',
      text,
      createdAt: new Date().toISOString(),
      langs: ['fr'],
      reply: { root: place(root), parent: place(parent) },
    };
    const response = await fetch(`${pds.url}/xrpc/com.atproto.repo.createRecord`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${who.accessJwt}` },
      body: JSON.stringify({ repo: who.did, collection: 'app.bsky.feed.post', record }),
    });
    const made = (await response.json()) as { uri: string; cid: string };
    return { ...made, value: record };
  };
  const readerOn = (service: string): Reader => {
    const opened = openReader('bluesky:gazette', {
      service,
      secret: () => Promise.resolve(null),
      now: () => Date.now(),
      timeoutMs: TIME_OUT_MS,
      allowLoopback: true,
    });
    if ('kind' in opened) throw new Error(opened.detail);
    return opened;
  };

  beforeAll(async () => {
    pds = await startPds();
    [gazette, ana] = [await pds.account('gazette'), await pds.account('ana')];
    appView = await startWire((seen, response) => {
      const uri = new URL(seen.path, appView.url).searchParams.get('uri');
      void Promise.all([recordsOf(gazette), recordsOf(ana)]).then(([ours, theirs]) => {
        const all = [...ours, ...theirs];
        const post = all.find((each) => each.uri === uri);
        if (post === undefined) json(400, { error: 'NotFound', message: 'Post not found' })(seen, response);
        else json(200, { thread: nodeOf(post, all) })(seen, response);
      });
    });
  });
  afterAll(async () => {
    await (appView as Wire | undefined)?.close();
    await (pds as Pds | undefined)?.close();
  });

  it('are told of a post that Vigie sent: who asks, what the account answered, and where', async () => {
    const network = bluesky({
      service: pds.url,
      secret: () => Promise.resolve({ identifier: gazette.identifier, appPassword: gazette.appPassword }),
      now: () => Date.now(),
      timeoutMs: TIME_OUT_MS,
      allowLoopback: true,
    });
    const ready = await network.prepare(contentFor('bluesky:gazette', { providerKey: providerKey('d1', Date.now()) }));
    if (ready.kind !== 'ready') throw new Error(ready.detail);
    const sent = await ready.send(noHurry);
    if (sent.kind !== 'accepted') throw new Error(sent.detail);
    const [root] = await recordsOf(gazette);
    if (root === undefined) throw new Error('no post');
    const question = await answerTo(ana, 'À quelle heure ferme le pont ?', root, root);
    const ours = await answerTo(gazette, 'À vingt heures.', root, question);

    const read = await readerOn(appView.url).answers({ posts: [sent.remoteId], since: 0, most: 100 });

    if (read.kind !== 'answers') throw new Error(read.detail);
    const rkey = question.uri.split('/').at(-1) ?? '';
    expect(read.answers).toMatchObject([
      {
        id: question.uri,
        post: sent.remoteId,
        to: sent.remoteId,
        author: ana.did,
        ours: false,
        text: 'À quelle heure ferme le pont ?',
        lang: 'fr',
        url: `https://bsky.app/profile/${ana.did}/post/${rkey}`,
      },
      { id: ours.uri, to: question.uri, author: gazette.did, ours: true },
    ]);
  });

  it('are not read from a server without an AppView, and it says so', async () => {
    const post = `at://${gazette.did}/app.bsky.feed.post/3kabc`;
    const read = await readerOn(pds.url).answers({ posts: [post], since: 0, most: 100 });
    expect(read).toMatchObject({ kind: 'not-read', detail: expect.stringMatching(/^HTTP \d+/) as string });
  });
});
