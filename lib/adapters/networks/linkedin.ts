/**
 * The page of an organisation on LinkedIn, by its Posts API. A text is a small markup there: at a reserved character
 * that is not escaped the network cuts the text and answers success. The id comes in a header, with an empty body.
 * (learn.microsoft.com/linkedin/marketing, versions up to November 2026)
 */
import * as z from 'zod/mini';
import type { Content, Media } from '../../records/content.ts';
import {
  cannotTell,
  jsonOf,
  notReady,
  notTakenBack,
  outcomeOf,
  readyOnce,
  type Adapter,
  type HttpResult,
  type Meaning,
  type NotSent,
  type Pictures,
  type Reading,
  type Rejected,
} from '../../delivery/network.ts';
import { HASHTAG, overlaps, spansOf } from '../../networks/in-text.ts';
import { endOfToken } from '../../networks/renewal.ts';
import { LINKEDIN } from '../../networks/linkedin.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { approvedBytes, notSent, openTalk, readSecret, under, type Ask } from './talk.ts';

const Urn = z.string().check(z.regex(/^urn:li:(?:share|ugcPost):\d+$/));
const Failure = z.object({
  message: z.string(),
  code: z.optional(z.string()),
  errorDetails: z.optional(z.object({ inputErrors: z.array(z.object({ code: z.string() })) })),
});
const Own = z.object({ elements: z.array(z.object({ id: Urn, commentary: z.string() })) });
const Upload = z.object({
  value: z.object({ uploadUrl: z.url(), image: z.string().check(z.regex(/^urn:li:image:[\w-]+$/)) }),
});
const Roles = z.object({
  elements: z.array(z.object({ role: z.string(), state: z.string(), organization: z.string() })),
});

