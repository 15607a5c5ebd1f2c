import { randomUUID } from 'node:crypto';
import { readReason } from '../../freeze/command.ts';
import { readNamedScopes } from '../../freeze/typed-scope.ts';
import { configuredScopes } from '../../freeze/scope.ts';
import { pressStop, settleFreeze, stopEvent, type StopAnswer, type StopReport } from '../../freeze/stop.ts';
import { may } from '../../people.ts';
import { readDuration } from '../../settings.ts';
import { command } from '../command.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { actOnRelay, RELAY_OPTIONS, type Acting } from '../relay.ts';

const OTHER_WAYS = "the stop page in any mail, Slack, or the publisher's reserved concurrency at 0 in the AWS console";

const reportJson = (report: StopReport) => ({
  state: report.kind,
  freeze: report.freeze.id,
  scopes: report.freeze.scopes,
  by: report.freeze.by,
  at: iso(report.freeze.at),
  until: iso(report.freeze.until),
  held: report.held,
  inFlight: report.inFlight.map(({ delivery, account, text, fate }) => ({ delivery, account, text, fate })),
  lastPostAt: iso(report.lastPostAt),
});

const reportText = ({ freeze, held, lastPostAt, inFlight }: StopReport): string =>
  [
    `FROZEN: ${freeze.scopes.join(' ')} (${freeze.id})`,
    `about ${held} held; last post: ${iso(lastPostAt) ?? 'none'}`,
    inFlight.length === 0 ? 'nothing was in flight' : 'in flight:',
    ...inFlight.map((each) => `  ${each.delivery} ${each.account}: ${each.text.slice(0, 70)} → ${each.fate}`),
    `A person who may thaw ends it: thaw ${freeze.id}`,
  ].join('\n');

const frozen = (report: StopReport): Answer => answer(reportJson(report), reportText(report));

/** A time to come, or a duration from now; null when it is neither. */
export const readUntil = (text: string, now: number): number | null => {
  const duration = readDuration(text);
  const at = duration === null ? (/^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN) : now + duration;
  return at > now ? at : null;
};

/** Waits for what is in flight, tells the bus, and answers what the stop is then. */
const settle = async ({ deps, target, person }: Acting, stopping: StopReport): Promise<Answer> => {
  const report = await settleFreeze(deps, stopping);
  await target.announce(stopEvent(report, person, target.now()));
  return frozen(report);
};

type NotFrozen = Extract<StopAnswer, { kind: 'not-confirmed' | 'unknown-scope' | 'not-allowed' }>;

const notFrozen = (said: NotFrozen, person: string): Refusal => {
  switch (said.kind) {
    case 'not-allowed':
      return refuse(1, said.kind, `${person} may not freeze`);
    case 'unknown-scope':
      return refuse(
        1,
        said.kind,
        `not known here: ${said.scopes.join(' ')}. Known: ${said.known.join(' ')}. ` +
          'A reason follows its scope: stop all fire',
      );
    case 'not-confirmed':
      return refuse(1, said.kind, `NOT CONFIRMED (${said.error}). Other ways: ${OTHER_WAYS}`);
  }
};

export const freeze = command({
  name: 'freeze',
  synonyms: ['stop', 'pause', 'gel'],
  takes: '[scope] [reason]',
  count: [0, Infinity],
  does:
    'Stops sending until a person thaws it: everywhere, or in scopes such as lane:promo, feed:agenda, ' +
    'account:x:acme, network:x.',
  examples: [
    'stop',
    'stop lane:promo attack in Nice',
    'stop network:x account:bluesky:gazette --until 2h',
    'stop feed:agenda --reason "the festival is off"',
  ],
  options: {
    ...RELAY_OPTIONS,
    reason: { type: 'string', value: 'TEXT', does: 'why, for the record and for the people who are told' },
    until: {
      type: 'string',
      value: 'TIME',
      does: 'when it ends by itself: 2h, or a time such as 2026-07-15T08:00:00Z',
    },
  },
  run: async (call) => {
    const { values, positionals, io, json } = call;
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const { person, deps, target } = acting;
    const wanted = values.until === undefined ? null : readUntil(values.until, target.now());
    if (values.until !== undefined && wanted === null) {
      return refuse(2, 'usage', `--until: was ${values.until}; a duration such as 2h or a time to come`);
    }
    // An end time is a thaw signed in advance, so it needs the right to thaw. The stop itself does not.
    const until = may(target.settings, person, 'thaw') ? wanted : null;
    if (wanted !== null && until === null) {
      io.err(`${person} may not thaw, so this stop has no end time: a person who may thaw must end it\n`);
    }
    const known = configuredScopes(target.settings);
    const { scopes, unknown, rest } = readNamedScopes(positionals.join(' '), known);
    if (unknown.length > 0) return notFrozen({ kind: 'unknown-scope', scopes: unknown, known }, person);
    const opened = await pressStop(deps, {
      id: `cli-${randomUUID()}`,
      scopes,
      source: 'human',
      by: person,
      reason: readReason(values.reason ?? rest),
      until,
    });
    switch (opened.kind) {
      case 'frozen':
        return frozen(opened);
      case 'stopping':
        if (!json) io.out('stopping…\n');
        return settle(acting, opened);
      default:
        return notFrozen(opened, person);
    }
  },
});
