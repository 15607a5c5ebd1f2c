import type { Words } from '../words.ts';

export const slack = {
  reason: (why) => `Reason: ${why}`,
  thawedSince: (at, by) =>
    `*This freeze was thawed* on ${at} by ${by}: it holds nothing any more. To stop, give the command again.`,
  frozen: 'Frozen',
  stopping: 'Stopping',
  stopped: (head, scopes, by, held, lastPost) =>
    `*${head}*: ${scopes}, by ${by}. About ${held} held; last post: ${lastPost}.`,
  inFlightNone: 'Nothing was in flight.',
  inFlight: 'In flight:',
  toThaw: (freeze) => `To thaw: \`thaw ${freeze}\``,
  elsewhere: "This command is given in the desk's channel.",
  stranger:
    "Your Slack account belongs to nobody in Vigie's configuration: have it added. To stop right now: the stop page of your last mail.",
  help: '`stop` stops everything; `stop lane:promo reason…` a part; `status` says what is frozen; `thaw <id>` thaws.',
  notConfirmed:
    "*NOT CONFIRMED.* The stop could not be written. Other ways: the stop page of your mail, `npm run --silent vigie -- stop`, or the publisher's reserved concurrency at 0 in the AWS console.",
  unknownScope: (given, known) => `*Nothing was frozen.* Not known here: ${given}. Known: ${known}`,
  mayNotFreeze: 'Your name may not freeze.',
  thawed: 'Thawed. Nothing leaves by itself: what was held asks again.',
  thawedExcept: (missing) =>
    `Except ${missing}: its state cannot be read, nothing leaves there, an engineer has to look.`,
  alreadyThawed: (at, by) => `Already thawed on ${at} by ${by}.`,
  noSuchFreeze: 'No freeze has this name. `status` lists them.',
  mayThaw: (who) => `May thaw: ${who}`,
  until: (at) => `until ${at}`,
  unreadable: (controls) => `Controls that cannot be read, nothing under them leaves: ${controls}`,
  nothingFrozen: 'Nothing is frozen.',
} satisfies Words['slack'];
