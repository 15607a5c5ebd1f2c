import { blocks, inspect, inspectCard, type Warning } from '../delivery/inspect.ts';
import { editCard, recompose, type CardEdit } from '../delivery/text.ts';
import { isBlackedOut, isSlot, MOST_AHEAD_MS, slotsOf } from '../delivery/slots.ts';
import { controlsFor } from '../delivery/why.ts';
import { openOn } from '../freeze/scope.ts';
import { networkOf } from '../networks/names.ts';
import { recordOf } from '../networks/records.ts';
import type { Act } from '../records/audit.ts';
import { contentHash, type Content } from '../records/content.ts';
import { controlKey, type Control, type Epochs } from '../records/control.ts';
import type { Yes } from '../records/approval.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Approving } from '../records/moved.ts';
import { SAVED_WHILE_FROZEN } from './ask.ts';
import { openReview, sameTextOn, type Closed, type Shown, type ReviewDeps } from './review.ts';
import type { Settings } from '../settings.ts';
import { collisionsOf, evidenceOf, type Collision } from '../collision/collisions.ts';
import { lacksOwnWords } from '../delivery/own-words.ts';
import { needsTwo, stands } from '../delivery/two.ts';

export type Choice = {
  id: string;
  /** The hash that the page showed. Another one than the stored hash: the person did not see what is stored. */
  hash: string;
  /** The text the person wants, unchanged or edited. */
  text: string;
  /** What the person changed of the card beside it. */
  card?: CardEdit;
  /** Epoch ms; null: as soon as possible. NaN: a time was typed, and nobody can read it. */
  dueAt: number | null;
};

export type Order = Wish & { ask: string; token: string };

/** What a person wants of a review that they saw. */
export type Wish = {
  decision: 'approve' | 'reject' | 'save';
  /** Why it is rejected, in the person's words. */
  reason?: string;
  choices: readonly Choice[];
  epochs: Epochs;
  /** The person saw the freeze's banner and approves all the same, to report the event itself. */
  under: boolean;
  /**
   * The freezes that the page showed. An approval that was refused because of one of them, and arrives again after its
   * thaw, was not given for the world of now.
   */
  open?: readonly string[];
  /** What the page showed that the text meets, and the person ticked. Absent: no page was shown. */
  seen?: readonly string[];
  /** The revision of each delivery that a card of the tray served. */
  revs?: Readonly<Record<string, number>>;
};

export type Decision =
  | { kind: 'approved'; deliveries: Delivery[]; under: boolean }
  /** Two people have to say yes, and this is the first of them: what was not approved before is a draft still. */
  | { kind: 'first-of-two'; deliveries: Delivery[]; under: boolean }
  | { kind: 'rejected'; deliveries: Delivery[] }
  | { kind: 'saved'; deliveries: Delivery[]; frozen: boolean }
  | { kind: 'already'; delivery: Delivery; by: string | null; at: number }
  | { kind: 'text-changed'; id: string }
  /** The time passed while the page was open. It is not sent now instead. */
  | { kind: 'slot-passed'; id: string }
  /** Another post has the slot. */
  | { kind: 'slot-taken'; id: string }
  /** No time to come within a year, or one for which nothing is planned. */
  | { kind: 'no-such-time'; id: string }
  | { kind: 'world-changed' }
  | { kind: 'invalid'; id: string; warnings: Warning[] }
  /** Its network forbids one text on several accounts, and another account has it. */
  | { kind: 'same-text'; id: string }
  /** Its account wants a person's own words, and the text is still the feed's. */
  | { kind: 'own-words'; id: string }
  /** It meets something that the person has not ticked. */
  | { kind: 'collision'; id: string }
  | { kind: 'nothing-chosen' }
  /** More deliveries and scopes than one transaction holds. */
  | { kind: 'too-many' }
  | Closed;

/**
 * What a transaction can write and check at once
 * (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html).
 */
