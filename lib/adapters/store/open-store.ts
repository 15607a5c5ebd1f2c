/**
 * The one table. The files of this folder are the only ones that know its keys, item shapes and conditions. Every
 * decision that matters is a condition of a write; a list by time is eventual, and only proposes candidates.
 *
 * | file          | access                        | operation            | key                          | consistency |
 * | ------------- | ----------------------------- | -------------------- | ---------------------------- | ----------- |
 * | controls      | controls of some scopes       | BatchGet             | CONTROL#scope#side           | strong      |
 * | configuration | the scopes applied last       | Get, TransactWrite   | APPLIED, CONTROLs that go    | conditional |
 * |               | when something happened last  | Get, Put             | TICK#name                    | conditional |
 * | freezes       | freeze, thaw, sign, reason    | TransactWrite        | FREEZE#id, CONTROL, AUDIT    | conditional |
 * |               | freezes, newest first         | Query by-time        | FREEZE                       | eventual    |
 * | join          | a press joins a freeze        | BatchGet, Transact.. | FREEZE#id, CONTROL, SIGNED   | conditional |
 * | deliveries    | one delivery, several         | Get, BatchGet        | DELIVERY#id                  | strong      |
 * |               | a state's deliveries, by time | Query by-time        | DELIVERY#state               | eventual    |
 * |               | approve, pull back, any move  | TransactWrite        | DELIVERY#id, AUDIT#id / rev  | conditional |
 * |               | what is in flight             | Query                | INFLIGHT / delivery          | strong      |
 * |               | an account's budget           | Get                  | BUDGET#account               | strong      |
 * |               | the history of one thing      | Query                | AUDIT#id, SIGNED#id          | strong      |
 * | approvals     | an approval; put, deleted     | Get, BatchGet        | APPROVAL#delivery            | strong      |
 * |               | with the moves of deliveries  | TransactWrite        | APPROVAL#delivery            | conditional |
 * | yeses         | the first of two yeses; put,  | BatchGet             | YES#delivery                 | strong      |
 * |               | taken with the second         | TransactWrite        | YES#delivery                 | conditional |
 * | slots         | the slot of an approval       | Get, TransactWrite   | SLOT#account / time          | conditional |
 * | claim         | claim: the above, and         | TransactWrite        | CONTROLs, WATCH, INFLIGHT    | conditional |
 * | sent          | put by a claim, with its end  | TransactWrite        | SENT#delivery                | conditional |
 * | attendance    | until when somebody attends   | Get, TransactWrite   | ATTENDED                     | strong      |
 * | rests         | a network is left alone       | Get, TransactWrite   | REST#account                 | conditional |
 * | rings         | how a bell rings              | Query, TransactWrite | BELL#of / bell               | conditional |
 * |               | for what bells ring           | Query, Transact, Del | RINGING / of                 | conditional |
 * |               | what people checked off       | TransactWrite        | SIGNED#cord-freeze           | conditional |
 * | checks        | the last look at an account   | BatchGet, Put        | CHECK#account                | strong      |
 * | bounces       | mail to a person comes back   | BatchGet, Put        | BOUNCE#person                | strong      |
 * | answers       | who got which answers         | Query, TransactWrite | ANSWERS#account / time, id   | conditional |
 * | replies       | what the watch is to judge    | Query, Transact, Del | REPLY / name                 | conditional |
 * | debts         | what is owed to who asked     | Get, Put             | DEBT#account                 | strong      |
 * |               | a person lets that be         | Get, TransactWrite   | WAIVED#account               | strong      |
 * | drafts        | a new draft, its deliveries   | TransactWrite        | DRAFT, DELIVERY, SEEN, AUDIT | conditional |
 * |               | one draft, several            | Get, BatchGet        | DRAFT#id                     | strong      |
 * |               | a change of a draft           | Put                  | DRAFT#id: its rev            | conditional |
 * |               | what is parked, and decided   | TransactWrite, Query | PARKED#id, PARKED, SEEN      | conditional |
 * | feeds         | when each feed is due         | Query, Update        | FEEDS / id                   | strong      |
 * |               | the poll of a feed            | Update, Transact     | FEEDS / id, FEED#id          | conditional |
 * |               | was this item seen            | BatchGet, Put        | SEEN#key: the row read       | conditional |
 * |               | a subscription at a hub       | Get, Put, Update     | WEBSUB#feed                  | conditional |
 * | asks          | an ask, its codes; a pass     | Get, Put, Update     | ASK#id / CODE#.., PASS#hash  | conditional |
 * | watch         | the all-clear, its delays     | Get, Update          | WATCH                        | conditional |
 * |               | the watch's memory            | Query, BatchWrite    | MEMORY#name / part: its head | conditional |
 * |               | the newsroom's calls          | TransactWrite, Query | CALL / id, CALLED#id         | conditional |
 * |               | what the watch proposed       | TransactWrite, Query | PROPOSAL#id, PROPOSAL        | conditional |
 *
 * Who else may write an item between a look at it and a write of it, and what keeps theirs. A write without a condition
 * says beside its line why it overwrites nothing; a test walks these files.
 *
 * | item          | writers                       | what keeps another's write                                        |
 * | ------------- | ----------------------------- | ----------------------------------------------------------------- |
 * | ANSWERS       | answers; a person settles one | it is new; settled once                                           |
 * | APPLIED       | apply                         | its version                                                       |
 * | APPROVAL      | a person; every end           | absent, or the id that was read                                   |
 * | ASK, PASS     | who asks; a press of a person | a new id each time; wrong codes are added up; a card is used once |
 * | ATTENDED      | people                        | whoever says so last is right                                     |
 * | AUDIT, SIGNED | every transition              | its number is free, and its thing's rev is what was read          |
 * | BELL          | two runs of the bell          | its rev                                                           |
 * | BOUNCE        | notify                        | whoever says so last is right                                     |
 * | BUDGET        | claim, pull back, charge      | its version                                                       |
 * | CALL, CALLED  | web; the watch drops calls    | its id is new; a call is never changed                            |
 * | CHECK         | the publisher                 | either look is true                                               |
 * | CONTROL       | freeze, thaw, apply           | added and taken out one by one; made only where none is           |
 * | DEBT          | answers                       | of two reads either is true                                       |
 * | DELIVERY      | every flow                    | its state, rev, hash and claim                                    |
 * | DRAFT         | polls, follow, digest         | its rev                                                           |
 * | FEED, FEEDS   | two polls of one feed         | who took the poll                                                 |
 * | FREEZE        | people, sweep, watch          | new; afterwards its rev                                           |
 * | INFLIGHT      | claim, finish, sweep          | it is new; the delivery in the same transaction                   |
 * | MEMORY        | two looks of the watch        | the head's digest; parts are named by theirs                      |
 * | PARKED        | two polls; two people         | parked only if never seen; of two decisions the first             |
 * | PROPOSAL      | two looks of the watch        | it is new                                                         |
 * | REPLY         | answers; the watch drops it   | it is new; it is never changed                                    |
 * | REST          | two publishers; a person      | absent; ended by the time of its beginning                        |
 * | RINGING       | two runs of the bell          | it is new; what still rings is found again by its freeze          |
 * | SEEN          | two polls; a person           | the row that was read; a new draft writes its own rows            |
 * | SENT          | claim, pull back, a person    | absent; the delivery in the same transaction                      |
 * | SLOT          | approvals of one account      | absent, or its holder, whose approval is gone                     |
 * | TICK          | two runs                      | either time is true; a turn is taken once                         |
 * | WATCH         | looks; a person ends a brake  | longer than what stands; the brake that was shown                 |
 * | WAIVED        | people                        | whoever says so last is right                                     |
 * | YES           | a person; every end           | absent, or the id that was read; completed by somebody else       |
 * | WEBSUB        | polls; the hub's answer       | the request and the lease that were read                          |
 *
 * Times are numbers (epoch milliseconds), except `ttl` (epoch seconds), which only ever tidies up and decides nothing.
 * An item that does not fit its schema throws, and whoever asked for it does nothing; in a list it costs itself only.
 */
