import { contentHash } from '../records/content.ts';
import type { Act } from '../records/audit.ts';
import type { Delivery } from '../records/delivery.ts';
import { firstFree, nextSlots } from '../delivery/slots.ts';
import { blocks, inspect, inspectCard, type Warning } from '../delivery/inspect.ts';
import { measure } from '../delivery/measure.ts';
import { editCard, recompose, type CardEdit } from '../delivery/text.ts';
import { controlsFor, isHeld, scopesOfAll, type World } from '../delivery/why.ts';
import type { Draft } from '../records/draft.ts';
import type { Announce } from '../events.ts';
import type { Freeze } from '../records/freeze.ts';
import { epochsOf, openOn } from '../freeze/scope.ts';
import { controlKey, type Control, type Epochs } from '../records/control.ts';
import { networkOf } from '../networks/names.ts';
import { approversOf, may, type Settings } from '../settings.ts';
import { codeHash, MAX_WRONG_CODES, secretHash, SAVED_WHILE_FROZEN } from './ask.ts';
import type { Pass } from '../records/ask.ts';
import type { Store } from '../records/store.ts';

export type ReviewDeps = Pick<
  Store,
  | 'pass'
  | 'passByCode'
  | 'savePass'
  | 'ask'
  | 'draft'
  | 'deliveries'
  | 'list'
  | 'controls'
  | 'watchStatus'
  | 'freezeById'
  | 'audit'
  | 'move'
  | 'approve'
> & {
  settings: Settings;
  now: () => number;
  announce: Announce;
  newSecret: () => string;
};

/** What a link or a mail's short code gives: a person, or nothing. Wrong and expired are the same nothing. */
export const whoHolds = async (
  deps: Pick<ReviewDeps, 'settings' | 'now' | 'pass' | 'passByCode' | 'savePass' | 'newSecret'>,
  secret: { token: string } | { ask: string; code: string },
): Promise<{ pass: Pass; token: string } | null> => {
  const valid = (pass: Pass | null): pass is Pass =>
    pass !== null && pass.until > deps.now() && pass.person in deps.settings.people;
  if ('token' in secret) {
    const pass =
      secret.token.length < 20 || secret.token.length > 100 ? null : await deps.pass(secretHash(secret.token));
    return valid(pass) ? { pass, token: secret.token } : null;
  }
  const pass = await deps.passByCode(secret.ask, codeHash(secret.ask, secret.code), MAX_WRONG_CODES);
  if (!valid(pass)) return null;
  // The code is typed once; the page it opens carries a link's secret for the hour in which the decision is taken.
  const token = deps.newSecret();
  await deps.savePass(secretHash(token), { ...pass, until: Math.min(pass.until, deps.now() + PAGE_FOR_MS) });
  return { pass, token };
};

/** How long the page works that a code or the desk has opened. */
const PAGE_FOR_MS = 3_600_000;

/** Everything that a person must see before deciding. `epochs` and each delivery's hash and round come back with the decision. */
export type Review = {
  kind: 'review';
  person: string;
  ask: string;
  token: string;
  draft: Draft;
  deliveries: {
    delivery: Delivery;
    /** What the mail showed, when that is no longer the text. */
    mailed: string | null;
    warnings: Warning[];
    slots: number[];
    /** The slot proposed: the next free one, or null for as soon as possible. */
    proposed: number | null;
    held: boolean;
  }[];
  world: World;
  freezes: Freeze[];
  epochs: Epochs;
  mayThaw: boolean;
};

export type Closed = { kind: 'closed' };

const SLOTS_SHOWN = 8;

/** Opens an ask for its person. Reads only: opening any number of times changes nothing. */
export const openReview = async (
  deps: ReviewDeps,
  input: { ask: string } & ({ token: string } | { code: string }),
): Promise<Review | Closed> => {
  const holder = await whoHolds(deps, 'token' in input ? { token: input.token } : { ask: input.ask, code: input.code });
  if (holder?.pass.ask !== input.ask) return { kind: 'closed' };
  const ask = await deps.ask(input.ask);
  if (ask === null) return { kind: 'closed' };
  const draft = await deps.draft(ask.draft);
  if (draft === null) return { kind: 'closed' };
  const deliveries = await deps.deliveries(draft.deliveries.filter((id) => ask.deliveries.includes(id)));
  const { person } = holder.pass;
  const { settings } = deps;
  if (!approversOf(settings, draft.feeds).includes(person)) return { kind: 'closed' };
  const [{ controls, problems }, watch, approved] = await Promise.all([
    deps.controls(scopesOfAll(deliveries, settings)),
    deps.watchStatus(),
    deps.list('approved', { limit: 500 }),
  ]);
  const world: World = { controls, problems, watch };
  const now = deps.now();
  const freezes = await Promise.all(openOn(controls).map((id) => deps.freezeById(id)));
  return {
    kind: 'review',
    person,
    ask: ask.id,
    token: holder.token,
    draft,
    world,
    freezes: freezes.filter((freeze) => freeze !== null),
    epochs: epochsOf(controls),
    mayThaw: may(settings, person, 'thaw'),
    deliveries: deliveries.map((delivery) => {
      const shown = ask.shown[delivery.id];
      const slots = nextSlots(
        settings.accounts[delivery.account]?.slots ?? [],
        settings.site.timeZone,
        now,
        SLOTS_SHOWN,
      );
      const taken = approved
        .filter((other) => other.account === delivery.account && other.id !== delivery.id)
        .flatMap((other) => other.dueAt ?? []);
      const own = controlsFor(delivery, world, settings);
      return {
        delivery,
        mailed: shown === undefined || shown.text === delivery.content.text ? null : shown.text,
        warnings: inspect(networkOf(delivery.account), delivery.content.text),
        slots,
        proposed: firstFree(slots, taken),
        held: delivery.approval !== null && own !== null && isHeld(delivery.approval, own),
      };
    }),
  };
};