const MOST_ACTIONS = 100;

/**
 * The decision that was taken before, if there is one: by the person who approved, else by the person of the audit row
 * that brought the delivery into its state. `by` is null when that was a machine.
 */
const decided = async (deps: ReviewDeps, delivery: Delivery, held: boolean): Promise<Decision | null> => {
  if (delivery.state === 'draft' || (delivery.state === 'approved' && held)) return null;
  const { state, approval, changedAt } = delivery;
  if (approval !== null && ['approved', 'claimed', 'published', 'failed', 'unknown'].includes(state)) {
    return { kind: 'already', delivery, by: approval.by, at: approval.at };
  }
  const row = (await deps.audit(delivery.id)).findLast(({ from, to }) => to === state && from !== to);
  const isSigned = row !== undefined && row.unsigned !== true;
  const by = isSigned && Object.hasOwn(deps.settings.people, row.who) ? row.who : null;
  return { kind: 'already', delivery, by, at: row?.at ?? changedAt };
};

/** A decision while it is taken: what was ordered, what the person had before them, and when. */
type Taking = { deps: ReviewDeps; order: Wish; opened: Shown; at: number };

/** A delivery as the decision would have it. `own`: the controls of its scopes. */
type Wanted = { kind: 'wanted'; before: Delivery; change: Partial<Delivery>; own: Control[]; edited: boolean };

/** What keeps a content from being sent; null when nothing does. */
export const unsendable = ({ account }: Delivery, content: Content): Warning[] | null => {
  const warnings = [...inspect(networkOf(account), content.text), ...inspectCard(content)].filter(blocks);
  return warnings.length > 0 || content.text.trim() === '' ? warnings : null;
};

/** The content as the person wants it. */
const contentOf = ({ content }: Delivery, { text, card = {} }: Choice): Content =>
  editCard(text === content.text ? content : recompose(content, text).content, card);

/** Whose text it is now. */
const authorOf = (before: Delivery, { text }: Content, person: string): Pick<Partial<Delivery>, 'author'> =>
  text === before.content.text ? {} : { author: person };

/** Why nothing can be approved for this time. `dueAt`, `at`: epoch ms. */
const refusalOfTime = (settings: Settings, before: Delivery, dueAt: number, at: number): Decision | null => {
  if (dueAt < at) return { kind: 'slot-passed', id: before.id };
  if (!(dueAt <= at + MOST_AHEAD_MS)) return { kind: 'no-such-time', id: before.id };
  if (dueAt > at && isBlackedOut(slotsOf(settings, before.account), dueAt))
    return { kind: 'no-such-time', id: before.id };
  return null;
};

/** What one choice asks for, or why the whole decision cannot be taken. */
const readChoice = async ({ deps, order, opened, at }: Taking, choice: Choice): Promise<Wanted | Decision> => {
  const found = opened.deliveries.find(({ delivery }) => delivery.id === choice.id);
  if (found === undefined) return { kind: 'closed' };
  const before = found.delivery;
  const already = await decided(deps, before, found.held);
  if (already !== null) return already;
  if (before.hash !== choice.hash) return { kind: 'text-changed', id: before.id };
  // One press decides once. When it arrives again after its delivery became a draft again, its round is over.
  if (opened.ask !== null && before.state === 'draft' && before.askId !== opened.ask) return { kind: 'closed' };
  if (order.revs !== undefined && order.revs[before.id] !== before.rev) return { kind: 'text-changed', id: before.id };
  const own = controlsFor(before, opened.world, deps.settings);
  if (own === null) return { kind: 'world-changed' };
  const content = contentOf(before, choice);
  const edited = contentHash(content) !== before.hash;
  const author = authorOf(before, content, opened.person);
  if (order.decision !== 'approve') {
    return { kind: 'wanted', before, own, edited, change: { content, hash: contentHash(content), ...author } };
  }
  const warnings = unsendable(before, content);
  if (warnings !== null) return { kind: 'invalid', id: before.id, warnings };
  if (lacksOwnWords(deps.settings, { ...before, ...author, content }, opened.draft.title))
    return { kind: 'own-words', id: before.id };
  // The time that a network shows is the slot that the person chose, and part of what is approved.
  const dueAt = choice.dueAt ?? at;
  const untimely = refusalOfTime(deps.settings, before, dueAt, at);
  if (untimely !== null) return untimely;
  const timed = { ...content, createdAt: new Date(dueAt).toISOString() };
  return {
    kind: 'wanted',
    before,
    own,
    edited,
    change: { content: timed, hash: contentHash(timed), dueAt, ...author },
  };
};