const RESERVED = /[\\|{}@[\]()<>#*_~]/g;
const MAY_POST = ['ADMINISTRATOR', 'CONTENT_ADMIN', 'CONTENT_ADMINISTRATOR', 'DIRECT_SPONSORED_CONTENT_POSTER'];

/** The text in LinkedIn's markup. Only the sign of a hashtag stays as it is. */
export const commentaryOf = (text: string): string => {
  const hashtags = spansOf(text, HASHTAG).map(({ start }) => ({ start, end: start + 1, text: '#' }));
  return text.replace(RESERVED, (character, at: number) =>
    overlaps({ start: at, end: at + 1 }, hashtags) ? character : `\\${character}`,
  );
};

const means = (status: number, json: unknown): Meaning | null => {
  const failure = Failure.safeParse(json).data;
  if (status === 426) return 'version-ended';
  const isTwin = failure?.errorDetails?.inputErrors.some(({ code }) => code === 'DUPLICATE_POST') === true;
  return status === 422 && (isTwin || /duplicate of urn:li/i.test(failure?.message ?? '')) ? 'duplicate' : null;
};
const messageOf = (json: unknown): string | null => {
  const { code, message } = Failure.safeParse(json).data ?? {};
  return message === undefined ? null : [code, message].filter((part) => part !== undefined).join(': ');
};

const pageOf = (urn: string): string => `https://www.linkedin.com/feed/update/${urn}/`;

export const linkedin = (deps: AdapterDeps): Adapter => {
  const talk = openTalk(deps);

  const open = async () => {
    const secret = await readSecret(deps, LINKEDIN);
    if (secret.kind === 'not-sent') return secret;
    const version = deps.options?.version;
    if (version === undefined) return notSent('not-ready', 'the account names no version of the interface');
    const { organization, accessToken } = secret.value;
    const tokenEnds = endOfToken(LINKEDIN, secret.value, deps.now());
    const reading: Reading = { accepted: () => null, means, message: messageOf, secrets: [accessToken] };
    const authorization = `Bearer ${accessToken}`;
    const ask = (how: Omit<Ask, 'url'>, path: string, query: Record<string, string> = {}) => {
      const fixed = { authorization, 'linkedin-version': version, 'x-restli-protocol-version': '2.0.0' };
      return talk({ ...how, headers: { ...how.headers, ...fixed }, url: under(deps.service, path, query) });
    };
    const fails = (result: HttpResult) => outcomeOf(result, reading, deps.now());
    const author = `urn:li:organization:${organization}`;
    return { kind: 'open' as const, author, authorization, tokenEnds, reading, ask, fails };
  };
  type Session = Extract<Awaited<ReturnType<typeof open>>, { kind: 'open' }>;

  /** Whether the network sends us to itself: the bytes go with our token. */
  const isTheirs = (url: URL): boolean =>
    url.origin === new URL(deps.service).origin || (url.protocol === 'https:' && /\.linkedin\.com$/.test(url.hostname));

  const upload = async (session: Session, media: Media, pictures: Pictures): Promise<string | NotSent | Rejected> => {
    const bytes = approvedBytes(media, pictures);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const json = { initializeUploadRequest: { owner: session.author } };
    const begun = await session.ask({ method: 'POST', json }, 'images', { action: 'initializeUpload' });
    const answer =
      begun.kind === 'answer' && begun.status === 200 ? Upload.safeParse(jsonOf(begun.body)).data : undefined;
    if (answer === undefined) return notReady(session.fails(begun));
    const { uploadUrl, image } = answer.value;
    if (!isTheirs(new URL(uploadUrl))) return notSent('not-ready', 'LinkedIn named a strange address for the picture');
    const headers = { authorization: session.authorization, 'content-type': media.type };
    const put = await talk({ method: 'PUT', url: uploadUrl, headers, bytes });
    return put.kind === 'answer' && [200, 201].includes(put.status) ? image : notReady(session.fails(put));
  };

  /** The post as LinkedIn wants it; `thumbnail` is the picture of its card. */
  const bodyOf = ({ card }: Content, author: string, commentary: string, thumbnail: string | null): object => ({
    author,
    commentary,
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(card === null
      ? {}
      : {
          content: {
            article: {
              ...{ source: card.url, title: card.title, description: card.description },
              ...(thumbnail === null ? {} : { thumbnail }),
            },
          },
        }),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  });

  return {
    prepare: async (content, pictures = new Map()) => {
      const refused = refusePictures(content, LINKEDIN);
      if (refused !== null) return refused;
      const commentary = commentaryOf(content.text);
      const { limit } = LINKEDIN.text.counting;
      if (commentary.length > limit) {
        const detail = `escaped, the text has ${commentary.length} characters; LinkedIn would cut it at ${limit}`;
        return { kind: 'rejected', reason: 'too-large', detail };
      }
      const session = await open();
      if (session.kind !== 'open') return session;
      const image = content.card?.image ?? null;
      const thumbnail = image === null ? null : await upload(session, image, pictures);
      if (thumbnail !== null && typeof thumbnail !== 'string') return thumbnail;
      const json = bodyOf(content, session.author, commentary, thumbnail);
      const reading: Reading = {
        ...session.reading,
        accepted: (_, { status, headers }) => {
          const urn = Urn.safeParse(headers['x-restli-id']).data;
          return status !== 201 || urn === undefined ? null : { remoteId: urn, url: pageOf(urn) };
        },
      };
      return readyOnce(async (begin) =>
        outcomeOf(await session.ask({ method: 'POST', json, begin }, 'posts'), reading, deps.now()),
      );
    },

    probe: async (content) => {
      const session = await open();
      if (session.kind !== 'open') return cannotTell(session);
      const query = { q: 'author', author: session.author, count: '10', sortBy: 'LAST_MODIFIED' };
      const result = await session.ask({ method: 'GET', headers: { 'x-restli-method': 'FINDER' } }, 'posts', query);
      const own =
        result.kind === 'answer' && result.status === 200 ? Own.safeParse(jsonOf(result.body)).data : undefined;
      if (own === undefined) return cannotTell(session.fails(result));
      const wanted = commentaryOf(content.text);
      const found = own.elements.find(({ commentary }) => commentary === wanted || commentary === content.text);
      return found === undefined
        ? { kind: 'cannot-tell', detail: 'not among the last 10 posts of the page; it may still appear' }
        : { kind: 'found', remoteId: found.id, url: pageOf(found.id), text: content.text };
    },

    takeBack: async ({ remoteId }) => {
      if (remoteId === null) return { kind: 'failed', detail: 'no id is known; delete it on LinkedIn' };
      const session = await open();
      if (session.kind !== 'open') return { kind: 'failed', detail: session.detail };
      const result = await session.ask({ method: 'DELETE' }, `posts/${encodeURIComponent(remoteId)}`);
      if (result.kind === 'answer' && result.status === 204) return { kind: 'gone' };
      if (result.kind === 'answer' && result.status === 404) return { kind: 'already-gone' };
      return notTakenBack(session.fails(result));
    },

    check: async () => {
      const session = await open();
      if (session.kind !== 'open') return cannotTell(session);
      const result = await session.ask({ method: 'GET' }, 'organizationAcls', { q: 'roleAssignee' });
      const roles =
        result.kind === 'answer' && result.status === 200 ? Roles.safeParse(jsonOf(result.body)).data : undefined;
      if (roles === undefined) return cannotTell(session.fails(result));
      const isAllowed = roles.elements.some(
        ({ role, state, organization }) =>
          organization === session.author && state === 'APPROVED' && MAY_POST.includes(role),
      );
      const wanting = isAllowed ? [] : [`the token's owner may not post for ${session.author}`];
      return { kind: 'checked', who: session.author, expiresAt: session.tokenEnds, wanting };
    },
  };
};
