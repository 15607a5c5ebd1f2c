import type { Words } from '../fr/catalogue.ts';

export const mails = {
  mailHello: (name) => `Hello ${name},`,
  digestSubject: (n, first) => (n === 1 ? `To decide: ${first}` : `${n} drafts to decide: ${first}…`),
  digestLead: (n) =>
    n === 1 ? 'One draft is waiting for your decision.' : `${n} drafts are waiting for your decision.`,
  expiresNote: (at) => `If nobody decides before ${at}, it expires and is not posted.`,
  readAndDecide: 'Read and decide',
  shortCode: (code) => `Short code: ${code}`,
  proposedSlot: (at) => `Proposed slot: ${at}`,
  yourLink: 'These links are yours alone: what you decide is signed with your name. Do not forward them.',
  soNow: (at, what) => `As of ${at}: ${what}`,
  openPost: 'Open this post',
  openAccount: 'Open this account',
  mailHeld: 'See what is held',
  mailTrayHeld: 'Decide again about what is held',
  mailTray: (n) => `Decide all ${n}, one after the other`,
  mailStop: 'Stop everything, now',
  mailDesk: 'Open your desk',
  remindSubject: (subject) => `Reminder: ${subject}`,
  reminds: 'Reminder: nobody has decided, and three quarters of the time are over.',
  asDeputy: (who) => `${who} has not answered: you may decide too.`,
  moreOnDesk: (n) => `And ${n} more on your desk.`,
  frozenNowNote:
    'Publishing is frozen: what you approve now is kept as a draft. Only a person who is allowed to thaw can approve “under freeze”.',
  freezeSubject: (what, why) => `FROZEN: ${what}${why}`,
  whatHappened: 'What happened',
  whatStopped: 'What is stopped',
  nothingGoesOn: 'Nothing continues.',
  goesOn: (lanes) => `Still being sent: ${lanes}.`,
  heldNow: (n) =>
    n === 0 ? 'Nothing was waiting.' : n === 1 ? 'About one post is held.' : `About ${n} posts are held.`,
  keepFrozen: 'Keep it frozen: you need do nothing',
  stayFrozenNote: 'If you do nothing, it stays frozen. Only a person can thaw it.',
  proposeSubject: (what) => `The watch proposes to freeze: ${what}`,
  proposeButton: 'Look and freeze',
  reminderSubject: (hours, what) => `Still frozen after ${hours} ${hours === 1 ? 'hour' : 'hours'}: ${what}`,
  reminderNote: 'Nothing is sent until somebody thaws it. Is this still intended?',
  deskSubject: (site) => `Your desk and your stop button, ${site}`,
  deskLead:
    'Keep this mail: it has your desk and your stop button. Add the stop button to the home screen of your phone.',
  deskStopNote: 'One red button: press it once, and nothing more is sent. Opening the link stops nothing.',
  deskDeskNote: 'What is waiting, why it has not been sent, and when it will be.',
  nearMissSubject: (n) =>
    n === 1 ? 'The freeze held one post that would have left' : `The freeze held ${n} posts that would have left`,
  bounce: {
    bounced: (who) => `Mail to ${who} comes back`,
    complained: (who) => `${who} marked the mails of Vigie as spam`,
    since: (at) => `Since ${at}. Vigie cannot rely on this person to decide or to thaw.`,
    note: {
      bounced:
        'Tell them in another way. Whoever runs Vigie corrects the address, or takes it off the suppression list of SES.',
      complained:
        'Tell them in another way: their provider may keep these mails from them. They must take them out of spam.',
    },
  },
  nearMissNote: 'The freeze is over. None of this is sent without a new approval.',
  wouldHaveLeft: (at) => `Would have left: ${at}`,
  dayAfterSubject: (n) =>
    n === 1 ? 'After the thaw: one post to decide on again' : `After the thaw: ${n} posts to decide on again`,
  dayAfterLead: (by, at) => `${by} thawed it ${at}. Nothing was sent, and nothing will be sent automatically.`,
  dayAfterAsk: 'These posts were approved before the freeze. Is it still right to publish them?',
} satisfies Words['mails'];
