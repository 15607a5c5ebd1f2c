import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingDynoxide } from '../engines/start.ts';
import type { Cloud } from './cloud.ts';
import { startNewsroom, type Newsroom } from './newsroom.ts';

/**
 * A deployment lives through its days on this machine, one after the other: an item, stops, an update that goes well
 * and one that does not. Nobody calls a function by hand: the clock, the bus, the queue and the API do.
 */

const missing = missingDynoxide('a deployment that lives through its days');
const [MARKET, POOL, MUSEUM] = ['Le marché nocturne revient', 'La piscine rouvre', 'Le musée ferme'];

let newsroom: Newsroom;
let cloud: Cloud;

beforeAll(async () => {
  if (missing !== null) return;
  newsroom = await startNewsroom([MARKET, POOL, MUSEUM]);
  ({ cloud } = newsroom);
});
afterAll(async () => {
  if (missing === null) await newsroom.close();
});

const EVERY_MINUTE = ['watch', 'ingest', 'notify', 'bell', 'publish', 'sweep', 'answers'] as const;
/** A minute passes, in which the schedules call. */
const minute = async (): Promise<void> => {
  await cloud.monitoring.minutes(1, async () => {
    for (const name of EVERY_MINUTE) await cloud.tick(name);
  });
};
const posted = (): string[] =>
  newsroom.sandbox
    .timeline()
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ text }) => text);
/** What the journal of events says, as it was written into its log group. */
const journal = (): string[] => {
  const [group = ''] =
    cloud.synth
      .ofType('AWS::Logs::LogGroup')
      .find(([, { Properties }]) => String(Properties['LogGroupName']).endsWith('-journal')) ?? [];
  return cloud.monitoring.lines(group).map((line) => (JSON.parse(line) as { 'detail-type': string })['detail-type']);
};
/** Who is mailed while something is done. */
const mailed = async (work: () => Promise<unknown>): Promise<string[]> => {
  const from = cloud.aws.mails.length;
  await work();
  return cloud.aws.mails
    .slice(from)
    .map(({ to }) => /<([a-z]+)@/.exec(to)?.[1] ?? to)
    .toSorted();
};

describe.skipIf(missing !== null)('a deployment', () => {
  it('takes an item from its feed to the network, by way of a person, and only once', async () => {
    expect(await mailed(minute)).toContain('lea');
    expect(posted()).toEqual([]);

    await newsroom.approve(MARKET);
    await minute();
    await minute();
    expect(posted()).toEqual([expect.stringContaining(MARKET) as string]);
    const told = journal();
    for (const type of ['draft.created', 'delivery.approved', 'delivery.published']) expect(told).toContain(type);
  });

  it('takes a post back at once when a person orders it, without waiting for the minute', async () => {
    const delivery = String(cloud.aws.events.findLast(({ type }) => type === 'delivery.published')?.detail['id']);
    const token = newsroom.tokenOf('lea', 'desk');
    await cloud.request('POST', '/desk/act', { token, act: 'take-back', delivery, sure: 'yes' });
    expect(posted()).toEqual([]);
  });

  it('is stopped by a command in Slack: people are told at once, and what was approved does not leave', async () => {
    await newsroom.approve(POOL);
    expect((await newsroom.slackCommand('stop', 'a-secret-of-somebody-else')).status).toBe(401);

    const told = await mailed(async () => {
      expect(await newsroom.slackCommand('stop')).toMatchObject({ status: 200 });
    });
    expect(told).toEqual(['ines', 'lea', 'marc']);
    await minute();
    expect(posted()).toEqual([]);

    const freeze = String(cloud.aws.events.findLast(({ type }) => type === 'freeze.opened')?.detail['id']);
    await newsroom.thaw(freeze);
    await minute();
    expect(posted()).toEqual([]);
  });

  it('is stopped by the newsroom’s own call, which wakes the watch at once', async () => {
    const call = { id: 'cms-0001', title: 'Attentat à Paris', urgency: 1 };
    expect((await newsroom.call(call, 'a-secret-of-somebody-else')).status).toBe(401);

    const told = await mailed(async () => {
      expect((await newsroom.call(call)).status).toBe(202);
    });
    expect(told).toEqual(['ines', 'lea', 'marc']);
    const opened = cloud.aws.events.findLast(({ type }) => type === 'freeze.opened');
    expect(opened?.who).toBe('watch');

    await newsroom.thaw(String(opened?.detail['id']));
  });

  it('is updated with a feed more, and polls it', async () => {
    newsroom.sites['sport'] = ['Le stade gagne'];
    const more = withSport();
    expect(await cloud.deploy(more)).toEqual({ kind: 'deployed' });

    await minute();
    expect(cloud.aws.events.findLast(({ type }) => type === 'draft.created')?.detail['title']).toContain('Le stade');
  });

  it('refuses an update that would take a frozen scope away, and goes on as before', async () => {
    expect((await newsroom.slackCommand('stop feed:sport')).status).toBe(200);
    const freeze = String(cloud.aws.events.findLast(({ type }) => type === 'freeze.opened')?.detail['id']);

    const refused = await cloud.deploy(newsroom.config());
    expect(refused).toMatchObject({ kind: 'rolled-back', reason: expect.stringContaining(freeze) as string });

    // Every function has the configuration of before, with the feed that would have gone.
    await minute();
    expect((await newsroom.slackCommand('stop feed:sport')).body).toContain('sport');

    await newsroom.thaw(freeze);
  });

  it('takes a feed away when nothing is open on it, and the rest lives on', async () => {
    for (const { detail } of cloud.aws.events.filter(({ type }) => type === 'freeze.opened')) {
      const isThawed = cloud.aws.events.some(
        ({ type, detail: of }) => type === 'freeze.thawed' && of['id'] === detail['id'],
      );
      if (!isThawed) await newsroom.thaw(String(detail['id']));
    }
    expect(await cloud.deploy(newsroom.config())).toEqual({ kind: 'deployed' });
    await minute();
    await newsroom.approve(MUSEUM);
    await minute();
    expect(posted()).toEqual([expect.stringContaining(MUSEUM) as string]);
  });

  it('had every permission that it needed, and left no dead letter', () => {
    expect(cloud.refused).toEqual([]);
    expect(cloud.deadLetters).toEqual([]);
    const errors = cloud.synth
      .ofType('AWS::Logs::LogGroup')
      .flatMap(([id]) => cloud.monitoring.lines(id))
      .filter((line) => line.includes('"level":"error"'));
    expect(errors).toEqual([]);
  });
});

const withSport = () =>
  newsroom.config(({ feeds }) => {
    const { agenda } = feeds;
    if (agenda !== undefined) feeds['sport'] = { ...agenda, url: agenda.url.replace(/agenda$/, 'sport') };
  });