/**
 * Keeps what was edited as drafts. `frozen`: a freeze is open, so that an approval becomes a draft too, edited or not,
 * and is asked about again after the thaw.
 */
const saveDrafts = async (
  { deps, order, opened, at }: Taking,
  wanted: readonly Wanted[],
  frozen: boolean,
): Promise<Decision> => {
  const by = opened.person;
  const saved: Delivery[] = [];
  for (const { before, change, edited } of wanted) {
    if (!edited && !(frozen && order.decision === 'approve')) continue;
    const act: Act = { at, who: by, how: edited ? 'edit' : 'approve after the thaw' };
    const note = frozen ? SAVED_WHILE_FROZEN : null;
    const draft = { ...change, state: 'draft' as const, approval: null, askId: opened.ask ?? before.askId, note };
    const answer = await deps.move(before, draft, act);
    if (answer.kind === 'changed') return { kind: 'text-changed', id: before.id };
    saved.push(answer.delivery);
    await deps.announce({ type: 'delivery.edited', id: before.id, at, by, account: before.account });
  }
  return { kind: 'saved', deliveries: saved, frozen };
};

/** The longest reason that is kept. */
export const REASON_LENGTH = 500;

/** A person's no, with the reason they gave. Null: somebody else changed the delivery first. */
export const rejectDelivery = async (
  deps: Pick<ReviewDeps, 'move' | 'announce'>,
  before: Delivery,
  { by, at, reason = '' }: { by: string; at: number; reason?: string | undefined },
): Promise<Delivery | null> => {
  const why = reason.trim().slice(0, REASON_LENGTH);
  const act: Act = { at, who: by, how: 'reject', ...(why === '' ? {} : { evidence: why }) };
  const answer = await deps.move(before, { state: 'rejected', askId: null, approval: null }, act);
  if (answer.kind === 'changed') return null;
  await deps.announce({ type: 'delivery.rejected', id: before.id, at, by, account: before.account });
  return answer.delivery;
};

const reject = async ({ deps, order, opened, at }: Taking, wanted: readonly Wanted[]): Promise<Decision> => {
  const rejected: Delivery[] = [];
  for (const { before } of wanted) {
    const after = await rejectDelivery(deps, before, { by: opened.person, at, reason: order.reason });
    if (after === null) return { kind: 'text-changed', id: before.id };
    rejected.push(after);
  }
  return { kind: 'rejected', deliveries: rejected };
};

/** The epochs that the page showed of these controls; null when it did not show them all. */
const shownEpochs = (own: readonly Control[], shown: Epochs): Record<string, number> | null => {
  const epochs: Record<string, number> = {};
  for (const { scope, side } of own) {
    const key = controlKey(scope, side);
    const epoch = shown[key];
    if (epoch === undefined) return null;
    epochs[key] = epoch;
  }
  return epochs;
};

