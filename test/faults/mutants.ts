import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Rights } from '../../infra/aws/rights.ts';
import { decide } from '../../lib/approval/decide.ts';
import type { FunctionName } from '../../lib/environment.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import type { Network } from '../../lib/delivery/network.ts';
import { vouches } from '../../lib/records/watch-status.ts';
import type { Promised } from './promises.ts';
import { actionsOf, type Deps, type Kind, type Mutation, type Process } from './simulation.ts';

/**
 * The classic mistakes, one at a time. They are made in the test: in a command on its way to the table, or in
 * what a flow is given. The simulation must catch each of them, or it proves nothing.
 */

/**
 * `breaks`: the promise that the mistake must break before any other, in some evening. `crowd`: what the
 * evening has more of, so that the mistake shows soon.
 */
export type Mutant = {
  id: string;
  mistake: string;
  breaks: Promised;
  crowd?: readonly Kind[];
  mutation: Mutation;
};

const isControl = ({ ConditionCheck }: TransactWriteItem): boolean =>
  ConditionCheck?.Key?.['pk']?.S?.startsWith('CONTROL#') === true;
const isWatch = ({ ConditionCheck }: TransactWriteItem): boolean => ConditionCheck?.Key?.['pk']?.S === 'WATCH';
const isClaim = (items: readonly TransactWriteItem[]): boolean =>
  items.some(({ Put }) => Put?.Item?.['pk']?.S === 'INFLIGHT');

/** A check that always holds. It keeps the answers at the places where the code expects them. */
const pass = (item: TransactWriteItem): void => {
  const check = item.ConditionCheck;
  if (check === undefined) return;
  check.ConditionExpression = 'attribute_not_exists(nowhere)';
  delete check.ExpressionAttributeNames;
  delete check.ExpressionAttributeValues;
};

type Change = (before: Delivery, after: Partial<Delivery>) => Partial<Delivery>;

/**
 * Changes what a transition makes of a delivery, past what the store would refuse: on the way of its write to
 * the table.
 */
const moving = (change: Change, only?: (process: Process) => boolean): Mutation => {
  const wrong = new WeakMap<Process, { id: string; change: Partial<Delivery> }>();
  return {
    deps: (deps, process) => ({
      ...deps,
      move: async (before, after, act) => {
        const changed = only === undefined || only(process) ? change(before, after) : after;
        if (changed !== after) wrong.set(process, { id: before.id, change: changed });
        try {
          return await deps.move(before, after, act);
        } finally {
          wrong.delete(process);
        }
      },
    }),
    rewrite: (call, process) => {
      const now = wrong.get(process);
      if (now !== undefined) overwrite(actionsOf(call), now.id, now.change);
    },
  };
};

/** Changes a delivery, its place in the lists and its audit row in one transaction. */
const overwrite = (items: readonly TransactWriteItem[], id: string, change: Partial<Delivery>): void => {
  const values = marshall(change, { removeUndefinedValues: true });
  for (const { Put } of items) {
    const item: Record<string, AttributeValue> | undefined = Put?.Item;
    if (item?.['id']?.S !== id) continue;
    if (item['pk']?.S === `DELIVERY#${id}`) {
      Object.assign(item, values);
      if (change.state !== undefined) item['listPk'] = { S: `DELIVERY#${change.state}` };
    } else if (change.state !== undefined) item['to'] = { S: change.state };
  }
  if (change.state !== 'approved') return;
  // What becomes approved again keeps its approval, for whatever text it has now.
  const dropped = items.find(({ Delete }) => Delete?.Key?.['pk']?.S === `APPROVAL#${id}`);
  if (dropped?.Delete === undefined) return;
  const { TableName, Key } = dropped.Delete;
  delete dropped.Delete;
  dropped.Update = {
    TableName,
    Key,
    UpdateExpression: 'SET #hash = :hash',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#hash': 'hash' },
    ExpressionAttributeValues: { ':hash': { S: change.hash ?? '' } },
  };
};

const isSweep = ({ name }: Process): boolean => name.startsWith('sweep');

