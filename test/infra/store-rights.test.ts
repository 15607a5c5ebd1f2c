import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTable } from '../../infra/local/engine.ts';
import { time } from '../../lib/adapters/store/keys.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Store } from '../../lib/records/store.ts';
import type { ApplyDeps } from '../../lib/configuration/apply.ts';
import { contentHash, providerKey, type Content } from '../../lib/records/content.ts';
import type { ReadDeps } from '../../lib/answers/read.ts';
import type { StoredReply } from '../../lib/records/reply.ts';
import type { Answer } from '../../lib/records/answer.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import type { BellDeps } from '../../lib/bell/ring.ts';
import type { CheckDeps } from '../../lib/delivery/check.ts';
import type { ProbeDeps } from '../../lib/delivery/probe.ts';
import type { PublishDeps } from '../../lib/delivery/publish.ts';
import type { SweepDeps } from '../../lib/delivery/sweep.ts';
import type { CarryOutDeps } from '../../lib/delivery/take-back.ts';
import type { Draft } from '../../lib/records/draft.ts';
import type { FanOutDeps } from '../../lib/draft/fan-out.ts';
import type { IngestDeps } from '../../lib/draft/ingest.ts';
import type { SubscribeDeps } from '../../lib/feed/subscribe.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/environment.ts';
import type { Ring } from '../../lib/records/ring.ts';
import type { Freeze, Source } from '../../lib/records/freeze.ts';
import type { StopDeps } from '../../lib/freeze/stop.ts';
import type { NotifyDeps } from '../../lib/notice/notify.ts';
import type { LookDeps } from '../../lib/crisis/look.ts';
import type { PagesDeps } from '../../lib/web/app.ts';
import type { StopDoorDeps } from '../../lib/web/stop-door.ts';
import { missingDynoxide, startEngine, type Engine } from '../engines/start.ts';
import { startAws, type FakeAws } from '../fakes/aws.ts';
import { judgeFor } from './iam.ts';
import { REGION, sampleSynth, type Synth } from './synth.ts';

/**
 * Calls every store operation that the flows of a function use, with the rights of that function's role.
 *
 * The compiler keeps the lists complete. When a flow uses one more operation, this file does not compile until
 * the list names it. Then the test fails until the role has the right.
 */
type Of<Deps> = Readonly<Record<Extract<keyof Deps, keyof Store>, true>>;

