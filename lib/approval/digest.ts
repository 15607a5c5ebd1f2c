import { waitsUntil, type Delivery } from '../records/delivery.ts';
import { controlsFor, isHeld, scopesOfAll } from '../delivery/why.ts';
import type { Draft } from '../records/draft.ts';
import type { Announce, Log } from '../events.ts';
import { openOn } from '../freeze/scope.ts';
import { approversOf, type Settings } from '../settings.ts';
import { ASK_FOR_MS, codeFrom, codeHash, freeCodeHash, DESK_FOR_MS, SAVED_WHILE_FROZEN, secretHash } from './ask.ts';
import type { Ask } from '../records/ask.ts';
import type { Store } from '../records/store.ts';

/** One draft in one person's mail. `token` goes into the link's fragment; only its hash is stored. */
export type Entry = { ask: string; token: string; code: string; draft: Draft; deliveries: Delivery[]; again: boolean };

export type DigestDeps = Pick<
  Store,
  'list' | 'deliveries' | 'drafts' | 'controls' | 'saveAsk' | 'savePass' | 'move'
> & {
  settings: Settings;
  now: () => number;
  log: Log;
  announce: Announce;
  newId: () => string;
  /** An unguessable URL-safe secret of 256 bits. */
  newSecret: () => string;
  randomBytes: (count: number) => Uint8Array;
  /** Sends one person one mail; throws when it could not be handed over. */
  mail: (person: string, entries: readonly Entry[], deskToken: string) => Promise<void>;
};

export type DigestReport = { asked: string[]; mailed: string[] };

const MAX_DRAFTS = 40;

/** A pass to a person's desk and stop button, and to no ask. */
export const deskPass = async (
  deps: Pick<DigestDeps, 'now' | 'newSecret' | 'savePass'>,
  person: string,
): Promise<string> => {
  const token = deps.newSecret();
  await deps.savePass(secretHash(token), { ask: null, person, until: deps.now() + DESK_FOR_MS });
  return token;
};

/** What no person has been asked about yet: new drafts, and held deliveries that no freeze covers any more. */
const waiting = async (deps: DigestDeps): Promise<Delivery[]> => {
  // Whole lists: behind those that people were asked about already stand others.
  const [drafts, approved] = await Promise.all([deps.list('draft'), deps.list('approved')]);
  const candidates = await deps.deliveries(
    [...drafts, ...approved]
      .filter(({ askId, note }) => askId === null || note === SAVED_WHILE_FROZEN)
      .map(({ id }) => id),
  );
  const { controls, problems } = await deps.controls(scopesOfAll(candidates, deps.settings));
  const world = { controls, problems, watch: null };
  return candidates.filter((delivery) => {
    if (waitsUntil(delivery) <= deps.now()) return false;
    const own = controlsFor(delivery, world, deps.settings);
    const clear = own !== null && openOn(own).length === 0;
    if (delivery.note === SAVED_WHILE_FROZEN && delivery.state === 'draft') return clear;
    if (delivery.askId !== null) return false;
    if (delivery.state === 'draft') return true;
    return clear && delivery.state === 'approved' && delivery.approval !== null && isHeld(delivery.approval, own);
  });
};

/**
 * Asks each approver about what waits for a decision: one mail a person, with one link and one short code a draft. A
 * delivery counts as asked only after its mails were handed over. A mail that fails is tried again at the next run,
 * with new secrets.
 */
export const digest = async (deps: DigestDeps): Promise<DigestReport> => {
  const byDraft = Map.groupBy(await waiting(deps), (delivery) => delivery.draft);
  const drafts = new Map(
    (await deps.drafts([...byDraft.keys()].slice(0, MAX_DRAFTS))).map((draft) => [draft.id, draft]),
  );
  const now = deps.now();
  const mails = new Map<string, Entry[]>();
  const asks: { ask: string; deliveries: Delivery[]; people: string[] }[] = [];
  for (const [draftId, deliveries] of byDraft) {
    const draft = drafts.get(draftId);
    if (draft === undefined) continue;
    const people = approversOf(deps.settings, draft.feeds);
    const ask: Ask = {
      id: deps.newId(),
      draft: draftId,
      deliveries: deliveries.map(({ id }) => id),
      at: now,
      until: now + ASK_FOR_MS,
      shown: Object.fromEntries(deliveries.map(({ id, hash, content }) => [id, { hash, text: content.text }])),
      wrong: 0,
    };
    const secrets = people.map((person) => ({ person, token: deps.newSecret(), code: codeFrom(deps.randomBytes(64)) }));
    await deps.saveAsk(
      ask,
      secrets.map(({ person, token, code }) => ({
        hash: secretHash(token),
        codeHash: codeHash(ask.id, code),
        freeCodeHash: freeCodeHash(code),
        pass: { ask: ask.id, person, until: ask.until },
      })),
    );
    const again = deliveries.some(({ state }) => state === 'approved');
    for (const { person, token, code } of secrets) {
      mails.set(person, [...(mails.get(person) ?? []), { ask: ask.id, token, code, draft, deliveries, again }]);
    }
    asks.push({ ask: ask.id, deliveries, people });
  }

  const failures: unknown[] = [];
  const mailed: string[] = [];
  for (const [person, entries] of mails) {
    try {
      await deps.mail(person, entries, await deskPass(deps, person));
      mailed.push(person);
    } catch (error) {
      deps.log('error', 'mail.failed', { person, error: String(error) });
      failures.push(error);
    }
  }

  const asked: string[] = [];
  for (const { ask, deliveries, people } of asks) {
    if (!people.some((person) => mailed.includes(person))) continue;
    for (const delivery of deliveries) {
      const moved = await deps.move(
        delivery,
        { askId: ask, ...(delivery.note === SAVED_WHILE_FROZEN ? { note: null } : {}) },
        { at: now, who: 'machine:notify', how: 'ask', evidence: people.join(', ') },
      );
      if (moved.kind === 'changed') continue;
      asked.push(delivery.id);
      await deps.announce({ type: 'delivery.asked', id: delivery.id, at: now, account: delivery.account });
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} mails were not handed over`);
  return { asked, mailed };
};