/** The image of a delivery that a transaction writes. */
const imageIn = (items: readonly TransactWriteItem[]): Record<string, AttributeValue> | undefined =>
  items.find(({ Put }) => Put?.Item?.['pk']?.S?.startsWith('DELIVERY#') === true)?.Put?.Item;

const sendingTwice = (network: Network): Network => ({
  ...network,
  prepare: async (content) => {
    const ready = await network.prepare(content);
    if (ready.kind !== 'ready') return ready;
    return {
      kind: 'ready',
      send: async (clock) => {
        const outcome = await ready.send(clock);
        if (outcome.kind !== 'unknown') return outcome;
        const again = await network.prepare(content);
        return again.kind === 'ready' ? again.send({ ...clock, mustBeginBy: Infinity }) : outcome;
      },
    };
  },
});

const sendingLate = (network: Network): Network => ({
  ...network,
  prepare: async (content) => {
    const ready = await network.prepare(content);
    if (ready.kind !== 'ready') return ready;
    return { kind: 'ready', send: (clock) => ready.send({ ...clock, mustBeginBy: Infinity }) };
  },
});

/** An edit that keeps the approval, bound to the new text. */
const keepApproval = (before: Delivery, after: Partial<Delivery>): Partial<Delivery> =>
  before.approval === null || after.state !== 'draft' || after.hash === undefined || after.hash === before.hash
    ? after
    : { ...after, state: 'approved', approval: { ...before.approval, hash: after.hash } };

/** The controls that a mistake remembers from one function to the next. */
const REMEMBERED = new Map<
  string,
  { scope: string; side: 'human' | 'watch'; epoch: number; open: readonly string[] }
>();

const YESTERDAY: { settings: Deps['settings'] | null } = { settings: null };

/** For one kind of act every claim is so old that its settle time is over. */
const claimedLongAgo =
  (kind: string): NonNullable<Mutation['deps']> =>
  (deps, process) =>
    process.name.startsWith(kind)
      ? {
          ...deps,
          delivery: async (id) => {
            const found = await deps.delivery(id);
            return found === null ? null : { ...found, claimedAt: 0 };
          },
        }
      : deps;

/** A role that may more than its own rights say. */
const widened = (name: FunctionName, more: Partial<Pick<Rights, 'puts' | 'updates'>>): Mutation => ({
  rights: (rights, role) =>
    role === name
      ? {
          ...rights,
          puts: [...rights.puts, ...(more.puts ?? [])],
          updates: [...rights.updates, ...(more.updates ?? [])],
          never: [],
          neverGives: [],
        }
      : rights,
});

