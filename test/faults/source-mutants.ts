import type { Promised } from './promises.ts';
import type { Kind } from './simulation.ts';

/**
 * Mistakes in the product's own text: one line of one file says something else. Each is killed by evenings
 * of the simulation, or by a test where no evening can see it. `npm run test:full` makes each mistake and
 * looks who kills it.
 */
export type SourceMutant = {
  id: string;
  mistake: string;
  file: string;
  /** What the line says, and what it says with the mistake. It stands in its file exactly once. */
  was: string;
  becomes: string;
  killed: ByEvenings | ByTest;
};
/** `breaks`: the promise that the mistake breaks. `crowd`: what these evenings have more of. */
type ByEvenings = { by: 'evenings'; breaks: Promised; crowd?: readonly Kind[] };
type ByTest = { by: 'test'; file: string; name: string };

/** Within so many evenings each mistake must show. */
export const EVENINGS = 200;

const evenings = (breaks: Promised, ...crowd: Kind[]): ByEvenings => ({ by: 'evenings', breaks, crowd });
const test = (file: string, name: string): ByTest => ({ by: 'test', file: `test/${file}.test.ts`, name });

export const mutated = ({ id, file, was, becomes }: SourceMutant, text: string): string => {
  const places = text.split(was).length - 1;
  if (places !== 1) throw new Error(`mutant “${id}”: its line stands ${places} times in ${file}; write it again`);
  return text.replace(was, () => becomes);
};

