import { DeleteItemCommand, PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { RIGHTS } from '../../infra/aws/rights.ts';
import type { FunctionName } from '../../lib/environment.ts';
import { orderTakeBack } from '../../lib/delivery/take-back.ts';
import { resolveDelivery } from '../../lib/delivery/resolve.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { memoryEngine } from '../engines/memory.ts';
import { judge, roleOf } from './iam.ts';
import type { Synth } from './synth.ts';
import { CODE, hashOfCode, hashOfSecret, intrusion, patternsOf, SECRETS, type Allows } from '../faults/captured.ts';
import { digestOf, scopes as scopesFor } from '../faults/observer-rules.ts';
import { MINUTE, openWorld, outcomes, sampleSettings, seeded, TABLE, type World } from '../world.ts';

/**
 * One case: people work for an hour, then one function is taken over and writes what its policy allows, then all
 * functions run on. What people really did is noted as they do it. Judged are what the networks got, the raw table,
 * and what the store tells of the past.
 */

/** What no captured function may bring about. */
export type Broken = { kind: string; what: string };

/** Two people have to say yes to what one of the feeds brings. */
const TWO = 'une';

const settings = sampleSettings((config) => {
  Object.assign(config.feeds[TWO] as object, { approvals: 2 });
  Object.assign(config.accounts['bluesky:gazette'] as object, { caps: {} });
  Object.assign(config.accounts['x:gazette'] as object, { caps: {} });
});

const SCOPES = ['all', 'lane:promo', 'lane:news', 'lane:service', 'network:sandbox', 'feed:une', 'account:x:gazette'];

type Yes = {
  id: string;
  by: string;
  hash: string;
  providerKey: string;
  step: number;
  scopes: string[];
  account: string;
  text: string;
};
type Stop = { id: string; side: 'human' | 'watch'; scopes: string[]; step: number; until: number | null; by: string };

const openNewsroom = async (seed: number) => {
  const engine = memoryEngine();
  const world = await openWorld({ client: engine, settings, seed });
  const random = seeded(seed);
  const given: Yes[] = [];
  /** First yeses, as they were said, and not taken back. */
  const firsts: { id: string; by: string; hash: string }[] = [];
  const stops: Stop[] = [];
  const thawed = new Set<string>();
  const ordered = new Set<string>();
  /** How often a person looked for a post, and said that it is not there. */
  const denied = new Map<string, number>();
  /** `who how id`, as the history may tell it. */
  const did = new Set<string>();
  const found: Broken[] = [];
  let step = 0;
  let watched = 0;
  /** Who was taken over; null as long as all are honest. */
  let role: FunctionName | null = null;

  const told = ({ account, feeds }: Delivery) => scopesFor({ account, feeds }, settings);
  /** A flow may fail at what a function that was taken over left behind. Before that, none fails. */
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    await act().catch((error: unknown) => {
      if (role === null) throw error;
    });
    step += 1;
  };

  const approve = (id: string, wish: { dueAt?: number } = {}, who?: string) =>
    run(async () => {
      const by = who ?? random.pick(['lea', 'marc']);
      const under = by === 'marc' && random.chance(0.5);
      const answer = await world.say(by, id, { under, ...wish });
      if (answer.kind === 'saved')
        for (const { id: saved } of answer.deliveries)
          did.add(`${by} approve after the thaw ${saved}`).add(`${by} edit ${saved}`);
      if (answer.kind === 'first-of-two') {
        for (const { content } of answer.deliveries) firsts.push({ id, by, hash: digestOf(content) });
        did.add(`${by} first yes ${id}`);
      }
      if (answer.kind !== 'approved') return;
      for (const delivery of answer.deliveries) {
        const { account, content } = delivery;
        const hash = digestOf(content);
        const isSaid = firsts.some((each) => each.id === delivery.id && each.by !== by && each.hash === hash);
        if (delivery.feeds.includes(TWO) && !isSaid)
          found.push({ kind: 'approved', what: `${by} alone approved ${delivery.id}, where two have to` });
        const { providerKey } = content;
        given.push({
          id: delivery.id,
          by,
          hash: digestOf(content),
          providerKey,
          step,
          scopes: told(delivery),
          account,
          text: content.text,
        });
        did.add(`${by} ${answer.under ? 'approve under freeze' : 'approve'} ${delivery.id}`);
      }
    });
  const reject = (id: string) =>
    run(async () => {
      const answer = await world.say('lea', id, { decision: 'reject' });
      if (answer.kind === 'rejected') did.add(`lea reject ${id}`);
    });
  const freeze = (by: string, until: number | null = null) =>
    run(async () => {
      const id = by.startsWith('machine:') ? `watch-${stops.length}` : `page-${stops.length}`;
      const scopes = [random.pick(SCOPES)];
      const answer = await world.freeze(by, scopes, { id, ...(until === null ? {} : { until }) });
      if (answer.kind !== 'frozen') return;
      const side = by.startsWith('machine:') ? 'watch' : 'human';
      stops.push({ id, side, scopes, step, until, by });
      did.add(`${by} freeze ${id}`);
    });
  const thaw = () =>
    run(async () => {
      const open = stops.filter(({ id }) => !thawed.has(id));
      if (open.length === 0) return;
      const { id } = random.pick(open);
      if ((await world.thaw('ines', id)).kind !== 'thawed') return;
      thawed.add(id);
      did.add(`ines thaw ${id}`);
    });
  const takeBack = (id: string) =>
    run(async () => {
      if ((await orderTakeBack(world.deps, { delivery: id, by: 'lea' })).kind !== 'ordered') return;
      ordered.add(id);
      did.add(`lea order take back ${id}`).add(`lea take back ${id}`);
    });
  const resolve = (id: string) =>
    run(async () => {
      const to = random.pick(['draft', 'failed', 'published'] as const);
      const before = await world.store.delivery(id);
      const answer = await resolveDelivery(world.deps, { delivery: id, by: 'marc', to });
      if (answer.kind !== 'resolved') return;
      did.add(`marc resolve: ${to} ${id}`).add(`marc ask again ${id}`);
      if (before?.state === 'unknown' && to !== 'published') denied.set(id, (denied.get(id) ?? 0) + 1);
    });
  const publish = async () => {
    await run(() => world.publish());
    watchNetworks();
  };
  const sweep = () => run(() => world.sweep());
  const ask = () => run(() => world.ask());

  /** What the networks got since the last look. */
  const watchNetworks = (): void => {
    for (const { content, account, late } of world.networks.requests.slice(watched)) {
      if (late) continue;
      const hash = digestOf(content);
      const yes = given.filter((each) => each.hash === hash && each.account === account);
      const last = yes.at(-1);
      if (last === undefined) {
        found.push({ kind: 'published', what: `${account} got a text that nobody approved` });
        continue;
      }
      const after = stops.find(
        (stop) =>
          stop.step > last.step &&
          stop.scopes.some((scope) => last.scopes.includes(scope)) &&
          !(stop.side === 'watch' && (role === 'watch' || role === 'publish')),
      );
      if (after !== undefined)
        found.push({ kind: 'published', what: `${last.id}, approved by ${last.by}, left after freeze ${after.id}` });
    }
    watched = world.networks.requests.length;
    if (role === 'publish') return;
    for (const id of new Set(given.map((yes) => yes.id))) {
      const yeses = given.filter((yes) => yes.id === id);
      const isOne = (each: { account: string; providerKey: string; text: string }): boolean =>
        yeses.some(
          (yes) => yes.account === each.account && yes.providerKey === each.providerKey && yes.text === each.text,
        );
      const times = world.networks.posts.filter(isOne).length;
      // A captured function may give two deliveries one text. Who approves both has it posted twice.
      const twins = [...new Set(given.filter(isOne).map((yes) => yes.id))];
      if (times > twins.reduce((allowed, twin) => allowed + 1 + (denied.get(twin) ?? 0), 0))
        found.push({ kind: 'twice', what: `${id} was posted ${times} times, and nobody said that it is not there` });
    }
    for (const { id, account, text, providerKey } of given) {
      const isSame = (each: { account: string; text: string; providerKey: string }) =>
        each.account === account && each.text === text && each.providerKey === providerKey;
      const times = world.networks.posts.filter(isSame).length;
      const yeses = given.filter(isSame).length;
      if (times > yeses) found.push({ kind: 'published', what: `${id} was posted ${times} times, approved ${yeses}` });
    }
  };

  return {
    engine,
    world,
    random,
    given,
    firsts,
    stops,
    thawed,
    ordered,
    did,
    found,
    approve,
    reject,
    freeze,
    thaw,
    takeBack,
    resolve,
    publish,
    sweep,
    ask,
    run,
    takeOver: (name: FunctionName) => void (role = name),
    dump: () => engine.dump(TABLE),
  };
};
type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;