const ingest: Of<IngestDeps & FanOutDeps & SubscribeDeps> = {
  subscription: true,
  saveSubscription: true,
  feedTimes: true,
  markOrdered: true,
  feedMemory: true,
  takePoll: true,
  keepPoll: true,
  postponePoll: true,
  seen: true,
  saveSeen: true,
  createDraft: true,
  saveParked: true,
  draft: true,
  saveDraft: true,
  deliveries: true,
  move: true,
};
const publish: Of<PublishDeps & CarryOutDeps & ProbeDeps & CheckDeps & StopDeps> = {
  lastTick: true,
  tick: true,
  list: true,
  delivery: true,
  approval: true,
  draft: true,
  deliveries: true,
  budget: true,
  spend: true,
  saveCheck: true,
  takeTurn: true,
  controls: true,
  claim: true,
  attendance: true,
  debt: true,
  waiver: true,
  rest: true,
  saveRest: true,
  endRest: true,
  signed: true,
  move: true,
  pullBack: true,
  freeze: true,
  freezeById: true,
  inFlight: true,
};
const watch: Of<LookDeps> = {
  replies: true,
  dropReplies: true,
  extendOkUntil: true,
  brake: true,
  freeze: true,
  freezeById: true,
  freezes: true,
  inFlight: true,
  deliveries: true,
  list: true,
  proposal: true,
  saveProposal: true,
  newsroomCalls: true,
  dropNewsroomCalls: true,
};
// Telling of a freeze reads what a stop reads, and opens none.
// What lists left out is known without the table.
const notify: Of<Omit<NotifyDeps, 'freeze' | 'takeLeftOut'> & Pick<Store, 'saveBounce'>> = {
  bounces: true,
  saveBounce: true,
  rings: true,
  answers: true,
  checks: true,
  inFlight: true,
  proposal: true,
  proposals: true,
  takeTurn: true,
  freezes: true,
  lastTick: true,
  tick: true,
  list: true,
  deliveries: true,
  drafts: true,
  controls: true,
  ask: true,
  saveAsk: true,
  addPasses: true,
  savePass: true,
  move: true,
  freezeById: true,
  watchStatus: true,
};
const sweep: Of<SweepDeps> = {
  list: true,
  delivery: true,
  approval: true,
  approvals: true,
  controls: true,
  move: true,
  freezes: true,
  freezeById: true,
  thawAtEnd: true,
};
const web: Of<PagesDeps> = {
  checks: true,
  bounces: true,
  answers: true,
  settleAnswer: true,
  rest: true,
  endRest: true,
  waive: true,
  rings: true,
  checkOff: true,
  pass: true,
  passByCode: true,
  askOfCode: true,
  savePass: true,
  saveCard: true,
  card: true,
  useCard: true,
  ask: true,
  draft: true,
  drafts: true,
  delivery: true,
  deliveries: true,
  list: true,
  controls: true,
  watchStatus: true,
  freeze: true,
  freezeById: true,
  freezes: true,
  freezeFor: true,
  join: true,
  endBrake: true,
  audit: true,
  signed: true,
  thaw: true,
  inFlight: true,
  move: true,
  approve: true,
  approval: true,
  yeses: true,
  withdrawYes: true,
  retime: true,
  unapproveInFlight: true,
  proposal: true,
  proposals: true,
  budget: true,
  subscription: true,
  settleSubscription: true,
  parked: true,
  parkedItem: true,
  settleParked: true,
  seen: true,
  createDraft: true,
  saveDraft: true,
};
const stop: Of<StopDoorDeps> = {
  rings: true,
  checkOff: true,
  attend: true,
  freezes: true,
  proposals: true,
  askOfCode: true,
  controls: true,
  deliveries: true,
  delivery: true,
  freeze: true,
  freezeById: true,
  freezeFor: true,
  giveReason: true,
  inFlight: true,
  join: true,
  list: true,
  move: true,
  pass: true,
  passByCode: true,
  proposal: true,
  savePass: true,
  signEnd: true,
  thaw: true,
  watchStatus: true,
  signed: true,
  saveNewsroomCall: true,
};
const answers: Of<ReadDeps> = {
  handOver: true,
  saveDebt: true,
  list: true,
  deliveries: true,
  answers: true,
  saveAnswer: true,
  settleAnswer: true,
  budget: true,
  spend: true,
  lastTick: true,
  tick: true,
};
const bell: Of<BellDeps> = {
  controls: true,
  freezeById: true,
  watchStatus: true,
  rings: true,
  saveRing: true,
  ringing: true,
  startRinging: true,
  endRinging: true,
};
const apply: Of<ApplyDeps> = { appliedScopes: true, controls: true, saveAppliedScopes: true, applyScopes: true };

const NEEDS: Readonly<Record<FunctionName, readonly (keyof Store)[]>> = {
  ingest: Object.keys(ingest) as (keyof Store)[],
  publish: Object.keys(publish) as (keyof Store)[],
  // The memory of the watch is read and written by two operations of the store.
  watch: [...(Object.keys(watch) as (keyof Store)[]), 'memory', 'remember'],
  notify: Object.keys(notify) as (keyof Store)[],
  bell: Object.keys(bell) as (keyof Store)[],
  sweep: Object.keys(sweep) as (keyof Store)[],
  web: [...(Object.keys(web) as (keyof Store)[]), 'memory'],
  stop: Object.keys(stop) as (keyof Store)[],
  apply: Object.keys(apply) as (keyof Store)[],
  // It reads what strangers serve, and nothing of ours.
  pictures: [],
  // Its keys are of another kind: its bundle is tried as a whole.
  rehearse: [],
  answers: Object.keys(answers) as (keyof Store)[],
};

const TABLE = 'Vigie-Table';
const NOW = Date.parse('2026-11-22T18:00:00Z');
const SOURCE: Partial<Record<FunctionName, Source>> = { publish: 'gap', watch: 'watch', web: 'human', stop: 'human' };

