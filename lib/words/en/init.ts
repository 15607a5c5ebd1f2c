import type { Spoken } from '../fr/spoken.ts';

export const init = {
  audience: 'uk',
  sources: 'uk',
  question: {
    site: '1. The address of your site (such as gazette.example):',
    feed: (most) => `2. Which of these feeds? (1 to ${most}, Enter for the first)`,
    you: '3. You, who approve (Léa Martin <lea@gazette.example>):',
    other: '4. A second person, who can thaw while you sleep (Name <address>):',
    account:
      '5. Your account: gazette.bsky.social, mastodon:gazette@mastodon.example, x:gazette …, or Enter for a sandbox:',
    password: (network, fields) =>
      `6. What ${network} wants to know (${fields}; docs/networks.md says where to find it):`,
  },
  missing: (option) => `an answer is missing: --${option}`,
  notNamed: (text) => `${text}: a name and an address, such as Léa Martin <lea@gazette.example>`,
  notAFeed: (text, most) => `${text}: a number from 1 to ${most}`,
  otherNetwork: (account, known) => `${account}: no network is called so. There are: ${known}`,
  noService: (account, host) => `${account}: its server belongs to its name, such as ${account}@${host}`,
  badSecret: (fields) => `these are not the fields of its secret, one after the other: ${fields}`,
  exists: (file) => `${file} is there already, and is left alone: say --config OTHER-FILE`,
  unwritable: (file, why) => `${file} cannot be written: ${why}`,
  written: (file) => `Written and checked: ${file}`,
  kept: (file) => `The password is kept in ${file}, which you alone can read.`,
  next: (command) => `Next: ${command}`,
  firstDraft: 'It prints the link to the first draft to decide on.',
  comment: {
    site: 'The site: its name, language and clock, for pages and mails, and where you can be reached.',
    people: 'Who does what. At least two people may thaw: one of them can be asleep.',
    accounts: 'Where it goes. The password stays outside, under this name. Other networks: docs/networks.md.',
    feeds: 'Where it comes from. Nothing is sent without the yes of one of these people.',
    lane: 'The lane: promo (the watch delays and freezes it first), news or service.',
    backfill: 'At the first poll only the newest become drafts.',
    watch: 'The news that the watch reads. vigie doctor says which sources answer.',
    mail: 'The sender of the mails. On AWS, SES has to know this address.',
  },
} satisfies Spoken['init'];