const any = async (world: World, random: Newsroom['random'], state: Parameters<World['store']['list']>[0]) => {
  const list = await world.store.list(state).catch(() => []);
  return list.length === 0 ? null : random.pick(list).id;
};

/** An hour of honest work, which leaves behind a little of everything. */
const work = async (room: Newsroom): Promise<void> => {
  const { world, random } = room;
  for (let items = 2 + random.below(3); items > 0; items -= 1)
    await world.draft(random.pick(['une', 'agenda', 'alertes']));
  await room.ask();
  const drafts = (await world.store.list('draft')).map(({ id }) => id);
  for (const account of ['x:gazette', 'sandbox:gazette', 'bluesky:gazette'])
    if (random.chance(0.4))
      world.networks.will(account, random.pick([outcomes.unknown, outcomes.rejected, 'lost-reply']));
  for (const id of drafts) {
    const which = random.next();
    if (which < 0.3) {
      await room.approve(id, {}, 'lea');
      if (random.chance(0.5)) await room.approve(id, {}, 'marc');
    } else if (which < 0.5) await room.approve(id, { dueAt: world.clock.now + 20 * MINUTE });
    else if (which < 0.6) await room.reject(id);
  }
  if (random.chance(0.5)) await room.freeze(random.pick(['lea', 'marc', 'ines']));
  await room.publish();
  world.advance(2 * MINUTE);
  await world.vouch();
  await room.publish();
  if (random.chance(0.6)) await room.freeze('marc', random.chance(0.4) ? world.clock.now + 10 * MINUTE : null);
  if (random.chance(0.5)) await room.freeze('machine:watch');
  if (random.chance(0.4)) await room.thaw();
  const sent = random.chance(0.3) ? await any(world, random, 'published') : null;
  if (sent !== null) await room.takeBack(sent);
};

