import type { Words } from '../fr/catalogue.ts';

/** What asks for more than one reading: two approvals. */
export const posts = {
  two: {
    needed: 'Two people have to say yes. Nobody has yet.',
    said: (by, at) => `${by} said yes ${at}: first of two. Nothing leaves before another person says yes.`,
    yours: 'Your yes is noted. Another person has to say yes now.',
    title: 'First of two',
    note: 'Your yes is noted, and nothing leaves yet. Another person has to say yes to the same text.',
    notice: (title) => `First of two: ${title}`,
    approve: 'Say yes (first of two)',
    complete: 'Approve (second of two)',
    confirm: (what) => `Confirm the first of two: publish ${what}`,
    willLeave: (what) => `If another person says yes too: ${what}`,
    withdraw: 'Take the first yes back',
    confirmWithdraw: 'Confirm: take the first yes back',
    approvedBy: (first, second) => `${first} and ${second}`,
  },
} satisfies Words['posts'];
