import { afterAll, beforeAll, expect, it } from 'vitest';
import { FUNCTIONS } from '../../lib/environment.ts';
import config from '../../vigie.config.ts';
import { judgeFor, policiesOfRole } from './iam.ts';
import { ACCOUNT, REGION, synthVigie, type Synth } from './synth.ts';

/** A newsroom of 200 accounts, each with a secret of its own, and 150 people. */
const many = <T>(count: number, make: (index: number) => [string, T]): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
const person = { name: 'An editor', may: ['approve' as const] };
const large = {
  ...config,
  accounts: {
    ...config.accounts,
    ...many(200, (index) => [
      `mastodon:gazette-of-town-${index}`,
      { service: 'https://social.example', secret: `vigie/mastodon/town-${index}` },
    ]),
  },
  people: {
    ...config.people,
    ...many(150, (index) => [`editor-${index}`, { ...person, mail: `editor.${index}@gazette.example` }]),
  },
};

let synth: Synth;
beforeAll(() => {
  synth = synthVigie({ config: large });
});
afterAll(() => synth.remove());

/** As IAM counts: without white space. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LIMITS = { inline: 10_240, managed: 6_144, managedOfRole: 10 };

it('has roles of a size that IAM takes, with 200 accounts and 150 people', () => {
  for (const [id] of synth.ofType('AWS::IAM::Role')) {
    const policies = policiesOfRole(synth, id);
    const sizes = (isInline: boolean) =>
      policies
        .filter((each) => each.isInline === isInline)
        .map(({ statements }) => JSON.stringify({ Version: '2012-10-17', Statement: statements }).length);
    expect(sizes(true).reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMITS.inline);
    expect(Math.max(0, ...sizes(false))).toBeLessThan(LIMITS.managed);
    expect(sizes(false).length).toBeLessThanOrEqual(LIMITS.managedOfRole);
  }
});

it('lets the publisher read the secret of each account and no other, and notify write to each person', () => {
  const judges = FUNCTIONS.map((name) => ({ name, judged: judgeFor(synth, name) }));
  const who = (action: string, resource: string, keys = {}) =>
    judges.filter(({ judged }) => judged({ action, resource, keys }) === 'allowed').map(({ name }) => name);
  const secret = (name: string) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-AbCdEf`;
  for (const town of [0, 99, 199])
    expect(who('secretsmanager:GetSecretValue', secret(`vigie/mastodon/town-${town}`))).toEqual(['publish']);
  expect(who('secretsmanager:GetSecretValue', secret('vigie/mastodon/town-200'))).toEqual([]);
  const identity = (name: string) => `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${name}`;
  const from = { 'ses:FromAddress': [config.mail.from] };
  for (const editor of [0, 75, 149])
    expect(who('ses:SendEmail', identity(`editor.${editor}@gazette.example`), from)).toEqual(['notify']);
  expect(who('ses:SendEmail', identity('editor.0@gazette.example'))).toEqual([]);
});
