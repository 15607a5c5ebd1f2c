import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { LONGEST_WAIT_MS, NEVER, type FeedTime, type PollTimes, type SeenChange } from '../../records/poll.ts';
import type { Store } from '../../records/store.ts';
import { Subscription } from '../../records/subscription.ts';
import { held, isConditional } from './errors.ts';
import { key, ttlOf } from './keys.ts';
import { marshal, strip, type Row, type Table } from './table.ts';

/** The times of all feeds stand in one partition, small rows that one query reads. The memories stand apart. */
const FEEDS = 'FEEDS';

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
  | 'markOrdered'
  | 'takePoll'
  | 'feedMemory'
  | 'keepPoll'
  | 'postponePoll'
  | 'seen'
  | 'saveSeen'
  | 'subscription'
  | 'saveSubscription'
  | 'settleSubscription'
> => ({
  async feedTimes() {
    const found = await table.query({ pk: FEEDS });
    return new Map(
      found.map(({ sk, item }): [string, FeedTime] => {
        const { nextAt, failures } = timesOf(item);
        return [sk, { nextAt, url: String(item['url']), failures, orderedFor: Number(item['orderedFor'] ?? 0) }];
      }),
    );
  },

  async markOrdered(orders) {
    for (let start = 0; start < orders.length; start += ROWS_AT_ONCE) {
      const marks = orders.slice(start, start + ROWS_AT_ONCE).map(({ feed, at }) =>
        held(
          table.update({
            Key: key(FEEDS, feed),
            UpdateExpression: 'SET orderedFor = :at',
            ConditionExpression: 'attribute_not_exists(orderedFor) OR orderedFor < :at',
            ExpressionAttributeValues: { ':at': { N: String(at) } },
          }),
        ),
      );
      await Promise.all(marks);
    }
  },

  /**
   * One write. The next time moves on by the interval that the feed had, so that of two takers one polls, and a poll
   * that changes nothing needs no other write.
   */
  async takePoll(feed, { url, everyMs, since, now }) {
    const by = table.newId();
    const isAsked = since === null ? 'nextAt <= :now' : '(polledAt < :since AND nextAt < :never)';
    // A time that no poll sets is from a clock that ran away.
    const isRunaway = '(nextAt > :runaway AND nextAt < :never)';
    try {
      const answer = await table.update({
        Key: key(FEEDS, feed),
        UpdateExpression:
          'SET nextAt = :now + if_not_exists(restMs, :every), restMs = if_not_exists(restMs, :every), ' +
          'polledAt = :now, takenBy = :by, #url = :url REMOVE orderedFor',
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
      return { kind: 'taken', by, ...timesOf(answer.Attributes === undefined ? {} : strip(answer.Attributes)) };
    } catch (error) {
      if (!isConditional(error)) throw error;
      const image = error instanceof Error && 'Item' in error ? (error.Item as Record<string, AttributeValue>) : {};
      const found = strip(image);
      const times = timesOf(found);
      // The reply to the first try of this write may have been lost: then what it replaced is known but for
      // its times.
      if (found['takenBy'] === by) return { kind: 'taken', by, ...times, polledAt: now - times.restMs };
      return { kind: 'not-due', ...times };
    }
  },

  async feedMemory(feed) {
    return (await table.get(`FEED#${feed}`))?.['memory'] ?? null;
  },

  keepPoll: (feed, by, { memory, url, ...times }) => {
    const set = ['nextAt', 'polledAt', 'restMs', 'failures'] as const;
    return held(
      table.transact([
        {
          Update: {
            TableName: table.name,
            Key: key(FEEDS, feed),
            UpdateExpression: `SET ${set.map((name) => `${name} = :${name}`).join(', ')}, #url = :url`,
            ConditionExpression: 'takenBy = :by',
            ExpressionAttributeNames: { '#url': 'url' },
            ExpressionAttributeValues: {
              ...Object.fromEntries(set.map((name) => [`:${name}`, { N: String(times[name]) }])),
              ':url': { S: url },
              ':by': { S: by },
            },
          },
        },
        // Unconditional: the condition of the take above is that of both.
        { Put: { TableName: table.name, Item: marshal({ memory, pk: `FEED#${feed}`, sk: '-' }) } },
      ]),
    );
  },

  async postponePoll(feed, by, nextAt) {
    await held(
      table.update({
        Key: key(FEEDS, feed),
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
