import { spoken, type Spoken } from '../words/spoken.ts';
import { saidIn } from '../words/said.ts';
import type { Locale } from '../settings.ts';
import { paintWith, type Paint } from './paint.ts';

/** In which language and by which clock the command line speaks: those of the site. */
export type Site = { locale: Locale; timeZone: string };

/** What standard output is when a person looks at it: how wide, and whether it shows colours. */
export type Terminal = { columns: number; colours: boolean };

/** Where a command writes: answers to `out`, everything else to `err`. Who gives no site reads English and UTC. */
export type Io = {
  out: (text: string) => void;
  err: (text: string) => void;
  site?: Site;
  /** Null, or left out: a file or another program reads. */
  terminal?: Terminal | null;
  /** Whether `err` is a terminal, where a line can be written over. */
  live?: boolean;
  /** Asks the person at the terminal; null: nobody answers there. What is hidden is not shown as it is typed. */
  ask?: (question: string, hidden: boolean) => Promise<string | null>;
};

/** Who reads, and so how things are said. */
export type Reader = {
  locale: Locale;
  say: Spoken;
  /** In this language what other parts say in English: a reason, a rule, what a setting may be. */
  said: (text: string) => string;
  paint: Paint;
  /** `2026-07-14 21:05`, by the clock of the site. */
  time: (at: number) => string;
  /** The same with seconds. */
  second: (at: number) => string;
  timeZone: string;
  /** How wide the terminal is; null when none is there. */
  columns: number | null;
};

const NOWHERE: Site = { locale: 'en', timeZone: 'UTC' };

/** A clock of this zone that says dates as they are sorted. */
export const clockIn = (timeZone: string, timeStyle: 'short' | 'medium'): ((at: number) => string) => {
  // The Swedish way to write a date is the international one.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle });
  return (at) => format.format(at);
};

export const readerOf = ({ site = NOWHERE, terminal = null }: Pick<Io, 'site' | 'terminal'>): Reader => {
  const { locale, timeZone } = site;
  return {
    locale,
    say: spoken(locale),
    said: (text) => saidIn(locale, text),
    paint: paintWith(terminal?.colours ?? false),
    time: clockIn(timeZone, 'short'),
    second: clockIn(timeZone, 'medium'),
    timeZone,
    columns: terminal?.columns ?? null,
  };
};

/** What is said, once it is known to whom. */
export type Text = (to: Reader) => string;

/** A refusal with a closed code. Exit 1: the thing asked about is bad. Exit 2: the command was used wrongly. */
export type Refusal = { kind: 'refused'; exit: 1 | 2; code: string; message: Text };

/** `message`: a reason that another part gave in English, or what somebody else said. */
export const refuse = (exit: 1 | 2, code: string, message: Text | string): Refusal => ({
  kind: 'refused',
  exit,
  code,
  message: typeof message === 'string' ? ({ said }) => said(message) : message,
});

/** What a command found: as one JSON document, and in words. `exit` is 1 when what it found is bad. */
export type Answer = { kind: 'answer'; exit: 0 | 1; json: unknown; text: Text };

export const answer = (json: unknown, text: Text, exit: 0 | 1 = 0): Answer => ({ kind: 'answer', exit, json, text });

/** How JSON is printed: whether at all, and with how many spaces a level (none: on one line). */
export type Print = { json: boolean; indent?: number };

const document = (value: unknown, { indent }: Print): string => `${JSON.stringify(value, null, indent)}\n`;

/** Prints an answer on standard output and returns the exit code. */
export const sayAnswer = (io: Io, { exit, json, text }: Answer, print: Print): number => {
  if (print.json) io.out(document(json, print));
  else io.out(text(readerOf(io)).replace(/\n?$/, '\n'));
  return exit;
};

/** Prints a refusal, as JSON on standard output or as a sentence on standard error, and returns the exit code. */
export const sayRefusal = (io: Io, { exit, code, message }: Refusal, print: Print): number => {
  const said = message(readerOf(io));
  if (print.json) io.out(document({ error: { code, message: said } }, print));
  else io.err(`${said}\n`);
  return exit;
};

/** A time as scripts read it: ISO-8601 UTC, or null. */
export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