const content: Content = {
  account: 'x:gazette',
  text: 'Bonjour',
  link: null,
  facets: [],
  tags: [],
  card: null,
  media: [],
  langs: ['fr'],
  createdAt: new Date(NOW).toISOString(),
  providerKey: providerKey('d', NOW),
};
const yes = {
  by: 'lea',
  at: NOW,
  hash: contentHash(content),
  epochs: { 'all/human': NOW, 'all/watch': NOW },
  until: NOW + 3_600_000,
  under: false,
};
const firstYes = { id: 'y', delivery: 'none', by: 'marc', at: NOW, hash: yes.hash, epochs: yes.epochs };
const delivery = (id: string, state: Delivery['state']): Delivery => ({
  id,
  draft: 'draft',
  account: 'x:gazette',
  feeds: ['une'],
  state,
  rev: 1,
  content,
  hash: contentHash(content),
  dueAt: NOW,
  expiresAt: NOW + 3_600_000,
  maxLateMs: 1_800_000,
  approval: yes,
  askId: null,
  attempt: 0,
  claimId: state === 'claimed' ? 'c' : null,
  claimedAt: null,
  leaseUntil: null,
  remoteId: null,
  url: null,
  sentAt: null,
  takeBack: null,
  note: null,
  createdAt: NOW,
  changedAt: NOW,
});
const draft = (id: string): Draft => ({
  id,
  feeds: ['une'],
  title: 'Bonjour',
  link: null,
  summary: '',
  image: null,
  publishedAt: null,
  lang: 'fr',
  deliveries: [],
  createdAt: NOW,
  flags: [],
});
const freeze = (id: string, source: Source, scopes: string[]): Freeze => ({
  id,
  scopes,
  source,
  by: source === 'human' ? 'marc' : 'machine:watch',
  at: NOW,
  reason: 'essai',
  story: null,
  evidence: [],
  until: null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
});
const subscription = {
  feed: 'une',
  hub: 'https://hub.example/',
  topic: 'https://gazette.example/une/feed',
  token: 't',
  secret: 's',
  askedAt: NOW,
  unanswered: 1,
  expiresAt: null,
};
const budget = { version: 0, sends: [], month: '', spent: 0 };
const rest = { account: 'x:gazette', at: NOW, cause: 'limited', until: NOW + 1, secret: null, detail: '' } as const;
const ring = {
  ...{ of: 'page-1', bell: 'site', says: 'freeze', state: 'confirmed', since: NOW, at: NOW, tries: 1, nextAt: null },
  ...{ stopped: [], count: 0, detail: null, rev: 1, rows: 1 },
} as const satisfies Ring as Ring;
const act = { at: NOW, who: 'machine:test', how: 'test' };
const reply: StoredReply['reply'] = {
  ...{ kind: 'reply', at: NOW, seen: NOW, account: 'x:gazette', person: 'p', lang: 'fr', text: 'x' },
  ...{ url: null, fresh: false },
};
const answer: Answer = {
  ...{ account: 'x:gazette', reply: '1', delivery: 'none', at: NOW, seen: NOW, url: null },
  ...{ question: true, answeredAt: null },
};
const pass = { ask: null, person: 'lea', until: NOW };
const card = { person: 'lea', draft: 'd', served: {}, epochs: {}, until: NOW, used: false };

/**
 * Each operation with something to work on. Its answer does not matter, because it is judged before it reaches
 * the engine.
 */