import type { Store } from '../../records/store.ts';
import { openAnswers } from './answers.ts';
import { openAsks } from './asks.ts';
import { openBounces } from './bounces.ts';
import { openChecks } from './checks.ts';
import { openAttendance } from './attendance.ts';
import { openClaim } from './claim.ts';
import { openConfiguration } from './configuration.ts';
import { openControls } from './controls.ts';
import { openDebts } from './debts.ts';
import { openDeliveries } from './deliveries.ts';
import { openDrafts } from './drafts.ts';
import { openFeeds } from './feeds.ts';
import { openFreezes } from './freezes.ts';
import { openJoins } from './join.ts';
import { openReplies } from './replies.ts';
import { openRests } from './rests.ts';
import { openRings } from './rings.ts';
import { openTable, type TableOptions } from './table.ts';
import { openWatch } from './watch.ts';

export type StoreOptions = TableOptions;

export const openStore = (options: StoreOptions): Store => {
  const table = openTable(options);
  return {
    ...openConfiguration(table),
    ...openControls(table),
    ...openFreezes(table),
    ...openJoins(table),
    ...openDeliveries(table),
    ...openClaim(table),
    ...openRests(table),
    ...openRings(table),
    ...openChecks(table),
    ...openBounces(table),
    ...openAnswers(table),
    ...openDebts(table),
    ...openReplies(table),
    ...openAttendance(table),
    ...openDrafts(table),
    ...openFeeds(table),
    ...openAsks(table),
    ...openWatch(table),
    takeLeftOut: table.takeLeftOut,
  };
};