export const MUTANTS: readonly Mutant[] = [
  {
    id: 'M1',
    mistake: 'the freeze is read first and the claim written later, without its condition',
    breaks: 'I2',
    crowd: ['publish', 'freeze'],
    mutation: {
      rewrite: (call) => {
        const items = actionsOf(call);
        if (isClaim(items)) items.filter(isControl).forEach(pass);
      },
    },
  },
  {
    id: 'M2',
    mistake: 'a claim over its lease is taken over',
    breaks: 'I3',
    crowd: ['publish', 'sweep'],
    mutation: moving(
      (before, after) =>
        before.state === 'claimed' && after.state === 'unknown' ? { ...after, state: 'approved' } : after,
      isSweep,
    ),
  },
  { id: 'M3', mistake: 'a request is repeated after a time-out', breaks: 'I3', mutation: { network: sendingTwice } },
  { id: 'M4', mistake: 'an approval is not bound to its text', breaks: 'I1', mutation: moving(keepApproval) },
  {
    id: 'M5',
    mistake: 'a freeze raises no epoch',
    breaks: 'I2',
    mutation: {
      rewrite: (call) => {
        for (const { Update } of actionsOf(call)) {
          if (Update?.UpdateExpression !== 'ADD #open :ids, #epoch :one') continue;
          Update.UpdateExpression = 'ADD #open :ids';
          delete Update.ExpressionAttributeNames?.['#epoch'];
          delete Update.ExpressionAttributeValues?.[':one'];
        }
      },
    },
  },
  {
    id: 'M6',
    mistake: 'a lease is shorter than the time a publisher has',
    breaks: 'I3',
    crowd: ['publish', 'sweep'],
    mutation: {
      deps: (deps) => ({ ...deps, claim: (input) => deps.claim({ ...input, leaseUntil: input.now + 5_000 }) }),
    },
  },
  {
    id: 'M7',
    mistake: 'a decision does not name the version that was shown',
    breaks: 'I1',
    mutation: {
      order: async (order, deps) => {
        const now = await deps.deliveries(order.choices.map(({ id }) => id));
        const choices = order.choices.map((choice) => {
          const stored = now.find(({ id }) => id === choice.id);
          return stored === undefined ? choice : { ...choice, hash: stored.hash, text: stored.content.text };
        });
        return { ...order, choices };
      },
    },
  },
  {
    id: 'M8',
    mistake: 'a person may say “not there” before the settle time',
    breaks: 'I3',
    crowd: ['publish', 'resolve'],
    mutation: { deps: claimedLongAgo('resolve') },
  },
  {
    id: 'M9',
    mistake: 'an item that comes back revives what is finished',
    breaks: 'I9',
    mutation: {
      rewrite: (call) => {
        const items = actionsOf(call);
        const isDraft = items.some(({ Put }) => Put?.Item?.['pk']?.S?.startsWith('DRAFT#') === true);
        if (isDraft) for (const { Put } of items) delete Put?.ConditionExpression;
      },
      deps: (deps) => ({ ...deps, seen: () => Promise.resolve(new Map<string, unknown>()) }),
    },
  },
  {
    id: 'nobody attends',
    mistake: 'posts leave although nobody attends',
    breaks: 'attended',
    crowd: ['attend', 'publish'],
    mutation: { deps: (deps) => ({ ...deps, settings: { ...deps.settings, attended: undefined } }) },
  },
  {
    id: 'M10',
    mistake: 'the watch is asked before the claim instead of in it',
    breaks: 'I6',
    crowd: ['publish', 'watch', 'watch', 'watch'],
    mutation: {
      rewrite: (call) => {
        const items = actionsOf(call);
        if (isClaim(items)) items.filter(isWatch).forEach(pass);
      },
      deps: (deps) => {
        let word: Awaited<ReturnType<typeof deps.watchStatus>> = null;
        return {
          ...deps,
          publish: async (own) => {
            word = await deps.watchStatus();
            return deps.publish(own);
          },
          claim: (input) => {
            if (word === null || !vouches(word.okUntil, input.now))
              return Promise.resolve({ kind: 'watch', why: 'silent' } as const);
            const { braked } = word;
            if (input.lanes.some((lane) => (braked[lane] ?? 0) > input.now))
              return Promise.resolve({ kind: 'watch', why: 'braked' } as const);
            return deps.claim(input);
          },
        };
      },
    },
  },
  {
    id: 'M11',
    mistake: 'opening the link approves',
    breaks: 'I1',
    crowd: ['scanner'],
    mutation: {
      opened: async (page, deps) => {
        const choices = page.deliveries.map(({ delivery }) => ({
          id: delivery.id,
          hash: delivery.hash,
          text: delivery.content.text,
          dueAt: null,
        }));
        await decide(deps, {
          ask: page.ask,
          token: page.token,
          decision: 'approve',
          choices,
          epochs: page.epochs,
          under: false,
        });
      },
    },
  },
  {
    id: 'M12',
    mistake: 'a thaw clears the whole set',
    breaks: 'I7',
    mutation: {
      rewrite: (call) => {
        for (const { Update } of actionsOf(call)) {
          if (Update?.UpdateExpression !== 'DELETE #open :ids') continue;
          Update.UpdateExpression = 'REMOVE #open';
          delete Update.ExpressionAttributeValues?.[':ids'];
        }
      },
    },
  },
  {
    id: 'edit under freeze',
    mistake: 'a text edited after its approval under freeze keeps that approval',
    breaks: 'I1',
    mutation: moving((before, after) => (before.approval?.under === true ? keepApproval(before, after) : after)),
  },
  {
    id: 'epoch reused',
    mistake: 'a control that is made anew begins with the epoch of old',
    breaks: 'I5',
    crowd: ['damage'],
    mutation: {
      deps: (deps) => ({ ...deps, applyScopes: (scopes, accounts) => deps.applyScopes(scopes, accounts, 1) }),
    },
  },
  {
    id: 'brake fails open',
    mistake: 'a brake that cannot be read is no brake',
    breaks: 'I6',
    crowd: ['damage', 'publish'],
    mutation: {
      rewrite: (call) => {
        for (const item of actionsOf(call)) {
          if (!isWatch(item)) continue;
          const check = item.ConditionCheck;
          if (check?.ConditionExpression !== undefined)
            check.ConditionExpression = check.ConditionExpression.replaceAll(
              /\(attribute_not_exists\((braked\.#lane\d)\) OR \1 <= :now\)/g,
              'NOT $1 > :now',
            );
        }
      },
    },
  },
  {
    id: 'late send',
    mistake: 'a send may begin later than a second after its claim',
    breaks: 'I2',
    mutation: { network: sendingLate },
  },
  {
    id: 'in flight by index',
    mistake: 'what is in flight is read from the index',
    breaks: 'I2',
    crowd: ['publish', 'freeze'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        inFlight: async () =>
          (await deps.list('claimed')).map(({ id, account, content, claimId, attempt, claimedAt, approval }) => ({
            delivery: id,
            account,
            text: content.text,
            claimId: claimId ?? '',
            attempt,
            claimedAt: claimedAt ?? 0,
            scopes: Object.keys(approval?.epochs ?? {}).map((key) => key.slice(0, key.lastIndexOf('/'))),
          })),
      }),
    },
  },
  {
    id: 'calendar hour',
    mistake: 'the budget is counted by the hour of the clock',
    breaks: 'caps',
    crowd: ['approve', 'publish'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        budget: async (account) => {
          const budget = await deps.budget(account);
          const hour = Math.floor(deps.now() / 3_600_000) * 3_600_000;
          return budget === null ? null : { ...budget, sends: budget.sends.filter((at) => at >= hour) };
        },
      }),
    },
  },
  {
    id: 'no last look',
    mistake: 'the controls are not read again between the claim and the send',
    breaks: 'I2',
    crowd: ['publish'],
    mutation: {
      deps: (deps) => {
        let before: Awaited<ReturnType<Deps['controls']>> | null = null;
        let claimed = false;
        return {
          ...deps,
          controls: async (scopes) => {
            if (claimed && before !== null) return before;
            before = await deps.controls(scopes);
            return before;
          },
          claim: async (input) => {
            const answer = await deps.claim(input);
            claimed = answer.kind === 'claimed';
            return answer;
          },
        };
      },
    },
  },
  {
    id: 'room not given back',
    mistake: 'a pull-back does not give the budget back',
    breaks: 'caps',
    crowd: ['publish'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        pullBack: (before, change, { from }, act) =>
          deps.pullBack(before, change, { from, next: { ...from, version: from.version + 1 } }, act),
      }),
    },
  },
  {
    id: 'round kept',
    mistake: 'an approval keeps its round of asking, so that what is held is never asked about again',
    breaks: 'lives',
    crowd: ['approve', 'freeze'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        approve: (chosen, ...rest) =>
          deps.approve(
            chosen.map(({ before, change }) => ({ before, change: { ...change, askId: before.askId } })),
            ...rest,
          ),
      }),
    },
  },
  {
    id: 'the watch thaws',
    mistake: 'the watch ends its own freeze when the news has calmed down',
    breaks: 'I7',
    crowd: ['freeze', 'watch'],
    mutation: {
      deps: (deps, process) =>
        process.name.startsWith('watch')
          ? {
              ...deps,
              extendOkUntil: async (until) => {
                await deps.extendOkUntil(until);
                const [own] = (await deps.freezes()).filter(
                  ({ source, thawedAt }) => source === 'watch' && thawedAt === null,
                );
                if (own !== undefined) await deps.thaw(own.id, 'machine:watch', deps.now());
              },
            }
          : deps,
    },
  },
  {
    id: 'somebody else’s post',
    mistake: 'a probe takes the account’s newest post for proof',
    breaks: 'I3',
    crowd: ['publish'],
    mutation: {
      network: (network, { posts }) => ({
        ...network,
        probe: (content) => {
          const post = posts.findLast(({ account, gone }) => account === content.account && !gone);
          return post === undefined
            ? network.probe(content)
            : Promise.resolve({ kind: 'found', remoteId: post.id, url: null, text: post.text });
        },
      }),
    },
  },
  {
    id: 'claims expire',
    mistake: 'the sweep expires a claim whose slot has passed',
    breaks: 'states',
    crowd: ['publish', 'sweep'],
    mutation: moving(
      (before, after) =>
        before.state === 'claimed' && after.state === 'unknown' ? { ...after, state: 'expired' } : after,
      isSweep,
    ),
  },
  {
    id: 'resolved by a machine',
    mistake: 'an unknown send that no probe finds is taken for not sent',
    breaks: 'I3',
    crowd: ['publish', 'sweep'],
    mutation: {
      deps: (deps, process) => ({
        ...deps,
        freezes: async () => {
          if (isSweep(process))
            for (const { id } of await deps.list('unknown', { limit: 5 })) {
              const before = await deps.delivery(id);
              const act = { at: deps.now(), who: 'machine:sweep', how: 'not found' };
              if (before?.state === 'unknown' && deps.now() > (before.claimedAt ?? 0) + 900_000)
                await deps.move(before, { state: 'draft', approval: null, askId: null }, act);
            }
          return deps.freezes();
        },
      }),
    },
  },
  {
    id: 'late refusal',
    mistake: 'a refusal that comes after the sweep sends the delivery back to be sent again',
    breaks: 'I3',
    crowd: ['publish', 'sweep'],
    mutation: moving((before, after) =>
      before.state === 'claimed' && after.state === 'unknown' && after.claimId === null
        ? { ...after, state: 'approved' }
        : after,
    ),
  },
  {
    id: 'tombstone too soon',
    mistake: 'a post counts as taken back when the network did not answer',
    breaks: 'I8',
    crowd: ['publish', 'takeBack'],
    mutation: {
      network: (network) => ({
        ...network,
        takeBack: async (post) => {
          const answer = await network.takeBack(post);
          return answer.kind === 'failed' ? { kind: 'gone' } : answer;
        },
      }),
    },
  },
  {
    id: 'take back at once',
    mistake: 'an unknown send may be taken back before the settle time',
    breaks: 'I3',
    crowd: ['publish', 'takeBack', 'takeBack'],
    mutation: { deps: claimedLongAgo('takeBack') },
  },
  {
    id: 'audit apart',
    mistake: 'the audit row is written after its transition instead of with it',
    breaks: 'I9',
    mutation: {
      rewrite: (call) => {
        const items = actionsOf(call);
        const image = imageIn(items);
        if (image?.['state']?.S !== 'published') return;
        const kept = items.filter(({ Put }) => !/^(AUDIT|SIGNED)#/.test(Put?.Item?.['pk']?.S ?? ''));
        call.input['TransactItems'] = kept;
      },
    },
  },
  {
    id: 'missing is clear',
    mistake: 'a control that is not there counts as clear',
    breaks: 'closed',
    crowd: ['damage', 'publish'],
    mutation: {
      rewrite: (call) => {
        const items = actionsOf(call);
        if (!isClaim(items)) return;
        for (const { ConditionCheck: check } of items.filter(isControl))
          if (check?.ConditionExpression !== undefined)
            check.ConditionExpression = `attribute_not_exists(pk) OR (${check.ConditionExpression})`;
      },
      deps: (deps) => ({
        ...deps,
        // What is missing says what it said last.
        controls: async (scopes) => {
          const { controls, problems } = await deps.controls(scopes);
          for (const control of controls) REMEMBERED.set(`${control.scope}/${control.side}`, control);
          return { controls: [...controls, ...problems.flatMap(({ key }) => REMEMBERED.get(key) ?? [])], problems: [] };
        },
      }),
    },
  },
  {
    id: 'restored table',
    mistake: 'a control of another table, from a restored backup, is believed',
    breaks: 'closed',
    crowd: ['damage', 'publish'],
    mutation: {
      rewrite: (call) => {
        const items = actionsOf(call);
        if (!isClaim(items)) return;
        for (const { ConditionCheck: check } of items.filter(isControl)) {
          if (check?.ConditionExpression === undefined) continue;
          check.ConditionExpression = check.ConditionExpression.replace(' AND #table = :table', '');
          delete check.ExpressionAttributeNames?.['#table'];
          delete check.ExpressionAttributeValues?.[':table'];
        }
      },
      deps: (deps) => ({
        ...deps,
        controls: async (scopes) => {
          const { controls, problems } = await deps.controls(scopes);
          for (const control of controls) REMEMBERED.set(`${control.scope}/${control.side}`, control);
          const other = problems.filter(({ why }) => why === 'another-table');
          return {
            controls: [...controls, ...other.flatMap(({ key }) => REMEMBERED.get(key) ?? [])],
            problems: problems.filter(({ why }) => why !== 'another-table'),
          };
        },
      }),
    },
  },
  {
    id: 'old code drops',
    mistake: 'code that meets an attribute of a later version drops it and goes on',
    breaks: 'closed',
    crowd: ['approve', 'publish', 'notify'],
    mutation: { blind: true },
  },
  {
    id: 'believed stop',
    mistake: 'a stop that the table did not take is answered as if it had',
    breaks: 'I2',
    crowd: ['freeze', 'freeze'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        freeze: async (freeze, withinMs) => {
          const answer = await deps.freeze(freeze, withinMs);
          return answer.kind === 'not-confirmed' ? { kind: 'committed' } : answer;
        },
      }),
    },
  },
  {
    id: 'yesterday’s scopes',
    mistake: 'a publisher goes by the configuration that it first saw instead of today’s',
    breaks: 'I2',
    crowd: ['configure', 'publish', 'freeze', 'approve'],
    mutation: {
      deps: (deps, { name }) => {
        YESTERDAY.settings ??= deps.settings;
        return name.startsWith('publish')
          ? { ...deps, publish: (own) => deps.publish({ ...own, settings: YESTERDAY.settings ?? own.settings }) }
          : deps;
      },
    },
  },
  {
    id: 'anybody under freeze',
    mistake: 'who may not thaw may approve under freeze',
    breaks: 'I1',
    crowd: ['approve', 'freeze'],
    mutation: {
      deps: (deps, { name }) => {
        if (!name.startsWith('approve')) return deps;
        const people = Object.entries(deps.settings.people).map(([id, person]) => [
          id,
          { ...person, may: [...person.may, 'thaw' as const] },
        ]);
        const all = Object.fromEntries(people) as Deps['settings']['people'];
        return { ...deps, settings: { ...deps.settings, people: all } };
      },
    },
  },
  {
    id: 'item lost',
    mistake: 'an item whose draft the table did not take is remembered as done',
    breaks: 'I4',
    crowd: ['ingest'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        createDraft: async (...input) => {
          try {
            return await deps.createDraft(...input);
          } catch {
            return 'created';
          }
        },
      }),
    },
  },
  {
    id: 'approval for ever',
    mistake: 'an approval does not end',
    breaks: 'I1',
    crowd: ['publish', 'approve'],
    mutation: {
      rewrite: (call) => {
        for (const { ConditionCheck: check } of actionsOf(call)) {
          if (check?.ConditionExpression?.includes('#until > :now') !== true) continue;
          check.ConditionExpression = '#id = :id AND #hash = :hash AND #dueAt <= :now';
          delete check.ExpressionAttributeNames?.['#until'];
          delete check.ExpressionAttributeValues?.[':earliest'];
        }
      },
      deps: (deps) => ({
        ...deps,
        approval: async (delivery) => {
          const given = await deps.approval(delivery);
          return given === null ? null : { ...given, until: 9e15, maxLate: 9e15 };
        },
      }),
    },
  },
  {
    id: 'one poisons all',
    mistake: 'one item that cannot be read stops the whole list',
    breaks: 'lives',
    crowd: ['poison'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        list: async (state, range) => {
          const found = await deps.list(state, range);
          if (await deps.isPoisoned(state)) throw new Error('an item of the list does not fit its schema');
          return found;
        },
      }),
    },
  },
  {
    id: 'only the bus tells',
    mistake: 'whoever was not told by an event is never told',
    breaks: 'told',
    crowd: ['freeze', 'notify'],
    mutation: {
      deps: (deps, { name: process }) =>
        process.startsWith('notify')
          ? { ...deps, takeTurn: async (name, ...rest) => !name.startsWith('telling') && deps.takeTurn(name, ...rest) }
          : deps,
    },
  },
  {
    id: 'told anew',
    mistake: 'nobody looks whether a person was told',
    breaks: 'told',
    crowd: ['freeze', 'notify'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        lastTick: async (name) => (name.startsWith('told ') ? null : deps.lastTick(name)),
      }),
    },
  },
  {
    id: 'fails when done',
    mistake: 'a function fails after its work is done, and nobody sees it but its alarm',
    breaks: 'calm',
    mutation: {
      deps: (deps, process) =>
        process.name.startsWith('watch')
          ? {
              ...deps,
              extendOkUntil: async (until) => {
                await deps.extendOkUntil(until);
                throw new Error('a field of the report is not defined');
              },
            }
          : deps,
    },
  },
  // ── a function that was taken over, and may more than it should ──
  {
    id: 'ingest approves',
    mistake: 'whoever reads feeds may put approvals',
    breaks: 'I1',
    crowd: ['captured', 'publish'],
    mutation: widened('ingest', { puts: ['APPROVAL#*'] }),
  },
  {
    id: 'the publisher approves',
    mistake: 'whoever holds the networks’ secrets may put approvals',
    breaks: 'I1',
    crowd: ['captured', 'publish'],
    mutation: widened('publish', { puts: ['APPROVAL#*'] }),
  },
  {
    id: 'the watch makes links',
    mistake: 'whoever reads the news may make links and codes',
    breaks: 'I1',
    crowd: ['captured', 'notify'],
    mutation: widened('watch', { puts: ['PASS#*', 'ASK#*'] }),
  },
  {
    id: 'the watch signs an end',
    mistake: 'whoever reads the news may write freezes of people, and the sweep ends them at the time that it set',
    breaks: 'I7',
    crowd: ['captured', 'freeze', 'sweep'],
    mutation: widened('watch', { puts: ['FREEZE#*'] }),
  },
  {
    id: 'ingest lifts',
    mistake: 'whoever reads feeds may write the controls of people’s side',
    breaks: 'I7',
    crowd: ['captured', 'freeze'],
    mutation: widened('ingest', { updates: ['CONTROL#*#human'] }),
  },
  {
    id: 'ingest signs',
    mistake: 'whoever reads feeds may write what people did, and so orders posts back',
    breaks: 'I8',
    crowd: ['captured', 'publish'],
    mutation: widened('ingest', { puts: ['SIGNED#*'] }),
  },
  {
    id: 'the copy counts',
    mistake: 'the claim trusts what the delivery says of its approval',
    breaks: 'I1',
    crowd: ['captured', 'publish'],
    mutation: {
      deps: (deps) => ({
        ...deps,
        approval: async (id) => {
          const delivery = await deps.delivery(id);
          if (delivery?.approval == null) return null;
          const { approval, dueAt, maxLateMs: maxLate } = delivery;
          return { ...approval, id: approval.id ?? 'a copy', delivery: id, dueAt: dueAt ?? 0, maxLate };
        },
      }),
      rewrite: (call) => {
        for (const item of actionsOf(call))
          if (item.ConditionCheck?.Key?.['pk']?.S?.startsWith('APPROVAL#') === true) pass(item);
      },
    },
  },
];