const calls = (store: Store, name: FunctionName): Readonly<Record<keyof Store, () => Promise<unknown>>> => {
  const claims = name === 'publish' || name === 'sweep';
  const marks =
    name === 'notify'
      ? ['told page-1', 'told page-1 to lea', 'desk ines']
      : [name === 'answers' ? 'answers x:gazette' : 'publish'];
  return {
    applyScopes: () => store.applyScopes(['all', `feed:${name}`], ['x:gazette', 'sandbox:new'], NOW),
    appliedScopes: () => store.appliedScopes(),
    saveAppliedScopes: () => store.saveAppliedScopes(null, ['all'], ['lane:promo'], NOW),
    controls: () => store.controls(['all', 'lane:promo', 'account:x:gazette']),
    freeze: () => {
      const source = SOURCE[name] ?? 'human';
      const scopes = source === 'gap' ? ['all'] : ['lane:promo', 'lane:news'];
      return store.freeze(freeze(source === 'gap' ? 'gap-1' : `${name}-1`, source, scopes), 500);
    },
    thawAtEnd: async () => {
      const signed = { until: null, by: 'marc', at: NOW };
      expect(await store.thawAtEnd(`human-for-${name}`, signed)).toBe(true);
    },
    thaw: async () => {
      await store.thaw(`human-for-${name}`, 'marc', NOW);
      if (name === 'web') await store.thaw('watch-for-web', 'marc', NOW);
    },
    freezeById: () => store.freezeById(name === 'publish' ? 'gap-1' : 'human-for-sweep'),
    freezes: () => store.freezes(),
    freezeFor: () => store.freezeFor({ id: 'page-1', scopes: ['all'] }, 500),
    join: async () => {
      const into = await store.freezeById(`human-for-${name}`);
      if (into === null) throw new Error('no freeze to join');
      await store.join(into, { id: 'page-9', scopes: ['lane:promo'], by: 'marc', at: NOW, reason: null }, 500);
    },
    signEnd: () => store.signEnd(`human-for-${name}`, { until: NOW + 1, by: 'marc', at: NOW }),
    giveReason: () => store.giveReason(`human-for-${name}`, { reason: 'x', by: 'marc', at: NOW }),
    endBrake: () => store.endBrake({ lane: 'promo', until: NOW + 1, by: 'marc', at: NOW, why: null }),
    inFlight: () => store.inFlight(),
    answers: () => store.answers('x:gazette', 0),
    saveAnswer: () => store.saveAnswer(answer),
    settleAnswer: () => store.settleAnswer(answer, NOW, name === 'web' ? { ...act, who: 'lea' } : undefined),
    handOver: () => store.handOver({ name: 'r', reply }),
    replies: () => store.replies(),
    dropReplies: () => store.dropReplies(['r']),
    debt: () => store.debt('x:gazette'),
    saveDebt: () => store.saveDebt({ account: 'x:gazette', readAt: NOW, owesAt: NOW, open: 1 }),
    waiver: () => store.waiver('x:gazette'),
    waive: () => store.waive({ account: 'x:gazette', by: 'lea', at: NOW, until: NOW + 1 }),
    attendance: () => store.attendance(),
    attend: () => store.attend({ by: 'marc', at: NOW, until: NOW + 1 }),
    rest: () => store.rest('x:gazette'),
    saveRest: () => store.saveRest(rest),
    endRest: () => store.endRest(rest, { at: NOW, who: name === 'web' ? 'marc' : 'machine:publish', how: 'rest over' }),
    watchStatus: () => store.watchStatus(),
    extendOkUntil: () => store.extendOkUntil(NOW + 60_000),
    brake: () => store.brake('promo', NOW + 60_000, NOW, 'why'),
    saveProposal: () =>
      store.saveProposal({
        id: 'p',
        at: NOW,
        scopes: ['all'],
        story: { id: 's', kind: 'attack', place: null, score: 1, rule: 'r', version: '1', owners: [] },
        evidence: [],
      }),
    proposal: () => store.proposal('p'),
    proposals: () => store.proposals(0),
    saveNewsroomCall: () =>
      store.saveNewsroomCall({
        id: 'call-1',
        call: { kind: 'call', at: NOW, seen: NOW, by: 'cms', action: 'brake', title: 'x', lang: 'fr' },
      }),
    newsroomCalls: () => store.newsroomCalls(),
    dropNewsroomCalls: () => store.dropNewsroomCalls(['call-1']),
    memory: () => store.memory('watch'),
    remember: () =>
      store.remember('watch', {
        before: null,
        head: { name: 'head', digest: 'd', body: 'x' },
        parts: [{ name: 'usual@d', digest: 'd', body: 'x' }],
        gone: ['usual'],
      }),
    rings: () => store.rings('page-1'),
    saveRing: () => store.saveRing(null, ring, { at: NOW, who: 'machine:bell', how: 'bell: freeze' }),
    ringing: () => store.ringing(),
    startRinging: () => store.startRinging({ of: 'page-1', at: NOW, brake: null }),
    endRinging: () => store.endRinging('page-1'),
    checkOff: () =>
      store.checkOff(`cord-${name}`, 1, { at: NOW, who: 'marc', how: 'check off', evidence: 'bell/site' }),
    subscription: () => store.subscription('none'),
    saveSubscription: () => store.saveSubscription(null, subscription),
    settleSubscription: () => store.settleSubscription(subscription, NOW),
    feedTimes: () => store.feedTimes(),
    markOrdered: () => store.markOrdered([{ feed: 'une', at: NOW }]),
    feedMemory: () => store.feedMemory('une'),
    takePoll: () => store.takePoll('une', { url: 'https://gazette.example/', everyMs: 60_000, since: null, now: NOW }),
    keepPoll: () =>
      store.keepPoll('une', 'nobody', {
        memory: {},
        url: 'https://gazette.example/',
        polledAt: NOW,
        nextAt: NOW,
        restMs: 60_000,
        failures: 0,
      }),
    postponePoll: () => store.postponePoll('une', 'nobody', NOW),
    seen: () => store.seen(['une#k', 'x:gazette#k']),
    saveSeen: () => store.saveSeen([{ key: 'une#k', row: {}, was: undefined }], NOW),
    createDraft: () =>
      store.createDraft(
        draft(`draft-${name}`),
        [delivery(`delivery-${name}`, 'draft')],
        [{ key: `une#${name}`, row: {}, once: true }],
        NOW,
        act,
      ),
    saveParked: () =>
      store.saveParked(
        { id: 'q', feed: 'une', item: {}, at: NOW, reason: 'flood' } as Parameters<Store['saveParked']>[0],
        ['une#q'],
      ),
    parked: () => store.parked().catch(() => []),
    parkedItem: () => store.parkedItem('none'),
    settleParked: () => store.settleParked('none', [{ key: 'une#q', row: {}, was: undefined }], NOW),
    draft: () => store.draft('none'),
    drafts: () => store.drafts(['none']),
    saveDraft: () => store.saveDraft(draft('another'), { title: 'Bonsoir' }),
    delivery: () => store.delivery('none'),
    deliveries: () => store.deliveries(['none']),
    list: async () => {
      await store.list('take-back', { limit: 1 });
      await store.list('approved', { before: NOW });
    },
    move: async () => {
      // The stop only orders posts back, and notify only asks. All others end deliveries too, with their approvals.
      if (name === 'stop') await store.move(delivery('none', 'published'), { takeBack: { by: 'lea', at: NOW } }, act);
      else await store.move(delivery('none', 'approved'), { askId: 'ask' }, act);
      if (name !== 'notify' && name !== 'stop')
        await store.move(delivery('none', 'approved'), { state: 'expired' }, act);
      if (claims) await store.move(delivery('none', 'claimed'), { state: 'unknown' }, act);
    },
    approval: () => store.approval('none'),
    retime: () =>
      store.retime(
        delivery('none', 'approved'),
        { ...yes, id: 'a', delivery: 'none', dueAt: NOW, maxLate: 1 },
        { content, hash: contentHash(content), dueAt: NOW },
        act,
      ),
    unapproveInFlight: () => store.unapproveInFlight(delivery('none', 'claimed'), act),
    approvals: () => store.approvals(['none']),
    pullBack: () =>
      store.pullBack(delivery('none', 'claimed'), { state: 'approved' }, { from: budget, next: budget }, act),
    approve: async () => {
      const of = { before: delivery('none', 'draft'), change: { approval: delivery('none', 'draft').approval } };
      const epochs = { 'all/human': NOW, 'all/watch': NOW };
      await store.approve([{ ...of, inSlot: true }], epochs, false, act);
      await store.approve([{ ...of, yes: 'first' }], epochs, false, act);
      await store.approve([{ ...of, yes: firstYes }], epochs, false, act);
    },
    yeses: () => store.yeses(['none']),
    withdrawYes: () => store.withdrawYes(delivery('none', 'draft'), firstYes, act),
    claim: () =>
      store.claim({
        attended: true,
        delivery: delivery('none', 'approved'),
        approval: { ...yes, id: 'a', delivery: 'none', dueAt: NOW, maxLate: 1 },
        claimId: 'c',
        now: NOW,
        leaseUntil: NOW + 1,
        scopes: ['all'],
        lanes: ['news'],
        budget: { from: budget, next: { ...budget, version: 1 } },
        who: 'machine:publish',
      }),
    budget: () => store.budget('x:gazette'),
    checks: () => store.checks(['x:gazette']),
    bounces: () => store.bounces(['lea']),
    saveBounce: () =>
      store.saveBounce({
        person: 'lea',
        mail: 'lea@gazette.example',
        kind: 'bounced',
        detail: 'd',
        since: NOW,
        at: NOW,
      }),
    saveCheck: () => store.saveCheck({ account: 'x:gazette', at: NOW, endsAt: null, lacks: [], failed: null }),
    spend: () => store.spend('x:gazette', { from: budget, next: { ...budget, version: 1 } }),
    audit: () => store.audit('none'),
    signed: () => store.signed('none'),
    saveAsk: () =>
      store.saveAsk({ id: 'ask', draft: 'draft', deliveries: ['d'], at: NOW, until: NOW, shown: {}, wrong: 0 }, [
        { hash: 'h', codeHash: 'c', freeCodeHash: 'f', pass },
      ]),
    addPasses: () => store.addPasses('ask', [{ hash: 'h', codeHash: 'c', freeCodeHash: 'f', pass }]),
    ask: () => store.ask('ask'),
    savePass: () => store.savePass('h', pass),
    pass: () => store.pass('h'),
    saveCard: () => store.saveCard('h', card),
    card: () => store.card('h'),
    useCard: () => store.useCard('h'),
    passByCode: () => store.passByCode('ask', 'c', 5),
    askOfCode: () => store.askOfCode('f', NOW, 5),
    lastTick: () => Promise.all(marks.map((mark) => store.lastTick(mark))),
    tick: () => Promise.all(marks.map((mark) => store.tick(mark, NOW))),
    takeLeftOut: () => Promise.resolve(store.takeLeftOut()),
    takeTurn: () => {
      const turns = name === 'publish' ? ['checking x:gazette'] : ['telling page-1', 'asking'];
      return Promise.all(turns.map((turn) => store.takeTurn(turn, NOW, 1)));
    },
  };
};

