import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildFunctions } from '../../infra/aws/bundle.ts';
import { RIGHTS } from '../../infra/aws/rights.ts';

/** The machine never answers: the function that reads answers holds no code that posts, whatever it is given. */

const root = fileURLToPath(new URL('../..', import.meta.url));

const importsOf = (path: string): string[] => {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    relative(root, join(root, path, '..', target))
      .split(sep)
      .join('/'),
  );
};
const reachedFrom = (start: string): Set<string> => {
  const found = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path) || !path.endsWith('.ts')) continue;
    found.add(path);
    open.push(...importsOf(path));
  }
  return found;
};

const SENDS = ['bluesky', 'mastodon', 'x', 'threads', 'facebook', 'wordpress', 'linkedin', 'telegram', 'discord'];

describe('the function that reads answers', () => {
  const reached = reachedFrom('functions/answers.ts');

  it('reaches a reader of each network, and no adapter that sends', () => {
    for (const name of SENDS.slice(0, 7)) expect(reached).toContain(`lib/adapters/networks/readers/${name}.ts`);
    for (const name of [...SENDS, 'webhook', 'sandbox', 'open', 'renew'])
      expect(reached).not.toContain(`lib/adapters/networks/${name}.ts`);
    expect(reached).not.toContain('lib/adapters/mail.ts');
    expect(reached).not.toContain('lib/adapters/slack.ts');
  });

  it('makes its requests in one place, which gets', () => {
    const readers = [...reached].filter((path) => path.includes('/networks/readers/'));
    const requests = readers.filter((path) => importsOf(path).includes('lib/adapters/networks/request.ts'));
    expect(requests).toEqual(['lib/adapters/networks/readers/get.ts']);
    const methods = readFileSync(join(root, requests[0] ?? ''), 'utf8').match(/method: '\w+'/g);
    expect(methods).toEqual(["method: 'GET'"]);
    for (const path of readers) expect(readFileSync(join(root, path), 'utf8')).not.toMatch(/\btalk\(|openTalk|POST/);
  });

  it('has a bundle without one word of what posts, unlike the publisher’s', () => {
    const words = ['com.atproto.repo.putRecord', 'api/v1/statuses"', 'threads_publish', 'createSession', 'sendMessage'];
    const codeOf = (of: string): string => {
      const file = buildFunctions().find((each) => each.of === of && each.name === 'index.mjs');
      return Buffer.from(file?.contents ?? []).toString('utf8');
    };
    const [reads, posts] = [codeOf('answers'), codeOf('publish')];
    expect(reads).toContain('app.bsky.feed.getPostThread');
    expect(words.filter((word) => reads.includes(word))).toEqual([]);
    expect(words.filter((word) => posts.includes(word))).toEqual(words);
  });

  it('may write nothing that decides, and reads no secret that posts', () => {
    const { puts, updates, deletes, batches, mails, fetches, secrets } = RIGHTS.answers;
    expect([...puts, ...updates].toSorted()).toEqual(
      ['ANSWERS#*', 'ANSWERS#*', 'BUDGET#x:*', 'DEBT#*', 'REPLY', 'TICK#answers *'].toSorted(),
    );
    expect({ deletes, batches, mails, fetches, secrets }).toEqual({
      deletes: [],
      batches: [],
      mails: false,
      fetches: false,
      secrets: 'answers',
    });
  });
});
