/**
 * Stand-ins for what networks tell of answers. Each speaks the documented format of one read, with its errors and with
 * what a thread holds beside answers: deleted posts, people without a name, our own answers. They are ours: no network
 * ran here. test/peers has a real Bluesky server.
 */
import { pathOf, queryOf, startFake, type Fake, type Reply } from './fake.ts';

/** An answer as a test wants it on the network. `to`: what it answers; without it the post; `none`: only a mention. */
export type Said = {
  id: string;
  by: string;
  text: string;
  at: number;
  to?: string;
  ours?: true;
  lang?: string;
  /** When its author came to the network (epoch ms). */
  since?: number;
};

export type AnswersOn = Fake & {
  /** The network's id of our post. */
  post: string;
  say: (...said: Said[]) => void;
  secret: unknown;
  /** The next read gets this answer. */
  fail: (reply: Reply) => void;
};

const iso = (at: number): string => new Date(at).toISOString();
const OLD = Date.parse('2015-03-01T00:00:00Z');

type Wire = {
  post: string;
  secret: unknown;
  read: (said: readonly Said[], seen: { path: string; query: URLSearchParams; token: string }) => Reply;
};

const start = async ({ post, secret, read }: Wire): Promise<AnswersOn> => {
  const said: Said[] = [];
  const failures: Reply[] = [];
  const fake = await startFake(
    ({ method }) => method !== 'GET',
    (seen) =>
      failures.shift() ??
      read(said, { path: pathOf(seen), query: queryOf(seen), token: seen.headers.authorization ?? '' }),
  );
  return {
    ...fake,
    post,
    secret,
    say: (...more) => void said.push(...more),
    fail: (reply) => void failures.push(reply),
  };
};

const OURS = 'did:plc:gazette';
const AT = `at://${OURS}/app.bsky.feed.post/3kpost`;
const uriOf = ({ id, by, ours }: Said): string => `at://${ours ? OURS : `did:plc:${by}`}/app.bsky.feed.post/${id}`;

/** `app.bsky.feed.getPostThread` of an AppView. */
export const startAppView = (): Promise<AnswersOn> => {
  const nodesUnder = (said: readonly Said[], parent: string): unknown[] =>
    said
      .filter(
        (each) =>
          (said.find(({ id }) => id === each.to) ? uriOf(said.find(({ id }) => id === each.to)!) : AT) === parent,
      )
      .map((each) => ({
        $type: 'app.bsky.feed.defs#threadViewPost',
        post: {
          uri: uriOf(each),
          cid: 'bafyrei',
          author: {
            did: each.ours ? OURS : `did:plc:${each.by}`,
            handle: `${each.by}.example`,
            displayName: `Name of ${each.by}`,
            avatar: 'https://cdn.example/a.jpg',
            createdAt: iso(each.since ?? OLD),
          },
          record: {
            $type: 'app.bsky.feed.post',
            text: each.text,
            createdAt: iso(each.at),
            langs: [each.lang ?? 'fr'],
            reply: { root: { uri: AT, cid: 'bafyrei' }, parent: { uri: parent, cid: 'bafyrei' } },
          },
          indexedAt: iso(each.at),
          likeCount: 3,
        },
        replies: nodesUnder(said, uriOf(each)),
      }));
  return start({
    post: AT,
    secret: null,
    read: (said, { path, query }) => {
      if (path !== '/xrpc/app.bsky.feed.getPostThread') return { status: 404, body: { error: 'MethodNotImplemented' } };
      if (query.get('uri') !== AT) return { status: 400, body: { error: 'NotFound', message: 'Post not found' } };
      const gone = { $type: 'app.bsky.feed.defs#notFoundPost', uri: `${AT}gone`, notFound: true };
      const post = {
        uri: AT,
        cid: 'bafyrei',
        author: { did: OURS, handle: 'gazette.example' },
        record: { text: 'Paris-Plages', createdAt: iso(OLD) },
        indexedAt: iso(OLD),
      };
      return { status: 200, body: { thread: { post, replies: [gone, ...nodesUnder(said, AT)] } } };
    },
  });
};

export const mastodonReads = { accessToken: 'notifications-of-a-test' };