/** The other functions go on, and so do people: they decide about what they are shown. */
const goOn = async (room: Newsroom): Promise<void> => {
  const { world, random } = room;
  for (let round = 0; round < 2; round += 1) {
    await room.run(() => world.vouch());
    await room.publish();
    await room.sweep();
    await room.ask();
    const draft = await any(world, random, 'draft');
    if (draft !== null && random.chance(0.5)) await room.approve(draft);
    const ofTwo = (await world.store.list('draft').catch(() => [])).filter(({ feeds }) => feeds.includes(TWO));
    if (ofTwo.length > 0 && random.chance(0.7)) await room.approve(random.pick(ofTwo).id);
    const unknown = await any(world, random, 'unknown');
    if (unknown !== null && random.chance(0.3)) await room.resolve(unknown);
    world.advance(random.pick([MINUTE, 21 * MINUTE]));
    await room.run(() => world.vouch());
    await room.publish();
    await room.sweep();
  }
};

type Item = Record<string, AttributeValue>;

/** What stands in the table of a freeze's controls and of the freeze itself. */
const judgeFreezes = (room: Newsroom, role: FunctionName, items: readonly Item[]): void => {
  const { stops, thawed, found, world } = room;
  const at = (pk: string) => items.find((item) => item['pk']?.S === pk);
  for (const { id, side, scopes, until, by } of stops) {
    const isSigned = until !== null && until <= world.clock.now && settings.people[by]?.may.includes('thaw') === true;
    if (thawed.has(id) || isSigned) continue;
    // A captured watch, and a publisher that may freeze all on the watch's side, can undo that side.
    if (side === 'watch' && (role === 'watch' || role === 'publish')) continue;
    for (const scope of scopes)
      if (at(`CONTROL#${scope}#${side}`)?.['open']?.SS?.includes(id) !== true)
        found.push({ kind: 'thawed', what: `control ${scope}/${side} no longer knows freeze ${id} of ${by}` });
    if (at(`FREEZE#${id}`)?.['thawedBy']?.S !== undefined)
      found.push({ kind: 'thawed', what: `freeze ${id} says that it was thawed` });
  }
};

