import type { Content } from '../../lib/records/content.ts';
import { outcomeOf, readyOnce, type HttpResult, type Network, type NotSent } from '../../lib/delivery/network.ts';
import { HOUR, MINUTE, SECOND } from '../world.ts';
import type { Clause } from './clauses.ts';
import type { Observer } from './observer.ts';
import type { Scheduler } from './scheduler.ts';
import type { Process } from './simulation.ts';
import { capabilitiesOf } from './thirds.ts';

/**
 * Networks that lie, and what they really hold. The real table of outcomes reads their HTTP answers. X has no keys. In
 * every second evening its posts can be read, which proves presence alone; in the others nothing is proven. Bluesky
 * keeps one post for each key. The third network is the sandbox, or another one of `thirds.ts`.
 */

type Post = { id: string; account: string; text: string; key: string; at: number; gone: boolean };

/**
 * What the network does with one request, and what it answers. `creates`: whether it makes a post, and whether
 * before the answer or long after it.
 */
type Fate = {
  weight: number;
  clause: Clause | null;
  creates: 'no' | 'yes' | 'later' | 'much later';
  /** Milliseconds until the answer. */
  after: (below: (limit: number) => number) => number;
  says: HttpResult | 'a reset time';
  /** What really happened when nothing was created. Only then may it be sent again. */
  ends?: 'rejected' | 'not-sent';
};

const answer = (status: number, body = '', headers: Record<string, string> = {}): HttpResult => ({
  kind: 'answer',
  status,
  headers,
  body,
});
const unknown = (reason: 'timeout' | 'connection-lost' | 'body-cut', detail: string): HttpResult => ({
  kind: 'unknown',
  reason,
  detail,
});
const TIMED_OUT = unknown('timeout', 'no answer within 15 s');
const soon = (below: (limit: number) => number) => 20 + below(400);
const atTimeout = () => 15 * SECOND;

/**
 * How long the network works on a request that it answers too late. It is never longer than the settle time,
 * errors of clocks included.
 */
const LATE_MS = 4 * MINUTE;

const CALM: readonly Fate[] = [
  { weight: 62, clause: null, creates: 'yes', after: soon, says: answer(201, '{"id":"mine"}') },
  { weight: 2, clause: 'F7 422', creates: 'no', after: soon, says: answer(422, '{}'), ends: 'rejected' },
  { weight: 2, clause: 'F16 credits gone', creates: 'no', after: soon, says: answer(402), ends: 'rejected' },
  {
    weight: 2,
    clause: 'F7 429 with a reset time',
    creates: 'no',
    after: soon,
    says: 'a reset time',
    ends: 'not-sent',
  },
  { weight: 2, clause: 'F7 429 without one', creates: 'no', after: soon, says: answer(429), ends: 'not-sent' },
];

const ROUGH: readonly Fate[] = [
  ...CALM,
  {
    weight: 4,
    clause: 'F7 accepted after seconds',
    creates: 'yes',
    after: (below) => 2 * SECOND + below(11_000),
    says: answer(200, '{"id":"mine"}'),
  },
  { weight: 4, clause: 'F7 accepted long after the time-out', creates: 'later', after: atTimeout, says: TIMED_OUT },
  { weight: 2, clause: null, creates: 'much later', after: atTimeout, says: TIMED_OUT },
  { weight: 3, clause: 'F7 401 in mid-run', creates: 'no', after: soon, says: answer(401), ends: 'not-sent' },
  { weight: 2, clause: 'F7 403 duplicate', creates: 'no', after: soon, says: answer(403, '{"detail":"duplicate"}') },
  { weight: 3, clause: 'F7 5xx before accepting', creates: 'no', after: soon, says: answer(503) },
  { weight: 4, clause: 'F7 5xx after accepting', creates: 'yes', after: soon, says: answer(500, 'Internal') },
  {
    weight: 3,
    clause: 'F7 reset before accepting',
    creates: 'no',
    after: soon,
    says: unknown('connection-lost', 'reset'),
  },
  {
    weight: 4,
    clause: 'F7 reset after accepting',
    creates: 'yes',
    after: soon,
    says: unknown('connection-lost', 'reset'),
  },
  { weight: 3, clause: 'F7 a body cut short', creates: 'yes', after: soon, says: unknown('body-cut', '{"id":"mi') },
  { weight: 3, clause: 'F7 an empty 201', creates: 'yes', after: soon, says: answer(201) },
  { weight: 3, clause: 'F7 HTML with 200', creates: 'no', after: soon, says: answer(200, '<html>Sign in</html>') },
  { weight: 3, clause: 'F7 an id of the wrong type', creates: 'yes', after: soon, says: answer(201, '{"id":7}') },
  { weight: 3, clause: 'F7 hangs', creates: 'no', after: atTimeout, says: TIMED_OUT },
  {
    weight: 2,
    clause: 'F7 connection refused',
    creates: 'no',
    after: soon,
    says: { kind: 'not-sent', reason: 'connection-refused', detail: 'connection refused' },
    ends: 'not-sent',
  },
];