/**
 * Opens an ask from a person's own desk: who holds the desk's link is that person, so the page gets a pass of theirs to this ask. A link to another ask opens nothing.
 */
export const openFromDesk = async (
  deps: ReviewDeps,
  input: { ask: string; token: string },
): Promise<Review | Closed> => {
  const holder = await whoHolds(deps, { token: input.token });
  if (holder?.pass.ask !== null) return { kind: 'closed' };
  const ask = await deps.ask(input.ask);
  const draft = ask === null ? null : await deps.draft(ask.draft);
  const { person } = holder.pass;
  if (ask === null || draft === null || !approversOf(deps.settings, draft.feeds).includes(person))
    return { kind: 'closed' };
  const token = deps.newSecret();
  await deps.savePass(secretHash(token), { ask: ask.id, person, until: deps.now() + PAGE_FOR_MS });
  return openReview(deps, { ask: ask.id, token });
};

export type Choice = {
  id: string;
  /** As shown; anything else means that the person saw something else than what is stored. */
  hash: string;
  /** The text the person wants, unchanged or edited. */
  text: string;
  /** What the person changed of the card beside it. */
  card?: CardEdit;
  /** Epoch ms; null: as soon as possible. */
  dueAt: number | null;
};

export type Order = {
  ask: string;
  token: string;
  decision: 'approve' | 'reject' | 'save';
  choices: readonly Choice[];
  epochs: Epochs;
  /** The person saw the freeze's banner and approves all the same, to report the event itself. */
  under: boolean;
  /** The freezes that the page showed. A press that was refused because of one, and arrives again after its thaw, is not a decision in the world of today. */
  open?: readonly string[];
};

export type Decision =
  | { kind: 'approved'; deliveries: Delivery[]; under: boolean }
  | { kind: 'rejected'; deliveries: Delivery[] }
  | { kind: 'saved'; deliveries: Delivery[]; frozen: boolean }
  | { kind: 'already'; delivery: Delivery; by: string | null; at: number }
  | { kind: 'text-changed'; id: string }
  | { kind: 'world-changed' }
  | { kind: 'invalid'; id: string; warnings: Warning[] }
  | { kind: 'nothing-chosen' }
  /** More deliveries and scopes than one transaction holds. */
  | { kind: 'too-many' }
  | Closed;

/** What a transaction can write and check at once (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html). */
const MOST_ACTIONS = 100;

/** Whose act is in the way: who approved it, else the person whose row in the audit brought it where it is; time and machines have no name here. */
const decided = async (deps: ReviewDeps, delivery: Delivery, held: boolean): Promise<Decision | null> => {
  if (delivery.state === 'draft' || (delivery.state === 'approved' && held)) return null;
  const { state, approval, changedAt } = delivery;
  if (approval !== null && ['approved', 'claimed', 'published', 'failed', 'unknown'].includes(state)) {
    return { kind: 'already', delivery, by: approval.by, at: approval.at };
  }
  const row = (await deps.audit(delivery.id)).findLast(({ from, to }) => to === state && from !== to);
  const by = row !== undefined && Object.hasOwn(deps.settings.people, row.who) ? row.who : null;
  return { kind: 'already', delivery, by, at: row?.at ?? changedAt };
};

type Wanted = { before: Delivery; change: Partial<Delivery>; own: Control[]; edited: boolean };

/**
 * One decision about the chosen deliveries of one draft. Everything it rests on is a condition of the write: the text is the one shown, the world is the one
 * shown and nobody decided before. An edit while a freeze is open is kept as a draft.
 */