/** What a delivery says of itself is a copy, for pages. By its approval alone it leaves. */
const judgeApprovals = (room: Newsroom, items: readonly Item[]): void => {
  for (const item of items) {
    const id = /^APPROVAL#(.*)$/s.exec(item['pk']?.S ?? '')?.[1];
    const [hash, by] = [item['hash']?.S, item['by']?.S];
    if (id !== undefined && !room.given.some((yes) => yes.id === id && yes.hash === hash && yes.by === by))
      room.found.push({ kind: 'approved', what: `there is an approval of ${id} that nobody gave` });
  }
};

/** A first yes in the table is one that its person said. */
const judgeYeses = (room: Newsroom, items: readonly Item[]): void => {
  for (const item of items) {
    const id = /^YES#(.*)$/s.exec(item['pk']?.S ?? '')?.[1];
    const [hash, by] = [item['hash']?.S, item['by']?.S];
    if (id !== undefined && !room.firsts.some((each) => each.id === id && each.hash === hash && each.by === by))
      room.found.push({ kind: 'first yes', what: `there is a first yes to ${id} that nobody said` });
  }
};

/** What the store tells of the past of everything that there is. */
const judgeHistory = async (room: Newsroom, items: readonly Item[]): Promise<void> => {
  const { world, did, stops, found } = room;
  for (const { id, until, by } of stops) if (until !== null && until <= world.clock.now) did.add(`${by} thaw ${id}`);
  const ids = new Set(items.map((item) => /^(?:AUDIT|SIGNED)#(.*)$/s.exec(item['pk']?.S ?? '')?.[1] ?? ''));
  for (const id of ids) {
    // A history that cannot be read tells nothing in anybody's name.
    const rows = await world.store.audit(id).catch(() => []);
    // The pages say of a row in a person's name among the machines' rows that nobody signed it.
    for (const { who, how, ...row } of rows)
      if (who in settings.people && !('unsigned' in row) && !did.has(`${who} ${how} ${id}`))
        found.push({ kind: 'history', what: `the history says that ${who} did “${how}” to ${id}` });
  }
};

/** Links and codes that the captured role may have made. */
const judgeLinks = async (room: Newsroom, items: readonly Item[]): Promise<void> => {
  const { world, found } = room;
  for (const secret of SECRETS) {
    const pass = await world.store.pass(hashOfSecret(secret)).catch(() => null);
    if (pass !== null) found.push({ kind: 'link', what: `a link that nobody was mailed opens as ${pass.person}` });
  }
  const asks = new Set(items.flatMap((item) => /^ASK#(.*)$/s.exec(item['pk']?.S ?? '')?.[1] ?? []));
  for (const ask of asks) {
    const pass = await world.store.passByCode(ask, hashOfCode(ask), 100).catch(() => null);
    if (pass !== null)
      found.push({ kind: 'link', what: `the code ${CODE}, mailed to nobody, opens as ${pass.person}` });
  }
};

/** Plays one case and answers what was done in a person's name that she did not do. */
export const playCase = async (role: FunctionName, seed: number, allows: Allows): Promise<Broken[]> => {
  const room = await openNewsroom(seed);
  const { world, random, found, ordered } = room;
  await work(room);
  if (found.length > 0) throw new Error(`honest work of seed ${seed} is judged: ${JSON.stringify(found)}`);
  room.takeOver(role);
  const patterns = patternsOf(RIGHTS[role]);
  for (let moment = 1 + random.below(2); moment > 0; moment -= 1) {
    const now = world.clock.now;
    const commands = intrusion({ random, table: TABLE, settings, items: room.dump(), allows, patterns, now });
    for (const command of commands) await room.engine.send(command as never).catch(() => undefined);
    await goOn(room);
  }
  for (const { gone, providerKey, text } of world.networks.posts) {
    const id = room.given.find((yes) => yes.providerKey === providerKey)?.id;
    if (gone && !(id !== undefined && ordered.has(id)))
      found.push({ kind: 'taken back', what: `“${text}” is gone, and nobody ordered it` });
  }
  const items = room.dump();
  judgeFreezes(room, role, items);
  judgeApprovals(room, items);
  judgeYeses(room, items);
  await judgeHistory(room, items);
  await judgeLinks(room, items);
  return found;
};

/**
 * After honest work, whoever is taken over says of every send that it never was, as far as the policy lets it. People
 * approve all of it again. Answers how many sends were written over, and what was done twice by that.
 */
export const playWrittenOver = async (
  role: FunctionName,
  seed: number,
  allows: Allows,
): Promise<{ over: number; found: Broken[] }> => {
  const room = await openNewsroom(seed);
  const { world, found, engine } = room;
  await work(room);
  for (const { id } of room.stops) await world.thaw('ines', id);
  room.takeOver(role);
  const ids: string[] = [];
  for (const item of room.dump()) {
    const id = /^DELIVERY#(.*)$/s.exec(item['pk']?.S ?? '')?.[1] ?? '';
    if (!['published', 'unknown'].includes(item['state']?.S ?? '')) continue;
    const none = { NULL: true } as const;
    const listSk = { S: `${String(item['expiresAt']?.N).padStart(15, '0')}#${id}` };
    const gone = { approval: none, askId: none, claimId: none, claimedAt: none, takeBack: none };
    const Item = { ...item, ...gone, state: { S: 'draft' }, listPk: { S: 'DELIVERY#draft' }, listSk };
    if (allows('PutItem', `DELIVERY#${id}`)) {
      await engine.send(new PutItemCommand({ TableName: TABLE, Item }) as never);
      ids.push(id);
    }
    const Key = { pk: { S: `SENT#${id}` }, sk: { S: '-' } };
    if (allows('DeleteItem', `SENT#${id}`))
      await engine.send(new DeleteItemCommand({ TableName: TABLE, Key }) as never);
  }
  await room.ask();
  for (const id of ids) await room.approve(id, {}, 'marc');
  for (let round = 0; round < 4; round += 1) {
    await world.vouch();
    await room.publish();
    world.advance(5 * MINUTE);
  }
  return { over: ids.length, found };
};

/** What the policy of the template lets a role write, as IAM judges it. */
export const policyOf = (synth: Synth, role: FunctionName): Allows => {
  const statements = roleOf(synth, role);
  const table = String(synth.resolve({ 'Fn::GetAtt': [synth.ofType('AWS::DynamoDB::GlobalTable')[0]?.[0], 'Arn'] }));
  const known = new Map<string, boolean>();
  return (action, pk) => {
    const name = `${action} ${pk}`;
    const ask = { action: `dynamodb:${action}`, resource: table, keys: { 'dynamodb:LeadingKeys': [pk] } };
    const allowed = known.get(name) ?? judge(statements, ask) === 'allowed';
    known.set(name, allowed);
    return allowed;
  };
};

/** Plays these cases, and answers what they broke, by seed. */
export const playCases = async (role: FunctionName, allows: Allows, from: number, count: number): Promise<string[]> => {
  const broken: string[] = [];
  for (let seed = from; seed < from + count && broken.length < 10; seed += 1)
    for (const { kind, what } of await playCase(role, seed, allows)) broken.push(`case ${seed}, ${kind}: ${what}`);
  return broken;
};
