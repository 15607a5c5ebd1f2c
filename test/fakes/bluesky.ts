/**
 * A local server that speaks the documented wire format of a Bluesky server (PDS) for what we use: log-in,
 * and one record under a key of ours that can be written, read and deleted. It is ours, not Bluesky's:
 * test/peers has the real one.
 */
import { json } from '../adapters/networks/wire.ts';
import { fieldsOf, pathOf, queryOf, startFake, type Reply } from './fake.ts';
import type { StandIn } from './stand-in.ts';

export const blueskySecret = { identifier: 'gazette.example', appPassword: 'abcd-efgh-ijkl-mnop' };

const DID = 'did:plc:gazette';
const uriOf = (rkey: string): string => `at://${DID}/app.bsky.feed.post/${rkey}`;
const error = (status: number, name: string): Reply => ({ status, body: { error: name, message: `${name} it is` } });

export const startBluesky = async ({ bot = true } = {}): Promise<StandIn> => {
  /** The texts of the records that stand, by their keys. */
  const records = new Map<string, string>();
  const put = ({ rkey, record }: { rkey: string; record: { text: string } }): Reply => {
    if (records.has(rkey)) return error(400, 'InvalidSwap');
    records.set(rkey, record.text);
    return { status: 200, body: { uri: uriOf(rkey), cid: 'bafyrei' } };
  };
  const get = (query: URLSearchParams): Reply => {
    if (query.get('collection') === 'app.bsky.actor.profile') {
      const labels = { $type: 'com.atproto.label.defs#selfLabels', values: bot ? [{ val: 'bot' }] : [] };
      return {
        status: 200,
        body: { uri: uriOf('self'), cid: 'bafyrei', value: { displayName: 'La Gazette', labels } },
      };
    }
    const rkey = query.get('rkey') ?? '';
    const text = records.get(rkey);
    if (text === undefined) return error(400, 'RecordNotFound');
    return { status: 200, body: { uri: uriOf(rkey), cid: 'bafyrei', value: { text } } };
  };
  const session = {
    did: DID,
    handle: 'gazette.example',
    accessJwt: 'access-jwt-of-a-test',
    refreshJwt: 'refresh-jwt-of-a-test',
    active: true,
  };
  const fake = await startFake(
    ({ path }) => path === '/xrpc/com.atproto.repo.putRecord',
    (seen) => {
      switch (pathOf(seen).replace('/xrpc/com.atproto.', '')) {
        case 'server.createSession':
        case 'server.getSession':
          return { status: 200, body: session };
        case 'repo.putRecord':
          return put(fieldsOf(seen) as Parameters<typeof put>[0]);
        case 'repo.getRecord':
          return get(queryOf(seen));
        case 'repo.deleteRecord': {
          const deleted = records.delete(String(fieldsOf(seen)['rkey']));
          return { status: 200, body: deleted ? { commit: { cid: 'bafyrei', rev: '3kabc' } } : {} };
        }
        default:
          return error(404, 'MethodNotImplemented');
      }
    },
  );
  const says = (status: number, name: string, headers: Record<string, string> = {}) =>
    json(status, { error: name, message: `${name} it is` }, headers);
  return {
    ...fake,
    secret: blueskySecret,
    posts: () => [...records.values()],
    says: {
      rejected: says(400, 'InvalidRequest'),
      expired: says(400, 'ExpiredToken'),
      forbidden: says(403, 'AccountTakedown'),
      limited: says(429, 'RateLimitExceeded'),
      limitedUntil: (until) => says(429, 'RateLimitExceeded', { 'ratelimit-reset': String(until / 1000) }),
    },
    again: 'unknown',
  };
};
