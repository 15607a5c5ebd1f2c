import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { decide } from '../../lib/approval/review.ts';
import type { Delivery } from '../../lib/delivery/delivery.ts';
import type { Network } from '../../lib/delivery/network.ts';
import { vouches } from '../../lib/delivery/delivery.ts';
import { actionsOf, type Deps, type Kind, type Mutation } from './simulation.ts';

/**
 * The classic mistakes, each made alone, in the test: on the way of a command to the table, or in what a flow is given. The simulation must
 * catch every one, else it proves nothing.
 */

/** `crowd`: what the evening has more of, so that the moment in which the mistake shows comes soon. */
export type Mutant = { id: string; mistake: string; crowd?: readonly Kind[]; mutation: Mutation };

const isControl = ({ ConditionCheck }: TransactWriteItem): boolean =>
  ConditionCheck?.Key?.['pk']?.S?.startsWith('CONTROL#') === true;
const isWatch = ({ ConditionCheck }: TransactWriteItem): boolean => ConditionCheck?.Key?.['pk']?.S === 'WATCH';
const isClaim = (items: readonly TransactWriteItem[]): boolean =>
  items.some(({ Put }) => Put?.Item?.['pk']?.S === 'INFLIGHT');

/** A check that always holds, so that the places of the answers stay where the code expects them. */
const pass = (item: TransactWriteItem): void => {
  const check = item.ConditionCheck;
  if (check === undefined) return;
  check.ConditionExpression = 'attribute_not_exists(nowhere)';
  delete check.ExpressionAttributeNames;
  delete check.ExpressionAttributeValues;
};

type Moves = Deps['move'];

/** Changes what a transition makes of a delivery. */
const moving =
  (change: (before: Delivery, after: Partial<Delivery>) => Partial<Delivery>) =>
  (deps: Deps): Deps => {
    const move: Moves = (before, after, act) => deps.move(before, change(before, after), act);
    return { ...deps, move };
  };

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

export const MUTANTS: readonly Mutant[] = [
  {
    id: 'M1',
    mistake: 'the freeze is read first and the claim written later, without its condition',
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
    crowd: ['publish', 'sweep'],
    mutation: {
      deps: (deps, process) =>
        process.name.startsWith('sweep')
          ? moving((before, after) =>
              before.state === 'claimed' && after.state === 'unknown' ? { ...after, state: 'approved' } : after,
            )(deps)
          : deps,
    },
  },
  { id: 'M3', mistake: 'a request is repeated after a time-out', mutation: { network: sendingTwice } },
  { id: 'M4', mistake: 'an approval is not bound to its text', mutation: { deps: moving(keepApproval) } },
  {
    id: 'M5',
    mistake: 'a freeze raises no epoch',
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
    crowd: ['publish', 'sweep'],
    mutation: {
      deps: (deps) => ({ ...deps, claim: (input) => deps.claim({ ...input, leaseUntil: input.now + 5_000 }) }),
    },
  },
  {
    id: 'M7',
    mistake: 'a decision does not name the version that was shown',
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
    crowd: ['publish', 'resolve'],
    mutation: {
      deps: (deps, process) =>
        process.name.startsWith('resolve')
          ? {
              ...deps,
              delivery: async (id) => {
                const found = await deps.delivery(id);
                return found === null ? null : { ...found, claimedAt: 0 };
              },
            }
          : deps,
    },
  },
  {
    id: 'M9',
    mistake: 'an item that comes back revives what is finished',
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
    id: 'M10',
    mistake: 'the watch is asked before the claim instead of in it',
    crowd: ['publish', 'watch', 'watch', 'watch'],
    mutation: {
      rewrite: (call) => {
        const items = actionsOf(call);
        if (isClaim(items)) items.filter(isWatch).forEach(pass);
      },
      deps: (deps) => {
        let word: Awaited<ReturnType<typeof deps.watchWord>> = null;
        return {
          ...deps,
          publish: async (own) => {
            word = await deps.watchWord();
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
    mutation: {
      deps: moving((before, after) => (before.approval?.under === true ? keepApproval(before, after) : after)),
    },
  },
  {
    id: 'epoch reused',
    mistake: 'a control that is made anew begins with the epoch of old',
    crowd: ['damage'],
    mutation: {
      deps: (deps) => ({ ...deps, applyScopes: (scopes, accounts) => deps.applyScopes(scopes, accounts, 1) }),
    },
  },
  {
    id: 'brake fails open',
    mistake: 'a brake that cannot be read is no brake',
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
    mutation: { network: sendingLate },
  },
  {
    id: 'in flight by index',
    mistake: 'what is in flight is read from the index',
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
];
