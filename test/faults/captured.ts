import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import type { Rights } from '../../infra/aws/rights.ts';
import type { FunctionName } from '../../lib/environment.ts';
import type { Content } from '../../lib/records/content.ts';
import type { Settings } from '../../lib/settings.ts';
import type { Random } from '../world.ts';
import { controlPairs, digestOf, HOUR, MINUTE, scopes as scopesFor } from './observer-rules.ts';

/**
 * A function that was taken over: it knows the whole table, and writes what its role's policy lets it write. Items
 * are copied from other keys, altered or wholly fresh, and some of its writes belong together. It knows the code's
 * words and formats, but calls none of its rules.
 */

export type Command = PutItemCommand | UpdateItemCommand | DeleteItemCommand | BatchWriteItemCommand;

/** The functions that read what strangers write, or hold what strangers answer: any of them may be taken over. */
export const UNTRUSTED = ['ingest', 'watch', 'publish'] as const satisfies readonly FunctionName[];

/** The keys of a role's policy, with their wildcards. */
export const patternsOf = ({ puts, updates, deletes, batches }: Rights): string[] => [
  ...puts,
  ...updates,
  ...deletes,
  ...batches,
];

const isLike = (pattern: string, pk: string): boolean => {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.at(-1);
  if (end === undefined) return pk === pattern;
  return pk.length >= start.length + end.length && pk.startsWith(start) && pk.endsWith(end);
};

/** What the rights say, read in the plainest way. Elsewhere the policies themselves are asked, as IAM reads them. */
export const allowsOf =
  (rights: Rights): Allows =>
  (action, pk) => {
    const list = { PutItem: 'puts', UpdateItem: 'updates', DeleteItem: 'deletes', BatchWriteItem: 'batches' } as const;
    const own = rights[list[action as keyof typeof list]];
    const isHistory = action !== 'PutItem' && /^(AUDIT|SIGNED)#/.test(pk);
    const refused = [...rights.never, ...(action === 'DeleteItem' ? [] : rights.neverGives)];
    return own.some((each) => isLike(each, pk)) && !isHistory && !refused.some((each) => isLike(each, pk));
  };

/** Whether the policy of the role allows this action on this partition key. */
export type Allows = (action: string, pk: string) => boolean;

export type Captured = {
  random: Random;
  table: string;
  settings: Settings;
  /** The table as it is. */
  items: readonly Record<string, AttributeValue>[];
  allows: Allows;
  /** The keys of the policy, with their wildcards: candidates only. */
  patterns: readonly string[];
  now: number;
};

type Fields = Record<string, unknown>;
type Place = { pk: string; sk: string };

/** Secrets that nobody was mailed. Whoever holds a link or a code of them holds one that the captured role made. */
export const SECRETS = ['a-secret-that-nobody-was-mailed-1', 'a-secret-that-nobody-was-mailed-2'] as const;
export const CODE = 'EVXXCQDE';
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');
export const hashOfCode = (ask: string): string => hashOfSecret(`${ask}\n${CODE}`);

const HOWS = [
  'first yes',
  'approve',
  'approve under freeze',
  'reject',
  'edit',
  'thaw',
  'freeze',
  'give reason',
  'order take back',
  'take back',
  'resolve: draft',
  'resolve: failed',
  'resolve: published',
  'ask again',
  'end brake',
];
const STATES = ['draft', 'approved', 'claimed', 'published', 'failed', 'unknown', 'rejected', 'expired', 'withdrawn'];
const padded = (time: number): string => String(Math.max(0, time)).padStart(15, '0');

