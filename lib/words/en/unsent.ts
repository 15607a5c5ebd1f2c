import type { Words } from '../fr/catalogue.ts';

export const unsent = {
  staysSubject: (where) => `Approved posts do not leave: ${where}`,
  everywhere: 'all accounts',
  staysLead: (n) => (n === 1 ? 'One approved post does not leave.' : `${n} approved posts do not leave.`),
  staysNote: 'A post whose slot has passed for too long expires. You are told of this once a day.',
  endedSubject: (ended, where) => `${ended}: ${where}`,
  account: {
    failedSubject: (where) => `This account could not be checked: ${where}`,
    failed:
      'Vigie looks at each account once a day and posts nothing. If its password or token is refused, renew it in its secret.',
    lacksSubject: (where) => `This account lacks something: ${where}`,
    lacks: 'Vigie saw it when it looked at the account, and posted nothing. Whoever runs the account can mend it.',
    endsSubject: (where, at) => `The token of ${where} ends: ${at}`,
    ends: 'After that nothing leaves from it. Make a new one, and put it into its secret.',
  },
  damage: {
    subject: (n) => (n === 1 ? 'One item of the table cannot be read' : `${n} items of the table cannot be read`),
    means:
      'Nothing comes of it: an approved post is not sent, nobody is asked about a draft, and a freeze goes on stopping.',
    mend: 'Whoever runs Vigie must mend it in the table, or delete it:',
  },
  cause: {
    credentials: 'The network refuses the password or token of this account. Renew it, and put it into its secret.',
    secret: 'The secret of this account is missing or malformed. Whoever runs Vigie must put it in place.',
    limited: 'The network takes no more requests for now. Vigie tries again by itself.',
    version:
      'The network has ended the version of its interface that is configured. Whoever runs Vigie must name a newer one.',
    network: 'The network cannot be reached. Vigie tries again every minute.',
    picture: 'A picture cannot be reached at its address. Vigie tries again every minute.',
    preparing:
      'The network did not take what comes before the post, such as its picture. Vigie tries again every minute.',
    trouble:
      'Vigie fails to prepare it, and tries again every minute. Whoever runs Vigie must read the log of publish.',
    pace: 'The limits on how often this account posts left no room. Space the posts out, or raise its caps.',
    'day-cap': 'This account has sent all that it may send in a day. Vigie goes on when there is room again.',
    'month-cap': 'The money of this account for the month is spent. Raise the cap, or post by hand.',
    'account-gone':
      'Its account is no longer in the configuration. Whoever runs Vigie can put it back; if not, un-approve the post.',
    'feed-gone':
      'Its feed is no longer in the configuration. Whoever runs Vigie can put it back; if not, un-approve the post.',
    'not-applied': 'The table does not know this account yet. Whoever runs Vigie must apply the configuration.',
    altered: 'Its text is not the one that was approved. Un-approve it, and read it again.',
    control: 'A control in the table cannot be read, so nothing under it is sent. Whoever runs Vigie must run apply.',
    held: 'It was approved before a freeze, so it does not leave by itself. After the thaw a mail asks whether it is still right.',
    brake:
      'The watch delays it, because something may be happening. If nothing is confirmed, it leaves after that. Your desk says until when.',
    unattended:
      'Nobody watches what leaves, outside the attended hours. Whoever may freeze can say `/vigie on 4h` in Slack.',
    'reply-debt':
      'Too many questions under posts of this account have waited for an answer for four hours, or nobody could read the answers. Answer on the network, or let promotion leave from your desk.',
    blackout:
      'It was delayed into a time for which this account plans nothing, so it waits for the end of that. You can send it now from your desk, or move it.',
    watch: 'The watch gives no all-clear: too few news sources answer. Whoever runs Vigie must look at them.',
    forbidden:
      'The network forbids this account to post it. Check the rights of the account and of its app, then ask for the post again.',
    refused: 'The network refuses this content. Change the text or the picture, then approve it again.',
    credit: 'The network takes nothing more without credit. Top the account up there, then ask for the post again.',
    'three-times':
      'Vigie tried three times and nothing left, so it no longer tries. Ask for the post again once the cause is gone.',
    late: 'Its slot passed before it could leave. If it is still right, ask for it again on your desk.',
    unknown: 'The network gave no answer. Look at the account, and say on your desk whether the post is there.',
    'picture-changed':
      'Its picture is no longer the one that was approved. Read it with the picture of today: a mail asks you to.',
    'source-changed': 'Its source changed after your approval. Read it again: a mail asks you to.',
  },
  ended: {
    failed: 'An approved post was not sent',
    unknown: 'Nobody knows whether a post was sent',
    expired: 'An approved post expired, and was not sent',
    draft: 'An approved post needs your decision again',
  },
  endedNote: {
    failed: 'Nothing is tried again by itself. You can ask for it again on your desk.',
    unknown: 'Vigie does not repeat it: it could appear twice.',
    expired: 'You can ask for it again on your desk, or post it by hand.',
    draft: 'Nothing is sent without a new approval.',
  },
} satisfies Words['unsent'];
