/**
 * The faults that an evening injects by its seed. F9, what feeds may do, is tested elsewhere. Each fault is
 * counted where it happens, so that a fault that never happens is noticed.
 */
export const CLAUSES = [
  'F1 crash before a call to the table',
  'F1 crash after a call to the table, its answer unread',
  'F1 crash before a request to a network',
  'F1 crash after a request to a network, its answer unread',
  'F2 a function is over time in the middle of a call',
  'F3 the same event twice to five times',
  'F3 the same event late, up to six hours',
  'F3 events in another order than they were sent',
  'F3 the bus loses an event',
  'F3 the bus brings an event twice',
  'F3 the bus brings an event late',
  'F4 two publishers at once',
  'F5 the schedule fires twice',
  'F5 the schedule does not fire',
  'F6 a condition fails',
  'F6 a transaction conflict',
  'F6 throttled',
  'F6 server error, nothing written',
  'F6 server error after the write',
  'F6 the request is lost',
  'F6 the reply is lost',
  'F6 an answer after 25 ms to 10 s',
  'F6 a stale index',
  'F6 half of a batch unread',
  'F7 accepted after seconds',
  'F7 accepted long after the time-out',
  'F7 429 with a reset time',
  'F7 429 without one',
  'F7 401 in mid-run',
  'F7 403 duplicate',
  'F7 422',
  'F7 5xx before accepting',
  'F7 5xx after accepting',
  'F7 reset before accepting',
  'F7 reset after accepting',
  'F7 a body cut short',
  'F7 an empty 201',
  'F7 HTML with 200',
  'F7 an id of the wrong type',
  'F7 hangs',
  'F7 connection refused',
  'F7 too late to begin',
  'F8 clocks up to five minutes apart',
  'F8 the night in which clocks change',
  'F8 a clock in 2038',
  'F10 a secret is missing',
  'F10 a secret is malformed',
  'F10 a secret was rotated',
  'F10 a secret cannot be read',
  'F11 a mail bounces',
  'F11 mail is throttled',
  'F11 an approver clicks twice',
  'F11 two approvers at once',
  'F11 a click after expiry',
  'F11 a click after an edit',
  'F11 a click during a freeze',
  'F12 a stop is asked for again',
  'F11 un-approved in flight',
  'F12 a stop cannot be confirmed in time',
  'F12 a stop joins one that is open',
  'F13 the watch is dead',
  'F13 the watch comes and goes',
  'F13 the watch speaks nonsense',
  'F14 an item that nobody can read among ten',
  'F15 old and new code at once',
  'F15 old code meets what new code wrote',
  'F16 credits gone',
  'F16 a cap is reached',
  'a control is missing',
  'a control of another table',
  'a brake that nobody can read',
  'a configuration with other scopes',
  'a newsroom call again',
  'a story in two feeds',
  'two feeds race over one story',
  'more than 50 open freezes',
  'a function is taken over',
] as const;
export type Clause = (typeof CLAUSES)[number];

export type Injected = Partial<Record<Clause, number>>;

/**
 * Faults that the simulation cannot have, because they happen before a flow is called. Each names the test that
 * proves them.
 */
export const ELSEWHERE: readonly (readonly [fault: string, file: string, words: string])[] = [
  [
    'F12 a signed request replayed',
    'test/web/slack.test.ts',
    'answers a repeated signed request as before, without a second freeze or message',
  ],
  [
    'F12 a replay after the thaw',
    'test/web/slack.test.ts',
    'does not freeze again, nor say that it is frozen, when a request is replayed after the thaw',
  ],
  [
    'F12 the wrong team, or no signature',
    'test/web/slack.test.ts',
    'answers 401 to a request that Slack did not sign, and changes nothing',
  ],
  [
    'F12 three seconds, with everything slow',
    'test/web/slack.test.ts',
    'a stop is answered while a send, the mail, the webhook and the bus all hang',
  ],
  [
    'F13 news sources that answer nothing new',
    'test/crisis/judge.test.ts',
    'takes a source that answers without anything new for days for silent, never for calm',
  ],
  ['F15 rows of the version before', 'test/faults/versions.test.ts', 'are read by this version, whatever their kind'],
  [
    'F15 rows of a version to come',
    'test/faults/versions.test.ts',
    'stop what depends on them: this version claims nothing and confirms no stop',
  ],
];

/** Each fault: how often it happened, and in how many of the evenings. */
export const table = (injected: Injected, evenings: Injected, runs: number): string =>
  CLAUSES.map((clause) => {
    const times = String(injected[clause] ?? 0).padStart(9);
    const share = `${Math.round((100 * (evenings[clause] ?? 0)) / runs)} %`.padStart(6);
    return `${times} ${share}  ${clause}`;
  }).join('\n');

export const never = (injected: Injected): Clause[] => CLAUSES.filter((clause) => (injected[clause] ?? 0) === 0);
