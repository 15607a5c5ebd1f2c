import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTable } from '../../infra/local/engine.ts';
import { landscape } from '../../infra/local/pictures.ts';
import { startSandbox, type Sandbox } from '../../infra/local/sandbox.ts';
import { BY_TIME } from '../../lib/adapters/store/keys.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import { isStopDoor } from '../../lib/web/doors.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import type { Media } from '../../lib/records/content.ts';
import type { Freeze } from '../../lib/records/freeze.ts';
import type { SettingsInput } from '../../lib/settings.ts';
import { fieldsOf } from '../cloud/pages.ts';
import { missingDynoxide, startEngine, type Engine } from '../engines/start.ts';
import { startAws, type FakeAws } from '../fakes/aws.ts';
import { bare, type Bare, type Instance, type Line, type Ran } from './bare.ts';
import { judgeFor } from './iam.ts';
import { sampleNewsroom } from './sample-newsroom.ts';
import { ACCOUNT, pollsArn, REGION, scheduledEvent, synthVigie, type Synth } from './synth.ts';

/**
 * Every bundle of the stack in an empty folder and a process of its own, with the events that AWS sends,
 * against the embedded engine. Each request that it makes is judged by its role in the template. So a right
 * that a role lacks fails here before it fails in an account.
 */

const TABLE = 'Vigie-Table';
const PAGES = 'https://pages.example';
const SIGNING_SECRET = 'a-signing-secret';

