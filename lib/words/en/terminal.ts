import type { Words } from '../fr/catalogue.ts';

export const terminal = {
  wrongLine: 'This line has an option that does not exist, or one without its value.',
  portWrong: (was) => `--port: was ${was}; a port from 0 to 65535`,
  langWrong: (was, known) => `--lang: was ${was}; one of: ${known}`,
  feedWrong: (was) => `--feed: was ${was}; an http(s) address`,
  backfillWrong: (was) => `--backfill: was ${was}; a whole number from 0 to 50`,
  usage: `npm start -- [options]
  --once         one cycle (ingest, watch, notify, bell, publish, sweep), a summary, and the end
  --feed URL     a real feed instead of the sample newspaper
  --backfill N   how many of its newest items become drafts at first (5 unless told, 50 at most)
  --config FILE  a configuration of your own, such as vigie init writes it
  --fresh        begin anew: forgets the data folder
  --port N       the page's port (4123 unless told; another one is taken when it is in use)
  --data FOLDER  where everything is kept (.vigie unless told)
  --lang fr|en   the language of pages, mails and the terminal (fr unless told)`,
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