/** `GET /api/v1/statuses/:id/context`, without a token, and `GET /api/v1/notifications` with one. */
export const startMastodonContext = (): Promise<AnswersOn> =>
  start({
    post: '115',
    secret: null,
    read: (all, { path, query, token }) => {
      const isContext = path === '/api/v1/statuses/115/context';
      const isMentions = path === '/api/v1/notifications' && query.get('types[]') === 'mention';
      if (!isContext && !isMentions) return { status: 404, body: { error: 'Record not found' } };
      if (isMentions && token !== `Bearer ${mastodonReads.accessToken}`)
        return { status: 401, body: { error: 'The access token is invalid' } };
      // An answer mentions the account too.
      const said = isContext ? all.filter(({ to }) => to !== 'none') : all.filter(({ ours }) => ours !== true);
      const account = ({ by, ours, since }: Said) => ({
        id: ours ? '42' : `id-of-${by}`,
        acct: by,
        display_name: `Name of ${by}`,
        created_at: iso(since ?? OLD),
      });
      const descendants = said.map((each) => {
        const parent = said.find(({ id }) => id === each.to);
        return {
          id: each.id,
          created_at: iso(each.at),
          in_reply_to_id: each.to === 'none' ? null : (parent?.id ?? '115'),
          in_reply_to_account_id: each.to === 'none' ? null : parent === undefined ? '42' : account(parent).id,
          language: each.lang ?? null,
          url: `https://mastodon.example/@${each.by}/${each.id}`,
          content: `<p><span class="h-card"><a href="https://mastodon.example/@gazette">@gazette</a></span> ${each.text}</p>`,
          account: account(each),
        };
      });
      const mentions = descendants.map((status) => ({ id: `n${status.id}`, type: 'mention', status }));
      return { status: 200, body: isContext ? { ancestors: [], descendants } : mentions };
    },
  });

export const xReads = { bearerToken: 'bearer-of-a-test', username: 'gazette' };
const SNOWFLAKE = 1_288_834_974_657n;
/** An id of X for a time. */
export const xId = (at: number, more = 1): string => (((BigInt(at) - SNOWFLAKE) << 22n) | BigInt(more)).toString();

/** `GET /2/tweets/search/recent`, with an app's bearer token. It knows `since_id` and `max_results`, from 10 to 100. */
export const startXSearch = (post: string): Promise<AnswersOn> =>
  start({
    post,
    secret: xReads,
    read: (said, { path, query, token }) => {
      const problem = (status: number, title: string, detail: string): Reply => ({
        status,
        body: { title, detail, type: 'about:blank', status },
      });
      if (token !== `Bearer ${xReads.bearerToken}`) return problem(401, 'Unauthorized', 'Unauthorized');
      const most = Number(query.get('max_results'));
      if (most < 10 || most > 100) return problem(400, 'Invalid Request', 'max_results must be between 10 and 100');
      if (!path.endsWith('/tweets/search/recent')) return problem(404, 'Not Found', 'Not Found');
      const found = said
        .filter(({ id }) => BigInt(id) > BigInt(query.get('since_id') ?? '0'))
        .toSorted((a, b) => b.at - a.at)
        .slice(0, most);
      const idOf = ({ by, ours }: Said) =>
        ours ? '1' : String(Buffer.from(by).reduce((sum, byte) => sum * 31 + byte, 7));
      const users = found.map((each) => ({
        id: idOf(each),
        username: each.ours ? 'Gazette' : each.by,
        name: `Name of ${each.by}`,
        created_at: iso(each.since ?? OLD),
      }));
      const data = found.map((each) => ({
        id: each.id,
        text: each.text,
        author_id: idOf(each),
        lang: each.lang ?? 'fr',
        conversation_id: each.to === 'none' ? each.id : post,
        ...(each.to === 'none' ? {} : { referenced_tweets: [{ type: 'replied_to', id: each.to ?? post }] }),
      }));
      const meta = { result_count: data.length };
      return { status: 200, body: data.length === 0 ? { meta } : { data, includes: { users }, meta } };
    },
  });

const meta = (status: number, code: number, message: string): Reply => ({
  status,
  body: { error: { message, type: 'OAuthException', code, fbtrace_id: 'A1' } },
});

export const threadsReads = { accessToken: 'threads-reads-of-a-test' };