const openEyes = ({ items, settings, now, random }: Captured) => {
  const all = items.map((item) => ({ item: unmarshall(item) as Fields }));
  const text = (fields: Fields, name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const of = (kind: string): Fields[] =>
    all.flatMap(({ item }) => (text(item, 'pk') === kind || text(item, 'pk').startsWith(`${kind}#`) ? [item] : []));
  const deliveries = of('DELIVERY');
  const known = all.flatMap(({ item }) => text(item, 'id') || []);
  // Before the first poll nothing has an id yet.
  const ids = known.length > 0 ? known : ['nobody'];
  const scopes = of('CONTROL').flatMap((item) => text(item, 'scope') || []);
  const people = Object.keys(settings.people);
  const epochs = new Map(
    of('CONTROL').map((item) => {
      const [, scope = '', side = ''] = /^CONTROL#(.*)#(human|watch)$/.exec(text(item, 'pk')) ?? [];
      return [`${scope}/${side}`, Number(item['epoch'])];
    }),
  );
  const time = (): number => random.pick([0, now - HOUR, now - MINUTE, now, now + MINUTE, now + HOUR]);
  return { all, text, of, deliveries, ids, scopes, people, epochs, time };
};
type Eyes = ReturnType<typeof openEyes>;

/** An approval as a person might have given it, in the epochs of this moment. */
const forgedApproval = ({ random, settings, now }: Captured, eyes: Eyes, delivery: Fields): Fields => {
  const told = { account: eyes.text(delivery, 'account'), feeds: (delivery['feeds'] ?? []) as string[] };
  const keys = controlPairs(scopesFor(told, settings)).map(({ key }) => key);
  return {
    by: random.pick(eyes.people),
    at: now,
    hash: delivery['hash'],
    epochs: Object.fromEntries(keys.map((key) => [key, eyes.epochs.get(key) ?? 1])),
    until: now + HOUR,
    under: random.chance(0.5),
  };
};

const listed = (delivery: Fields, now: number): Fields => ({
  ...delivery,
  listPk: `DELIVERY#${delivery['takeBack'] == null ? String(delivery['state']) : 'take-back'}`,
  listSk: `${padded(now - MINUTE)}#${String(delivery['id'])}`,
});

/** A delivery that exists, or something like it, as the role would have it. */
const freshDelivery = (captured: Captured, eyes: Eyes, id: string): Fields => {
  const { random, now } = captured;
  const own = eyes.deliveries.find((item) => item['id'] === id) ?? eyes.deliveries[0] ?? {};
  const content = own['content'] as Content | undefined;
  const said = content !== undefined && random.chance(0.5) ? { ...content, text: `${content.text} !` } : content;
  const changed = { ...own, id, content: said, ...(said === undefined ? {} : { hash: digestOf(said) }) };
  const state = random.chance(0.6) ? 'approved' : random.pick(STATES);
  return listed(
    {
      ...changed,
      state,
      approval: random.chance(0.8) ? forgedApproval(captured, eyes, changed) : own['approval'],
      dueAt: random.pick([now, now - MINUTE, own['dueAt'] ?? now]),
      takeBack: random.chance(0.2) ? { by: random.pick(eyes.people), at: now } : null,
      claimId: random.chance(0.7) ? null : (own['claimId'] ?? null),
      attempt: 0,
      rev: Number(own['rev'] ?? 1) + random.below(2),
    },
    now,
  );
};

const freshApproval = (captured: Captured, eyes: Eyes, id: string): Fields => {
  const own = eyes.deliveries.find((item) => item['id'] === id) ?? {};
  const { by, at, hash, epochs, until, under } = forgedApproval(captured, eyes, own);
  const copy = (own['approval'] ?? {}) as Fields;
  const [other] = eyes.of('APPROVAL');
  const { now } = captured;
  return {
    ...other,
    id: copy['id'] ?? 'a',
    delivery: id,
    by,
    at,
    hash,
    epochs,
    until,
    under,
    dueAt: now,
    maxLate: HOUR,
  };
};

/** A first yes of another person to what a draft says now. */
const freshYes = (captured: Captured, eyes: Eyes, id: string): Fields => {
  const own = eyes.deliveries.find((item) => item['id'] === id) ?? {};
  const { by, at, hash, epochs } = forgedApproval(captured, eyes, own);
  return { id: 'y', delivery: id, by, at, hash, epochs };
};

/** A whole item for a key of this kind. */
const fresh = (captured: Captured, eyes: Eyes, { pk, sk }: Place): Fields => {
  const { random, now, table } = captured;
  const [kind = '', ...rest] = pk.split('#');
  const id = rest.join('#');
  const person = random.pick(eyes.people);
  switch (kind) {
    case 'DELIVERY':
      return freshDelivery(captured, eyes, id);
    case 'APPROVAL':
      return freshApproval(captured, eyes, id);
    case 'YES':
      return freshYes(captured, eyes, id);
    case 'FREEZE': {
      const [own] = eyes.of('FREEZE');
      const base = {
        scopes: [random.pick(eyes.scopes)],
        reason: null,
        story: null,
        evidence: [],
        remindedAt: null,
        ...own,
      };
      const ended = random.chance(0.4) ? { thawedBy: person, thawedAt: now } : { thawedBy: null, thawedAt: null };
      const until = random.pick([null, now - MINUTE]);
      return {
        ...base,
        ...ended,
        id: random.chance(0.7) ? id : random.pick(eyes.ids),
        source: random.pick(['human', 'watch', 'gap']),
        by: person,
        at: now - HOUR,
        until,
        listPk: 'FREEZE',
        listSk: `${padded(now)}#${id}`,
      };
    }
    case 'PASS':
      return {
        ask: random.pick([null, ...eyes.of('ASK').flatMap((item) => eyes.text(item, 'id') || [])]),
        person,
        until: now + HOUR,
      };
    case 'ASK':
      return sk.startsWith('CODE#')
        ? { ask: id, person, until: now + HOUR }
        : { ...random.pick([{}, ...eyes.of('ASK')]), id, wrong: 0, until: now + HOUR };
    case 'AUDIT':
    case 'SIGNED': {
      const how = random.pick(HOWS);
      const to = random.pick([...STATES, 'thawed', 'open', 'ended']);
      const from = random.pick([null, ...STATES, 'open']);
      return {
        id,
        rev: Number(sk) || 1,
        at: now,
        who: person,
        how,
        from,
        to,
        hash: null,
        epochs: null,
        evidence: null,
      };
    }
    case 'CONTROL':
      return { scope: /^CONTROL#(.*)#/.exec(pk)?.[1] ?? '', table, epoch: random.pick([1, now]) };
    case 'WATCH':
      return { okUntil: now + HOUR, braked: {}, why: {} };
    case 'BUDGET':
      return { version: random.below(3), sends: [], month: '', spent: 0 };
    case 'TICK':
      return { at: eyes.time() };
    default:
      return { id };
  }
};

/** One field of an item, as another item has it or as it would suit the role. */
const altered = (captured: Captured, eyes: Eyes, item: Fields): Fields => {
  const { random, now } = captured;
  const names = Object.keys(item).filter((name) => name !== 'pk' && name !== 'sk');
  const change = { ...item };
  for (let times = 1 + random.below(3); times > 0 && names.length > 0; times -= 1) {
    const name = random.pick(names);
    const others = eyes.all.flatMap(({ item: other }) => (name in other ? [other[name]] : []));
    const wish: unknown[] = [
      random.pick(others.length > 0 ? others : [null]),
      ...(typeof item[name] === 'number' ? [eyes.time(), item[name] + 1, item[name] - 1, 1] : []),
      ...(/by$/i.test(name) || name === 'who' || name === 'person' ? eyes.people : []),
      ...(name === 'state' ? STATES : []),
      ...(name === 'until' ? [now - MINUTE] : []),
      ...(name === 'takeBack' ? [{ by: random.pick(eyes.people), at: now }] : []),
      ...(name === 'approval' ? [forgedApproval(captured, eyes, item)] : []),
    ];
    change[name] = random.pick(wish);
  }
  return random.chance(0.5) && 'state' in change && 'rev' in change ? listed(change, now) : change;
};

/** Keys that a pattern of the policy can stand for. */
const instance = ({ random }: Captured, eyes: Eyes, pattern: string): string => {
  if (!pattern.includes('*')) return pattern;
  const words = [
    ...eyes.ids,
    ...eyes.scopes,
    ...eyes.people,
    'evil-1',
    ...SECRETS.map((secret) => hashOfSecret(secret)),
    `x#${random.pick(eyes.ids)}`,
  ];
  const ofKind = eyes.all.flatMap(({ item }) => {
    const [start = '', end = ''] = pattern.split('*');
    const pk = eyes.text(item, 'pk');
    return pk.startsWith(start) && pk.endsWith(end) ? [pk] : [];
  });
  return ofKind.length > 0 && random.chance(0.6) ? random.pick(ofKind) : pattern.replace('*', random.pick(words));
};

const placeIn = (captured: Captured, eyes: Eyes): Place => {
  const { random, patterns } = captured;
  const pk = random.chance(0.8)
    ? instance(captured, eyes, random.pick(patterns))
    : eyes.text(random.pick(eyes.all).item, 'pk');
  const there = eyes.all.flatMap(({ item }) => (item['pk'] === pk ? eyes.text(item, 'sk') : []));
  if (/^(AUDIT|SIGNED)#/.test(pk)) return { pk, sk: String(there.length + random.below(2)).padStart(6, '0') };
  if (pk.startsWith('ASK#') && random.chance(0.4)) return { pk, sk: `CODE#${hashOfCode(pk.slice(4))}` };
  if (pk === 'INFLIGHT') return { pk, sk: random.pick(['-', ...there, ...eyes.ids]) };
  return { pk, sk: there.length > 0 ? random.pick(there) : '-' };
};

/** An item for this place: copied from another, altered, or wholly fresh. */
const itemFor = (captured: Captured, eyes: Eyes, place: Place): Fields => {
  const { random } = captured;
  const there = eyes.all.find(({ item }) => item['pk'] === place.pk && item['sk'] === place.sk)?.item;
  const id = place.pk.split('#').slice(1).join('#');
  const which = random.next();
  if (which < 0.25) {
    const { item } = random.pick(eyes.all);
    const named = random.chance(0.6) && 'id' in item && id !== '' ? { id } : {};
    return { ...item, ...named, ...place };
  }
  if (which < 0.6 && there !== undefined) return { ...altered(captured, eyes, there), ...place };
  return { ...fresh(captured, eyes, place), ...place };
};

/** Writes that belong together: each is tried by itself, and the policy decides. */
const together = (captured: Captured, eyes: Eyes): Fields[] => {
  const { random, now } = captured;
  const person = random.pick(eyes.people);
  const pick = (list: readonly Fields[]): Fields => (list.length === 0 ? {} : random.pick(list));
  const delivery = pick(eyes.deliveries);
  const id = eyes.text(delivery, 'id');
  const row = (kind: string, of: string, how: string): Fields => {
    const rows = eyes.of(`${kind}#${of}`).length + eyes.all.filter(({ item }) => item['pk'] === `${kind}#${of}`).length;
    const place = { pk: `${kind}#${of}`, sk: String(rows + 1).padStart(6, '0') };
    return { ...fresh(captured, eyes, place), ...place, who: person, how };
  };
  const put = (pk: string, fields: Fields, sk = '-'): Fields => ({ ...fields, pk, sk });
  switch (random.below(7)) {
    // An approval of a text of its own.
    case 0:
      return [
        put(`DELIVERY#${id}`, freshDelivery(captured, eyes, id)),
        put(`APPROVAL#${id}`, freshApproval(captured, eyes, id)),
        row('AUDIT', id, 'approve'),
        row('SIGNED', id, 'approve'),
      ];
    // A link and a code of another person.
    case 1: {
      const ask = pick(eyes.of('ASK').filter((item) => item['sk'] === '-'));
      const of = eyes.text(ask, 'id');
      const pass = { person, until: now + HOUR };
      return [
        put(`PASS#${hashOfSecret(SECRETS[0])}`, { ...pass, ask: null }),
        put(`PASS#${hashOfSecret(SECRETS[1])}`, { ...pass, ask: of }),
        put(`ASK#${of}`, { ...pass, ask: of }, `CODE#${hashOfCode(of)}`),
      ];
    }
    // The end of a person's freeze.
    case 2: {
      const freeze = pick(eyes.of('FREEZE'));
      const of = eyes.text(freeze, 'id');
      const ended = random.chance(0.5) ? { until: now - MINUTE } : { thawedBy: person, thawedAt: now };
      const own = eyes
        .of('CONTROL')
        .filter(({ open }) => open instanceof Set && open.has(of))
        .map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'open')));
      return [
        { ...freeze, ...ended, by: person },
        put('FREEZE#watch-evil', { ...freeze, ...ended, by: person }),
        put('FREEZE#watch-evil', { ...freeze, ...ended, id: 'watch-evil', by: person }),
        row('AUDIT', of, 'thaw'),
        row('SIGNED', of, 'thaw'),
        ...own,
      ];
    }
    // A post taken back.
    case 3: {
      const sent = pick(eyes.deliveries.filter(({ state }) => state === 'published' || state === 'unknown'));
      const of = eyes.text(sent, 'id');
      const order = listed({ ...sent, takeBack: { by: person, at: now } }, now);
      return [
        put(`DELIVERY#${of}`, order),
        put(`TAKEBACK#${of}`, { id: of, by: person, at: now }),
        row('AUDIT', of, 'order take back'),
        { ...row('SIGNED', of, 'order take back'), hash: sent['hash'] },
      ];
    }
    // What became of an unknown send.
    case 4: {
      const unknown = pick(eyes.deliveries.filter(({ state }) => state === 'unknown' || state === 'failed'));
      const of = eyes.text(unknown, 'id');
      const to = random.pick(['draft', 'published', 'failed']);
      return [
        put(`DELIVERY#${of}`, listed({ ...unknown, state: to, rev: Number(unknown['rev'] ?? 1) + 1 }, now)),
        row('AUDIT', of, `resolve: ${to}`),
        row('SIGNED', of, `resolve: ${to}`),
      ];
    }
    // The first of two yeses, so that the next person's completes it; and a text that comes back after it.
    case 5: {
      const waiting = pick(eyes.deliveries.filter(({ state }) => state === 'draft'));
      const of = eyes.text(waiting, 'id');
      const yes = freshYes(captured, eyes, of);
      const { by, at, hash, epochs } = yes;
      return [
        put(`YES#${of}`, yes),
        put(`DELIVERY#${of}`, listed({ ...waiting, yes: { id: 'y', by, at, hash, epochs } }, now)),
        row('AUDIT', of, 'first yes'),
        row('SIGNED', of, 'first yes'),
      ];
    }
    // A person's yes to one text, under another delivery; and one that was used already.
    default: {
      const given = pick(eyes.deliveries.filter(({ approval }) => approval != null));
      const approval = pick(eyes.of('APPROVAL'));
      const again = { ...given, state: 'approved', claimId: null, dueAt: now, attempt: 0 };
      return [
        put(`DELIVERY#${eyes.text(given, 'id')}`, listed(again, now)),
        put(`DELIVERY#${id}`, listed({ ...given, id, state: 'approved', dueAt: now }, now)),
        put(`APPROVAL#${id}`, { ...approval, delivery: id }),
        put(`APPROVAL#${eyes.text(given, 'id')}`, freshApproval(captured, eyes, eyes.text(given, 'id'))),
      ];
    }
  }
};

