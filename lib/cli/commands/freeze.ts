import { randomUUID } from 'node:crypto';
import { readReason } from '../../freeze/command.ts';
import { readClock, readDate } from '../../freeze/end.ts';
import { readNamedScopes } from '../../freeze/typed-scope.ts';
import { configuredScopes } from '../../freeze/scope.ts';
import { pressStop, settleFreeze, stopEvent, type StopAnswer, type StopReport } from '../../freeze/stop.ts';
import { may } from '../../people.ts';
import { readDuration } from '../../settings.ts';
import { command } from '../command.ts';
import { words } from '../../words/words.ts';
import { answer, iso, refuse, type Answer, type Reader, type Refusal } from '../io.ts';
import { didYouMean } from '../nearly.ts';
import { actOnRelay, RELAY_OPTIONS, type Acting } from '../relay.ts';

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

const reportText = (
  { freeze, held, lastPostAt, inFlight }: StopReport,
  { say, paint, time, locale }: Reader,
): string => {
  const { cli } = say;
  const { fate } = words(locale).pages;
  return [
    paint('red', cli.freeze.frozen(freeze.scopes.join(' '), freeze.id)),
    cli.freeze.held(held, lastPostAt === null ? cli.none : time(lastPostAt)),
    inFlight.length === 0 ? cli.freeze.nothingInFlight : cli.freeze.inFlight,
    ...inFlight.map((each) => `  ${each.delivery} ${each.account}: ${each.text.slice(0, 70)} → ${fate[each.fate]}`),
    cli.freeze.endsBy(freeze.id),
  ].join('\n');
};

const frozen = (report: StopReport): Answer => answer(reportJson(report), (reader) => reportText(report, reader));

/** A time to come, or a duration from now; null when it is neither. What names no zone is in that of the site. */
export const readUntil = (text: string, now: number, timeZone: string): number | null => {
  const duration = readDuration(text);
  if (duration !== null) return duration > 0 ? now + duration : null;
  const at = /^\d{1,2}:\d{2}$/.test(text) ? readClock(text, now, timeZone) : readDate(text, timeZone);
  return at !== null && at > now ? at : null;
};

/** Waits for what is in flight, tells the bus, and answers what the stop is then. */
const settle = async ({ deps, target, person }: Acting, stopping: StopReport): Promise<Answer> => {
  const report = await settleFreeze(deps, stopping);
  await target.announce(stopEvent(report, person, target.now()));
  return frozen(report);
};

type NotFrozen = Extract<StopAnswer, { kind: 'not-confirmed' | 'unknown-scope' | 'not-allowed' }>;

const notFrozen = (said: NotFrozen, person: string): Refusal =>
  refuse(1, said.kind, ({ say }) => {
    const { freeze: told } = say.cli;
    switch (said.kind) {
      case 'not-allowed':
        return told.mayNot(person);
      case 'unknown-scope': {
        const [first = ''] = said.scopes;
        return told.unknownScope(said.scopes.join(' '), didYouMean(first, said.known, say), said.known.join(' '));
      }
      case 'not-confirmed':
        return told.notConfirmed(said.error);
    }
  });

export const freeze = command({
  name: 'freeze',
  synonyms: ['stop', 'pause', 'gel'],
  count: [0, Infinity],
  examples: [
    'stop',
    'stop lane:promo attack in Nice',
    'stop network:x account:bluesky:gazette --until 2h',
    'stop feed:agenda --reason "the festival is off"',
  ],
  options: {
    ...RELAY_OPTIONS,
    reason: { type: 'string', value: 'TEXT', does: 'reason' },
    until: { type: 'string', value: 'TIME', does: 'until' },
  },
  run: async (call) => {
    const { values, positionals, io, reader, json } = call;
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const { person, deps, target } = acting;
    const wanted =
      values.until === undefined ? null : readUntil(values.until, target.now(), target.settings.site.timeZone);
    const typed = values.until;
    if (typed !== undefined && wanted === null) {
      return refuse(2, 'usage', ({ say }) => say.cli.freeze.untilWrong(typed));
    }
    // An end time is a thaw signed in advance, so it needs the right to thaw. The stop itself does not.
    const until = may(target.settings, person, 'thaw') ? wanted : null;
    if (wanted !== null && until === null) {
      io.err(`${reader.paint('yellow', reader.say.cli.freeze.noEnd(person))}\n`);
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
        if (!json) io.out(`${reader.say.cli.freeze.stopping}\n`);
        return settle(acting, opened);
      default:
        return notFrozen(opened, person);
    }
  },
});
