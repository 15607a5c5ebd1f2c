import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { unpackMemory } from '../crisis/memory.ts';
import { sourceHealth, type SourceHealth } from '../crisis/watch.ts';
import { vouches } from '../delivery/delivery.ts';
import { RESOLUTIONS, resolveDelivery } from '../delivery/resolve.ts';
import { orderTakeBack } from '../delivery/take-back.ts';
import { endBrake } from '../freeze/brake.ts';
import { readCommand, readReason } from '../freeze/command.ts';
import { configuredScopes, openOn } from '../freeze/scope.ts';
import { openFreeze, settleFreeze, type StopDeps, type StopReport } from '../freeze/stop.ts';
import { thaw } from '../freeze/thaw.ts';
import { LANES, may, readDuration, watchSources } from '../settings.ts';
import type { Written } from './config.ts';
import { refuse, sayRefusal, type Io } from './io.ts';
import { nameOf, tellStory } from './history.ts';
import { openTarget, type Target } from './target.ts';

/** The commands that act on a running relay: each answers the state after its write, never a promise. */

const OPTIONS = {
  local: { type: 'boolean', default: false },
  stack: { type: 'string' },
  by: { type: 'string' },
  config: { type: 'string' },
  data: { type: 'string', default: '.vigie' },
  json: { type: 'boolean', default: false },
  reason: { type: 'string' },
  until: { type: 'string' },
} as const;

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Silence is unknown, never calm: every source that is not fresh is named with what is known of it. */
const healthLines = (sources: readonly SourceHealth[]): string[] => {
  const fresh = sources.filter(({ state }) => state === 'fresh').length;
  const since = (at: number | null): string => (at === null ? 'never read' : `last read ${iso(at) ?? ''}`);
  return [
    `${fresh} of ${sources.length} sources fresh`,
    ...sources.flatMap(({ id, owner, state, okAt, newAt, failures }) =>
      state === 'fresh'
        ? []
        : [
            `  ? ${id} (${owner}): unknown, ${state === 'stale' ? `nothing new since ${iso(newAt) ?? ''}` : since(okAt)}${failures === 0 ? '' : `, ${failures} failures`}`,
          ],
    ),
  ];
};

const stopDeps = (target: Target): StopDeps => ({ ...target.store, ...target });

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

const reportText = (report: StopReport): string =>
  [
    report.kind === 'stopping' ? 'stopping…' : `FROZEN: ${report.freeze.scopes.join(' ')} (${report.freeze.id})`,
    ...(report.kind === 'stopping'
      ? []
      : [
          `about ${report.held} held; last post ${iso(report.lastPostAt) ?? 'none'}`,
          report.inFlight.length === 0 ? 'nothing was in flight' : 'in flight:',
          ...report.inFlight.map(
            ({ delivery, account, text, fate }) => `  ${delivery} ${account}: ${text.slice(0, 70)} → ${fate}`,
          ),
        ]),
  ].join('\n');

/** `--until` as a time to come or a duration from now; null when it is neither. */
const readUntil = (text: string, now: number): number | null => {
  const duration = readDuration(text);
  const at = duration === null ? (/^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN) : now + duration;
  return at > now ? at : null;
};

const FREEZE_WORDS = ['freeze', 'stop', 'pause', 'gel'];

/** How many words each other command takes. */
const TAKES: Readonly<Record<string, { words: number; usage: string }>> = {
  thaw: { words: 1, usage: 'thaw <freeze id or brake:lane>: status lists them' },
  status: { words: 0, usage: 'status' },
  takeback: { words: 1, usage: 'takeback <delivery>' },
  resolve: { words: 2, usage: 'resolve <delivery> published|failed|draft' },
  audit: { words: 1, usage: 'audit <delivery or freeze>' },
};

export const ACTS = [...FREEZE_WORDS, 'thaw', 'status', 'takeback', 'resolve', 'audit'] as const;