/** `GET /{media}/conversation` and `GET /me/mentions` of Threads. */
export const startThreadsConversation = (): Promise<AnswersOn> =>
  start({
    post: '1801',
    secret: threadsReads,
    read: (said, { path, query }) => {
      if (query.get('access_token') !== threadsReads.accessToken)
        return meta(401, 190, 'Error validating access token');
      const isMentions = path.endsWith('/me/mentions');
      if (!isMentions && !path.endsWith('/1801/conversation')) return meta(400, 100, 'Object does not exist');
      const told = said.filter(({ to, ours }) => (isMentions ? ours !== true : to !== 'none'));
      if (isMentions) {
        const data = told.map(({ id, by, text, at }) => ({ id, username: by, text, timestamp: iso(at) }));
        return { status: 200, body: { data } };
      }
      const data = told.map((each) => ({
        id: each.id,
        text: each.text,
        username: each.by,
        timestamp: iso(each.at).replace('.000Z', '+0000'),
        permalink: `https://www.threads.net/@${each.by}/post/${each.id}`,
        is_reply_owned_by_me: each.ours === true,
        replied_to: { id: each.to ?? '1801' },
      }));
      return { status: 200, body: { data, paging: { cursors: { before: 'b', after: 'a' } } } };
    },
  });

export const facebookReads = { pageId: '77', pageToken: 'page-reads-of-a-test' };

/** `GET /{post}/comments` of the Graph API. People who did not agree to be named have no `from`. */
export const startFacebookComments = (): Promise<AnswersOn> =>
  start({
    post: '77_900',
    secret: facebookReads,
    read: (said, { path, token }) => {
      if (token !== `Bearer ${facebookReads.pageToken}`) return meta(400, 190, 'Error validating access token');
      if (!/^\/v\d+\.0\/77_900\/comments$/.test(path)) return meta(400, 100, 'Unsupported get request');
      const data = said.map((each) => ({
        id: each.id,
        message: each.text,
        created_time: iso(each.at).replace('.000Z', '+0000'),
        permalink_url: `https://www.facebook.com/77/posts/900?comment_id=${each.id}`,
        ...(each.by === 'unnamed' ? {} : { from: { id: each.ours ? '77' : `id-of-${each.by}` } }),
        ...(each.to === undefined ? {} : { parent: { id: each.to } }),
      }));
      return { status: 200, body: { data } };
    },
  });

const wordpressAt = (there: string, secret: unknown) => (): Promise<AnswersOn> =>
  start({
    post: '12',
    secret,
    read: (said, { path, query }) => {
      if (path !== there || query.get('post') !== '12')
        return { status: 404, body: { code: 'rest_no_route', message: 'No route was found', data: { status: 404 } } };
      const body = said.map((each) => ({
        id: Number(each.id),
        post: 12,
        parent: Number(each.to ?? 0),
        author: each.ours === true ? 3 : 0,
        author_name: each.by,
        date_gmt: iso(each.at).replace('.000Z', ''),
        link: `https://gazette.example/paris-plages/#comment-${each.id}`,
        content: { rendered: `<p>${each.text}</p>\n` },
      }));
      return { status: 200, body };
    },
  });

/** `GET /wp-json/wp/v2/comments`, as everybody may ask. */
export const startWordPressComments = wordpressAt('/wp-json/wp/v2/comments', null);
/** The same of a site at WordPress.com. */
export const startWordPressComComments = wordpressAt('/wp/v2/sites/gazette.example/comments', {
  site: 'gazette.example',
});

export const linkedinReads = { organization: '5', accessToken: 'linkedin-reads-of-a-test' };

/** `GET /socialActions/{urn}/comments`, of a post and of a comment. */
export const startLinkedInComments = (): Promise<AnswersOn> => {
  const POST = 'urn:li:share:6900';
  const urnOf = (id: string) => `urn:li:comment:(urn:li:activity:6901,${id})`;
  return start({
    post: POST,
    secret: linkedinReads,
    read: (said, { path, token }) => {
      const problem = (status: number, code: string, message: string): Reply => ({
        status,
        body: { status, code, message, serviceErrorCode: 65600 },
      });
      if (token !== `Bearer ${linkedinReads.accessToken}`)
        return problem(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token');
      const of = /\/socialActions\/([^/]+)\/comments$/.exec(decodeURIComponent(path))?.[1];
      const elements = said
        .filter(({ to }) => (to === undefined ? POST : urnOf(to)) === of)
        .map((each) => ({
          id: each.id,
          commentUrn: urnOf(each.id),
          actor: each.ours ? 'urn:li:organization:5' : `urn:li:person:${each.by}`,
          created: { actor: 'urn:li:person:x', time: each.at },
          message: { attributes: [], text: each.text },
          object: 'urn:li:activity:6901',
          ...(said.some(({ to }) => to === each.id)
            ? { commentsSummary: { aggregatedTotalComments: 1, totalFirstLevelComments: 1 } }
            : {}),
        }));
      return { status: 200, body: { elements, paging: { count: 100, start: 0, links: [] } } };
    },
  });
};