/** A network that has this key already, and says so. */
const DOUBLE: Fate = {
  weight: 0,
  clause: null,
  creates: 'no',
  after: soon,
  says: answer(403, '{"detail":"duplicate"}'),
};

const weightOf = (fates: readonly Fate[]): number => fates.reduce((sum, { weight }) => sum + weight, 0);
const TOTAL = new Map([CALM, ROUGH].map((fates) => [fates, weightOf(fates)]));

const idIn = (json: unknown): string | null =>
  typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string' ? json.id : null;
const isDuplicate = (json: unknown): boolean => typeof json === 'object' && json !== null && 'detail' in json;

export type SimulatedNetworks = ReturnType<typeof openSimulatedNetworks>;

export const openSimulatedNetworks = (world: {
  scheduler: Scheduler;
  observer: Observer;
  inject: (clause: Clause) => void;
  /** They fail in the functions of every evening, not only of those with other faults. */
  nasty: boolean;
  /** Whether X shows an account its own posts. Where it does, a post that is not among them may still appear. */
  readable: boolean;
}) => {
  const { scheduler, observer, inject, nasty, readable } = world;
  const posts: Post[] = [];
  let healed = false;
  const can = (account: string) => capabilitiesOf(account, readable);
  const found = (key: string) => posts.find((post) => post.key === key && !post.gone);

  const create = (account: string, { text, providerKey: key }: Content): Post => {
    const there = can(account).doubles === 'the first post' ? found(key) : undefined;
    if (there !== undefined) return there;
    const post: Post = { id: `post-${posts.length + 1}`, account, text, key, at: scheduler.now(), gone: false };
    posts.push(post);
    observer.posted(key, post.id);
    return post;
  };

  type Wake = <T>(ms: number, act: () => T | Promise<T>) => Promise<T>;

  const request = async (account: string, content: Content, process: Process, wake: Wake) => {
    const { random, level } = process;
    const seen = observer.requestBegins(process, content);
    const key = content.providerKey;
    const fates = level === 'calm' && !nasty ? CALM : ROUGH;
    let left = healed ? 0 : random.next() * (TOTAL.get(fates) ?? 0);
    const isDouble = can(account).doubles === 'refused' && found(key) !== undefined;
    const fate = isDouble ? DOUBLE : (fates.find(({ weight }) => (left -= weight) < 0) ?? fates[0]!);
    if (fate.clause !== null) inject(fate.clause);
    const after = fate.after(random.below);
    const made: Post[] = [];
    const accept = () => {
      made.push(create(account, content));
      observer.requestEnds(seen, 'accepted');
    };
    switch (fate.creates) {
      case 'yes':
        scheduler.at(scheduler.now() + random.below(after), accept);
        break;
      case 'later':
        observer.working(key, 1);
        scheduler.at(scheduler.now() + 16 * SECOND + random.below(LATE_MS - 16 * SECOND), () => {
          observer.working(key, -1);
          accept();
        });
        break;
      case 'much later':
        observer.excuse(key);
        scheduler.at(scheduler.now() + 20 * MINUTE + random.below(40 * MINUTE), accept);
        break;
      case 'no':
        if (fate.ends !== undefined) observer.requestEnds(seen, fate.ends);
    }
    if (level !== 'calm' && random.chance(0.03)) {
      inject('F1 crash after a request to a network, its answer unread');
      scheduler.at(scheduler.now() + random.below(after), () => process.die('crashes while its request is under way'));
    }
    const resetAt = Math.round((process.now() + random.below(20 * MINUTE)) / SECOND);
    const says = fate.says === 'a reset time' ? answer(429, '', { 'x-rate-limit-reset': String(resetAt) }) : fate.says;
    return wake(after, () =>
      outcomeOf(
        says,
        {
          accepted: (json) =>
            idIn(json) === null || made[0] === undefined ? null : { remoteId: made[0].id, url: null },
          means: (status, json) => (status === 403 && isDuplicate(json) ? 'duplicate' : null),
        },
        process.now(),
      ),
    );
  };

  const open = async (account: string, process: Process, wake: Wake): Promise<Network | NotSent> => {
    const { random, level } = process;
    const rough = level !== 'calm';
    await Promise.resolve();
    const missing = (detail: string): NotSent => ({
      kind: 'not-sent',
      reason: 'secret-missing',
      retryAt: null,
      detail,
    });
    if (rough && random.chance(0.015)) {
      inject('F10 a secret is missing');
      return missing('no secret');
    }
    if (rough && random.chance(0.015)) {
      inject('F10 a secret is malformed');
      return missing('the secret has no password');
    }
    /** Each of these reads its secret. Reading all secrets may fail too. */
    const readSecret = () => {
      if (!rough || !random.chance(0.015)) return;
      inject('F10 a secret cannot be read');
      throw new Error('the secrets cannot be read');
    };
    return {
      prepare: (content) =>
        wake(random.below(200), () => {
          readSecret();
          if (rough && random.chance(0.03)) {
            inject('F10 a secret was rotated');
            return { kind: 'not-sent', reason: 'credentials', retryAt: null, detail: 'HTTP 401' } as const;
          }
          return readyOnce(async ({ monotonic, mustBeginBy }) => {
            if (rough && random.chance(0.03)) {
              inject('F1 crash before a request to a network');
              process.die('crashes before its request');
            }
            await wake(rough && random.chance(0.1) ? random.below(2_500) : random.below(60), () => undefined);
            if (monotonic() > mustBeginBy) {
              inject('F7 too late to begin');
              return { kind: 'not-sent', reason: 'late', retryAt: null, detail: 'too late to begin' };
            }
            return request(account, content, process, wake);
          });
        }),
      probe: (content) =>
        wake(random.below(200), () => {
          readSecret();
          const { proves } = can(account);
          if (proves === 'nothing' || (rough && random.chance(0.1)))
            return { kind: 'cannot-tell', detail: 'no answer' } as const;
          const post = found(content.providerKey);
          if (post === undefined && proves === 'presence') {
            return { kind: 'cannot-tell', detail: 'not among its last posts' } as const;
          }
          return post === undefined
            ? ({ kind: 'absent' } as const)
            : ({ kind: 'found', remoteId: post.id, url: null, text: post.text } as const);
        }),
      takeBack: ({ providerKey, remoteId }) =>
        wake(random.below(200), () => {
          readSecret();
          if (rough && random.chance(0.1)) return { kind: 'failed', detail: 'HTTP 503' } as const;
          const { takesBackHours, deletesByKey } = can(account);
          if (remoteId === null && !deletesByKey) return { kind: 'failed', detail: 'no id' } as const;
          const first = posts.find((post) => post.key === providerKey && !post.gone);
          const isOld = first !== undefined && scheduler.now() > first.at + takesBackHours * HOUR;
          if (takesBackHours === 0 || isOld) return { kind: 'failed', detail: 'it cannot be deleted' } as const;
          const unanswered = rough && random.chance(0.1);
          // A deletion without an answer has happened or has not: nobody can tell.
          if (unanswered && random.chance(0.5)) return { kind: 'unknown', detail: 'no answer' } as const;
          const all = posts.filter((post) => post.key === providerKey && !post.gone);
          for (const post of all) post.gone = true;
          observer.removed(providerKey);
          if (unanswered) return { kind: 'unknown', detail: 'no answer' } as const;
          return all.length > 0 ? ({ kind: 'gone' } as const) : ({ kind: 'already-gone' } as const);
        }),
    };
  };

  return { open, found, posts: posts as readonly Post[], heal: () => void (healed = true) };
};