export const decide = async (deps: ReviewDeps, order: Order): Promise<Decision> => {
  const opened = await openReview(deps, { ask: order.ask, token: order.token });
  if (opened.kind === 'closed') return opened;
  const { settings } = deps;
  const at = deps.now();
  const { person } = opened;
  const wanted: Wanted[] = [];
  for (const choice of order.choices) {
    const found = opened.deliveries.find(({ delivery }) => delivery.id === choice.id);
    if (found === undefined) return { kind: 'closed' };
    const before = found.delivery;
    const already = await decided(deps, before, found.held);
    if (already !== null) return already;
    if (before.hash !== choice.hash) return { kind: 'text-changed', id: before.id };
    // A press decides once: one that arrives again after its delivery has come back to be a draft belongs to a round that is over.
    if (before.state === 'draft' && before.askId !== order.ask) return { kind: 'closed' };
    const own = controlsFor(before, opened.world, settings);
    if (own === null) return { kind: 'world-changed' };
    const dueAt = Math.max(choice.dueAt ?? at, at);
    const words = choice.text === before.content.text ? before.content : recompose(before.content, choice.text).content;
    const text = editCard(words, choice.card ?? {});
    const edited = contentHash(text) !== before.hash;
    if (order.decision === 'approve') {
      const network = networkOf(before.account);
      const warnings = [...inspect(network, text.text), ...inspectCard(text)].filter(blocks);
      const { used, limit, fits } = measure(network, text.text);
      if (!fits) warnings.push({ kind: 'too-long', used, limit });
      if (warnings.length > 0 || text.text.trim() === '') return { kind: 'invalid', id: before.id, warnings };
    }
    // The time a network shows is the slot that the person chose, and part of what is approved.
    const content = order.decision === 'approve' ? { ...text, createdAt: new Date(dueAt).toISOString() } : text;
    wanted.push({
      before,
      own,
      edited,
      change: { content, hash: contentHash(content), ...(order.decision === 'approve' ? { dueAt } : {}) },
    });
  }
  if (wanted.length === 0) return { kind: 'nothing-chosen' };

  const under = openOn(wanted.flatMap(({ own }) => own)).length > 0;
  /** `frozen`: it was to be an approval, and is asked again after the thaw, edited or not. */
  const asDraft = async (frozen: boolean): Promise<Decision> => {
    const saved: Delivery[] = [];
    for (const { before, change, edited } of wanted) {
      if (!edited && !(frozen && order.decision === 'approve')) continue;
      const act: Act = { at, who: person, how: edited ? 'edit' : 'approve after the thaw' };
      const answer = await deps.move(
        before,
        {
          ...change,
          state: 'draft',
          approval: null,
          askId: order.ask,
          note: frozen ? SAVED_WHILE_FROZEN : null,
        },
        act,
      );
      if (answer.kind === 'changed') return { kind: 'text-changed', id: before.id };
      saved.push(answer.delivery);
      await deps.announce({ type: 'delivery.edited', id: before.id, at, by: person, account: before.account });
    }
    return { kind: 'saved', deliveries: saved, frozen };
  };

  switch (order.decision) {
    case 'save':
      return asDraft(under);
    case 'reject': {
      const rejected: Delivery[] = [];
      for (const { before } of wanted) {
        const answer = await deps.move(
          before,
          { state: 'rejected', askId: null, approval: null },
          { at, who: person, how: 'reject' },
        );
        if (answer.kind === 'changed') return { kind: 'text-changed', id: before.id };
        rejected.push(answer.delivery);
        await deps.announce({ type: 'delivery.rejected', id: before.id, at, by: person, account: before.account });
      }
      return { kind: 'rejected', deliveries: rejected };
    }
    case 'approve': {
      const open = openOn(opened.world.controls);
      if (order.open?.some((freeze) => !open.includes(freeze)) === true) return { kind: 'world-changed' };
      if (under && !(opened.mayThaw && order.under)) return asDraft(true);
      const shown: Record<string, number> = {};
      const chosen = wanted.map(({ before, change, own }) => {
        const epochs: Record<string, number> = {};
        for (const control of own) {
          const key = controlKey(control.scope, control.side);
          const epoch = order.epochs[key];
          if (epoch !== undefined) shown[key] = epochs[key] = epoch;
        }
        const complete = Object.keys(epochs).length === own.length;
        const dueAt = change.dueAt ?? at;
        const approval = {
          by: person,
          at,
          hash: change.hash ?? before.hash,
          epochs,
          until: dueAt + before.maxLateMs,
          under,
        };
        return { before, complete, change: { ...change, approval, askId: null, note: null, attempt: 0 } };
      });
      if (chosen.some(({ complete }) => !complete)) return { kind: 'world-changed' };
      // Each delivery and its audit row, each control once. Half an approval would be none: nothing is written.
      if (2 * chosen.length + Object.keys(shown).length > MOST_ACTIONS) return { kind: 'too-many' };
      const answer = await deps.approve(chosen, shown, under, {
        at,
        who: person,
        how: under ? 'approve under freeze' : 'approve',
      });
      if (answer.kind === 'world-changed') return { kind: 'world-changed' };
      if (answer.kind === 'changed') {
        const [first] = await deps.deliveries(wanted.map(({ before }) => before.id));
        if (first === undefined) return { kind: 'closed' };
        return (await decided(deps, first, false)) ?? { kind: 'text-changed', id: first.id };
      }
      for (const delivery of answer.deliveries) {
        await deps.announce({
          type: 'delivery.approved',
          id: delivery.id,
          at,
          by: person,
          account: delivery.account,
          title: delivery.content.text,
        });
      }
      return { kind: 'approved', deliveries: answer.deliveries, under };
    }
  }
};