const safely = (fields: Fields): Record<string, AttributeValue> | null => {
  try {
    return marshall(fields, { removeUndefinedValues: true });
  } catch {
    return null;
  }
};

/** The writes of one moment, as far as the policy allows them. */
export const intrusion = (captured: Captured): Command[] => {
  const { random, table, allows } = captured;
  const eyes = openEyes(captured);
  const commands: Command[] = [];
  const put = (fields: Fields): void => {
    const Item = safely(fields);
    const pk = eyes.text(fields, 'pk');
    if (Item === null || pk === '' || pk.endsWith('#')) return;
    if (allows('PutItem', pk)) commands.push(new PutItemCommand({ TableName: table, Item }));
    else if (allows('BatchWriteItem', pk))
      commands.push(new BatchWriteItemCommand({ RequestItems: { [table]: [{ PutRequest: { Item } }] } }));
    else if (allows('UpdateItem', pk)) update(fields);
  };
  const update = (fields: Fields): void => {
    const { pk, sk, ...rest } = fields;
    const stored = eyes.all.find(({ item }) => item['pk'] === pk && item['sk'] === sk)?.item ?? {};
    const set = Object.entries(rest).filter(([, value]) => value !== undefined);
    const gone = Object.keys(stored).filter((name) => !(name in fields));
    const values = safely(Object.fromEntries(set.map(([, value], index) => [`:v${index}`, value])));
    const Key = safely({ pk, sk });
    if (values === null || Key === null || set.length === 0) return;
    const names = [...set.map(([name]) => name), ...gone];
    commands.push(
      new UpdateItemCommand({
        TableName: table,
        Key,
        UpdateExpression:
          `SET ${set.map((_, index) => `#n${index} = :v${index}`).join(', ')}` +
          (gone.length === 0 ? '' : ` REMOVE ${gone.map((_, index) => `#n${set.length + index}`).join(', ')}`),
        ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
        ExpressionAttributeValues: values,
      }),
    );
  };
  const remove = (place: Place): void => {
    const Key = safely(place);
    if (Key === null) return;
    if (allows('DeleteItem', place.pk)) commands.push(new DeleteItemCommand({ TableName: table, Key }));
    else if (allows('BatchWriteItem', place.pk))
      commands.push(new BatchWriteItemCommand({ RequestItems: { [table]: [{ DeleteRequest: { Key } }] } }));
  };
  if (random.chance(0.6)) for (const fields of together(captured, eyes)) put(fields);
  for (let times = 1 + random.below(6); times > 0; times -= 1) {
    const place = placeIn(captured, eyes);
    if (random.chance(0.15)) remove(place);
    else put(itemFor(captured, eyes, place));
  }
  return commands;
};
