import type { EngineSettings } from '../../../lib/crisis/engine.ts';
import { replay } from '../../../lib/crisis/stream.ts';
import { DAY_MS, poisson, tell, wilson, type Told, type Window } from './streams.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const HEAD =
  '| stream | frozen | median | acted within 10 min | false freezes in 30 days | braked | proposals |';

export type Sum = { told: Told[]; days: number };
/** A line of the table. */
export const row = (name: string, { told, days }: Sum): string => {
  const outcomes = told.flatMap((each) => each.outcomes);
  const times = outcomes.flatMap(({ frozen }) => (frozen === null ? [] : [frozen])).sort((a, b) => a - b);
  const acted = outcomes.filter((each) => (each.acted ?? Infinity) <= 10).length;
  const sum = (of: (each: Told) => number): number => told.reduce((all, each) => all + of(each), 0);
  const median = times.length === 0 ? '—' : `${Math.round(times[Math.floor(times.length / 2)] ?? 0)} min`;
  return `| ${[
    name,
    outcomes.length === 0 ? '—' : `${times.length} of ${outcomes.length}: ${wilson(times.length, outcomes.length)}`,
    median,
    outcomes.length === 0 ? '—' : wilson(acted, outcomes.length),
    poisson(
      sum((each) => each.falseFreezes.length),
      days,
    ),
    `${((100 * sum((each) => each.brakedMinutes)) / (days * 1440)).toFixed(1)} %`,
    ((30 * sum((each) => each.proposals)) / days).toFixed(1),
  ].join(' | ')} |`;
};

export const judge = (window: Window, alone: boolean, more: Partial<EngineSettings> = {}): Told => {
  const { decisions } = replay(
    window.lines,
    {
      audience: window.audience,
      langs: [window.lang],
      thawAfterMs: DAY_MS,
      ...more,
    },
    { alone: alone ? undefined : [] },
  );
  return tell(window, decisions);
};

export const details = (told: Told): void => {
  for (const { event, frozen, acted } of told.outcomes)
    say(
      `  ${frozen === null ? 'MISSED' : `froze after ${Math.round(frozen)} min`} ${event} (acted ${acted === null ? 'never' : Math.round(acted)})`,
    );
  for (const { at, evidence } of told.falseFreezes)
    say(
      `  FALSE ${new Date(at).toISOString()} ${evidence
        .slice(0, 3)
        .map(({ source, title }) => `[${source}] ${title.slice(0, 100)}`)
        .join(' ## ')}`,
    );
};

/** A count, its share in percent and Wilson's 95 % interval of that, to a tenth. */
export const interval = (hits: number, of: number): string => {
  if (of === 0) return 'nothing';
  const [p, k] = [hits / of, 1.96 ** 2 / of];
  const middle = (p + k / 2) / (1 + k);
  const half = (1.96 / (1 + k)) * Math.sqrt((p * (1 - p)) / of + k / (4 * of));
  const percent = (part: number) => (100 * part).toFixed(1);
  return `${hits} of ${of} = ${percent(p)} % [${percent(Math.max(0, middle - half))}, ${percent(middle + half)}]`;
};
