/**
 * A local server that speaks the documented wire format of a Bluesky server (PDS) for what we use: log-in,
 * and one record under a key of ours that can be written, read and deleted. It is ours, not Bluesky's:
 * test/peers has the real one.
 */
import { json, startWire, type Answer, type Seen } from '../adapters/networks/wire.ts';

export const blueskySecret = { identifier: 'gazette.example', appPassword: 'abcd-efgh-ijkl-mnop' };

export type FakeBluesky = {
  /** The address where the account logs in. */
  service: string;
  /** The texts of the records that stand, by their keys. */
  records: Map<string, string>;
  close: () => Promise<void>;
};

const DID = 'did:plc:gazette';
const uriOf = (rkey: string): string => `at://${DID}/app.bsky.feed.post/${rkey}`;
const bodyOf = ({ body }: Seen) => JSON.parse(body.toString('utf8')) as { rkey: string; record: { text: string } };

export const startBluesky = async (): Promise<FakeBluesky> => {
  const records = new Map<string, string>();
  const put: Answer = (seen, response) => {
    const { rkey, record } = bodyOf(seen);
    if (records.has(rkey)) {
      json(400, { error: 'InvalidSwap' })(seen, response);
      return;
    }
    records.set(rkey, record.text);
    json(200, { uri: uriOf(rkey), cid: 'bafyrei' })(seen, response);
  };
  const get: Answer = (seen, response) => {
    const rkey = new URL(seen.path, 'http://127.0.0.1').searchParams.get('rkey') ?? '';
    const text = records.get(rkey);
    const found = { uri: uriOf(rkey), cid: 'bafyrei', value: { text } };
    json(text === undefined ? 400 : 200, text === undefined ? { error: 'RecordNotFound' } : found)(seen, response);
  };
  const remove: Answer = (seen, response) => {
    const deleted = records.delete(bodyOf(seen).rkey);
    json(200, deleted ? { commit: { cid: 'bafyrei', rev: '3kabc' } } : {})(seen, response);
  };
  const answers: Readonly<Record<string, Answer>> = {
    'com.atproto.server.createSession': json(200, { did: DID, accessJwt: 'access', refreshJwt: 'refresh' }),
    'com.atproto.repo.putRecord': put,
    'com.atproto.repo.getRecord': get,
    'com.atproto.repo.deleteRecord': remove,
  };
  const wire = await startWire((seen, response) => {
    const method = /^\/xrpc\/([\w.]+)/.exec(seen.path)?.[1] ?? '';
    (answers[method] ?? json(404, { error: 'MethodNotImplemented' }))(seen, response);
  });
  return { service: wire.url, records, close: wire.close };
};