const missing = missingDynoxide('the store under each role');

describe.skipIf(missing !== null)('the role of each function', () => {
  let engine: Engine;
  let synth: Synth;
  let aws: FakeAws;
  const clients: DynamoDBClient[] = [];

  let ids = 0;
  const storeOf = (client: DynamoDBClient): Store =>
    openStore({
      client,
      table: TABLE,
      sleep: () => Promise.resolve(),
      random: () => 0,
      newId: () => `id-${(ids += 1)}`,
      monotonic: () => performance.now(),
    });

  beforeAll(async () => {
    synth = sampleSynth();
    engine = await startEngine('dynoxide');
    await createTable(engine.client(), TABLE);
    const store = storeOf(engine.client());
    await store.applyScopes(
      ['all', 'lane:promo', 'lane:news', 'lane:service', 'account:x:gazette'],
      ['x:gazette'],
      NOW,
    );
    for (const [id, source] of [
      ['human-for-sweep', 'human'],
      ['human-for-web', 'human'],
      ['human-for-stop', 'human'],
      ['watch-for-web', 'watch'],
    ] as const) {
      const committed = await store.freeze(freeze(id, source, ['lane:service']), 1_000);
      expect(committed.kind).toBe('committed');
    }
    // Another approval had this slot, and is gone: who approves next takes the slot over.
    const Item = marshall({ pk: 'SLOT#x:gazette', sk: time(NOW), delivery: 'other', approval: 'gone' });
    await engine.client().send(new PutItemCommand({ TableName: TABLE, Item }));
    const table = String(synth.resolve({ 'Fn::GetAtt': [synth.ofType('AWS::DynamoDB::GlobalTable')[0]?.[0], 'Arn'] }));
    const judges = new Map<string, ReturnType<typeof judgeFor>>(FUNCTIONS.map((name) => [name, judgeFor(synth, name)]));
    const none = () => '';
    aws = await startAws({
      engine: engine.endpoint,
      secrets: {},
      allows: ({ who, ...ask }) => judges.get(who)?.(ask) === 'allowed',
      arns: { table, index: (name) => `${table}/index/${name}`, bus: '', secret: none, identity: none, polls: '' },
    });
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await aws.close();
    await engine.stop();
  });

  it.each(FUNCTIONS)('%s allows everything that its flows take from the store', async (name) => {
    const client = new DynamoDBClient({
      endpoint: aws.url,
      region: REGION,
      credentials: { accessKeyId: name, secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
    clients.push(client);
    const call = calls(storeOf(client), name);
    for (const operation of NEEDS[name]) {
      const before = aws.asked.length;
      await call[operation]().catch((error: unknown) => {
        throw new Error(`${operation}: ${String(error)}`);
      });
      const asked = aws.asked.slice(before);
      expect(asked.length, operation).toBeGreaterThan(0);
      expect(
        asked.filter(({ allowed }) => !allowed),
        operation,
      ).toEqual([]);
    }
  });
});