/** The first of these whose text another account of its network has, where the network forbids that. */
const toldTwice = async (deps: ReviewDeps, opened: Shown, wanted: readonly Wanted[]): Promise<Decision | null> => {
  const chosen = wanted.map(({ before, change }) => ({ ...before, ...change, state: 'approved' as const }));
  const ids = new Set(chosen.map(({ id }) => id));
  if (chosen.every(({ account }) => recordOf(account).sameText === 'any-account')) return null;
  // A draft of another account is no post yet: the one that is approved first keeps the text.
  const ofDraft = (await deps.deliveries(opened.draft.deliveries)).filter(({ state }) => state !== 'draft');
  const others = [...ofDraft, ...(await deps.list('approved'))].filter(({ id }) => !ids.has(id));
  const twice = chosen.find((each, index) => sameTextOn(each, [...others, ...chosen.slice(0, index)]) !== null);
  return twice === undefined ? null : { kind: 'same-text', id: twice.id };
};

/** What the text of one delivery meets at the time for which it is wanted. */
const metBy = ({ deps, opened, at }: Taking, { before, change }: Wanted): Collision[] => {
  const { settings } = deps;
  const met = { text: change.content?.text ?? '', at: change.dueAt ?? at, publishedAt: opened.draft.publishedAt };
  const dates = settings.sensitive ?? {};
  return collisionsOf(met, { live: opened.live, dates, timeZone: slotsOf(settings, before.account).timeZone, now: at });
};

/** The first delivery that meets something which the person has not ticked. */
const unseenBy = (taking: Taking, wanted: readonly Wanted[]): Decision | null => {
  const { seen } = taking.order;
  if (seen === undefined) return null;
  const found = wanted.find((each) => metBy(taking, each).some(({ key }) => !seen.includes(key)));
  return found === undefined ? null : { kind: 'collision', id: found.before.id };
};

/** What was met and approved all the same, for the history. */
const toldOf = (taking: Taking, wanted: readonly Wanted[]): string | null => {
  if (taking.order.seen === undefined) return null;
  const keys = [...new Set(wanted.flatMap((each) => metBy(taking, each).map(evidenceOf)))];
  return keys.length === 0 ? null : `seen: ${keys.join('; ')}`;
};

/** What one approval writes. Null: this person's first yes to it stands already. `given`: the first yes there is. */
const approvingOf = (
  { deps, opened, at }: Taking,
  { before, change }: Wanted,
  { epochs, under, given }: { epochs: Epochs; under: boolean; given: Yes | undefined },
): Approving | null => {
  const by = opened.person;
  const { hash = before.hash } = change;
  const dueAt = change.dueAt ?? at;
  const approval = { by, at, hash, epochs, until: dueAt + before.maxLateMs, under };
  const yes = !needsTwo(deps.settings, before)
    ? undefined
    : given !== undefined && stands(given, hash, epochs)
      ? given
      : ('first' as const);
  if (typeof yes === 'object' && yes.by === by) return null;
  // A draft keeps its round of asking, in which the second person decides.
  const askId = yes === 'first' ? (opened.ask ?? before.askId) : null;
  const inSlot = yes !== 'first' && dueAt > at && isSlot(slotsOf(deps.settings, before.account), dueAt);
  const next = { ...change, approval, askId, note: null, attempt: 0 };
  return { before, inSlot, change: next, ...(yes === undefined ? {} : { yes }) };
};

/**
 * What a decision takes of a transaction: itself, its audit row and its approval for each delivery, and a first yes; a
 * slot takes two at most, a control one.
 */
const actionsOf = (chosen: readonly Approving[], controls: number): number => {
  const slots = chosen.filter(({ inSlot }) => inSlot).length;
  return 3 * chosen.length + chosen.filter(({ yes }) => yes !== undefined).length + 2 * slots + controls;
};

/** What the chosen ask to write. `said`: to these, this person's first yes stands. Null: it is another world. */
const readApprovings = async ({ deps, ...taking }: Taking, wanted: readonly Wanted[], under: boolean) => {
  const chosen: Approving[] = [];
  const said: Delivery[] = [];
  const shown: Record<string, number> = {};
  const ofTwo = wanted.filter(({ before }) => needsTwo(deps.settings, before)).map(({ before }) => before.id);
  const yeses = ofTwo.length === 0 ? new Map<string, Yes>() : await deps.yeses(ofTwo);
  for (const each of wanted) {
    const epochs = shownEpochs(each.own, taking.order.epochs);
    if (epochs === null) return null;
    const approving = approvingOf({ deps, ...taking }, each, { epochs, under, given: yeses.get(each.before.id) });
    if (approving === null) said.push(each.before);
    else chosen.push(approving);
    Object.assign(shown, epochs);
  }
  return { chosen, said, shown };
};

