/** What an answer to a post is, how long answers are looked for, and the three numbers that people see of them. */
import type { Answer } from '../records/answer.ts';
import { NEVER, type Debt } from '../records/debt.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/** So long after a post its answers are read. */
export const LISTEN_MS = 6 * HOUR_MS;
/** As long as this they are read each minute: whoever objects to a post does it now. */
const CLOSELY_MS = HOUR_MS;
/** After that they are read at one minute of so many. */
const SELDOM_MINUTES = 10;

/** A question that nobody answered is looked after for so long; after that nobody waits for an answer any more. */
export const OPEN_MS = 3 * DAY_MS;
/** The numbers are those of one day. */
export const NUMBERS_MS = DAY_MS;

/** Whether the answers to a post are read at this minute. */
export const isDue = (sentAt: number, now: number): boolean => {
  const age = now - sentAt;
  if (age < 0 || age > LISTEN_MS) return false;
  return age < CLOSELY_MS || Math.floor(age / MINUTE_MS) % SELDOM_MINUTES === 0;
};

/** Whether open questions are looked after at this minute. */
export const isRound = (now: number): boolean => Math.floor(now / MINUTE_MS) % SELDOM_MINUTES === 0;

/** What a question begins with where nobody types the mark, in each language that the watch reads. */
const BEGINNINGS = [
  /^(?:quand|comment|pourquoi|combien|o[uù]|qui|quel(?:le)?s?|est[- ]ce|peut[- ]on|pouvez[- ]vous|avez[- ]vous)\b/iu,
  /^(?:when|how|why|where|who|which|what|can (?:you|i|we)|could (?:you|i|we)|do (?:you|i|we)|is there|are there)\b/iu,
  /^(?:wann|wie|warum|wo|wer|welche[rsnm]?|k(?:ö|oe)nnt ihr|k(?:ö|oe)nnen sie|gibt es)\b/iu,
  /^(?:cu[aá]ndo|c[oó]mo|por qu[eé]|d[oó]nde|qui[eé]n|cu[aá]l(?:es)?|pued(?:en|es)|hay)\b/iu,
  /^(?:quando|come|perch[eé]|dove|chi|quale|quanto|potete|c['’]è)\b/iu,
  /^(?:wanneer|hoe|waarom|waar|wie|welke|kunnen jullie|is er)\b/iu,
  /^(?:quando|como|por que|onde|quem|qual|quanto|podem)\b/iu,
];

/** What may stand before a question: names of accounts and white space. */
const LEADING = /^(?:[@#][\p{L}\p{N}_.@-]+[\s,:]*)+/u;

/** Whether a text asks something: by its mark, else by how it begins. A mark in a link is none. */
export const isQuestion = (text: string): boolean => {
  const bare = text
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .trim()
    .replace(LEADING, '')
    .trim();
  if (/[?？؟]/u.test(bare)) return true;
  return bare.split(/\s+/).length >= 3 && BEGINNINGS.some((each) => each.test(bare));
};

/** The questions that wait for an answer, the oldest first. */
export const openQuestions = (answers: readonly Answer[], now: number): Answer[] =>
  answers
    .filter(({ question, answeredAt, at }) => question && answeredAt === null && now - at <= OPEN_MS)
    .toSorted((a, b) => a.at - b.at);

/** What people see of the answers: three numbers. */
export type Numbers = {
  /** Of the questions that are an hour old or answered, how many were answered within the hour. */
  withinHour: { answered: number; of: number };
  /** Answers to a post, on the average; null without posts. */
  perPost: number | null;
  /** Questions that wait for an answer. */
  open: number;
};

export const numbersOf = (answers: readonly Answer[], posts: number, now: number): Numbers => {
  const recent = answers.filter(({ at }) => now - at <= NUMBERS_MS);
  const settled = recent.filter(
    ({ question, at, answeredAt }) => question && (answeredAt !== null || now - at >= HOUR_MS),
  );
  const answered = settled.filter(({ at, answeredAt }) => answeredAt !== null && answeredAt - at <= HOUR_MS);
  const toPosts = recent.filter(({ delivery }) => delivery !== null);
  return {
    withinHour: { answered: answered.length, of: settled.length },
    perPost: posts === 0 ? null : toPosts.length / posts,
    open: openQuestions(answers, now).length,
  };
};

/** A question that waits for so long is owed an answer. */
export const OWED_AFTER_MS = 4 * HOUR_MS;

/** What an account owes: promotion waits from when the `limit`th oldest open question has waited for four hours. */
export const debtOf = (account: string, answers: readonly Answer[], limit: number, now: number): Debt => {
  const open = openQuestions(answers, now);
  const last = open[limit - 1];
  return { account, readAt: now, owesAt: last === undefined ? NEVER : last.at + OWED_AFTER_MS, open: open.length };
};
