import type { Words } from '../fr/catalogue.ts';

export const slack = {
  reason: (why) => `Reason: ${why}`,
  thawedSince: (at, by) =>
    `*This freeze was thawed* on ${at} by ${by}: it no longer stops anything. To stop again, repeat the command.`,
  frozen: 'Frozen',
  stopping: 'Stopping',
  stopped: (head, scopes, by, held, lastPost) =>
    `*${head}*: ${scopes}, by ${by}. Posts held: about ${held}; last post: ${lastPost}.`,
  inFlightNone: 'Nothing was in flight.',
  inFlight: 'In flight:',
  toThaw: (freeze) => `To thaw: \`thaw ${freeze}\``,
  elsewhere: 'Give this command in the channel of the desk.',
  stranger:
    "Vigie's configuration links your Slack account to nobody: ask for it to be added. To stop right now, use the stop page in your latest mail.",
  help: '`stop` stops everything; `stop lane:promo reason…` stops a part; `stop until 18:30` stops until a time; `status` shows what is frozen; `thaw <id>` ends a freeze; `on 4h` says that you watch what leaves, `off` that you no longer do; `tray` gives you the link to decide what waits. Posts: `list` shows them; `unapprove`, `now`, `reject`, `restore`, `takeback` with an id, `move <id> 18:30`, `edit <id> text…`.',
  tray: (address) =>
    `<${address}|Open your tray>: everything that waits for you. The link is yours alone, for an hour.`,
  noTray: 'You have no tray: it needs the right to approve.',
  trayHint: '`tray` gives you the link to decide what waits.',
  nothingListed: 'No post waits for you.',
  more: (count) => `and ${count} more on the desk`,
  which: (ids) => `Not done: several posts have an id that begins so: ${ids}`,
  noAnswer: 'The pages did not answer in time. It may be done all the same: `list` shows how things stand.',
  states: {
    claimed: 'in flight',
    unknown: 'to check',
    approved: 'approved',
    draft: 'waits for a decision',
    failed: 'failed',
  },
  notices: {
    'un-approved-in-flight':
      'It is in flight already. What has not left comes back as a draft. If it appears, `takeback <id>` deletes it.',
    'in-flight': 'Not done: it is in flight already. If it appears, `takeback <id>` deletes it.',
    'was-sent': 'Not done: it was sent already. `takeback <id>` deletes it.',
  },
  notConfirmed: (cli) =>
    `*NOT CONFIRMED.* The stop could not be saved. Other ways: the stop page in your mail, \`${cli}\` on the command line, or setting the publisher's reserved concurrency to 0 in the AWS console.`,
  tookAll: (typed, known) =>
    `“${typed}” is no part that can be stopped by itself, so *everything* is stopped. To stop only a part, name it: ${known}`,
  noEnd: (typed) =>
    `The end “${typed}” could not be read: the stop lasts until a person thaws it. Type for example \`until 18:30\` or \`until 45min\`.`,
  endNotSigned: 'The stop has no end: only a person who may thaw can set one.',
  endsAt: (at) => `Ends at ${at}, as signed. Even then nothing is sent automatically.`,
  unknownScope: (given, known) => `*Nothing was frozen.* The configuration does not have: ${given}. It has: ${known}`,
  mayNotFreeze: 'You are not allowed to freeze.',
  thawed: 'Thawed. Nothing is sent automatically: each held post needs a new approval. `tray` gives you the link.',
  thawedExcept: (missing) =>
    `Except ${missing}: its state cannot be read, so nothing is sent there, and an engineer has to look.`,
  alreadyThawed: (at, by) => `Already thawed by ${by} on ${at}.`,
  noSuchFreeze: 'There is no freeze with this id. `status` lists the open ones.',
  mayThaw: (who) => `You are not allowed to thaw. These people are: ${who}`,
  until: (at) => `until ${at}`,
  unreadable: (controls) => `The state of these cannot be read, so nothing they cover is sent: ${controls}`,
  attending: (who, until) => `${who} watches what leaves until ${until}.`,
  left: (who) => `${who} no longer watches: outside the attended hours nothing leaves.`,
  mayNotAttend: 'You are not allowed to: it needs the right to freeze.',
  noSuchLease: 'Not done: name a time to come within 24 hours, such as `on 4h`.',
  nothingFrozen: 'Nothing is frozen.',
} satisfies Words['slack'];