export const SOURCE_MUTANTS: readonly SourceMutant[] = [
  {
    id: 'lane of the first feed',
    mistake: 'only the first feed’s lane covers a story that two feeds tell',
    file: 'lib/freeze/scope.ts',
    was: `    feeds.flatMap((feed) => {
      const lane`,
    becomes: `    feeds.slice(0, 1).flatMap((feed) => {
      const lane`,
    killed: evenings('I2', 'ingest', 'approve', 'publish'),
  },
  {
    id: 'scope of the first feed',
    mistake: 'only the first feed’s scope covers a story that two feeds tell',
    file: 'lib/freeze/scope.ts',
    was: '...delivery.feeds.map((feed) => `feed:${feed}`),',
    becomes: '...delivery.feeds.slice(0, 1).map((feed) => `feed:${feed}`),',
    killed: evenings('I2', 'ingest', 'approve', 'publish'),
  },
  {
    id: 'second feed never covers',
    mistake: 'a feed that tells a story second never covers it',
    file: 'lib/draft/ingest.ts',
    was: 'for (const other of others) await nameFeed(deps, other, feedId);',
    becomes: '',
    killed: evenings('I2', 'ingest', 'ingest', 'approve', 'publish'),
  },
  {
    id: 'draft’s feeds forgotten',
    mistake: 'an approval is given in the delivery’s own feeds, not in all that the draft names',
    file: 'lib/approval/review.ts',
    was: 'feeds: [...new Set([...delivery.feeds, ...feeds])],',
    becomes: 'feeds: [...new Set([...delivery.feeds, ...feeds.slice(0, 1)])],',
    killed: evenings('I2', 'ingest', 'ingest', 'notify', 'approve'),
  },
  {
    id: 'second feed, first draft',
    mistake: 'a story that a second feed tells is named in the draft only, never asked about for both',
    file: 'lib/draft/ingest.ts',
    was: 'feeds.includes(feedId) ? null : { feeds: [...feeds, feedId] },',
    becomes: 'feeds.includes(feedId) ? null : { feeds: [...feeds] },',
    killed: evenings('I2', 'ingest', 'ingest', 'approve', 'publish'),
  },
  {
    id: 'third of the owners',
    mistake: 'the watch vouches with a third of its owners',
    file: 'lib/crisis/judge.ts',
    was: 'freshOwners.length * 2 >= owners.length',
    becomes: 'freshOwners.length * 3 >= owners.length',
    killed: test('crisis/judge', 'is not given by two owners of five, nor by three of seven'),
  },
  {
    id: 'newest send refunded',
    mistake: 'a refund removes the newest send, not ours',
    file: 'lib/delivery/budget.ts',
    was: 'const index = budget.sends.indexOf(claimedAt);',
    becomes: 'const index = budget.sends.length - 1;',
    killed: test('delivery/budget', 'is refunded the send that did not leave, and no other'),
  },
  {
    id: 'unknown delete is gone',
    mistake: 'a deletion without an answer counts as gone',
    file: 'lib/delivery/take-back.ts',
    was: "if (answer.kind === 'failed' || answer.kind === 'unknown')",
    becomes: "if (answer.kind === 'failed')",
    killed: evenings('I8', 'publish', 'takeBack', 'takeBack'),
  },
  {
    id: 'differing post untold',
    mistake: 'nobody is told that the post on the network differs from what was approved',
    file: 'lib/delivery/probe.ts',
    was: 'if (probe.text !== unknown.content.text) {',
    becomes: 'if (probe.text === null) {',
    killed: test('delivery/sweep', 'is published, and an error says so, when the post has another text'),
  },
  {
    id: 'signature over text',
    mistake: 'Slack’s signature is computed over decoded text',
    file: 'lib/web/signed.ts',
    was: '.update(body).digest();',
    becomes: ".update(body.toString('utf8')).digest();",
    killed: test('adapters/slack', 'is computed over the bytes as they came, readable as text or not'),
  },
  {
    id: 'connected address unjudged',
    mistake: 'the address that a connection really has is not judged',
    file: 'lib/adapters/fetch.ts',
    was: 'if (!isPublicAddress(remote) && !(allowsLoopback && remote === LOOPBACK))',
    becomes: 'if (remote === null)',
    killed: test('adapters/fetch', 'refuses a connection that ends at a private address, whatever led to it'),
  },

  // ── the claim ──
  {
    id: 'flight under one scope',
    mistake: 'a claim is noted as in flight under its first scope only',
    file: 'lib/adapters/store/claim.ts',
    was: 'scopes: [...scopes],',
    becomes: 'scopes: [...scopes].slice(0, 1),',
    killed: evenings('I2', 'approve', 'publish'),
  },
  {
    id: 'runaway watch believed',
    mistake: 'the claim believes an all-clear from a clock that ran away',
    file: 'lib/adapters/store/watch.ts',
    was: 'okUntil > :now AND okUntil < :latest AND',
    becomes: 'okUntil > :now AND (okUntil < :latest OR okUntil >= :latest) AND',
    killed: evenings('I6', 'watch', 'watch', 'publish', 'approve'),
  },
  {
    id: 'brake of the first lane',
    mistake: 'the claim asks only the first lane whether it is braked',
    file: 'lib/adapters/store/watch.ts',
    was: '...lanes.map((_, index) => `(attribute_not_exists',
    becomes: '...lanes.slice(0, 1).map((_, index) => `(attribute_not_exists',
    killed: test('engines/store', 'checks every lane of a delivery that has several'),
  },
  {
    id: 'moved under freeze',
    mistake: 'a move makes of every approval one that was given under freeze',
    file: 'lib/adapters/store/deliveries.ts',
    was: 'const approval: Approval = { ...given, ...own };',
    becomes: 'const approval: Approval = { ...given, ...own, under: true };',
    killed: evenings('I1', 'approve', 'revise', 'revise'),
  },
  {
    id: 'un-approved after it landed',
    mistake: 'what is un-approved in flight need not be in flight any more',
    file: 'lib/adapters/store/deliveries.ts',
    was: '        stillClaimed(table, claimed),\n',
    becomes: '',
    killed: test(
      'approval/revise-races',
      'a person and a publisher who race for a post never both win, and the answer says who did',
    ),
  },
  {
    id: 'anybody moves under freeze',
    mistake: 'who may not thaw may move what was approved under freeze',
    file: 'lib/approval/revise.ts',
    was: '(approval?.under !== true || ',
    becomes: '(approval?.by !== "" || ',
    killed: test('approval/revise', 'keeps that it was approved under freeze, and only who may thaw can move that'),
  },
  {
    id: 'moved past its source',
    mistake: 'a move forgets that its source has changed while it was in flight',
    file: 'lib/approval/revise.ts',
    was: '{ id: before.id, approval: given }) !== null)',
    becomes: '{ id: before.id, approval: null }) !== null)',
    killed: test('approval/revise', 'is not moved past a change of its source that it has still to take'),
  },
  {
    id: 'moved into the past',
    mistake: 'a post may be moved to a time that is over',
    file: 'lib/approval/revise.ts',
    was: 'if (dueAt < at || dueAt > at + MOST_AHEAD_MS)',
    becomes: 'if (dueAt > at + MOST_AHEAD_MS)',
    killed: test('approval/revise', 'has no time in the past, and none further ahead than a year'),
  },
  {
    id: 'edited unseen',
    mistake: 'an approved text is edited by somebody who saw another one',
    file: 'lib/approval/revise.ts',
    was: "if (wish.hash !== before.hash) return { kind: 'text-changed' };",
    becomes: '',
    killed: test('approval/revise', 'is edited: a draft with the new text, asked about again'),
  },
  {
    id: 'restored too short',
    mistake: 'what is asked about again has only the time that it had',
    file: 'lib/delivery/unapproved.ts',
    was: 'expiresAt: Math.max(expiresAt, at + waitOf(feeds, settings)),',
    becomes: 'expiresAt: Math.max(expiresAt, waitOf(feeds, settings)),',
    killed: test('approval/revise', 'is asked about again after it expired, with all the time of a new draft'),
  },
  {
    id: 'anybody changes their mind',
    mistake: 'who may not approve for its feeds may revise',
    file: 'lib/approval/revise.ts',
    was: 'approversOf(settings, feeds).includes(person) &&',
    becomes: 'approversOf(settings, feeds).length > 0 &&',
    killed: test('approval/revise', 'is nobody’s to change who may not approve for its feeds'),
  },
  {
    id: 'approval of any id',
    mistake: 'the claim takes any approval that is there, not the one that was read',
    file: 'lib/adapters/store/approvals.ts',
    was: "'#id = :id AND #hash = :hash AND #dueAt <= :now AND #dueAt >= :earliest AND #until > :now'",
    becomes:
      "'(#id = :id OR #id <> :id) AND #hash = :hash AND #dueAt <= :now AND #dueAt >= :earliest AND #until > :now'",
    killed: test('engines/store', 'takes nothing when its approval is a newer one'),
  },
  {
    id: 'approval unread',
    mistake: 'the claim asks for no approval',
    file: 'lib/adapters/store/claim.ts',
    was: 'approvalCheck(table, approval, now),',
    becomes: 'watchCheck(table, input.lanes, now),',
    killed: test('engines/store', 'takes nothing when it has no approval'),
  },
  {
    id: 'hash of the delivery',
    mistake: 'the claim takes the hash from the delivery, not from the approval',
    file: 'lib/adapters/store/claim.ts',
    was: 'claimUpdate(table, before, after, approval.hash, now),',
    becomes: 'claimUpdate(table, before, after, before.hash, now),',
    killed: test('engines/store', 'takes nothing when the approval is for another text than the delivery has'),
  },
  {
    id: 'epochs of the delivery',
    mistake: 'the claim takes the epochs from the delivery, not from the approval',
    file: 'lib/adapters/store/claim.ts',
    was: '...controlChecks(table, approval.epochs, approval.under),',
    becomes: '...controlChecks(table, before.approval?.epochs ?? {}, approval.under),',
    killed: test('engines/store', 'takes nothing by what the delivery says of its approval'),
  },
  {
    id: 'flies twice',
    mistake: 'the claim notes itself over another one in flight',
    file: 'lib/adapters/store/claim.ts',
    was: "return table.putIfAbsent('INFLIGHT', after.id, row);",
    becomes: "return { Put: { TableName: table.name, Item: marshal({ ...row, pk: 'INFLIGHT', sk: after.id }) } };",
    killed: test('engines/store', 'takes nothing while another claim of it has no outcome, whatever the delivery says'),
  },
  {
    id: 'approval outlives its post',
    mistake: 'an end of a delivery leaves its approval',
    file: 'lib/adapters/store/transition.ts',
    was: '...(falls(before, after) ? [dropApproval(table, before.id)] : []),',
    becomes: '',
    killed: evenings('I1', 'publish', 'approve'),
  },
  {
    id: 'approval outlives its text',
    mistake: 'an approval stays when only the text of a draft changes',
    file: 'lib/adapters/store/approvals.ts',
    was: '(after.state !== before.state || after.hash !== before.hash)',
    becomes: 'after.state !== before.state',
    killed: test('engines/store', 'take the approval away with a new text, and leave it while people are only asked'),
  },
  {
    id: 'revived',
    mistake: 'a pull-back does not look whether its approval still stands',
    file: 'lib/adapters/store/deliveries.ts',
    was: "const stands = after.state === 'approved' ? [approvalStands(table, before)] : [];",
    becomes: "const stands = after.state === 'approved' ? [] : [];",
    killed: test('engines/store', 'bring nothing back to approved whose approval is gone, or is another one'),
  },
  {
    id: 'approval over another',
    mistake: 'a new approval takes the place of whatever lies there',
    file: 'lib/adapters/store/approvals.ts',
    was: "          ConditionExpression: '#id = :before',",
    becomes: "          ConditionExpression: '#id = :before OR #id <> :before',",
    killed: test('engines/store', 'takes the place of the one that was there, under a new id, and of no third one'),
  },
  {
    id: 'copy decides',
    mistake: 'what has no approval is left to lie as approved',
    file: 'lib/delivery/publish.ts',
    was: 'const isBack = await returnUnapproved(deps, delivery, WHO);',
    becomes: 'const isBack = false;',
    killed: test('delivery/publish', 'sends nothing that only says that it is approved, and asks about it again'),
  },
  {
    id: 'claimed too long',
    mistake: 'a send may begin five seconds after its claim',
    file: 'lib/delivery/publish.ts',
    was: 'export const BEGIN_WITHIN_MS = SECOND_MS;',
    becomes: 'export const BEGIN_WITHIN_MS = 5 * SECOND_MS;',
    killed: evenings('I2', 'publish', 'approve'),
  },
  {
    id: 'tries without end',
    mistake: 'what was not sent is tried again without end',
    file: 'lib/records/delivery.ts',
    was: 'export const MAX_ATTEMPTS = 3;',
    becomes: 'export const MAX_ATTEMPTS = 3_000;',
    killed: test(
      'delivery/publish',
      'puts what was not sent back and refunds its budget; after three tries a person looks',
    ),
  },

  // ── the freeze ──
  {
    id: 'one scope frozen',
    mistake: 'a freeze of several scopes closes the first only',
    file: 'lib/adapters/store/freezes.ts',
    was: '...freeze.scopes.map((scope) => close(',
    becomes: '...freeze.scopes.slice(0, 1).map((scope) => close(',
    killed: evenings('I7', 'freeze'),
  },
  {
    id: 'watch on people’s side',
    mistake: 'a freeze of the watch is written on the controls of people’s side',
    file: 'lib/records/freeze.ts',
    was: "(source === 'human' ? 'human' : 'watch');",
    becomes: "(source === 'human' ? 'human' : 'human');",
    killed: evenings('I7', 'freeze'),
  },
  {
    id: 'one scope followed',
    mistake: 'a stop names only what is in flight under its first scope',
    file: 'lib/freeze/stop.ts',
    was: 'freeze.scopes.some((scope) => scopes.includes(scope));',
    becomes: 'freeze.scopes.slice(0, 1).some((scope) => scopes.includes(scope));',
    killed: evenings('I2', 'freeze', 'freeze', 'publish', 'approve'),
  },
  {
    id: 'frozen at once',
    mistake: 'a stop answers frozen without waiting for what is in flight',
    file: 'lib/freeze/stop.ts',
    was: 'export const SETTLE_WITHIN_MS = 1_500;',
    becomes: 'export const SETTLE_WITHIN_MS = 0;',
    killed: test('freeze/stop', 'waits for posts in flight only as long as a send could still begin, and names them'),
  },
  {
    id: 'anybody thaws',
    mistake: 'whoever may freeze may thaw',
    file: 'lib/freeze/thaw.ts',
    was: "if (!may(deps.settings, order.by, 'thaw')) {",
    becomes: "if (!may(deps.settings, order.by, 'freeze')) {",
    killed: evenings('I7', 'freeze', 'thaw'),
  },
  {
    id: 'anybody freezes',
    mistake: 'a person without the right may freeze',
    file: 'lib/freeze/stop.ts',
    was: "if (order.source === 'human' && !may(deps.settings, order.by, 'freeze')) return { kind: 'not-allowed' };",
    becomes: '',
    killed: test('freeze/stop', 'is refused to a person without the right'),
  },

  {
    id: 'join without epoch',
    mistake: 'a press that joins an open freeze raises no epoch, so that an approval under freeze goes on',
    file: 'lib/adapters/store/join.ts',
    was: `    ...press.scopes.map((scope) =>
      into.scopes.includes(scope) ? close(table, scope, 'human', into.id) : raise(table, scope),
    ),
`,
    becomes: '',
    killed: test('freeze/join', 'ends what was approved under the freeze that it joins'),
  },
  {
    id: 'end kept by a join',
    mistake: 'a press that joins a freeze keeps the end that was signed before it',
    file: 'lib/adapters/store/join.ts',
    was: 'until: null, untilBy: null, joined, reason',
    becomes: 'joined, reason',
    killed: test('freeze/join', 'takes away the end that was signed before'),
  },

  // ── the sweep ──
  {
    id: 'signed thaw early',
    mistake: 'the sweep carries out a signed thaw before the time that the person signed',
    file: 'lib/delivery/sweep.ts',
    was: 'freeze.until <= now &&',
    becomes: 'freeze.until <= now + 1_800_000 &&',
    killed: evenings('I7', 'freeze', 'freeze', 'sweep', 'sweep'),
  },
  {
    id: 'unsigned thaw',
    mistake: 'the sweep thaws what nobody signed an end of',
    file: 'lib/delivery/sweep.ts',
    was: `freeze.until !== null &&
        freeze.until <= now &&`,
    becomes: '(freeze.until ?? 0) <= now &&',
    killed: evenings('I7', 'freeze', 'sweep'),
  },

  {
    id: 'newest fifty',
    mistake: 'the sweep looks at the newest fifty freezes alone, so that a signed end behind them never comes',
    file: 'lib/freeze/open.ts',
    was: 'new Set([...openOn(controls), ...listed])',
    becomes: 'new Set([...openOn(controls).slice(0, 0), ...listed])',
    killed: test(
      'delivery/sweep',
      'thaws a signed freeze however many freezes came after it, before it looks at what is held',
    ),
  },

  // ── what people are told ──
  {
    id: 'one mail is enough',
    mistake: 'a freeze counts as told when some mails were handed over',
    file: 'lib/notice/tell.ts',
    was: "if (done.includes(false)) return 'later';",
    becomes: "if (!done.includes(true)) return 'later';",
    killed: evenings('told', 'freeze', 'notify'),
  },
  {
    id: 'told for every person',
    mistake: 'one mark stands for everybody who is told',
    file: 'lib/notice/tell.ts',
    was: 'const mark = markOf(of, who);',
    becomes: "const mark = markOf(of, 'everybody');",
    killed: evenings('told', 'freeze', 'notify'),
  },
  {
    id: 'told for the first person',
    mistake: 'who has a post later that the same cause keeps is not told',
    file: 'lib/notice/tell.ts',
    was: 'if (grows !== true) return true;',
    becomes: 'return true;',
    killed: test('notice/unsent', 'reaches a second person whose post the same cause keeps later in the day'),
  },
  {
    id: 'cause outlives its approval',
    mistake: 'a new approval keeps what kept the post from leaving under the old one',
    file: 'lib/adapters/store/transition.ts',
    was: 'after.approval === before.approval && (after.state',
    becomes: '(after.state',
    killed: test('notice/unsent', 'forgets its cause with a new time'),
  },
  {
    id: 'cause outlives its state',
    mistake: 'a post that was sent still says what had kept it',
    file: 'lib/adapters/store/transition.ts',
    was: "if (!stays && !('unsent' in change)) delete after.unsent;",
    becomes: '',
    killed: test('notice/unsent', 'leaves no cause on a post that was sent after all'),
  },
  {
    id: 'gone is held',
    mistake: 'a post whose account is no longer configured is said to be held by a freeze',
    file: 'lib/delivery/publish.ts',
    was: 'if (approval === null || scopes === null) return null;',
    becomes: "if (approval === null || scopes === null) return taken(candidate, 'held', OTHER_WORLD, 'held');",
    killed: test('notice/unsent', 'takes neither a removed account nor an unreadable control for a freeze'),
  },
  {
    id: 'unreadable is held',
    mistake: 'a post under a control that cannot be read is said to be held by a freeze',
    file: 'lib/delivery/publish.ts',
    was: "if (own.length < controlsOf(scopes).length) return taken(candidate, 'held', UNREADABLE, 'control');",
    becomes: '',
    killed: test('notice/unsent', 'takes neither a removed account nor an unreadable control for a freeze'),
  },
  {
    id: 'event believed',
    mistake: 'an event of one cause tells of posts that another keeps',
    file: 'lib/notice/notice.ts',
    was: 'if (only !== null && (only.place !== place || only.cause !== cause)) continue;',
    becomes: '',
    killed: test('notice/unsent', 'believes the table, whatever an event says'),
  },
  {
    id: 'turn for ever',
    mistake: 'a run that died keeps its turn to tell',
    file: 'lib/adapters/store/configuration.ts',
    was: "':before': { N: String(now - forMs) },",
    becomes: "':before': { N: '-1' },",
    killed: evenings('told', 'freeze', 'notify'),
  },
  {
    id: 'turn of 2038',
    mistake: 'a turn that a clock of 2038 took keeps everybody waiting',
    file: 'lib/adapters/store/configuration.ts',
    was: "':after': { N: String(now + forMs) },",
    becomes: "':after': { N: String(now + 400 * 365 * 86_400_000) },",
    killed: test('notice/notify', 'no more often than every so long, also when the last asking had a clock of 2038'),
  },
  {
    id: 'ids of machines',
    mistake: 'a freeze under the watch’s own id may say that it is a person’s, with an end',
    file: 'lib/records/freeze.ts',
    was: "const MACHINE_IDS = ['watch-', 'gap-'] as const;",
    becomes: "const MACHINE_IDS = ['nobody-', 'gap-'] as const;",
    killed: evenings('I7', 'captured', 'freeze', 'sweep'),
  },
  {
    id: 'order on the copy',
    mistake: 'a post is taken back because its delivery says that somebody ordered it',
    file: 'lib/delivery/take-back.ts',
    was: '      how === ORDER &&\n',
    becomes: '      how !== ORDER ||\n',
    killed: evenings('I8', 'captured', 'publish'),
  },
  {
    id: 'item of another key',
    mistake: 'an item is read under a key that is not its own',
    file: 'lib/adapters/store/table.ts',
    was: '(id === undefined || rest.length === 0 ||',
    becomes: '(id === undefined || rest.length >= 0 ||',
    killed: test('adapters/in-place', 'does not pass for a person’s freeze in a list, with an end that has come'),
  },
  {
    id: 'order of another post',
    mistake: 'an order to take back counts for whatever post its delivery names since',
    file: 'lib/delivery/take-back.ts',
    was: '(evidence === null || evidence === remoteId),',
    becomes: '(evidence === null || evidence !== null),',
    killed: test('delivery/sweep', 'is carried out for the post that the person ordered back, and for no other'),
  },
  {
    id: 'word on the parked lost',
    mistake: 'a poll writes its rows over a person’s word about a parked item',
    file: 'lib/adapters/store/feeds.ts',
    was: "ConditionExpression: '#row = :was',",
    becomes: "ConditionExpression: '#row = :was OR attribute_exists(pk)',",
    killed: test('draft/seen-races', 'stands when a poll that read its rows before writes them after'),
  },

  // ── the review ──
  {
    id: 'epochs of now',
    mistake: 'an approval takes the epochs of now, not those that the page showed',
    file: 'lib/approval/decide.ts',
    was: 'const epoch = shown[key];',
    becomes: 'const epoch = own.find((each) => each.scope === scope && each.side === side)?.epoch;',
    killed: evenings('I1', 'approve', 'approve', 'freeze', 'thaw'),
  },
  {
    id: 'old round counts',
    mistake: 'a press of a round of asking that is over counts again',
    file: 'lib/approval/decide.ts',
    was: "if (before.state === 'draft' && before.askId !== order.ask) return { kind: 'closed' };",
    becomes: '',
    killed: test(
      'approval/review',
      'approves nothing when it arrives again after its send failed and the delivery is a draft again',
    ),
  },
  {
    id: 'banner not seen',
    mistake: 'who may thaw approves under a freeze that the person has not seen',
    file: 'lib/approval/decide.ts',
    was: 'if (under && !(opened.mayThaw && order.under))',
    becomes: 'if (under && !opened.mayThaw)',
    killed: evenings('I1', 'approve', 'approve', 'freeze'),
  },
  {
    id: 'another text approved',
    mistake: 'a decision about a text that has changed since is taken',
    file: 'lib/approval/decide.ts',
    was: "if (before.hash !== choice.hash) return { kind: 'text-changed', id: before.id };",
    becomes: '',
    killed: test('approval/review', 'is refused when the text was edited since the page was shown'),
  },

  // ── tokens and codes ──
  {
    id: 'link without end',
    mistake: 'a link works after its end',
    file: 'lib/approval/review.ts',
    was: 'pass !== null && pass.until > deps.now() && pass.person in',
    becomes: 'pass !== null && pass.person in',
    killed: test(
      'web/tokens',
      'ends at its last millisecond, and an expired one gets byte for byte the page of a wrong one',
    ),
  },
  {
    id: 'codes can be guessed',
    mistake: 'wrong codes have no limit that matters',
    file: 'lib/approval/ask.ts',
    was: 'export const MAX_WRONG_CODES = 5;',
    becomes: 'export const MAX_WRONG_CODES = 5_000;',
    killed: test(
      'web/tokens',
      'is dead after five wrong tries, and answered like a wrong one, while the links go on working',
    ),
  },
  {
    id: 'code of no ask',
    mistake: 'the stored digest of a code is the same for every ask',
    file: 'lib/approval/ask.ts',
    was: 'secretHash(`${askId}\\n${readCode(code)}`)',
    becomes: 'secretHash(readCode(code))',
    killed: test('web/tokens', 'opens no other ask, and is stored only as a digest bound to its ask'),
  },
  {
    id: 'former approver',
    mistake: 'who approves a feed no longer may still open its reviews',
    file: 'lib/approval/review.ts',
    was: "if (!approversOf(settings, draft.feeds).includes(person)) return { kind: 'closed' };",
    becomes: '',
    killed: test('web/tokens', 'does not open the review of a feed that the person no longer approves'),
  },

  // ── signatures ──
  {
    id: 'old request taken',
    mistake: 'a signed request counts a second longer than five minutes',
    file: 'lib/web/signed.ts',
    was: 'const WINDOW_S = 300;',
    becomes: 'const WINDOW_S = 301;',
    killed: test('adapters/slack', 'is good for five minutes in both directions and not a second longer'),
  },
  {
    id: 'half a signature',
    mistake: 'only the first half of a signature is compared',
    file: 'lib/web/signed.ts',
    was: "timingSafeEqual(expected, Buffer.from(given, 'hex'))",
    becomes: "timingSafeEqual(expected.subarray(0, 16), Buffer.from(given, 'hex').subarray(0, 16))",
    killed: test(
      'adapters/slack',
      'is bad with any byte of the body, the time or itself changed, and with any other secret',
    ),
  },

  // ── the budget ──
  {
    id: 'link at the plain price',
    mistake: 'a post with a link is counted at the price of one without',
    file: 'lib/delivery/budget.ts',
    was: 'const dollars = hasLink ? (caps?.usdPerLinkPost ?? caps?.usdPerPost ?? 0) : (caps?.usdPerPost ?? 0);',
    becomes: 'const dollars = hasLink ? (caps?.usdPerPost ?? 0) : (caps?.usdPerPost ?? 0);',
    killed: evenings('caps', 'approve', 'publish'),
  },
  {
    id: 'no gap',
    mistake: 'the minimum gap between two posts of an account is not kept',
    file: 'lib/delivery/budget.ts',
    was: 'if (last !== undefined && now < last + gap)',
    becomes: 'if (last !== undefined && now < last)',
    killed: evenings('caps', 'approve', 'publish', 'publish'),
  },
  {
    id: 'money kept',
    mistake: 'what was not sent is paid for',
    file: 'lib/delivery/budget.ts',
    was: 'sameMonth ? Math.max(0, budget.spent - cost) : budget.spent',
    becomes: 'sameMonth ? Math.max(0, budget.spent) : budget.spent',
    killed: evenings('caps', 'approve', 'publish', 'publish'),
  },

  // ── taking back ──
  {
    id: 'taken back by nobody',
    mistake: 'a post is taken back by an order that stands in nobody’s name',
    file: 'lib/delivery/take-back.ts',
    was: 'if (!(await isOrdered(deps, before)))',
    becomes: 'if (!(await isOrdered(deps, before)) && id === "")',
    killed: test(
      'delivery/sweep',
      'deletes nothing by an order that only the delivery names, until the person gives it',
    ),
  },
  {
    id: 'signed by a machine',
    mistake: 'the publisher records a take-back in the name of the person who ordered it',
    file: 'lib/delivery/take-back.ts',
    was: "{ at, who: WHO, how: 'take back',",
    becomes: "{ at, who: by, how: 'take back',",
    killed: evenings('I9', 'publish', 'takeBack'),
  },
  {
    id: 'people among machines',
    mistake: 'what a person did is recorded where machines write',
    file: 'lib/adapters/store/audit.ts',
    was: "`${isPerson(who) ? 'SIGNED' : 'AUDIT'}#${id}`",
    becomes: '`AUDIT#${id}`',
    killed: evenings('I9', 'approve'),
  },
  {
    id: 'forged history',
    mistake: 'a row in a person’s name among the machines’ rows is shown as hers',
    file: 'lib/adapters/store/audit.ts',
    was: 'return isPerson(row.who) ? { ...row, unsigned: true } : row;',
    becomes: 'return row;',
    killed: test('engines/store', 'are read where machines write, and marked, when they name a person'),
  },
  {
    id: 'anybody takes back',
    mistake: 'a person without the right may order a post to be taken back',
    file: 'lib/delivery/take-back.ts',
    was: "if (!may(deps.settings, order.by, 'freeze')) return { kind: 'not-allowed' };",
    becomes: '',
    killed: test('delivery/sweep', 'is refused for what was not sent, and to people who may not freeze'),
  },

  // ── the watch ──
  {
    id: 'alerts vouch',
    mistake: 'official alerts count as owners that vouch',
    file: 'lib/crisis/judge.ts',
    was: "return source.kind === 'headlines' && answer.kind !== 'error' && state === 'fresh';",
    becomes: "return answer.kind !== 'error' && state === 'fresh';",
    killed: test('crisis/judge', 'counts owners and not addresses, and no official alerts'),
  },
  {
    id: 'stale vouches',
    mistake: 'a source that has told nothing new for days vouches for calm',
    file: 'lib/crisis/health.ts',
    was: 'export const STALE_AFTER_MS = 36 * HOUR_MS;',
    becomes: 'export const STALE_AFTER_MS = 36_000 * HOUR_MS;',
    killed: test(
      'crisis/judge',
      'takes a source that answers without anything new for days for silent, never for calm',
    ),
  },
  {
    id: 'anybody ends a brake',
    mistake: 'a person without the right may end a brake',
    file: 'lib/freeze/brake.ts',
    was: "if (!may(deps.settings, by, 'thaw')) return { kind: 'not-allowed' };",
    becomes: '',
    killed: evenings('I7', 'watch', 'endBrake', 'endBrake'),
  },

  {
    id: 'runaway poll believed',
    mistake: 'a poll of a clock in 2038 keeps its feed from being polled until then',
    file: 'lib/adapters/store/feeds.ts',
    was: "'(nextAt > :runaway AND nextAt < :never)'",
    becomes: "'(nextAt > :runaway AND nextAt < :never AND nextAt < :now)'",
    killed: evenings('I4', 'ingest'),
  },

  // ── the fetch ──
  {
    id: 'every IPv6 is public',
    mistake: 'every IPv6 address of which nothing else is known counts as public',
    file: 'lib/adapters/fetch.ts',
    was: 'parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_IPV6) : true',
    becomes: 'parsed instanceof ipaddr.IPv6 ? true : true',
    killed: test('adapters/fetch', 'counts 4000::1 as not public'),
  },
  {
    id: 'redirect unjudged',
    mistake: 'credentials in the address of a redirect are sent',
    file: 'lib/adapters/fetch.ts',
    was: "if (url.username !== '' || url.password !== '') return",
    becomes: "if (url.username === '\\n') return",
    killed: test('adapters/fetch', 'refuses a redirect to an address with credentials'),
  },
  {
    id: '304 unasked',
    mistake: 'a 304 that nobody asked for counts as unchanged',
    file: 'lib/adapters/fetch.ts',
    was: 'if (sent === null || (sent.etag === null && sent.lastModified === null))',
    becomes: 'if (sent?.etag === undefined && sent !== null)',
    killed: test('adapters/fetch', 'takes a 304 that nobody asked for as an error'),
  },
  {
    id: 'silent name server for one',
    mistake: 'a name server that is silent about IPv6 hides the addresses of IPv4',
    file: 'lib/adapters/names.ts',
    was: 'if (found.length > 0) return found;',
    becomes: "if (found.length > 0 && ends[1].status === 'fulfilled') return found;",
    killed: test('adapters/fetch-misbehaviour', 'about IPv6 leaves the addresses of IPv4 to be used'),
  },
  {
    id: 'values uncounted',
    mistake: 'commas of a JSON document are not counted as values before it is parsed',
    file: 'lib/feed/json-feed.ts',
    was: '(code === COMMA || code === BRACE || code === BRACKET)',
    becomes: 'code === BRACKET',
    killed: test(
      'feed/hostile',
      'reads no more JSON values than five thousand items can need, not counting what stands in a text',
    ),
  },
  {
    id: 'large ones at once',
    mistake: 'ingest reads all large documents of a run at once',
    file: 'lib/draft/fan-out.ts',
    was: 'await before;',
    becomes: 'void before;',
    killed: test('draft/fan-out', 'are read one after the other, and hold up no small one'),
  },
  {
    id: 'gone is not dead',
    mistake: 'a feed that is gone for good is not counted as dead',
    file: 'lib/records/poll.ts',
    was: 'nextAt === NEVER || failures >= DEAD_AFTER',
    becomes: 'failures >= DEAD_AFTER',
    killed: test('draft/fan-out', 'is one that is gone, until its address is another'),
  },
];
