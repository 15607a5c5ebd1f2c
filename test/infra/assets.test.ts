import { describe, expect, it } from 'vitest';
import { buildFunctions } from '../../infra/aws/bundle.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';

/** What each bundle may hold. A package that slips into another one makes every cold start of it longer. */

/** What the clients of the table and of the bus are made of. */
const CLIENTS = [
  ...['client-dynamodb', 'client-eventbridge', 'core', 'dynamodb-codec', 'endpoint-cache'],
  ...['middleware-endpoint-discovery', 'signature-v4-multi-region', 'util-dynamodb'],
].map((name) => `@aws-sdk/${name}`);
const UNDER_THEM = [
  ...['@aws/lambda-invoke-store', '@smithy/core', '@smithy/node-http-handler', '@smithy/signature-v4', '@smithy/types'],
  ...['mnemonist', 'obliterator'],
];
const TABLE = [...CLIENTS, ...UNDER_THEM, 'zod'];
const QUEUE = ['@aws-sdk/client-sqs', '@aws-sdk/middleware-sdk-sqs'];
const SECRETS = ['@aws-sdk/client-secrets-manager'];
const SMALLER_PICTURES = ['@jsquash/jpeg', '@jsquash/png', '@jsquash/webp'];
const FETCH = ['ipaddr.js'];
const HTML = ['entities', 'htmlparser2'];
const FEED_READER = [...HTML, 'rss-parser', 'sax', 'xml2js'];
/** Counts as X counts. */
const X_COUNTS = ['@babel/runtime', 'punycode', 'twemoji-parser', 'twitter-text'];
const ZONES = ['temporal-polyfill', 'temporal-utils'];

const MAY_HOLD: Readonly<Record<FunctionName, readonly string[]>> = {
  ingest: [...TABLE, ...QUEUE, ...FETCH, ...FEED_READER, ...SMALLER_PICTURES, ...X_COUNTS, 're2js'],
  publish: [...TABLE, ...SECRETS, ...FETCH, ...SMALLER_PICTURES, ...ZONES, 'twitter-api-v2'],
  watch: [...TABLE, ...FETCH, ...FEED_READER],
  answers: [...TABLE, ...SECRETS, ...FETCH, ...HTML],
  notify: [...TABLE, ...SECRETS, ...ZONES, '@aws-sdk/client-sesv2', 'hono'],
  bell: [...TABLE, ...SECRETS, ...FETCH],
  sweep: [...TABLE, ...ZONES],
  web: [...TABLE, ...QUEUE, ...SECRETS, '@aws-sdk/client-lambda', 'hono', ...X_COUNTS, ...ZONES],
  stop: [...TABLE, ...SECRETS, 'hono', ...ZONES],
  apply: TABLE,
  // It announces nothing.
  rehearse: [...TABLE, ...ZONES].filter((each) => !/eventbridge|multi-region/.test(each)),
  pictures: [...FETCH, ...HTML, ...SMALLER_PICTURES, 'zod'],
};

const files = buildFunctions();
const fileOf = (name: FunctionName, file: string): string =>
  Buffer.from(files.find((each) => each.of === name && each.name === file)?.contents ?? []).toString('utf8');
const sourcesOf = (name: FunctionName): string[] =>
  (JSON.parse(fileOf(name, 'index.mjs.map')) as { sources: string[] }).sources;
const packageIn = (source: string): string[] => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.slice(1) ?? [];

describe.each(FUNCTIONS)('the asset of %s', (name) => {
  it('holds these packages and no other', () => {
    const held = new Set(sourcesOf(name).flatMap(packageIn));
    expect([...held].sort()).toEqual([...new Set(MAY_HOLD[name])].sort());
  });

  it('is a bundle of less than a megabyte', () => {
    expect(Buffer.byteLength(fileOf(name, 'index.mjs')) / 1_024).toBeLessThan(1_024);
  });

  it("does not have Node's own client of HTTP loaded with all that it exports", () => {
    expect(fileOf(name, 'index.mjs')).not.toMatch(/(?:from|import\()\s*"node:http"/);
  });

  it('holds the small form of zod alone', () => {
    expect(sourcesOf(name).filter((source) => /\/zod\/v4\/classic\//.test(source))).toEqual([]);
  });

  it('does not hold what checks a configuration', () => {
    expect(sourcesOf(name).filter((source) => /\/lib\/settings\.ts$/.test(source))).toEqual([]);
  });

  it('holds the lexica and the gazetteer only where the news is judged', () => {
    const engine = sourcesOf(name).filter((source) => /lib\/crisis\/(lexicon|gazetteer|engine)/.test(source));
    expect(engine.length > 8).toBe(name === 'watch');
    if (name !== 'watch') expect(engine).toEqual([]);
  });
});
