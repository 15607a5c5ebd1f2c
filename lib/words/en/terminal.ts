import type { Words } from '../fr/catalogue.ts';

export const terminal = {
  created: 'draft',
  approved: 'approved',
  rejected: 'rejected',
  published: 'published',
  failed: 'failed',
  unknown: 'unknown',
  expired: 'expired',
  withdrawn: 'taken back',
  braked: 'delayed',
  brakedWhy: (lane, why) => `${lane}: ${why}`,
  proposed: (why) => `the watch proposes to freeze: ${why}`,
  frozen: 'FROZEN',
  thawed: 'thawed',
  thawedBy: (by) => `${by} (nothing is sent automatically)`,
  notConfirmed: (why) => `STOP NOT CONFIRMED ${why}`,
  starting: 'Vigie is starting…',
  portTaken: (port) => `Port ${port} is in use: another one was taken.`,
  keptIn: (folder) => `Everything is kept in ${folder}. Ctrl-C ends it; nothing is lost.`,
  cycle: (drafts, mails, posts) =>
    `One cycle: ${drafts} deliveries wait for a person, ${mails} mails in the inbox, ${posts} posts on the timelines.`,
  firstPoll: (all, drafts) =>
    `This feed has ${all} items. At the first poll only the newest become drafts (${drafts}): the rest is the past.`,
  chooseBackfill: (command) => `To take more or fewer: ${command}`,
  engineEnded: (how, folder) =>
    `The database engine has ended (${how}), so the relay ends too. Nothing is lost in ${folder}: run npm start again.`,
  diskFull: (folder) =>
    `The disk of ${folder} is full. Nothing is sent while nothing can be recorded: make room, or choose another folder with --data.`,
  unwritable: (folder, code) =>
    `Nothing can be written in ${folder} (${code}). Give yourself the right to write there, or choose another folder with --data.`,
  firstDrafts: (n, link) =>
    n === 1 ? `One draft awaits your decision: ${link}` : `${n} drafts await your decision: ${link}`,
  feedFailed: (feed, why) => `feed ${feed}: ${why}`,
} satisfies Words['terminal'];