type News = { title: string; at: number };
const PICTURE = landscape(7);
const rss = (name: string, items: readonly News[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link><description>${name}</description>${items
    .map(
      ({ title, at }) =>
        `<item><title>${title}</title><link>https://${name}.example/${at}</link><guid isPermaLink="false">${name}-${at}</guid><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

let world: Server;
let worldUrl: string;
const feeds: Record<string, News[]> = {};
let sandbox: Sandbox;
let engine: Engine;
let aws: FakeAws;
let synth: Synth;
let folder: string;
const bundles = new Map<FunctionName, Bare>();
const instances = new Map<FunctionName, Instance>();
const complaints: (Line & { of: FunctionName })[] = [];

const missing = missingDynoxide('the bundles in bare processes');

const config = (): SettingsInput =>
  sampleNewsroom({ url: worldUrl, sandbox: sandbox.url, backfill: 2, owners: ['courrier', 'quotidien'] });

const picturesArn = () => String(synth.resolve({ 'Fn::GetAtt': [synth.idOf('pictures'), 'Arn'] }));

const environmentOf = (name: FunctionName): Record<string, string> => ({
  AWS_REGION: REGION,
  // The fake reads the role from the key id.
  AWS_ACCESS_KEY_ID: name,
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_ENDPOINT_URL: aws.url,
  TABLE,
  BUS: 'vigie-bus',
  POLLS: `${aws.url}/${ACCOUNT}/polls`,
  PUBLIC_URL: PAGES,
  GAP_MS: '1800000',
  ASK_EVERY_MS: '300000',
  // The fake answers for the function of this ARN.
  PICTURES: picturesArn(),
  CONSOLE_URL: 'https://console.example',
});

const note = (name: FunctionName, ran: Ran): Ran => {
  complaints.push(...ran.lines.filter(({ level }) => level === 'error').map((line) => ({ ...line, of: name })));
  return ran;
};

/** Calls a function in its warm process, which the first call starts. */
const run = async (name: FunctionName, event: unknown): Promise<Ran> => {
  const instance = instances.get(name) ?? (await bundles.get(name)!.start(environmentOf(name)));
  instances.set(name, instance);
  return note(name, await instance.invoke(event));
};

/** Calls a function once, in a process of its own. */
const runCold = async (name: FunctionName, from: Bare, event: unknown, more = {}): Promise<Ran> => {
  const instance = await from.start({ ...environmentOf(name), ...more });
  const ran = await instance.invoke(event);
  await instance.close();
  return ran;
};

/** What the call returned. Throws the error of the handler. */
const value = (ran: Ran): unknown => {
  if (ran.error !== null) throw new Error(ran.error);
  return ran.value;
};

/** The event that the event source mapping makes of messages. */
const queued = (bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: 'handle',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(Date.now()),
      SenderId: ACCOUNT,
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: pollsArn(synth),
    awsRegion: REGION,
  })),
});

const busEvent = (type: string, detail: Record<string, unknown>) => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': type,
  source: 'vigie',
  account: ACCOUNT,
  time: new Date().toISOString(),
  region: REGION,
  resources: [],
  detail,
});

/** An event of API Gateway (HTTP API, payload format 2.0). A form comes in base64. */
const request = (method: 'GET' | 'POST', path: string, form?: Record<string, string>, headers = {}) => ({
  version: '2.0',
  routeKey: 'ANY /{proxy+}',
  rawPath: path,
  rawQueryString: '',
  headers: {
    host: 'pages.example',
    ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...headers,
  },
  requestContext: {
    accountId: ACCOUNT,
    apiId: 'api',
    domainName: 'pages.example',
    domainPrefix: 'pages',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.1', userAgent: 'test' },
    requestId: 'id',
    routeKey: 'ANY /{proxy+}',
    stage: '$default',
    time: '22/Nov/2026:18:00:00 +0000',
    timeEpoch: Date.now(),
  },
  ...(form === undefined ? {} : { body: Buffer.from(new URLSearchParams(form).toString()).toString('base64') }),
  isBase64Encoded: form !== undefined,
});

type Page = { statusCode: number; body: string; headers: Record<string, string>; isBase64Encoded: boolean };
const page = async (...input: Parameters<typeof request>): Promise<Page> => {
  const answer = value(await run(isStopDoor(input[1]) ? 'stop' : 'web', request(...input))) as Page;
  return answer.isBase64Encoded ? { ...answer, body: Buffer.from(answer.body, 'base64').toString('utf8') } : answer;
};

let ids = 0;
const openTestStore = (client: DynamoDBClient) =>
  openStore({
    client,
    table: TABLE,
    sleep: () => Promise.resolve(),
    random: () => 0,
    newId: () => `test-${(ids += 1)}`,
    monotonic: () => performance.now(),
  });

const freezeOf = (id: string, scope: string): Freeze => ({
  id,
  scopes: [scope],
  source: 'human',
  by: 'marc',
  at: Date.now(),
  reason: null,
  story: null,
  evidence: [],
  until: null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
});

/** The token of a person's link to a page, from the last mail that has one. */
const tokenOf = (person: string, path: string): string => {
  const mail = aws.mails.findLast(({ to, text }) => to.includes(`<${person}@`) && text.includes(`${PAGES}/${path}`));
  const found = new RegExp(`${PAGES}/${path}[^#\\s]*#([\\w-]+)`).exec(mail?.text ?? '')?.[1];
  if (found === undefined) throw new Error(`no mail to ${person} with a link to ${path}`);
  return found;
};

beforeAll(async () => {
  if (missing !== null) return;
  folder = mkdtempSync(join(tmpdir(), 'vigie-bundles-'));
  world = createServer((incoming, response) => {
    if (incoming.url === '/picture.png') {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(PICTURE);
      return;
    }
    const name = (incoming.url ?? '/').slice(1);
    const items = feeds[name];
    response.writeHead(items === undefined ? 404 : 200, { 'content-type': 'application/rss+xml' });
    response.end(items === undefined ? '' : rss(name, items));
  });
  await new Promise<void>((resolve) => world.listen(0, '127.0.0.1', resolve));
  worldUrl = `http://127.0.0.1:${(world.address() as AddressInfo).port}`;
  const now = Date.now();
  feeds['agenda'] = [
    { title: 'Paris-Plages ouvre samedi', at: now - 60_000 },
    { title: 'Le marché nocturne revient', at: now - 120_000 },
  ];
  feeds['courrier'] = [{ title: 'Budget : le texte revient lundi', at: now - 600_000 }];
  feeds['quotidien'] = [{ title: 'Météo : un week-end doux', at: now - 700_000 }];
  [sandbox, engine] = await Promise.all([
    startSandbox({ file: join(folder, 'timelines.json'), now: () => Date.now() }),
    startEngine('dynoxide'),
  ]);
  await createTable(engine.client(), TABLE);
  synth = synthVigie({ config: config() });
  for (const name of FUNCTIONS) bundles.set(name, bare(name, synth.asset(name)));

  const arnOf = (type: string) => String(synth.resolve({ 'Fn::GetAtt': [synth.ofType(type)[0]?.[0], 'Arn'] }));
  const table = arnOf('AWS::DynamoDB::GlobalTable');
  const judges = new Map<string, ReturnType<typeof judgeFor>>(FUNCTIONS.map((name) => [name, judgeFor(synth, name)]));
  aws = await startAws({
    engine: engine.endpoint,
    secrets: { 'vigie/slack': { signingSecret: SIGNING_SECRET } },
    allows: ({ who, ...ask }) => judges.get(who)?.(ask) === 'allowed',
    arns: {
      table,
      index: (name) => `${table}/index/${name}`,
      bus: arnOf('AWS::Events::EventBus'),
      polls: pollsArn(synth),
      secret: (name) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-AbCdEf`,
      identity: (name) => `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${name}`,
      mailSet: (name) => `arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${name}`,
    },
    invoke: async (_, event) => value(await run('pictures', event)),
  });
});
afterAll(async () => {
  if (missing !== null) return;
  await Promise.all([...instances.values()].map((instance) => instance.close()));
  for (const each of bundles.values()) each.remove();
  synth.remove();
  world.closeAllConnections();
  await Promise.all([aws.close(), sandbox.close(), engine.stop(), new Promise((resolve) => world.close(resolve))]);
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(missing !== null)('the bundles, in processes without node_modules, one after the other', () => {
  const applying = (type: string) => ({
    RequestType: type,
    ResponseURL: `${aws.url}/cloudformation?X-Amz-Signature=x`,
    StackId: `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/Vigie/1`,
    RequestId: 'r1',
    LogicalResourceId: 'VigieApplied',
    ResourceType: 'Custom::VigieConfiguration',
    ResourceProperties: { ServiceToken: 'arn', Configuration: 'hash' },
  });

  it('apply creates the controls when CloudFormation calls, and says so', async () => {
    const answer = value(await run('apply', applying('Create'))) as { created: string[] };
    expect(answer).toMatchObject({ kind: 'applied' });
    expect(answer.created.length).toBeGreaterThan(10);
    expect(aws.answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'vigie-configuration' }]);
    expect(value(await run('apply', applying('Update')))).toMatchObject({ created: [], come: [], go: [] });
    expect(value(await run('apply', applying('Delete')))).toBeNull();
    expect(aws.answers).toHaveLength(3);
  });

  it('apply answers a person who calls it by hand', async () => {
    expect(value(await run('apply', {}))).toMatchObject({ kind: 'applied', created: [] });
    expect(aws.answers).toHaveLength(3);
  });

  it('watch looks at the news and gives the all-clear', async () => {
    const ran = await run('watch', scheduledEvent('watch'));
    expect(value(ran)).toMatchObject({ fresh: true });
    expect(ran.lines).toContainEqual(expect.objectContaining({ event: 'watch.run', fresh: true }));
  });

  it('ingest orders the polls that are due, and makes drafts when the queue delivers the orders', async () => {
    expect(value(await run('ingest', scheduledEvent('ingest')))).toMatchObject({ sent: 1 });
    const [message] = aws.messages;
    const ran = await run('ingest', queued([message?.body ?? '', message?.body ?? '']));
    expect(value(ran)).toEqual({ batchItemFailures: [] });
    expect(ran.lines).toContainEqual(
      expect.objectContaining({ event: 'ingest.run', polls: [expect.objectContaining({ feed: 'agenda', drafts: 2 })] }),
    );
    expect(value(await run('ingest', scheduledEvent('ingest')))).toMatchObject({ sent: 0 });
    expect(aws.events.filter(({ type }) => type === 'draft.created')).toHaveLength(2);
  });

  it('notify asks the approver by mail, and sends a desk to whom it never asks', async () => {
    const report = value(await run('notify', scheduledEvent('notify'))) as {
      asked: { asked: string[]; mailed: string[] };
      desks: string[];
    };
    expect(report).toMatchObject({ asked: { mailed: ['lea'] }, desks: ['marc', 'ines'] });
    expect(report.asked.asked).toHaveLength(2);
    expect(new Set(aws.mails.map(({ who, from }) => `${who} ${from}`))).toEqual(
      new Set(['notify vigie@gazette.example']),
    );
    expect(aws.mails[0]?.to).toContain('<lea@gazette.example>');
  });

  it('web shows a page without any data, then the drafts, and takes the decision', async () => {
    const links = [...(aws.mails[0]?.text ?? '').matchAll(/\/review\/([\w-]+)#([\w-]+)/g)];
    const seen = new Map(links.map(([, ask, token]) => [String(ask), String(token)]));
    expect(seen.size).toBe(2);
    for (const [ask, token] of seen) {
      const shell = await page('GET', `/review/${ask}`);
      expect(shell.statusCode).toBe(200);
      expect(shell.body).not.toMatch(/Paris-Plages|marché/);
      const review = await page('POST', `/review/${ask}/open`, { token });
      expect(review.body).toMatch(/Paris-Plages|marché/);
      const fields = fieldsOf(review.body);
      const decided = await page('POST', `/review/${ask}/decide`, {
        ...fields,
        token,
        decision: 'approve',
        sure: 'yes',
      });
      expect(decided.statusCode).toBe(200);
    }
    expect(aws.events.filter(({ type }) => type === 'delivery.approved')).toHaveLength(2);
  });

  it('web has a picture fetched by pictures, and shows it only when it is the one that was asked about', async () => {
    const served = { url: `${worldUrl}/picture.png`, alt: null };
    const answer = value(await run('pictures', { fetch: served })) as { kind: string; media: { sha256: string } };
    expect(answer).toMatchObject({ kind: 'picture', media: { type: 'image/png', bytes: PICTURE.length } });
    const chosen = value(await run('pictures', { choose: { image: served, link: null } }));
    expect(chosen).toMatchObject({ media: { sha256: answer.media.sha256 }, why: null });
    const [link] = [...(aws.mails[0]?.text ?? '').matchAll(/\/review\/([\w-]+)#/g)];
    const ask = String(link?.[1]);
    const shown = async (sha256: string) => {
      const client = engine.client();
      const store = openTestStore(client);
      const { deliveries = [] } = (await store.ask(ask)) ?? {};
      const [before] = await store.deliveries(deliveries);
      if (before === undefined) throw new Error('nothing was asked');
      const media = { ...answer.media, sha256 } as Media;
      const content = { ...before.content, media: [media] };
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: TABLE, Key: { pk: { S: `DELIVERY#${before.id}` }, sk: { S: '-' } } }),
      );
      await client.send(new PutItemCommand({ TableName: TABLE, Item: { ...item, content: { M: marshall(content) } } }));
      const found = await page('GET', `/picture/${ask}/${sha256}`);
      await client.send(new PutItemCommand({ TableName: TABLE, Item: item }));
      return found;
    };
    expect(await shown('0'.repeat(64))).toMatchObject({ statusCode: 404 });
    const found = await shown(answer.media.sha256);
    expect(found).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/png' } });
    expect(aws.asked).toContainEqual(
      expect.objectContaining({ who: 'web', action: 'lambda:InvokeFunction', resource: picturesArn(), allowed: true }),
    );
    expect(aws.asked.filter(({ who }) => who === 'pictures')).toEqual([]);
  });

  it('publish sends what was approved, once', async () => {
    const report = value(await run('publish', scheduledEvent('publish'))) as { taken: { end: string }[] };
    expect(report.taken.map(({ end }) => end)).toEqual(['published', 'published']);
    expect(
      sandbox
        .timeline()
        .map(({ text }) => text)
        .sort(),
    ).toEqual([
      expect.stringContaining('Le marché nocturne revient') as string,
      expect.stringContaining('Paris-Plages ouvre samedi') as string,
    ]);
    expect(value(await run('publish', scheduledEvent('publish')))).toEqual({ kind: 'run', taken: [] });
  });

  it('answers reads nothing where no network of an account tells of any', async () => {
    const report = value(await run('answers', scheduledEvent('answers')));
    expect(report).toEqual({ posts: 0, answers: 0, questions: 0, unread: {} });
  });

  it('sweep does what is due with time', async () => {
    expect(value(await run('sweep', scheduledEvent('sweep')))).toMatchObject({ expired: [], thawed: [] });
  });

  it('web takes a post back by an event that calls publish at once', async () => {
    const token = tokenOf('lea', 'desk');
    const desk = await page('POST', '/desk', { token });
    expect(desk.body).toContain('Paris-Plages');
    const posted = aws.events.find(
      ({ type, detail }) => type === 'delivery.published' && String(detail['title']).includes('Paris'),
    );
    const delivery = String(posted?.detail['id']);
    await page('POST', '/desk/act', { token, act: 'take-back', delivery, sure: 'yes' });
    const order = aws.events.find(({ type }) => type === 'delivery.take-back');
    expect(order?.detail).toMatchObject({ id: delivery, by: 'lea' });
    value(await run('publish', busEvent('delivery.take-back', order?.detail ?? {})));
    const gone = sandbox.timeline().filter(({ deletedAt }) => deletedAt !== null);
    expect(gone.map(({ text }) => text)).toEqual([expect.stringContaining('Paris-Plages') as string]);
    expect(aws.events.at(-1)).toMatchObject({ who: 'publish', type: 'delivery.withdrawn' });
  });

  it('web stops everything from the stop page, and thaws for a person with the right', async () => {
    const stopped = await page('POST', '/stop', { token: tokenOf('lea', 'stop'), id: 'press-0001', sure: 'yes' });
    expect(stopped.statusCode).toBe(200);
    const mailed = aws.mails.length;
    value(await run('notify', busEvent('freeze.opened', aws.events.at(-1)?.detail ?? {})));
    // Everybody who may freeze or thaw was told. The person who may thaw uses the link in that mail.
    expect(aws.mails.slice(mailed).map(({ who }) => who)).toEqual(['notify', 'notify', 'notify']);
    const token = tokenOf('marc', 'stop');
    const noted = await page('POST', '/stop/act', { token, freeze: 'page-press-0001', act: 'reason', reason: 'Essai' });
    expect(noted.statusCode).toBe(200);
    const thawed = await page('POST', '/stop/act', { token, freeze: 'page-press-0001', act: 'thaw', sure: 'yes' });
    expect(thawed.statusCode).toBe(200);
    expect(aws.events.at(-1)).toMatchObject({ type: 'freeze.thawed', detail: { id: 'page-press-0001', by: 'marc' } });
  });

  it('stop takes a signed Slack command and refuses any other', async () => {
    const form = {
      team_id: 'T0GAZ',
      channel_id: 'C0DESK',
      user_id: 'U0MARC',
      text: 'lane:service essai',
      trigger_id: '1.2.abc',
      command: '/vigie',
    };
    const sign = (secret: string) => {
      const at = String(Math.floor(Date.now() / 1_000));
      const body = new URLSearchParams(form).toString();
      const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
      return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${hash}` };
    };
    const forged = await page('POST', '/slack/command', form, sign('another-secret'));
    expect(forged.statusCode).toBeGreaterThanOrEqual(400);
    const answer = await page('POST', '/slack/command', { ...form, text: 'status' }, {});
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect((await page('POST', '/slack/command', form, sign(SIGNING_SECRET))).statusCode).toBe(200);
    expect(aws.asked).toContainEqual(
      expect.objectContaining({ who: 'stop', action: 'secretsmanager:GetSecretValue', allowed: true }),
    );
  });

  it('watch freezes when two owners report the same attack, and notify tells people', async () => {
    const now = Date.now();
    feeds['courrier']?.unshift({ title: 'Attentat à Paris : plusieurs morts dans une fusillade', at: now - 30_000 });
    feeds['quotidien']?.unshift({
      title: 'Fusillade à Paris : au moins vingt morts, la piste de l’attentat',
      at: now - 20_000,
    });
    const mailed = aws.mails.length;
    const report = value(await run('watch', scheduledEvent('watch'))) as { decisions: { action: string }[] };
    expect(report.decisions.map(({ action }) => action)).toContain('freeze');
    const opened = aws.events.filter(({ who, type }) => who === 'watch' && type === 'freeze.opened');
    expect(opened).toHaveLength(1);
    expect(aws.mails).toHaveLength(mailed);
    for (const { detail } of [...opened, ...opened]) value(await run('notify', busEvent('freeze.opened', detail)));
    expect(aws.mails.slice(mailed).map(({ who }) => who)).toEqual(['notify', 'notify', 'notify']);
  });

  it('publish freezes, on the watch’s side, after a gap in its own runs', async () => {
    const report = value(await runCold('publish', bundles.get('publish')!, scheduledEvent('publish'), { GAP_MS: '1' }));
    expect(report).toMatchObject({ kind: 'gap' });
    const { controls } = await openTestStore(engine.client()).controls(['all']);
    expect(controls.map(({ side, open }) => [side, open.length])).toEqual([
      ['human', 0],
      ['watch', 1],
    ]);
  });

  it('apply refuses to remove a frozen scope, and tells CloudFormation why', async () => {
    const refused = synthVigie({ config: { ...config(), feeds: { sport: config().feeds['agenda']! } } });
    const other = bare('apply', refused.asset('apply'));
    const store = openTestStore(engine.client());
    await store.freeze(freezeOf('f-agenda', 'feed:agenda'), 1_000);
    const ran = await runCold('apply', other, applying('Update'));
    other.remove();
    refused.remove();
    expect(ran.error).toContain('feed:agenda/human');
    expect(aws.answers.at(-1)).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('f-agenda') as string,
    });
    expect((await store.controls(['feed:sport'])).controls).toEqual([]);
  });

  it('rehearse tries the stop in keys of its own, and touches no other', async () => {
    const report = value(await run('rehearse', scheduledEvent('rehearse')));
    expect(report).toMatchObject({ leaked: 0, left: 1, held: true });
    const own = aws.asked.filter(({ who }) => who === 'rehearse');
    expect(own.some(({ action }) => action === 'dynamodb:ConditionCheckItem')).toBe(true);
    for (const { keys } of own)
      for (const key of keys['dynamodb:LeadingKeys'] ?? []) expect(key).toMatch(/^REHEARSAL#/);
  });

  it('none of them needed anything that its role does not allow, and none logged an error', () => {
    expect(aws.asked.filter(({ allowed }) => !allowed)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(aws.asked.some(({ resource }) => resource.endsWith(`/index/${BY_TIME}`))).toBe(true);
  });

  it.each(['watch', 'publish'] as const)('the role of %s refuses a freeze on people’s side', async (who) => {
    const client = new DynamoDBClient({
      endpoint: aws.url,
      region: REGION,
      credentials: { accessKeyId: who, secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
    const forged = { ...freezeOf(`gap-${who}`, 'all'), source: 'human' as const };
    expect((await openTestStore(client).freeze(forged, 500)).kind).toBe('not-confirmed');
    client.destroy();
    expect(aws.asked.at(-1)).toEqual({
      who,
      action: 'dynamodb:UpdateItem',
      resource: expect.stringContaining(':table/') as string,
      keys: { 'dynamodb:LeadingKeys': ['CONTROL#all#human'] },
      allowed: false,
    });
  });
});

describe.skipIf(missing !== null)('a cold start', () => {
  // How long it takes is printed by `npm run bench:cold`.
  it.each(FUNCTIONS)('of %s warns of nothing', async (name) => {
    const instance = await bundles.get(name)!.start(environmentOf(name));
    expect(await instance.close()).toBe('');
  });

  it('stops by name where the settings beside the bundle were never checked', async () => {
    const from = bare('sweep', synth.asset('sweep'));
    writeFileSync(join(from.folder, 'config.json'), JSON.stringify(config()));
    await expect(from.start(environmentOf('sweep'))).rejects.toThrow('holds no checked settings: deploy again');
    from.remove();
  });
});
