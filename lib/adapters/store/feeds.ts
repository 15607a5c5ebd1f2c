import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { LONGEST_WAIT_MS, NEVER, type FeedTime, type PollTimes, type SeenChange } from '../../records/poll.ts';
import type { Store } from '../../records/store.ts';
import { Subscription } from '../../records/subscription.ts';
import { held, isConditional } from './errors.ts';
import { key, ttlOf } from './keys.ts';
import { marshal, strip, type Row, type Table } from './table.ts';

const timesOf = (row: Row): PollTimes => {
  const number = (name: string): number => (typeof row[name] === 'number' ? row[name] : 0);
  return {
    polledAt: number('polledAt'),
    nextAt: number('nextAt'),
    restMs: number('restMs'),
    failures: number('failures'),
  };
};

/** Rows are written one by one, each on its own condition; so many at once. */
const ROWS_AT_ONCE = 25;

/** The put of a row that still is what was read. */
export const seenPut = (table: Table, { key: of, row, was }: SeenChange, expiresAt: number) => ({
  TableName: table.name,
  Item: marshal({ pk: `SEEN#${of}`, sk: '-', row, ttl: ttlOf(expiresAt) }),
  ...(was === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#row = :was',
        ExpressionAttributeNames: { '#row': 'row' },
        ExpressionAttributeValues: marshal({ ':was': was }),
      }),
});

export const openFeeds = (
  table: Table,
): Pick<
  Store,
  | 'feedTimes'
  | 'takePoll'
  | 'keepPoll'
  | 'postponePoll'
  | 'seen'
  | 'saveSeen'
  | 'subscription'
  | 'saveSubscription'
  | 'settleSubscription'
> => ({
  async feedTimes(feeds) {
    const found = await table.getMany(
      feeds.map((feed) => `FEED#${feed}`),
      { only: { names: { '#url': 'url' }, expression: 'pk, sk, nextAt, #url, failures' } },
    );
    return new Map(
      found.flatMap(({ pk, item }): [string, FeedTime][] => {
        const { nextAt, url } = item;
        const { failures } = timesOf(item);
        return typeof nextAt === 'number' ? [[pk.slice('FEED#'.length), { nextAt, url: String(url), failures }]] : [];
      }),
    );
  },

  /**
   * One write, which also answers what is remembered. The next time moves on by the interval that the feed
   * had, so that of two takers one polls, and a poll that changes nothing needs no other write.
   */
  async takePoll(feed, { url, everyMs, since, now }) {
    const by = table.newId();
    const isAsked = since === null ? 'nextAt <= :now' : '(polledAt < :since AND nextAt < :never)';
    // A time that no poll sets is from a clock that ran away.
    const isRunaway = '(nextAt > :runaway AND nextAt < :never)';
    try {
      const answer = await table.update({
        Key: key(`FEED#${feed}`),
        UpdateExpression:
          'SET nextAt = :now + if_not_exists(restMs, :every), restMs = if_not_exists(restMs, :every), ' +
          'polledAt = :now, takenBy = :by, #url = :url',
        ConditionExpression: `attribute_not_exists(nextAt) OR #url <> :url OR ${isAsked} OR ${isRunaway}`,
        ExpressionAttributeNames: { '#url': 'url' },
        ExpressionAttributeValues: {
          ':now': { N: String(now) },
          ':every': { N: String(everyMs) },
          ':by': { S: by },
          ':url': { S: url },
          ':runaway': { N: String(now + LONGEST_WAIT_MS) },
          ':never': { N: String(NEVER) },
          ...(since === null ? {} : { ':since': { N: String(since) } }),
        },
        ReturnValues: 'ALL_OLD',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      const before = answer.Attributes === undefined ? {} : strip(answer.Attributes);
      return { kind: 'taken', by, memory: before['memory'] ?? null, ...timesOf(before) };
    } catch (error) {
      if (!isConditional(error)) throw error;
      const image = error instanceof Error && 'Item' in error ? (error.Item as Record<string, AttributeValue>) : {};
      const found = strip(image);
      const times = timesOf(found);
      // The reply to the first try of this write may have been lost: then what it replaced is known but for
      // its times.
      if (found['takenBy'] === by)
        return { kind: 'taken', by, memory: found['memory'] ?? null, ...times, polledAt: now - times.restMs };
      return { kind: 'not-due', ...times };
    }
  },

  keepPoll: (feed, by, kept) =>
    held(
      table.write({
        Item: marshal({ ...kept, takenBy: by, pk: `FEED#${feed}`, sk: '-' }),
        ConditionExpression: 'takenBy = :by',
        ExpressionAttributeValues: { ':by': { S: by } },
      }),
    ),

  async postponePoll(feed, by, nextAt) {
    await held(
      table.update({
        Key: key(`FEED#${feed}`),
        UpdateExpression: 'SET nextAt = :nextAt, failures = if_not_exists(failures, :none) + :one',
        ConditionExpression: 'takenBy = :by',
        ExpressionAttributeValues: {
          ':nextAt': { N: String(nextAt) },
          ':by': { S: by },
          ':none': { N: '0' },
          ':one': { N: '1' },
        },
      }),
    );
  },

  async seen(keys) {
    const found = await table.getMany(keys.map((each) => `SEEN#${each}`));
    return new Map(found.map(({ pk, item }) => [pk.slice('SEEN#'.length), item['row']]));
  },

  async saveSeen(rows, expiresAt) {
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const some = rows.slice(start, start + ROWS_AT_ONCE);
      await Promise.all(some.map((row) => held(table.write(seenPut(table, row, expiresAt)))));
    }
  },

  async subscription(feed) {
    const item = await table.get(`WEBSUB#${feed}`);
    return item === null ? null : Subscription.parse(item);
  },

  saveSubscription: (before, asked) =>
    held(
      table.write({
        Item: marshal({ ...asked, pk: `WEBSUB#${asked.feed}`, sk: '-' }),
        ...(before === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#token = :token AND askedAt = :askedAt AND expiresAt = :until',
              ExpressionAttributeNames: { '#token': 'token' },
              ExpressionAttributeValues: marshal({
                ':token': before.token,
                ':askedAt': before.askedAt,
                ':until': before.expiresAt,
              }),
            }),
      }),
    ),

  settleSubscription: ({ feed, token, askedAt }, expiresAt) =>
    held(
      table.update({
        Key: key(`WEBSUB#${feed}`),
        UpdateExpression: `SET expiresAt = :until${expiresAt === null ? '' : ', unanswered = :none'}`,
        ConditionExpression: '#token = :token AND askedAt = :askedAt',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: {
          ':until': expiresAt === null ? { NULL: true } : { N: String(expiresAt) },
          ':token': { S: token },
          ':askedAt': { N: String(askedAt) },
          ...(expiresAt === null ? {} : { ':none': { N: '0' } }),
        },
      }),
    ),
});
