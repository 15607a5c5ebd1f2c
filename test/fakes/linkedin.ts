/**
 * A stand-in for the documented Posts API of LinkedIn. It cuts a text at a reserved character that is not escaped, as
 * users report of the real one. It is ours: no real server can be run.
 */
import { json } from '../adapters/networks/wire.ts';
import { fieldsOf, pathOf, startFake, type Reply } from './fake.ts';
import type { StandIn } from './stand-in.ts';

export const linkedinSecret = {
  organization: '5515715',
  accessToken: 'linkedin-token-of-a-test',
  tokenEnds: '2027-03-01',
};
const AUTHOR = `urn:li:organization:${linkedinSecret.organization}`;

const failure = (status: number, code: string, message: string, more: object = {}) => ({
  status,
  code,
  message,
  ...more,
});
const error = (status: number, code: string, message: string, more?: object): Reply => ({
  status,
  body: failure(status, code, message, more),
});

/** What a reader sees of a commentary. */
const shownOf = (commentary: string): string => {
  let shown = '';
  for (let at = 0; at < commentary.length; at += 1) {
    const character = commentary.charAt(at);
    if (character === '\\') {
      at += 1;
      shown += commentary.charAt(at);
    } else if (
      /[|{}@[\]()<>*_~]/.test(character) ||
      (character === '#' && !/^#[\p{L}\p{N}_]/u.test(commentary.slice(at)))
    ) {
      return shown;
    } else shown += character;
  }
  return shown;
};

type Post = { urn: string; commentary: string; article: unknown };

export const startLinkedin = async ({ version = '202610' } = {}): Promise<
  StandIn & { articles: () => unknown[]; files: () => string[] }
> => {
  const posts: Post[] = [];
  const files: string[] = [];
  let made = 0;
  let home = '';
  const create = (fields: Record<string, unknown>): Reply => {
    const { author, commentary, content } = fields as {
      author: string;
      commentary: string;
      content?: { article: unknown };
    };
    if (author !== AUTHOR) return error(403, 'ACCESS_DENIED', 'Not enough permissions to access: author');
    const twin = posts.find((post) => post.commentary === commentary);
    if (twin !== undefined) {
      const inputErrors = [{ code: 'DUPLICATE_POST', description: `Content is a duplicate of ${twin.urn}` }];
      return error(422, 'UNPROCESSABLE_ENTITY', `Content is a duplicate of ${twin.urn}`, {
        errorDetails: { inputErrors },
      });
    }
    made += 1;
    const urn = `urn:li:share:71000000000000000${made}`;
    posts.unshift({ urn, commentary, article: content?.article ?? null });
    return { status: 201, headers: { 'x-restli-id': urn } };
  };
  const remove = (urn: string): Reply => {
    const at = posts.findIndex((post) => post.urn === urn);
    if (at !== -1) posts.splice(at, 1);
    return { status: 204 };
  };
  const fake = await startFake(
    ({ method, path }) => method === 'POST' && path === '/rest/posts',
    (seen) => {
      if (seen.headers.authorization !== `Bearer ${linkedinSecret.accessToken}`) {
        return error(401, 'REVOKED_ACCESS_TOKEN', 'The token used in the request has been revoked by the user');
      }
      const path = pathOf(seen);
      if (path.startsWith('/dms-uploads/')) {
        files.push(seen.body.toString());
        return { status: 201 };
      }
      if (seen.headers['linkedin-version'] !== version) {
        return error(426, 'NONEXISTENT_VERSION', 'Requested version is not active');
      }
      if (path === '/rest/images') {
        const value = { uploadUrl: `${home}/dms-uploads/1`, image: 'urn:li:image:C4E10AQ', uploadUrlExpiresAt: 1 };
        return { status: 200, body: { value } };
      }
      if (path === '/rest/organizationAcls') {
        const role = { role: 'ADMINISTRATOR', state: 'APPROVED', organization: AUTHOR };
        return { status: 200, body: { elements: [role] } };
      }
      if (path === '/rest/posts' && seen.method === 'POST') return create(fieldsOf(seen));
      if (path === '/rest/posts') {
        return {
          status: 200,
          body: { elements: posts.map(({ urn, commentary }) => ({ id: urn, commentary, author: AUTHOR })) },
        };
      }
      return remove(decodeURIComponent(path.replace('/rest/posts/', '')));
    },
  );
  home = fake.service;
  const says = (status: number, code: string, message: string) => json(status, failure(status, code, message));
  return {
    ...fake,
    service: `${fake.service}/rest/`,
    secret: linkedinSecret,
    options: { version },
    posts: () => posts.map(({ commentary }) => shownOf(commentary)),
    articles: () => posts.map(({ article }) => article),
    files: () => files,
    says: {
      rejected: says(422, 'MISSING_FIELD', 'commentary is required'),
      expired: says(401, 'REVOKED_ACCESS_TOKEN', 'The token used in the request has been revoked by the user'),
      forbidden: says(403, 'ACCESS_DENIED', 'Not enough permissions to access: partnerApiPosts.CREATE'),
      limited: says(
        429,
        'TOO_MANY_REQUESTS',
        'Resource level throttle DAY limit for calls to this resource is reached.',
      ),
      limitedUntil: null,
    },
    again: 'unknown',
  };
};