/** Approves all that was chosen in one transaction, or nothing. */
const approve = async (taking: Taking, wanted: readonly Wanted[], under: boolean): Promise<Decision> => {
  const { deps, opened, at } = taking;
  const twice = await toldTwice(deps, opened, wanted);
  if (twice !== null) return twice;
  const by = opened.person;
  const read = await readApprovings(taking, wanted, under);
  if (read === null) return { kind: 'world-changed' };
  const { chosen, said, shown } = read;
  if (chosen.length === 0) return { kind: 'first-of-two', deliveries: said, under };
  if (actionsOf(chosen, Object.keys(shown).length) > MOST_ACTIONS) return { kind: 'too-many' };
  const how = under ? 'approve under freeze' : 'approve';
  const told = toldOf(taking, wanted);
  const act: Act = { at, who: by, how, ...(told === null ? {} : { evidence: told }) };
  const answer = await deps.approve(chosen, shown, under, act);
  if (answer.kind === 'world-changed' || answer.kind === 'slot-taken') return answer;
  if (answer.kind === 'changed') {
    const [first] = await deps.deliveries(wanted.map(({ before }) => before.id));
    if (first === undefined) return { kind: 'closed' };
    return (await decided(deps, first, false)) ?? { kind: 'text-changed', id: first.id };
  }
  for (const { id, account, content, state } of answer.deliveries) {
    const type = state === 'approved' ? 'delivery.approved' : 'delivery.first-yes';
    await deps.announce({ type, id, at, by, account, title: content.text });
  }
  const deliveries = [...answer.deliveries, ...said];
  return { kind: deliveries.some(({ state }) => state === 'draft') ? 'first-of-two' : 'approved', deliveries, under };
};

/**
 * One decision about the chosen deliveries of one draft. Everything it rests on is a condition of the write: the text
 * and the world are those that were shown, and nobody decided before. An edit during a freeze is kept as a draft.
 */
export const decide = async (deps: ReviewDeps, order: Order): Promise<Decision> => {
  const opened = await openReview(deps, { ask: order.ask, token: order.token });
  return opened.kind === 'closed' ? opened : decideOn(deps, order, opened);
};

/** The same about a review that was just read. */
export const decideOn = async (deps: ReviewDeps, order: Wish, opened: Shown): Promise<Decision> => {
  const taking: Taking = { deps, order, opened, at: deps.now() };
  const wanted: Wanted[] = [];
  // A delivery that one press names twice is decided once.
  const named = new Map<string, Choice>();
  for (const choice of order.choices) if (!named.has(choice.id)) named.set(choice.id, choice);
  for (const choice of named.values()) {
    const read = await readChoice(taking, choice);
    if (read.kind !== 'wanted') return read;
    wanted.push(read);
  }
  if (wanted.length === 0) return { kind: 'nothing-chosen' };
  const under = openOn(wanted.flatMap(({ own }) => own)).length > 0;
  switch (order.decision) {
    case 'save':
      return saveDrafts(taking, wanted, under);
    case 'reject':
      return reject(taking, wanted);
    case 'approve': {
      const open = openOn(opened.world.controls);
      if (order.open?.some((freeze) => !open.includes(freeze)) === true) return { kind: 'world-changed' };
      if (under && !(opened.mayThaw && order.under)) return saveDrafts(taking, wanted, true);
      return unseenBy(taking, wanted) ?? approve(taking, wanted, under);
    }
  }
};