export const actCommand = async (
  verb: string,
  args: readonly string[],
  config: () => Promise<Written>,
  io: Io,
): Promise<number> => {
  const json = args.includes('--json');
  const parse = () => {
    try {
      return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    } catch (error) {
      return refuse(2, 'usage', error instanceof Error ? error.message : String(error));
    }
  };
  const parsed = parse();
  if ('kind' in parsed) return sayRefusal(io, parsed, json);
  const { values, positionals } = parsed;
  const takes = TAKES[verb];
  if (takes !== undefined && positionals.length !== takes.words) {
    return sayRefusal(io, refuse(2, 'usage', takes.usage), json);
  }
  const [id = '', word = ''] = positionals;
  const to = RESOLUTIONS.find((each) => each === word);
  if (verb === 'resolve' && to === undefined)
    return sayRefusal(io, refuse(2, 'usage', TAKES['resolve']?.usage ?? ''), json);
  const choice = { local: values.local, stack: values.stack ?? null, by: values.by ?? null, data: values.data };
  const target = await openTarget(choice, config, io);
  if (target.kind === 'refused') return sayRefusal(io, target, json);
  if (!json) io.err(`${target.where}\n`);
  const say = (value: unknown, text: string): number => {
    io.out(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
    return 0;
  };
  const { store, settings } = target;

  if (FREEZE_WORDS.includes(verb)) {
    if (target.by.kind === 'refused') return sayRefusal(io, target.by, json);
    const { by } = target;
    const wanted = values.until === undefined ? null : readUntil(values.until, target.now());
    if (values.until !== undefined && wanted === null) {
      return sayRefusal(
        io,
        refuse(2, 'usage', `--until: was ${values.until}; a duration such as 2h or a time to come`),
        json,
      );
    }
    const command = readCommand(['freeze', ...positionals].join(' '));
    const { scopes, reason } = command.kind === 'freeze' ? command : { scopes: ['all'], reason: null };
    // An end time is a thaw signed in advance: without that right it would be a promise that nobody keeps. The stop itself goes through.
    const until = may(settings, by.id, 'thaw') ? wanted : null;
    if (wanted !== null && until === null) {
      io.err(`${by.id} may not thaw, so this stop has no end: a person who may must thaw it\n`);
    }
    const opened = await openFreeze(stopDeps(target), {
      id: `cli-${randomUUID()}`,
      scopes,
      source: 'human',
      by: by.id,
      reason: values.reason === undefined ? reason : readReason(values.reason),
      until,
    });
    switch (opened.kind) {
      case 'not-allowed':
        return sayRefusal(io, refuse(1, 'not-allowed', `${by.id} may not freeze`), json);
      case 'unknown-scope':
        return sayRefusal(
          io,
          refuse(1, 'unknown-scope', `not known here: ${opened.scopes.join(' ')}. Known: ${opened.known.join(' ')}`),
          json,
        );
      case 'not-confirmed':
        return sayRefusal(
          io,
          refuse(
            1,
            'not-confirmed',
            `NOT CONFIRMED (${opened.error}). Other ways: the stop page in any mail, Slack, or the publisher's reserved concurrency at 0 in the AWS console`,
          ),
          json,
        );
      case 'frozen':
        return say(reportJson(opened), reportText(opened));
      case 'stopping': {
        if (!json) io.out(`${reportText(opened)}\n`);
        const frozen = await settleFreeze(stopDeps(target), opened);
        await target.announce({
          type: 'freeze.opened',
          id: frozen.freeze.id,
          at: frozen.freeze.at,
          by: frozen.freeze.by,
          detail: frozen.freeze.scopes.join(' '),
        });
        return say(reportJson(frozen), reportText(frozen));
      }
    }
  }
  switch (verb) {
    case 'thaw': {
      if (target.by.kind === 'refused') return sayRefusal(io, target.by, json);
      const lane = LANES.find((each) => id === `brake:${each}`);
      if (lane !== undefined) {
        const ended = await endBrake({ ...target, ...store }, { lane, until: null, by: target.by.id });
        switch (ended.kind) {
          case 'ended':
            return say({ state: 'ended', brake: lane }, `the delay of ${lane} is over: what is due leaves, spaced out`);
          case 'not-braked':
            return sayRefusal(io, refuse(1, ended.kind, `${lane} is not delayed`), json);
          case 'not-allowed':
            return sayRefusal(io, refuse(1, ended.kind, `${target.by.id} may not: who may thaw may`), json);
          case 'changed':
            return sayRefusal(
              io,
              refuse(1, ended.kind, `the delay of ${lane} was changed meanwhile: look at it again`),
              json,
            );
        }
      }
      const answer = await thaw({ ...target, ...store }, { id, by: target.by.id });
      if (answer.kind === 'not-allowed') {
        return sayRefusal(io, refuse(1, 'not-allowed', `may thaw: ${answer.who.join(', ')}`), json);
      }
      if (answer.kind === 'no-such-freeze')
        return sayRefusal(io, refuse(1, 'no-such-freeze', `no freeze is called ${id}`), json);
      const { controls } = await store.controls(configuredScopes(settings));
      const open = openOn(controls);
      const missing = answer.kind === 'thawed' ? answer.missing : [];
      for (const each of missing) io.err(`control ${each}: missing or unreadable: nothing under it is claimed\n`);
      return say(
        { state: answer.kind, freeze: id, open, missing },
        `${answer.kind === 'thawed' ? 'thawed' : 'already thawed'}; ${open.length === 0 ? 'nothing is frozen' : `still open: ${open.join(' ')}`}. Nothing leaves by itself: what was held asks again.`,
      );
    }
    case 'status': {
      const { controls, problems } = await store.controls(configuredScopes(settings));
      const freezes = (await Promise.all(openOn(controls).map((id) => store.freezeById(id)))).filter(
        (each) => each !== null,
      );
      const [watch, memory, flights, unknown, approved] = await Promise.all([
        store.watchStatus(),
        store.memory('watch').then(unpackMemory),
        store.inFlight().catch((error: unknown) => ({ unreadable: String(error) })),
        store.list('unknown', { limit: 100 }),
        store.list('approved', { limit: 500 }),
      ]);
      const now = target.now();
      const sources = sourceHealth(watchSources(settings), memory, now);
      const braked = Object.entries(watch?.braked ?? {}).filter(([, until]) => until > now);
      const value = {
        at: iso(now),
        frozen: freezes.map((each) => ({
          id: each.id,
          scopes: each.scopes,
          by: each.by,
          at: iso(each.at),
          until: iso(each.until),
          reason: each.reason,
          evidence: each.evidence,
        })),
        controlProblems: problems,
        watch: {
          okUntil: iso(watch?.okUntil ?? null),
          silent: watch === null || !vouches(watch.okUntil, now),
          braked: Object.fromEntries(braked.map(([lane, until]) => [lane, iso(until)])),
          sources: sources.map((each) => ({ ...each, okAt: iso(each.okAt), newAt: iso(each.newAt) })),
        },
        inFlight:
          'unreadable' in flights
            ? null
            : flights.map(({ delivery, account, text, claimedAt }) => ({
                delivery,
                account,
                text,
                claimedAt: iso(claimedAt),
              })),
        unknown: unknown.map(({ id, account, content }) => ({ delivery: id, account, text: content.text })),
        approved: approved.length,
      };
      const lines = [
        freezes.length === 0
          ? 'not frozen'
          : freezes
              .map((each) => `FROZEN ${each.scopes.join(' ')} by ${each.by} since ${iso(each.at) ?? ''} (${each.id})`)
              .join('\n'),
        value.watch.silent
          ? 'the watch is silent: nothing is claimed'
          : `the watch vouches until ${value.watch.okUntil ?? ''}`,
        ...healthLines(sources),
        ...braked.map(
          ([lane, until]) => `delayed: ${lane} until ${iso(until) ?? ''} (thaw brake:${lane} ends it before)`,
        ),
        ...problems.map(({ key, why }) => `control ${key}: ${why}: nothing under it is claimed`),
        ...('unreadable' in flights ? [`what is in flight cannot be read: ${flights.unreadable}`] : []),
        `${approved.length} approved, ${'unreadable' in flights ? '?' : flights.length} in flight, ${unknown.length} unknown`,
      ];
      return say(value, lines.join('\n'));
    }
    case 'takeback': {
      if (target.by.kind === 'refused') return sayRefusal(io, target.by, json);
      const answer = await orderTakeBack({ ...target, ...store }, { delivery: id, by: target.by.id });
      switch (answer.kind) {
        case 'ordered':
          return say(
            { state: 'ordered', delivery: id },
            'ordered: the publisher deletes it at its next run; status and audit follow it',
          );
        case 'already-gone':
          return say({ state: 'withdrawn', delivery: id }, 'already taken back');
        case 'too-early':
          return sayRefusal(
            io,
            refuse(1, 'too-early', `the send may still be under way: not before ${iso(answer.settledAt) ?? ''}`),
            json,
          );
        case 'not-published':
          return sayRefusal(io, refuse(1, 'not-published', `it is ${answer.state}`), json);
        case 'no-such-delivery':
          return sayRefusal(io, refuse(1, answer.kind, `no delivery is called ${id}`), json);
        case 'not-allowed':
          return sayRefusal(io, refuse(1, answer.kind, `${target.by.id} may not take back: who may freeze may`), json);
        case 'changed':
          return sayRefusal(io, refuse(1, answer.kind, `${id} was changed meanwhile: look at it again`), json);
      }
    }
    case 'resolve': {
      if (target.by.kind === 'refused') return sayRefusal(io, target.by, json);
      const answer = await resolveDelivery(
        { ...target, ...store },
        { delivery: id, by: target.by.id, to: to ?? 'failed' },
      );
      switch (answer.kind) {
        case 'resolved': {
          const { state } = answer.delivery;
          return say(
            { state, delivery: id },
            state === 'draft' ? `a draft again: those who approve are asked` : `it is ${state}`,
          );
        }
        case 'too-early':
          return sayRefusal(
            io,
            refuse(1, answer.kind, `the network may still bring it out: not before ${iso(answer.settledAt) ?? ''}`),
            json,
          );
        case 'not-open':
          return sayRefusal(
            io,
            refuse(
              1,
              answer.kind,
              `it is ${answer.state}: only an unknown send is for a person to judge, and only a failed one to ask for again`,
            ),
            json,
          );
        case 'no-such-delivery':
          return sayRefusal(io, refuse(1, answer.kind, `no delivery is called ${id}`), json);
        case 'not-allowed':
          return sayRefusal(
            io,
            refuse(1, answer.kind, `${target.by.id} may not say so: the approvers of its feeds may, and who may thaw`),
            json,
          );
        case 'changed':
          return sayRefusal(io, refuse(1, answer.kind, `${id} was changed meanwhile: look at it again`), json);
      }
    }
    case 'audit': {
      const rows = await store.audit(id);
      if (rows.length === 0) return sayRefusal(io, refuse(1, 'no-such-thing', `nothing is recorded of ${id}`), json);
      const gap = rows.findIndex((row, index) => row.rev !== index + 1);
      return say(
        { id, complete: gap === -1, rows: rows.map((row) => ({ ...row, at: iso(row.at) })) },
        [
          nameOf(id, (await store.freezeById(id)) ?? (await store.delivery(id)), settings),
          ...tellStory(rows, settings),
          ...(gap === -1 ? [] : [`GAP: row ${gap + 1} is missing`]),
        ].join('\n'),
      );
    }
    default:
      return sayRefusal(io, refuse(2, 'usage', `no such command: ${verb}`), json);
  }
};
