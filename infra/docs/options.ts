/**
 * What `docs/configuration.md` says of each option beside what the schema says itself. It stands here and not in the
 * schema, because every function carries the schema in its bundle and none needs these texts.
 */
export type OptionText = {
  /** What the option does, in one or two sentences. */
  means: string;
  /** A value that the schema accepts. */
  example: unknown;
  /** What holds where the option is left out. Options with a default in the schema need no such text. */
  without?: string;
};

export const OPTIONS: Readonly<Record<string, OptionText>> = {
  'site.name': {
    means: 'The name of the site, as pages, mails and the alarm mails show it.',
    example: 'La Gazette',
  },
  'site.locale': {
    means: 'The language of the pages, mails, Slack messages and reports.',
    example: 'fr',
  },
  'site.timeZone': {
    means: 'The time zone of slots and of every time that people read.',
    example: 'Europe/Paris',
  },
  'site.contact': {
    means: 'Where the publisher of a feed reaches you. Every request for a feed carries it in its user agent.',
    example: 'https://gazette.example/contact',
  },

  'people.<person>.name': {
    means: 'The name that the history and the pages show.',
    example: 'Léa Martin',
  },
  'people.<person>.mail': {
    means:
      'Where this person gets mail. On the command line a person is known by it, or by the key, at the end of the AWS identity.',
    example: 'lea@gazette.example',
  },
  'people.<person>.deputy': {
    means:
      'Who is mailed too, and may decide, when three quarters of a draft’s time are over and this person has not answered.',
    example: 'marc',
    without: 'Only the approvers of the feed are reminded.',
  },
  'people.<person>.slack': {
    means:
      'The member id of this person in Slack. Slack commands of other members are refused. In an organisation with several workspaces a person can have two, one with `U` and one with `W`. Name both, with a space between them.',
    example: 'U0LEA',
    without: 'this person cannot act in Slack',
  },
  'people.<person>.may': {
    means:
      'What this person may do. `approve`: decide on drafts. `freeze`: stop. `thaw`: end a freeze, end a brake early, approve while a freeze is open. `write`: write a post of their own, which becomes a draft. At least two people need `thaw`.',
    example: ['approve', 'freeze'],
  },

  'accounts.<account>.secret': {
    means:
      'The name of the secret that holds the credentials of this account. The table above says what it holds. `ssm:/vigie/bluesky/gazette` is an encrypted parameter of Systems Manager, which costs nothing; `vigie/bluesky/gazette` is a secret of Secrets Manager. Networks whose tokens are renewed need the latter.',
    example: 'ssm:/vigie/bluesky/gazette',
    without: 'refused, except where the network needs no secret',
  },
  'accounts.<account>.service': {
    means: 'The address of the server that holds this account. The table above says which networks need one.',
    example: 'https://bsky.social',
    without: 'the address of the network, where it has one',
  },
  'accounts.<account>.receipt': {
    means:
      'Of a webhook: what counts as published. `id`: an answer of success with the JSON field `id`; any other leaves the delivery unknown. `handover`: any answer of success, which is shown as handed over, not confirmed.',
    example: 'handover',
    without: 'id',
  },
  'accounts.<account>.version': {
    means:
      'The version of the network’s interface. LinkedIn needs one, of year and month, which lives a year. `vigie doctor` and the alarm `version ends` tell 60 days before.',
    example: '202610',
    without: 'v27.0 for Facebook; refused for LinkedIn',
  },
  'accounts.<account>.slots': {
    means:
      'Times that the review page proposes for this account. Each is a time of day, alone or after days of the week such as `mon-fri` or `sat,sun`. Each slot takes one post. A time that the change to summer time skips moves on by an hour; one that comes twice is its first.',
    example: ['08:00', 'mon-fri 12:30', 'sat,sun 10:00'],
    without: 'no time is proposed; what is approved leaves at once',
  },
  'accounts.<account>.blackouts': {
    means:
      'Dates and windows for which nothing is planned. No slot is proposed in them, and a chosen time is refused. What was delayed into one waits until its end. A person may still approve a post to be sent now.',
    example: ['2026-12-24..2026-12-26', '22:00-07:00', 'sat,sun 00:00-09:00'],
    without: 'none',
  },
  'accounts.<account>.timeZone': {
    means: 'The time zone of this account’s slots and blackouts, such as that of its readers.',
    example: 'America/Guadeloupe',
    without: 'the time zone of the site',
  },
  'accounts.<account>.answers.secret': {
    means:
      'The name of a secret with a token that can read the answers to posts, and cannot post. Bluesky and WordPress need none. X: `bearerToken` and `username`. Threads: `accessToken`, and `mentions: true` where it may read those. Facebook: `pageId` and `pageToken`. LinkedIn: `organization` and `accessToken`. WordPress.com: `site` alone. Mastodon needs one for mentions alone: `accessToken` of the scope `read:notifications`.',
    example: 'vigie/x/gazette-reads',
    without: 'on X, Threads, Facebook, LinkedIn and WordPress.com nobody reads the answers',
  },
  'accounts.<account>.answers.service': {
    means: 'Where answers are read, if not where the network says. On Bluesky: another AppView.',
    example: 'https://public.api.bsky.app',
    without: 'the network’s own address',
  },
  'accounts.<account>.replyDebt': {
    means:
      'Promotion of this account waits while so many questions under its posts have been unanswered for four hours. The desk says so, and whoever may approve can let it leave for a day nevertheless. It waits too when nobody could read the answers for an hour.',
    example: 3,
    without: 'promotion leaves, whoever waits for an answer',
  },
  'accounts.<account>.ownWords': {
    means:
      'With `true`, a text that is still the feed’s is not approved on this account. A person has to change it, and to say more than the title.',
    example: true,
    without: 'a text of a feed may be approved as it came',
  },
  'accounts.<account>.caps.perHour': {
    means: 'How many posts may leave in any 60 minutes. One post more waits.',
    example: 4,
    without: 'no limit by the hour',
  },
  'accounts.<account>.caps.perDay': {
    means: 'How many posts may leave in any 24 hours. One post more waits.',
    example: 20,
    without: 'no limit by the day',
  },
  'accounts.<account>.caps.minGap': {
    means: 'The shortest time between two posts. It keeps what waited from leaving in a burst.',
    example: '10m',
    without: '1m',
  },
  'accounts.<account>.caps.usdPerMonth': {
    means: 'How much the posts, deletions and looks of one calendar month (UTC) may cost. It needs `usdPerPost`.',
    example: 60,
    without: 'no limit by cost',
  },
  'accounts.<account>.caps.usdPerPost': {
    means: 'What the network charges for one post, in US dollars.',
    example: 0.015,
    without: '0',
  },
  'accounts.<account>.caps.usdPerLinkPost': {
    means: 'What the network charges for one post with a link, in US dollars. X charged about 0.20 in April 2026.',
    example: 0.2,
    without: 'the price of `usdPerPost`',
  },
  'accounts.<account>.caps.usdPerDelete': {
    means:
      'What the network charges for one deletion, in US dollars. X lists 0.010 (November 2026). It counts in the month. ' +
      'A post that a person takes back is deleted nevertheless when the money of the month is spent.',
    example: 0.01,
    without: '0',
  },
  'accounts.<account>.caps.usdPerRead': {
    means:
      'What the network charges for one look at the account, in US dollars. X lists 0.001 for own posts, and reads ten ' +
      'at once (November 2026). It counts in the month. When that is spent, Vigie looks no more.',
    example: 0.01,
    without: '0',
  },

  'lanes.<lane>.approvals': {
    means:
      'How many people have to say yes to a post of this lane: `promo`, `news` or `service`. With 2, the first yes completes nothing: a second person has to say yes to the same text.',
    example: 2,
    without: '1',
  },

  'sensitive.<day>': {
    means:
      'What people remember on that day. A post that is planned for it shows this, and needs one more tick to be approved.',
    example: 'The attacks of 13 November 2015',
  },

  'feeds.<feed>.url': {
    means: 'The address of the RSS, Atom or JSON feed. The key of the feed, not this address, is its identity.',
    example: 'https://gazette.example/agenda/feed',
  },
  'feeds.<feed>.approvals': {
    means:
      'How many people have to say yes to a post of this feed. With 2, the first yes completes nothing: a second person has to say yes to the same text. Whoever edits the text is one of the two at most. Where a feed or its lane wants two, two it is.',
    example: 2,
    without: '1',
  },
  'feeds.<feed>.lane': {
    means:
      'What kind of content this is. The watch brakes and freezes the lanes that `watch.brakes` and `watch.freezes` name. A person who freezes `all` stops every lane.',
    example: 'promo',
  },
  'feeds.<feed>.accounts': {
    means: 'The accounts for which an item of this feed becomes a delivery.',
    example: ['bluesky:gazette', 'sandbox:gazette'],
  },
  'feeds.<feed>.approvers': {
    means: 'The people who are asked about drafts of this feed. An empty list means everybody who may approve.',
    example: ['lea'],
  },
  'feeds.<feed>.template': {
    means: 'The text of a new draft. A person can change it before approving.',
    example: '{title} {hashtags} {link}',
  },
  'feeds.<feed>.every': {
    means: 'The shortest time between two polls. A feed that changes rarely, or asks for it, is polled less often.',
    example: '5m',
  },
  'feeds.<feed>.backfill': {
    means: 'How many items of the very first poll become drafts. The others are recorded as skipped.',
    example: 3,
  },
  'feeds.<feed>.expireAfter': {
    means: 'How long a draft waits for a decision. After that it expires.',
    example: '12h',
  },
  'feeds.<feed>.maxLate': {
    means: 'How late after its time an approved post may still leave. After that it expires.',
    example: '45m',
  },

  'feeds.<feed>.rules.include[]': {
    means: 'Only items that fit at least one of these matches become drafts.',
    example: { categories: ['Culture'] },
    without: 'every item is kept',
  },
  'feeds.<feed>.rules.include[].words': {
    means: 'Words or phrases, one of which must occur. Case and accents do not matter; only whole words count.',
    example: ['gala', 'avant-première'],
    without: 'words are not looked at',
  },
  'feeds.<feed>.rules.include[].categories': {
    means: 'Categories, one of which the item must have.',
    example: ['Culture'],
    without: 'categories are not looked at',
  },
  'feeds.<feed>.rules.include[].authors': {
    means: 'Authors, one of whom must have written the item.',
    example: ['Léa Martin'],
    without: 'the author is not looked at',
  },
  'feeds.<feed>.rules.include[].pattern': {
    means: 'A regular expression that must match. It cannot look ahead or behind, so that no item can make it slow.',
    example: '^(Live|Direct)\\b',
    without: 'no pattern is looked for',
  },
  'feeds.<feed>.rules.include[].in': {
    means: 'Where the words and the pattern are looked for.',
    example: ['title'],
  },
  'feeds.<feed>.rules.exclude[]': {
    means: 'Items that fit one of these matches are recorded as skipped. A match is written as in `include`.',
    example: { words: ['publi-rédactionnel'] },
    without: 'no item is dropped',
  },
  'feeds.<feed>.rules.labels[]': {
    means: 'Marks for items, each with the match that earns it.',
    example: { label: 'sponsored', when: { categories: ['Partenaires'] } },
    without: 'no item has a label',
  },
  'feeds.<feed>.rules.labels[].label': {
    means: 'A text that the approver sees beside an item.',
    example: 'sponsored',
  },
  'feeds.<feed>.rules.labels[].when': {
    means: 'The match that an item must fit to get the label. It is written as in `include`.',
    example: { categories: ['Partenaires'] },
  },
  'feeds.<feed>.rules.languages': {
    means: 'Items in another language are dropped. An item that names no language is kept.',
    example: ['fr', 'en'],
    without: 'every language is kept',
  },
  'feeds.<feed>.rules.maxAge': {
    means: 'Items that were published longer ago are dropped. The units are `m`, `h` and `d`.',
    example: '36h',
    without: 'no item is too old',
  },
  'feeds.<feed>.rules.maxPerDay': {
    means: 'How many items of this feed may become drafts on one day (UTC). The others are skipped.',
    example: 10,
    without: 'no limit by the day',
  },
  'feeds.<feed>.rules.maxPerPoll': {
    means: 'How many items of one poll may become drafts. The others are skipped.',
    example: 5,
    without: 'no limit by the poll',
  },
  'feeds.<feed>.rules.strip[]': {
    means:
      'What publishing systems add to every text. What the pattern finds is taken out of titles and summaries before anybody sees them; a title of which nothing would be left stays.',
    example: { pattern: 'The post .* appeared first on .*' },
    without: 'texts stay as they are',
  },
  'feeds.<feed>.rules.strip[].pattern': {
    means: 'A regular expression, written as in `include`. Upper and lower case are the same.',
    example: 'Lire la suite.*$',
  },
  'feeds.<feed>.rules.strip[].in': {
    means: 'Where it is looked for: `title`, `summary` or both.',
    example: ['summary'],
  },
  'feeds.<feed>.rules.stripTracking': {
    means: 'Whether tracking parameters (such as `utm_source` or `fbclid`) are taken off the link.',
    example: true,
    without: 'the link stays as it is',
  },
  'feeds.<feed>.rules.image': {
    means:
      'Where the picture of a card comes from: the feed alone, the page alone (its Open Graph picture) or nowhere. A picture is approved with the text. If its bytes have changed when it is due, the post waits for a person again.',
    example: 'page',
    without: 'the picture of the feed, else the one of the page',
  },
  'feeds.<feed>.rules.hashtags.max': {
    means: 'How many categories become hashtags. The template places them with `{hashtags}`.',
    example: 2,
  },
  'feeds.<feed>.rules.hashtags.only': {
    means: 'Only these categories become hashtags.',
    example: ['Nice', 'Culture'],
    without: 'every category may',
  },
  'feeds.<feed>.rules.hashtags.never': {
    means: 'These categories never become hashtags.',
    example: ['A la une'],
    without: 'no category is left out',
  },
  'feeds.<feed>.rules.utm.source': {
    means: 'The `utm_source` of the published link. `{network}`, `{account}` and `{feed}` are filled in.',
    example: '{network}',
    without: 'the parameter is not added',
  },
  'feeds.<feed>.rules.utm.medium': {
    means: 'The `utm_medium` of the published link. A parameter that the link already has is kept.',
    example: 'social',
    without: 'the parameter is not added',
  },
  'feeds.<feed>.rules.utm.campaign': {
    means: 'The `utm_campaign` of the published link.',
    example: '{feed}',
    without: 'the parameter is not added',
  },
  'feeds.<feed>.rules.utm.content': {
    means: 'The `utm_content` of the published link.',
    example: '{account}',
    without: 'the parameter is not added',
  },
  'feeds.<feed>.rules.utm.term': {
    means: 'The `utm_term` of the published link.',
    example: 'agenda',
    without: 'the parameter is not added',
  },

  'watch.audience': {
    means:
      'The countries of your readers. A crisis there counts as near and needs less evidence. `eu` makes every member state near.',
    example: ['fr'],
  },
  'watch.sources[]': {
    means:
      'The news that the watch reads: ready-made sets by name, and sources of your own. Sources of at least two owners are needed, because one owner can confirm nothing.',
    example: 'france',
  },
  'watch.alone': {
    means:
      'The owners of sources that may freeze alone. Each may do so once a day, when it goes on with a story and leads with it. After that the watch proposes.',
    example: ['bbc'],
    without: 'one owner alone never freezes',
  },
  'watch.sources[].id': {
    means: 'The name of a source of your own.',
    example: 'nice-matin',
  },
  'watch.sources[].owner': {
    means: 'Who owns the source. Sources of one owner count as one voice.',
    example: 'nice-matin',
  },
  'watch.sources[].url': {
    means: 'The address of the RSS or Atom feed of the source.',
    example: 'https://www.nicematin.com/rss',
  },
  'watch.sources[].lang': {
    means: 'The language of the headlines. It chooses the lexicon.',
    example: 'fr',
  },
  'watch.sources[].country': {
    means: 'The country whose news the source is about.',
    example: 'fr',
  },
  'watch.sources[].kind': {
    means: 'Whether the feed carries headlines or official alerts (CAP, GDACS, USGS).',
    example: 'headlines',
  },
  'watch.sources[].wire': {
    means: 'Whether the source is a news agency. Two follow-ups of an agency count as a second owner.',
    example: true,
    without: 'false',
  },
  'watch.sources[].front': {
    means: 'Whether the order of the feed is the order of a front page. A place at the top counts as evidence.',
    example: true,
    without: 'false',
  },
  'watch.brakes': {
    means: 'The lanes that one severe headline delays by 15 to 30 minutes. The delay ends by itself.',
    example: ['promo'],
  },
  'watch.freezes': {
    means: 'The lanes that the watch freezes when a second owner confirms. Only a person ends that freeze.',
    example: ['promo', 'news'],
  },
  'watch.calls.secret': {
    means:
      "The name of the secret with which your CMS or alert desk signs its calls. It makes the newsroom's calls possible.",
    example: 'vigie/calls',
    without: 'every call is refused',
  },
  'watch.silentAfter': {
    means: 'How long the all-clear of one fresh look at the news lasts. When it lapses, nothing is sent.',
    example: '10m',
  },

  'slack.team': {
    means: 'The id of the Slack team whose commands are obeyed.',
    example: 'T0GAZ',
  },
  'slack.channel': {
    means: 'The id of the one channel in which commands are obeyed.',
    example: 'C0DESK',
  },
  'slack.secret': {
    means: 'The name of the secret that holds the signing secret and the webhook of the Slack app.',
    example: 'vigie/slack',
  },
  'attended.hours': {
    means:
      'Hours and dates, in the time zone of the site, in which somebody always watches what leaves. With `attended`, nothing leaves outside them unless somebody says `/vigie on 4h` in Slack, or `vigie on 4h`. That holds for 24 hours at most.',
    example: ['mon-fri 08:00-20:00'],
    without: 'with `attended`, somebody has to say so at any hour; without `attended`, posts leave at any hour',
  },
  'mail.from': {
    means: 'The sender of all mails. Its domain becomes an SES identity of the deployment.',
    example: 'vigie@gazette.example',
  },
  'bells.<bell>.kind': {
    means:
      'What it is. `wordpress`, `ghost`, `postiz`, `mastodon`: what is scheduled there is stopped. `webhook`: a signed request tells a receiver of each freeze, brake and thaw. `buffer`, `hootsuite`: a person is to be called.',
    example: 'wordpress',
  },
  'bells.<bell>.service': {
    means: 'The address of the tool, or of the receiver.',
    example: 'https://gazette.example',
    without: 'that of Postiz itself, or the page of Buffer or Hootsuite; refused for every other kind',
  },
  'bells.<bell>.secret': {
    means:
      'The name of the secret with its token. WordPress: `user`, `applicationPassword`. Ghost: `adminKey`. Postiz: `apiKey`. Mastodon: `accessToken`. A webhook: `signingSecret`, and `path` where the end of its address is a secret. The function bell alone reads it.',
    example: 'vigie/bell/site',
    without: 'refused, except for Buffer and Hootsuite, which have none',
  },
  'bells.<bell>.scopes': {
    means:
      'Which freezes ring it: those that stop all of one of these scopes. A webhook with scopes is told of freezes that touch one of them.',
    example: ['lane:promo'],
    without: 'the lanes that the watch freezes, so a freeze of either; for a webhook every freeze',
  },
  'bells.<bell>.call.name': {
    means: 'Whom to call when the tool does not confirm. Buffer and Hootsuite need it.',
    example: 'Inès Robin',
  },
  'bells.<bell>.call.phone': {
    means: 'The telephone number of this person.',
    example: '+33 1 23 45 67 89',
  },
  'elsewhere.<entry>.what': {
    means: 'What is scheduled there.',
    example: 'Publicités Meta',
  },
  'elsewhere.<entry>.page': {
    means: 'The page where a person stops it.',
    example: 'https://business.facebook.com/latest/content_calendar',
    without: 'the list shows no link',
  },
  'elsewhere.<entry>.call': {
    means: 'Whom to call: the `name` and the `phone` of a person.',
    example: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' },
  },
};
