import type { Words } from '../fr/catalogue.ts';

/** What people answer to posts, and what waits for an answer. */
export const answers = {
  title: 'Answers',
  question: (where) => `Question to ${where}`,
  answer: 'Answer on the network',
  nothingLeft: 'Nothing to answer',
  confirmNothingLeft: 'Really nothing to answer?',
  none: 'Nobody waits for an answer.',
  open: (n) => (n === 1 ? 'One question waits for an answer' : `${n} questions wait for an answer`),
  withinHour: (answered, of) =>
    of === 0 ? 'answered within the hour: nothing to count' : `answered within the hour: ${answered} of ${of}`,
  perPost: (each) => (each === null ? 'answers to a post: no post' : `answers to a post: ${each}`),
  ofOneDay: 'Of twenty-four hours. The texts stay on the network; Vigie never answers.',
  told: (n, where) => (n === 1 ? `A question under a post of ${where}.` : `${n} questions under posts of ${where}.`),
  unread: (langs) => `Languages of answers that the watch cannot judge: ${langs}.`,
  waive: 'Let it leave for a day',
  confirmWaive: 'Let promotion leave?',
  more: (n) => `and ${n} more on your desk`,
} satisfies Words['answers'];
