import type { Proves, TakesBack } from '../networks/record.ts';
import { labelOf } from '../networks/records.ts';
import type { Locale } from '../settings.ts';
import type { Lane } from '../records/lane.ts';
import type { NoticeKind } from './views.ts';

/**
 * The one catalogue: French and English side by side. Written with plain spaces and straight apostrophes; `words` gives them their typographic
 * form. People never meet the protocol's own words here.
 */

const pair = <T>(fr: T, en: NoInfer<T>): { fr: T; en: T } => ({ fr, en });

type Text = string;

const list = (items: readonly string[], last: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;

const catalogue = {
  /* Everywhere */
  and: pair(
    (items: readonly string[]) => list(items, 'et'),
    (items) => list(items, 'and'),
  ),
  skip: pair('Aller au contenu', 'Go to content'),
  promise: pair(
    "La vigie ne publie que ce qu'une personne a approuvé, mot pour mot.",
    'Vigie publishes only what a person approved, word for word.',
  ),
  timesIn: pair(
    (zone: string) => `Heures : ${zone}`,
    (zone) => `Times: ${zone}`,
  ),
  stopEverything: pair('Tout arrêter', 'Stop everything'),
  desk: pair('Votre bureau', 'Your desk'),
  theWatch: pair('La vigie', 'The watch'),
  lane: pair(
    (lane: Lane) => ({ promo: 'promo', news: 'actualité', service: 'service' })[lane],
    (lane) => ({ promo: 'promo', news: 'news', service: 'service' })[lane],
  ),
  network: pair(
    (name: string) => labelOf(name, 'fr'),
    (name) => labelOf(name, 'en'),
  ),
  everything: pair('tout', 'everything'),
  allOf: pair(
    (lane: string) => `tout ce qui est ${lane}`,
    (lane) => `everything ${lane}`,
  ),
  theAccount: pair(
    (account: string) => `le compte ${account}`,
    (account) => `the account ${account}`,
  ),
  theFeed: pair(
    (feed: string) => `le flux ${feed}`,
    (feed) => `the feed ${feed}`,
  ),
  theNetwork: pair(
    (network: string) => `le réseau ${network}`,
    (network) => `the network ${network}`,
  ),
  because: pair(
    (why: string) => ` : ${why}`,
    (why) => `: ${why}`,
  ),

  /* Time */
  now: pair("à l'instant", 'just now'),
  inLessThanAMinute: pair("dans moins d'une minute", 'in less than a minute'),
  inMinutes: pair(
    (n: number | string) => `dans ${n} min`,
    (n) => `in ${n} min`,
  ),
  minutesAgo: pair(
    (n: number | string) => `il y a ${n} min`,
    (n) => `${n} min ago`,
  ),
  hoursAgo: pair(
    (n: number) => `il y a ${n} h`,
    (n) => `${n} h ago`,
  ),
  daysAgo: pair(
    (n: number) => (n === 1 ? 'il y a un jour' : `il y a ${n} jours`),
    (n) => (n === 1 ? 'a day ago' : `${n} days ago`),
  ),
  thisNight: pair('cette nuit', 'tonight'),
  earlyToday: pair('cette nuit', 'early today'),
  thisMorning: pair('ce matin', 'this morning'),
  thisAfternoon: pair('cet après-midi', 'this afternoon'),
  thisEvening: pair('ce soir', 'tonight'),
  eveningPast: pair('ce soir', 'this evening'),
  tomorrow: pair('demain', 'tomorrow'),
  yesterday: pair('hier', 'yesterday'),

  /* State words of a delivery */
  badge: pair(
    (state: BadgeName) =>
      ({
        draft: 'brouillon',
        frozen: 'gelé',
        held: 'retenu',
        braked: 'retardé',
        planned: 'programmé',
        next: 'part maintenant',
        waiting: 'attend la vigie',
        flight: "en cours d'envoi",
        unknown: 'à vérifier',
        published: 'publié',
        failed: 'refusé par le réseau',
        rejected: 'rejeté',
        expired: 'expiré',
        withdrawn: 'retiré',
        late: 'trop tard',
        blocked: 'bloqué',
        parked: 'mis de côté',
      })[state],
    (state) =>
      ({
        draft: 'draft',
        frozen: 'frozen',
        held: 'held',
        braked: 'delayed',
        planned: 'planned',
        next: 'leaves now',
        waiting: 'waits for the watch',
        flight: 'being sent',
        unknown: 'to check',
        published: 'published',
        failed: 'refused by the network',
        rejected: 'rejected',
        expired: 'expired',
        withdrawn: 'taken back',
        late: 'too late',
        blocked: 'blocked',
        parked: 'parked',
      })[state],
  ),

  /* Why it does not leave, and when it will: one sentence each */
  whyDecision: pair(
    (until: Text) => `Attend une décision. Sans décision avant ${until}, ce brouillon expire : il n'est pas publié.`,
    (until) => `Waits for a decision. If nobody decides before ${until} it expires: it is not posted.`,
  ),
  whyNotConfigured: pair(
    "Ne part pas : son compte ou son flux n'est plus dans la configuration.",
    'Does not leave: its account or its feed is no longer in the configuration.',
  ),
  whyUnreadable: pair(
    "Ne part pas : on ne peut pas lire s'il y a un gel. L'équipe technique doit regarder.",
    'Does not leave: whether there is a freeze cannot be read. An engineer has to look.',
  ),
  whyFrozen: pair(
    (by: Text, since: Text, why: Text) =>
      `Gelé par ${by} depuis ${since}${why}. Il ne partira pas tout seul, même après le dégel.`,
    (by, since, why) => `Frozen by ${by} since ${since}${why}. It will not leave by itself, even after the thaw.`,
  ),
  whyFrozenOnly: pair(
    'Gelé. Il ne partira pas tout seul, même après le dégel.',
    'Frozen. It will not leave by itself, even after the thaw.',
  ),
  whyHeld: pair(
    (by: Text, at: Text) => `Retenu : ${by} l'a approuvé ${at}, avant un gel. Il attend une nouvelle approbation.`,
    (by, at) => `Held: ${by} approved it ${at}, before a freeze. It waits for a new approval.`,
  ),
  whySilent: pair(
    (since: Text) => `Ne part pas : la vigie ne voit plus l'actualité depuis ${since}. Il partira quand elle la verra.`,
    (since) => `Does not leave: the watch has not seen the news since ${since}. It leaves when the watch sees again.`,
  ),
  whySilentEver: pair(
    "Ne part pas encore : la vigie n'a pas fini son premier tour. Il partira quand elle verra l'actualité.",
    'Does not leave yet: the watch has not finished its first look. It leaves when the watch sees the news.',
  ),
  whyBraked: pair(
    (until: Text, why: Text) =>
      `Retardé par la vigie jusqu'à ${until}${why}. Il partira ensuite, si rien ne se confirme.`,
    (until, why) => `Delayed by the watch until ${until}${why}. It leaves after that, if nothing is confirmed.`,
  ),
  cap: pair(
    (cap: 'min-gap' | 'per-hour' | 'per-day' | 'month') =>
      ({
        'min-gap': "l'écart entre deux posts de ce compte",
        'per-hour': 'le nombre de posts par heure de ce compte',
        'per-day': 'le nombre de posts par jour de ce compte',
        month: 'le budget du mois de ce compte',
      })[cap],
    (cap) =>
      ({
        'min-gap': 'the gap between two posts of this account',
        'per-hour': "this account's posts an hour",
        'per-day': "this account's posts a day",
        month: "this account's money for the month",
      })[cap],
  ),
  whyCap: pair(
    (cap: Text, at: Text) => `Approuvé. Part ${at} : ${cap} ne permet pas plus tôt.`,
    (cap, at) => `Approved. Leaves ${at}: ${cap} allows nothing earlier.`,
  ),
  whySlot: pair(
    (at: Text) => `Approuvé. Part ${at}, à son créneau.`,
    (at) => `Approved. Leaves ${at}, at its slot.`,
  ),
  whyNext: pair(
    'Approuvé. Part au prochain passage, dans la minute.',
    'Approved. Leaves at the next round, within a minute.',
  ),
  whyTooLate: pair(
    (at: Text) => `Ne part plus : son créneau était ${at}. Choisissez-en un autre.`,
    (at) => `Does not leave any more: its slot was ${at}. Choose another.`,
  ),
  whyInFlight: pair(
    (since: Text) => `En cours d'envoi depuis ${since}. La réponse du réseau dira ce qu'il en est.`,
    (since) => `Being sent since ${since}. The network's answer will tell.`,
  ),
  whyUnknownYet: pair(
    (since: Text, from: Text) =>
      `À vérifier : le réseau n'a pas répondu à l'envoi de ${since}. Ouvrez le compte et regardez ; vous pourrez trancher à ${from}.`,
    (since, from) =>
      `To check: the network did not answer when it was sent at ${since}. Open the account and look; you can settle it at ${from}.`,
  ),
  whyUnknown: pair(
    (since: Text) =>
      `À vérifier : le réseau n'a pas répondu à l'envoi de ${since}. Ouvrez le compte, puis dites si le post y est.`,
    (since) =>
      `To check: the network did not answer when it was sent at ${since}. Open the account, then say whether the post is there.`,
  ),
  whyPublished: pair(
    (at: Text, by: Text | null) => (by === null ? `Publié ${at}.` : `Publié ${at}, approuvé par ${by}.`),
    (at, by) => (by === null ? `Published ${at}.` : `Published ${at}, approved by ${by}.`),
  ),
  whyFailed: pair(
    (note: Text) => `Refusé par le réseau${note}. Rien n'a été publié, rien n'est réessayé.`,
    (note) => `Refused by the network${note}. Nothing was published, nothing is tried again.`,
  ),
  whyRejected: pair('Rejeté. Il ne partira pas.', 'Rejected. It will not leave.'),
  whyExpired: pair("Expiré sans décision : il n'a pas été publié.", 'Expired undecided: it was not posted.'),
  whyWithdrawn: pair('Retiré du réseau. Il ne repartira pas.', 'Taken back from the network. It will not leave again.'),

  /* Freeze, brake, watch */
  frozenThing: pair(
    (what: Text) => `Gelé : ${what}`,
    (what) => `Frozen: ${what}`,
  ),
  frozenBy: pair(
    (by: Text, at: Text) => `Par ${by}, depuis ${at}.`,
    (by, at) => `By ${by}, since ${at}.`,
  ),
  frozenUntil: pair(
    (by: Text, at: Text) => `${by} a fixé la fin : ${at}. Même alors, rien ne part tout seul.`,
    (by, at) => `${by} set its end: ${at}. Even then nothing leaves by itself.`,
  ),
  frozenOpen: pair(
    "Jusqu'à ce qu'une personne dégèle. Rien ne partira tout seul.",
    'Until a person thaws it. Nothing will leave by itself.',
  ),
  evidence: pair(
    (n: number, owners: number) =>
      `Pourquoi : ${n} ${n === 1 ? 'titre' : 'titres'} de ${owners} ${owners === 1 ? 'source' : 'sources'}`,
    (n, owners) =>
      `Why: ${n} ${n === 1 ? 'headline' : 'headlines'} from ${owners} ${owners === 1 ? 'source' : 'sources'}`,
  ),
  sourceKinds: pair(
    (source: 'human' | 'watch' | 'backlash' | 'gap') =>
      ({
        human: '',
        watch: "d'après l'actualité",
        backlash: "d'après les réponses à nos posts",
        gap: "parce que l'envoi avait lui-même été interrompu",
      })[source],
    (source) =>
      ({
        human: '',
        watch: 'from the news',
        backlash: 'from replies to our posts',
        gap: 'because publishing itself had been interrupted',
      })[source],
  ),
  brakedThing: pair(
    (lanes: Text, until: Text) => `Retardé jusqu'à ${until} : ${lanes}`,
    (lanes, until) => `Delayed until ${until}: ${lanes}`,
  ),
  brakedNote: pair(
    "Ce retard finit tout seul si rien ne se confirme. Ce qui attend partira alors espacé, jamais d'un bloc.",
    'This delay ends by itself if nothing is confirmed. What waits then leaves spaced out, never in a burst.',
  ),
  endBrake: pair(
    (lane: Text) => `Ne plus retarder : ${lane}`,
    (lane) => `End the delay: ${lane}`,
  ),
  confirmEndBrake: pair(
    (lane: Text) => `Confirmer : ne plus retarder ${lane}`,
    (lane) => `Confirm: end the delay of ${lane}`,
  ),
  watchSees: pair(
    (at: Text) => `La vigie voit l'actualité. Vu ${at}.`,
    (at) => `The watch sees the news. Seen ${at}.`,
  ),
  watchBlind: pair(
    (since: Text) => `La vigie ne voit plus l'actualité depuis ${since} : rien ne part.`,
    (since) => `The watch has not seen the news since ${since}: nothing leaves.`,
  ),
  watchNotYet: pair(
    "La vigie n'a pas encore fini son premier tour : rien ne part.",
    'The watch has not finished its first look: nothing leaves.',
  ),
  sourcesFresh: pair(
    (fresh: number, all: number) => `${fresh} sources fraîches sur ${all}`,
    (fresh, all) => `${fresh} of ${all} sources fresh`,
  ),
  sourceState: pair(
    (state: 'fresh' | 'stale' | 'failing' | 'never') =>
      ({
        fresh: 'fraîche',
        stale: 'inconnu : rien de neuf depuis longtemps',
        failing: 'inconnu : ne répond pas',
        never: 'inconnu : jamais lue',
      })[state],
    (state) =>
      ({
        fresh: 'fresh',
        stale: 'unknown: nothing new for long',
        failing: 'unknown: not answering',
        never: 'unknown: never read',
      })[state],
  ),
  sourceOk: pair(
    (at: Text) => `lue ${at}`,
    (at) => `read ${at}`,
  ),
  sourceFailures: pair(
    (n: number) => (n === 1 ? 'un échec' : `${n} échecs de suite`),
    (n) => (n === 1 ? 'one failure' : `${n} failures in a row`),
  ),
  crisis: pair(
    (kind: string) =>
      ({
        attack: 'attentat ou attaque',
        shooting: 'fusillade',
        explosion: 'explosion',
        war: 'guerre',
        disaster: 'catastrophe',
        accident: 'accident grave',
        leader: 'dirigeant touché',
        unrest: 'troubles',
        hostage: "prise d'otages",
      })[kind] ?? 'événement grave',
    (kind) =>
      ({
        attack: 'attack',
        shooting: 'shooting',
        explosion: 'explosion',
        war: 'war',
        disaster: 'disaster',
        accident: 'serious accident',
        leader: 'a leader struck',
        unrest: 'unrest',
        hostage: 'hostage-taking',
      })[kind] ?? 'serious event',
  ),
  howSure: pair(
    (rule: string) =>
      ({
        'severe-headline': 'Pas encore confirmé : un titre grave, proche.',
        'two-owners': 'Confirmé : deux rédactions indépendantes disent la même chose.',
        'wire-follow-ups': "Confirmé : une agence, et deux suites d'elle.",
        'alert-and-headline': 'Confirmé : une alerte officielle et un titre.',
        alert: 'Confirmé : une alerte officielle.',
        call: "Confirmé : la rédaction l'a dit.",
        'call-outs': 'Probable : des lecteurs nous le reprochent en réponse.',
        jump: 'Probable : un même sujet envahit soudain les titres.',
        'brake-spent': 'Pas confirmé : la source a déjà beaucoup retardé, une personne doit trancher.',
        'single-owner': 'Pas confirmé : une seule rédaction le dit.',
      })[rule] ?? 'Jugé sur les titres ci-dessous.',
    (rule) =>
      ({
        'severe-headline': 'Not confirmed yet: one severe headline, near.',
        'two-owners': 'Confirmed: two independent newsrooms say the same.',
        'wire-follow-ups': 'Confirmed: one agency, and two follow-ups of its own.',
        'alert-and-headline': 'Confirmed: an official alert and a headline.',
        alert: 'Confirmed: an official alert.',
        call: 'Confirmed: the newsroom said so.',
        'call-outs': 'Likely: readers call us out in replies.',
        jump: 'Likely: one subject suddenly fills the headlines.',
        'brake-spent': 'Not confirmed: this source has delayed a lot already, a person has to settle it.',
        'single-owner': 'Not confirmed: only one newsroom says so.',
      })[rule] ?? 'Judged on the headlines below.',
  ),
  severity: pair(
    (score: number) => `Gravité ${score} sur 10`,
    (score) => `Severity ${score} of 10`,
  ),

  /* Review */
  opening: pair('Ouverture…', 'Opening…'),
  reviewTitle: pair('Un brouillon à décider', 'A draft to decide on'),
  openNote: pair(
    "Ouvrir ne décide rien : vous lisez d'abord, vous décidez ensuite.",
    'Opening decides nothing: you read first, then you decide.',
  ),
  codeLabel: pair('Code court du mail', 'Short code from the mail'),
  codeHelp: pair(
    '8 lettres et chiffres, imprimés sous le lien. Majuscules, espaces et tirets sont égaux.',
    '8 letters and digits, printed below the link. Case, spaces and dashes do not matter.',
  ),
  open: pair('Ouvrir', 'Open'),
  toDecide: pair('À décider', 'To decide'),
  seen: pair('Déjà décidé', 'Already decided'),
  fromFeed: pair(
    (feed: Text) => `Flux ${feed}`,
    (feed) => `Feed ${feed}`,
  ),
  publishedAtSource: pair(
    (at: Text) => `paru ${at}`,
    (at) => `appeared ${at}`,
  ),
  noDate: pair('sans date', 'undated'),
  noLink: pair('sans lien', 'no link'),
  readSource: pair("Lire l'original", 'Read the original'),
  flag: pair(
    (flag: string) =>
      ({
        late: "Arrivé tard : l'original est paru bien avant.",
        future: 'Daté dans le futur par sa source.',
        undated: 'Sans date à la source.',
        'no-link': 'Sans lien.',
        'no-title': 'Sans titre.',
        changed: "L'original a changé depuis sa première lecture.",
        vanished: "L'original n'est plus dans le flux.",
        garbled: 'Des caractères semblent abîmés.',
        'no-picture:too-large': "Sans image : celle de l'original dépasse 1 Mo.",
        'no-picture:too-small': "Sans image : celle de l'original est trop petite.",
        'no-picture:not-a-picture': "Sans image : celle de l'original n'est ni JPEG, ni PNG, ni WebP, ni GIF.",
        'no-picture:gone': "Sans image : celle de l'original n'est pas à son adresse.",
        'no-picture:unreachable': "Sans image : l'original n'a pas répondu à temps.",
      })[flag] ?? flag,
    (flag) =>
      ({
        late: 'Came late: the original appeared well before.',
        future: 'Dated in the future by its source.',
        undated: 'Undated at the source.',
        'no-link': 'Without a link.',
        'no-title': 'Without a title.',
        changed: 'The original has changed since it was first read.',
        vanished: 'The original is no longer in the feed.',
        garbled: 'Some characters look damaged.',
        'no-picture:too-large': 'Without a picture: the one of the original is larger than 1 MB.',
        'no-picture:too-small': 'Without a picture: the one of the original is too small.',
        'no-picture:not-a-picture': 'Without a picture: the one of the original is no JPEG, PNG, WebP or GIF.',
        'no-picture:gone': 'Without a picture: the one of the original is not at its address.',
        'no-picture:unreachable': 'Without a picture: the original did not answer in time.',
      })[flag] ?? flag,
  ),
  summary: pair("Résumé de l'original", 'Summary of the original'),
  pick: pair(
    (where: Text) => `Publier sur ${where}`,
    (where) => `Publish on ${where}`,
  ),
  asShown: pair('Exactement ce qui partira', 'Exactly what will leave'),
  editText: pair('Modifier le texte', 'Edit the text'),
  editTextAndCard: pair('Modifier le texte et la carte', 'Edit the text and the card'),
  cardTitle: pair('Titre de la carte', 'Title of the card'),
  cardDescription: pair('Description de la carte', 'Description of the card'),
  cardAlt: pair("Texte de remplacement de l'image", 'Alt text of the picture'),
  cardAltHelp: pair(
    (most: Text) => `Ce que montre l'image, pour qui ne la voit pas. ${most} caractères au plus.`,
    (most) => `What the picture shows, for those who do not see it. At most ${most} characters.`,
  ),
  cardBare: pair("Envoyer sans l'image", 'Send without the picture'),
  pictureChanged: pair(
    "L'image a changé à la source depuis l'approbation : voici celle qui s'y trouve maintenant.",
    'The picture has changed at its source since the approval: this is the one that is there now.',
  ),
  pictureGone: pair(
    "L'image approuvée n'est plus à la source : l'envoi partirait sans elle.",
    'The approved picture is no longer at its source: this would leave without it.',
  ),
  cameBack: pair(
    (why: Text) => `N'est pas parti : ${why}`,
    (why) => `Did not leave: ${why}`,
  ),
  textFor: pair(
    (where: Text) => `Texte pour ${where}`,
    (where) => `Text for ${where}`,
  ),
  unit: pair(
    (unit: 'weighted' | 'graphemes' | 'bytes' | 'characters') =>
      ({ weighted: 'signes', graphemes: 'signes', bytes: 'octets', characters: 'signes' })[unit],
    (unit) => ({ weighted: 'characters', graphemes: 'characters', bytes: 'bytes', characters: 'characters' })[unit],
  ),
  left: pair(
    (n: number | string) => `${n} restants`,
    (n) => `${n} left`,
  ),
  over: pair(
    (n: number | string) => `${n} de trop`,
    (n) => `${n} too many`,
  ),
  ofLimit: pair(
    (used: Text, limit: Text, unit: Text) => `${used} sur ${limit} ${unit}`,
    (used, limit, unit) => `${used} of ${limit} ${unit}`,
  ),
  slot: pair('Créneau', 'Slot'),
  slotNext: pair(
    (at: Text) => `${at} (prochain créneau libre)`,
    (at) => `${at} (next free slot)`,
  ),
  slotKept: pair(
    (at: Text) => `${at} (déjà choisi)`,
    (at) => `${at} (already chosen)`,
  ),
  slotNow: pair('maintenant', 'now'),
  atTime: pair(
    (at: Text) => `à ${at}`,
    (at) => `at ${at}`,
  ),
  approve: pair('Approuver', 'Approve'),
  approveUnder: pair('Approuver sous gel', 'Approve under freeze'),
  approveUnderNote: pair(
    "Pour rendre compte de l'événement lui-même : cet envoi partira malgré le gel. Un nouveau gel l'annulerait.",
    'To report the event itself: this one leaves despite the freeze. A new freeze would void it.',
  ),
  reject: pair('Rejeter', 'Reject'),
  save: pair('Enregistrer sans publier', 'Save without publishing'),
  saveOnly: pair('Enregistrer', 'Save'),
  saveUnderNote: pair(
    'Pendant un gel, votre texte est gardé comme brouillon. Il sera redemandé après le dégel.',
    'During a freeze your text is kept as a draft. It is asked again after the thaw.',
  ),
  confirmPublish: pair(
    (what: Text) => `Confirmer : publier ${what}`,
    (what) => `Confirm: publish ${what}`,
  ),
  confirmUnder: pair(
    (what: Text) => `Confirmer sous gel : publier ${what}`,
    (what) => `Confirm under freeze: publish ${what}`,
  ),
  confirmReject: pair('Confirmer : rejeter', 'Confirm: reject'),
  on: pair('sur', 'on'),
  sureBox: pair("Oui, j'ai lu ces textes et je décide.", 'Yes, I have read these texts and I decide.'),
  cannotApprove: pair(
    'Approbation impossible tant que le texte contient ceci :',
    'No approval while the text has this in it:',
  ),
  warning: pair(
    (kind: WarningName, what: Text) =>
      ({
        invisible: `Caractère invisible ${what}`,
        bidi: `Caractère qui change le sens de lecture ${what}`,
        mention: `Préviendra le compte ${what}`,
        'bare-domain': `Le réseau fera un lien de ${what}`,
        'odd-link': `Lien trompeur : il mène à ${what}`,
        'mixed-scripts': `Mot qui mélange deux alphabets : ${what}`,
        'too-long': `Trop long : ${what}`,
      })[kind],
    (kind, what) =>
      ({
        invisible: `Invisible character ${what}`,
        bidi: `Character that changes the reading direction ${what}`,
        mention: `Will notify the account ${what}`,
        'bare-domain': `The network will make a link of ${what}`,
        'odd-link': `Deceptive link: it leads to ${what}`,
        'mixed-scripts': `Word that mixes two alphabets: ${what}`,
        'too-long': `Too long: ${what}`,
      })[kind],
  ),
  removeUnseen: pair('Ôter les caractères invisibles', 'Remove the invisible characters'),
  changedSinceMail: pair('Ce texte a changé depuis votre mail', 'This text has changed since your mail'),
  removed: pair('supprimé', 'removed'),
  added: pair('ajouté', 'added'),
  ownCard: pair(
    (network: Text) => `${network} fabrique lui-même la carte du lien ; elle ne peut pas être montrée ici.`,
    (network) => `${network} makes the card of the link itself; it cannot be shown here.`,
  ),
  picture: pair(
    (size: Text) => `Image (${size})`,
    (size) => `Picture (${size})`,
  ),
  alt: pair(
    (alt: Text) => `Texte de remplacement : ${alt}`,
    (alt) => `Alt text: ${alt}`,
  ),
  networkFacts: pair(
    (network: Text, takesBack: Text, proves: Text) =>
      `${network} : ${takesBack} ; si le réseau ne répond pas, ${proves}.`,
    (network, takesBack, proves) => `${network}: ${takesBack}; if the network does not answer, ${proves}.`,
  ),
  takesBack: pair(
    (kind: TakesBack['kind'], hours: number | null) =>
      ({
        always: 'un envoi peut être retiré à tout moment',
        for: `un envoi peut être retiré pendant ${hours ?? 0} heures`,
        never: 'un envoi ne peut jamais être retiré',
      })[kind],
    (kind, hours) =>
      ({
        always: 'a post can be taken back at any time',
        for: `a post can be taken back for ${hours ?? 0} hours`,
        never: 'a post can never be taken back',
      })[kind],
  ),
  proves: pair(
    (proves: Proves) =>
      ({
        absence: "la vigie peut voir si l'envoi est arrivé",
        presence: "la vigie peut prouver que l'envoi est arrivé, mais pas qu'il manque",
        nothing: "rien ne peut prouver si l'envoi est arrivé",
      })[proves],
    (proves) =>
      ({
        absence: 'Vigie can see whether the post arrived',
        presence: 'Vigie can prove that the post arrived, but not that it did not',
        nothing: 'nothing can prove whether the post arrived',
      })[proves],
  ),
  noAlt: pair('Image sans texte de remplacement', 'Picture without alt text'),
  noPlaceForAlt: pair(
    (network: Text) => `${network} n'a pas de texte de remplacement pour l'image d'une carte.`,
    (network) => `${network} has no alt text for the picture of a card.`,
  ),
  pictureUnseen: pair(
    "L'image ne peut pas être montrée : elle a changé à la source, ou la source ne répond pas. Si elle a changé, l'envoi reviendra vers vous.",
    'The picture cannot be shown: it has changed at its source, or the source does not answer. If it has changed, this comes back to you.',
  ),
  nothingToDecide: pair('Rien à décider ici.', 'Nothing to decide here.'),
  emptyText: pair('(aucun texte)', '(no text)'),
  languages: pair(
    (langs: Text) => `Langue : ${langs}`,
    (langs) => `Language: ${langs}`,
  ),

  /* Read again */
  again: pair(
    (because: 'changed' | 'world' | 'unsendable' | 'unsure' | 'nothing-chosen' | 'too-many') =>
      ({
        changed: "Rien n'a été décidé : le texte a changé entre-temps. Relisez, puis décidez.",
        world: "Rien n'a été décidé : la situation a changé pendant votre lecture. Relisez, puis décidez.",
        unsendable: "Rien n'a été décidé : un texte ne peut pas partir ainsi.",
        unsure: "Rien n'a été décidé : il manquait votre confirmation.",
        'nothing-chosen': "Rien n'a été décidé : aucun envoi n'était coché.",
        'too-many':
          "Rien n'a été décidé : trop d'envois à la fois. Décochez-en la moitié, puis approuvez le reste après.",
      })[because],
    (because) =>
      ({
        changed: 'Nothing was decided: the text changed meanwhile. Read again, then decide.',
        world: 'Nothing was decided: the situation changed while you were reading. Read again, then decide.',
        unsendable: 'Nothing was decided: a text cannot leave as it is.',
        unsure: 'Nothing was decided: your confirmation was missing.',
        'nothing-chosen': 'Nothing was decided: nothing was ticked.',
        'too-many':
          'Nothing was decided: too many posts at once. Untick half of them, and approve the rest afterwards.',
      })[because],
  ),

  /* Decision */
  approvedTitle: pair('Approuvé', 'Approved'),
  approvedUnderTitle: pair('Approuvé sous gel', 'Approved under freeze'),
  rejectedTitle: pair('Rejeté', 'Rejected'),
  rejectedNote: pair('Ne sera pas publié. Rien ne part.', 'It will not be published. Nothing leaves.'),
  savedTitle: pair('Enregistré', 'Saved'),
  savedNote: pair(
    'Gardé comme brouillon : rien ne part sans une approbation.',
    'Kept as a draft: nothing leaves without an approval.',
  ),
  savedFrozenTitle: pair('Enregistré, pas approuvé : gelé', 'Saved, not approved: frozen'),
  savedFrozenNote: pair(
    'Votre texte est gardé. Après le dégel, il vous sera redemandé.',
    'Your text is kept. After the thaw you will be asked again.',
  ),
  alreadyTitle: pair(
    (state: string, by: Text | null, at: Text) => {
      const what: Readonly<Record<string, string>> = {
        approved: 'approuvé',
        claimed: 'approuvé',
        published: 'approuvé',
        rejected: 'rejeté',
        expired: 'expiré',
        withdrawn: 'retiré',
        draft: 'modifié',
      };
      return `Déjà ${what[state] ?? 'décidé'}${by === null ? '' : ` par ${by}`} à ${at}`;
    },
    (state, by, at) => {
      const what: Readonly<Record<string, string>> = {
        approved: 'approved',
        claimed: 'approved',
        published: 'approved',
        rejected: 'rejected',
        expired: 'expired',
        withdrawn: 'taken back',
        draft: 'edited',
      };
      return `Already ${what[state] ?? 'decided'}${by === null ? '' : ` by ${by}`} at ${at}`;
    },
  ),
  alreadyNote: pair("Votre clic n'a rien changé.", 'Your press changed nothing.'),
  closedTitle: pair("Ce lien ne s'ouvre pas", 'This link does not open'),
  closedNote: pair(
    "Il n'est pas valable, ou il ne l'est plus. Rien n'a été décidé. Ce qui attend encore une décision est dans votre mail le plus récent.",
    'It is not valid, or not any more. Nothing was decided. What still waits for a decision is in your latest mail.',
  ),
  notAllowedTitle: pair("Ce n'est pas dans vos droits", 'You may not do this'),
  notAllowedNote: pair(
    "Rien n'a été changé. La configuration dit qui peut approuver, geler et dégeler.",
    'Nothing was changed. The configuration says who may approve, freeze and thaw.',
  ),
  closePage: pair('Vous pouvez fermer cette page.', 'You can close this page.'),
  change: pair('Relire ou changer', 'Read again or change'),

  /* Stop */
  stopTitle: pair('Arrêt', 'Stop'),
  stopButton: pair('Tout arrêter', 'Stop everything'),
  stopButtonNote: pair('Un appui suffit', 'One press is enough'),
  stopLead: pair(
    "Plus rien ne partira tant qu'une personne n'aura pas dégelé. Aucune question : la raison peut venir après.",
    'Nothing will leave until a person thaws. No question asked: the reason can come after.',
  ),
  stoppingTitle: pair('Arrêt en cours', 'Stopping'),
  stoppingNote: pair(
    "L'ordre est parti. La confirmation s'affiche ici.",
    'The order has left. The confirmation appears here.',
  ),
  stopRetry: pair(
    (n: Text) => `Pas encore de réponse, nouvel essai (${n}).`,
    (n) => `No answer yet, trying again (${n}).`,
  ),
  frozenTitle: pair('Gelé', 'Frozen'),
  frozenNote: pair(
    'Rien de ce qui était approuvé avant ne commencera à partir.',
    'Nothing that was approved before will begin to leave.',
  ),
  notConfirmedTitle: pair('NON CONFIRMÉ', 'NOT CONFIRMED'),
  notConfirmedNote: pair(
    "Nous ne savons pas si l'arrêt est passé. Appuyez encore : c'est le même arrêt. Ou prenez un autre chemin, tout de suite :",
    'We do not know whether the stop went through. Press again: it is the same stop. Or take another way, now:',
  ),
  notStoppedTitle: pair('PAS ARRÊTÉ', 'NOT STOPPED'),
  notStoppedLink: pair(
    "Ce lien n'est pas valable, ou ne l'est plus. Prenez un autre chemin, tout de suite :",
    'This link is not valid, or not any more. Take another way, now:',
  ),
  notStoppedRight: pair(
    "Vous n'avez pas le droit d'arrêter. Prévenez une personne qui l'a :",
    'You may not stop. Tell somebody who may:',
  ),
  noLinkHere: pair(
    'Il manque le secret du lien : ouvrez cette page depuis un mail de la vigie. Ou arrêtez autrement :',
    'The secret of the link is missing: open this page from a mail of Vigie. Or stop another way:',
  ),
  needsScript: pair(
    'Ce bouton a besoin de JavaScript. Sans lui, arrêtez autrement :',
    'This button needs JavaScript. Without it, stop another way:',
  ),
  pressAgain: pair('Appuyer encore', 'Press again'),
  otherWays: pair('Autres façons d’arrêter', 'Other ways to stop'),
  waySlack: pair('Dans Slack', 'In Slack'),
  wayCli: pair('En ligne de commande', 'On the command line'),
  wayConsole: pair('Dans la console AWS', 'In the AWS console'),
  aboutHeld: pair('retenus, environ', 'held, about'),
  inFlightCount: pair('en cours d’envoi', 'being sent'),
  lastPost: pair('dernier post', 'last post'),
  never: pair('aucun', 'none'),
  inFlightTitle: pair('Ce qui était déjà en vol', 'What was already in flight'),
  inFlightNone: pair("Rien n'était en vol.", 'Nothing was in flight.'),
  fate: pair(
    (fate: string) =>
      ({
        'in-flight': 'pas encore de réponse du réseau',
        published: 'publié',
        approved: "n'est pas parti",
        draft: "n'est pas parti",
        failed: 'refusé par le réseau',
        unknown: 'à vérifier : ouvrez le compte',
        withdrawn: 'retiré',
      })[fate] ?? fate,
    (fate) =>
      ({
        'in-flight': 'no answer from the network yet',
        published: 'published',
        approved: 'did not leave',
        draft: 'did not leave',
        failed: 'refused by the network',
        unknown: 'to check: open the account',
        withdrawn: 'taken back',
      })[fate] ?? fate,
  ),
  sentTitle: pair('Partis ces deux dernières heures', 'What went out in the last two hours'),
  sentNone: pair("Rien n'est parti ces deux dernières heures.", 'Nothing went out in the last two hours.'),
  reasonLabel: pair('La raison, si vous avez un instant', 'The reason, if you have a moment'),
  reasonKeep: pair('Ajouter la raison', 'Add the reason'),
  thaw: pair('Dégeler', 'Thaw'),
  confirmThaw: pair('Confirmer : dégeler', 'Confirm: thaw'),
  thawNote: pair(
    'Rien ne part à cause du dégel : chaque envoi retenu sera redemandé, un par un.',
    'Nothing leaves because of the thaw: each held post is asked again, one by one.',
  ),
  thawOther: pair(
    'Seule une personne qui en a le droit peut dégeler. Un mail le lui rappelle après 2 h et après 8 h.',
    'Only a person with the right can thaw. A mail reminds them after 2 h and after 8 h.',
  ),
  takeBack: pair('Retirer', 'Take back'),
  confirmTakeBack: pair('Confirmer : retirer', 'Confirm: take back'),
  takingBackIn: pair(
    (n: number | string) => `Retrait dans ${n} s`,
    (n) => `Taken back in ${n} s`,
  ),
  undo: pair('Annuler', 'Undo'),
  undone: pair('Annulé. Rien n’a été fait.', 'Undone. Nothing was done.'),
  see: pair('Voir', 'See it'),
  beingTakenBack: pair('Retrait demandé, en cours', 'Take-back ordered, under way'),
  following: pair('Suivi seconde par seconde…', 'Followed second by second…'),
  willLeave: pair(
    (what: Text) => `Si vous approuvez : ${what}`,
    (what) => `If you approve: ${what}`,
  ),
  refresh: pair('Actualiser', 'Refresh'),
  stillFollowing: pair(
    'Toujours sans réponse : ouvrez le compte, ou actualisez.',
    'Still no answer: open the account, or refresh.',
  ),

  /* Desk */
  deskTitle: pair('Bureau', 'Desk'),
  deskNoLink: pair(
    'Il manque le secret du lien : ouvrez cette page depuis un mail de la vigie.',
    'The secret of the link is missing: open this page from a mail of Vigie.',
  ),
  headFrozen: pair(
    (since: Text) => `Gelé depuis ${since}`,
    (since) => `Frozen since ${since}`,
  ),
  headUnknown: pair(
    (n: number) => (n === 1 ? 'Un envoi à vérifier' : `${n} envois à vérifier`),
    (n) => (n === 1 ? 'One post to check' : `${n} posts to check`),
  ),
  headProposal: pair('La vigie propose de geler', 'The watch proposes to freeze'),
  headHeld: pair(
    (n: number) => (n === 1 ? 'Un envoi retenu attend votre oui' : `${n} envois retenus attendent un oui`),
    (n) => (n === 1 ? 'One held post waits for a yes' : `${n} held posts wait for a yes`),
  ),
  headDrafts: pair(
    (n: number) => (n === 1 ? 'Un brouillon attend une décision' : `${n} brouillons attendent une décision`),
    (n) => (n === 1 ? 'One draft waits for a decision' : `${n} drafts wait for a decision`),
  ),
  headSilent: pair('La vigie ne voit plus : rien ne part', 'The watch cannot see: nothing leaves'),
  headPlanned: pair(
    (at: Text) => `Rien à faire. Prochain départ ${at}`,
    (at) => `Nothing to do. Next departure ${at}`,
  ),
  headEmpty: pair("Rien n'attend", 'Nothing waits'),
  emptyNote: pair(
    'La file est vide : rien ne partira. Un brouillon naît quand un flux publie quelque chose de neuf.',
    'The queue is empty: nothing will leave. A draft is born when a feed publishes something new.',
  ),
  secDecide: pair('À décider', 'To decide'),
  secHeld: pair('Retenus', 'Held'),
  secUnknown: pair('À vérifier', 'To check'),
  secQueue: pair('La file', 'The queue'),
  secBlocked: pair('Ne partent pas', 'Not leaving'),
  secParked: pair('Mis de côté', 'Parked'),
  secRecent: pair('Publiés récemment', 'Recently published'),
  secEnded: pair('Sans suite', 'Ended'),
  secWatch: pair('La vigie', 'The watch'),
  queueEmpty: pair('La file est vide : rien ne partira.', 'The queue is empty: nothing will leave.'),
  queueOf: pair(
    (lane: Text) => `File ${lane}`,
    (lane) => `${lane} queue`,
  ),
  recentEmpty: pair(
    "Rien n'a été publié récemment. Ce qui part apparaît ici, avec le nom de qui l'a approuvé.",
    'Nothing was published recently. What leaves appears here, with the name of who approved it.',
  ),
  decide: pair('Lire et décider', 'Read and decide'),
  decideAgain: pair('Relire et redécider', 'Read and decide again'),
  openAccount: pair('Ouvrir le compte', 'Open the account'),
  isThere: pair('Il y est', 'It is there'),
  isNotThere: pair("Il n'y est pas : le redemander", 'It is not there: ask again'),
  giveUp: pair("Il n'y est pas : y renoncer", 'It is not there: leave it'),
  askAgain: pair('Le redemander', 'Ask for it again'),
  confirmThere: pair('Confirmer : le post y est', 'Confirm: the post is there'),
  confirmNotThere: pair("Confirmer : le post n'y est pas", 'Confirm: the post is not there'),
  confirmGiveUp: pair("Confirmer : le post n'y est pas, y renoncer", 'Confirm: the post is not there, leave it'),
  confirmAskAgain: pair('Confirmer : en refaire un brouillon', 'Confirm: make it a draft again'),
  notBefore: pair(
    (at: string) => `Pas avant ${at}.`,
    (at) => `Not before ${at}.`,
  ),
  parkedWhy: pair(
    (reason: string) =>
      ({
        flood: 'Trop de nouveautés à la fois dans ce flux.',
        migrated: 'Le site semble avoir changé toutes ses adresses.',
        old: 'Trop ancien pour être une nouveauté.',
      })[reason] ?? reason,
    (reason) =>
      ({
        flood: 'Too many new items at once in this feed.',
        migrated: 'The site seems to have changed all its addresses.',
        old: 'Too old to be news.',
      })[reason] ?? reason,
  ),
  parkedKeep: pair('En faire un brouillon', 'Make it a draft'),
  parkedDrop: pair('Écarter', 'Drop'),
  confirmDrop: pair('Confirmer : écarter', 'Confirm: drop'),
  proposalTitle: pair(
    (what: Text) => `La vigie propose de geler : ${what}`,
    (what) => `The watch proposes to freeze: ${what}`,
  ),
  freezeThis: pair('Geler', 'Freeze'),
  confirmFreeze: pair('Confirmer : geler', 'Confirm: freeze'),
  underFreeze: pair('approuvé sous gel', 'approved under freeze'),
  approvedBy: pair(
    (by: Text) => `approuvé par ${by}`,
    (by) => `approved by ${by}`,
  ),
  timelineEmpty: pair('Rien de publié ici.', 'Nothing published here.'),

  /* Notices */
  notice: pair(
    (kind: NoticeKind) =>
      ({
        'reason-kept': 'Raison ajoutée.',
        thawed: "Dégelé. Rien n'est parti : les envois retenus seront redemandés.",
        'thawed-in-part': "Dégelé, sauf là où l'état n'est pas lisible : rien n'en part, un ingénieur doit regarder.",
        'already-thawed': "C'était déjà dégelé.",
        'brake-ended': "Le retard est levé. Ce qui est dû part espacé, jamais d'un bloc.",
        'not-braked': "Ce n'est plus retardé.",
        frozen: 'Gelé.',
        'taking-back': 'Retrait demandé : le réseau le reçoit dans la minute. Il ne repartira pas.',
        'taken-back': 'Retiré. Il ne repartira pas.',
        'already-gone': "Il n'y était déjà plus. Il ne repartira pas.",
        'take-back-failed': 'Pas retiré : le réseau a refusé. Retirez-le à la main sur le compte.',
        'take-back-unknown': "Le réseau n'a pas répondu : ouvrez le compte pour voir si le post y est encore.",
        'said-there': 'Noté : le post y est.',
        'said-not-there': "Noté : le post n'y est pas. C'est de nouveau un brouillon.",
        'given-up': "Noté : le post n'y est pas. Rien ne repartira, sauf si quelqu'un le redemande.",
        'asked-again': "C'est de nouveau un brouillon : il sera redemandé à qui approuve.",
        'too-early': "Trop tôt : le réseau peut encore le faire paraître. Rien n'a été changé.",
        'made-a-draft': "C'est un brouillon maintenant. Il sera demandé.",
        dropped: 'Écarté.',
        'not-allowed': "Pas fait : ce n'est pas dans vos droits.",
        'changed-meanwhile': 'Pas fait : la situation a changé entre-temps. Regardez à nouveau.',
        gone: "Pas fait : ce n'est plus ici.",
      })[kind],
    (kind) =>
      ({
        'reason-kept': 'Reason added.',
        thawed: 'Thawed. Nothing left: held posts will be asked again.',
        'thawed-in-part':
          'Thawed, except where the state cannot be read: nothing leaves there, an engineer has to look.',
        'already-thawed': 'It was thawed already.',
        'brake-ended': 'The delay is over. What is due leaves spaced out, never in a burst.',
        'not-braked': 'It is not delayed any more.',
        frozen: 'Frozen.',
        'taking-back': 'Take-back ordered: the network gets it within a minute. It will not leave again.',
        'taken-back': 'Taken back. It will not leave again.',
        'already-gone': 'It was gone already. It will not leave again.',
        'take-back-failed': 'Not taken back: the network refused. Delete it by hand on the account.',
        'take-back-unknown': 'The network did not answer: open the account to see whether the post is still there.',
        'said-there': 'Noted: the post is there.',
        'said-not-there': 'Noted: the post is not there. It is a draft again.',
        'given-up': 'Noted: the post is not there. Nothing leaves again unless somebody asks for it.',
        'asked-again': 'It is a draft again: those who approve will be asked.',
        'too-early': 'Too early: the network may still bring it out. Nothing was changed.',
        'made-a-draft': 'It is a draft now. It will be asked.',
        dropped: 'Dropped.',
        'not-allowed': 'Not done: you may not do this.',
        'changed-meanwhile': 'Not done: the situation changed meanwhile. Look again.',
        gone: 'Not done: it is no longer here.',
      })[kind],
  ),

  /* What the script says */
  sending: pair('Envoi…', 'Sending…'),
  noAnswer: pair(
    "Pas de réponse. On ne sait pas si c'est fait : regardez à nouveau avant de recommencer.",
    'No answer. Whether it was done is not known: look again before you repeat it.',
  ),
  pressToConfirm: pair('Appuyez une seconde fois pour confirmer.', 'Press a second time to confirm.'),
  cannotOpen: pair('Pas de réponse. Rien n’a été décidé. Réessayez.', 'No answer. Nothing was decided. Try again.'),

  /* Mails */
  mailHello: pair(
    (name: Text) => `Bonjour ${name},`,
    (name) => `Hello ${name},`,
  ),
  digestSubject: pair(
    (n: number, first: Text) => (n === 1 ? `À décider : ${first}` : `${n} brouillons à décider : ${first}…`),
    (n, first) => (n === 1 ? `To decide: ${first}` : `${n} drafts to decide: ${first}…`),
  ),
  digestLead: pair(
    (n: number) => (n === 1 ? 'Un brouillon attend votre décision.' : `${n} brouillons attendent votre décision.`),
    (n) => (n === 1 ? 'One draft waits for your decision.' : `${n} drafts wait for your decision.`),
  ),
  expiresNote: pair(
    (at: Text) => `Si personne ne décide avant ${at}, il expire : il n'est pas publié.`,
    (at) => `If nobody decides before ${at} it expires: it is not posted.`,
  ),
  readAndDecide: pair('Lire et décider', 'Read and decide'),
  shortCode: pair(
    (code: Text) => `Code court : ${code}`,
    (code) => `Short code: ${code}`,
  ),
  proposedSlot: pair(
    (at: Text) => `Créneau proposé : ${at}`,
    (at) => `Proposed slot: ${at}`,
  ),
  yourLink: pair(
    'Ces liens sont les vôtres : ce que vous décidez est signé de votre nom. Ne les transférez pas.',
    'These links are yours: what you decide is signed with your name. Do not forward them.',
  ),
  mailStop: pair('Tout arrêter, tout de suite', 'Stop everything, now'),
  mailDesk: pair('Ouvrir votre bureau', 'Open your desk'),
  frozenNowNote: pair(
    'Un gel est ouvert : ce que vous approuvez maintenant est gardé comme brouillon, sauf « sous gel » par une personne qui peut dégeler.',
    'A freeze is open: what you approve now is kept as a draft, except “under freeze” by a person who may thaw.',
  ),
  freezeSubject: pair(
    (what: Text, why: Text) => `GELÉ : ${what}${why}`,
    (what, why) => `FROZEN: ${what}${why}`,
  ),
  brakeSubject: pair(
    (until: Text, why: Text) => `Retardé jusqu'à ${until}${why}`,
    (until, why) => `Delayed until ${until}${why}`,
  ),
  whatHappened: pair("Ce qui s'est passé", 'What happened'),
  whatStopped: pair('Ce qui est arrêté', 'What is stopped'),
  whatDelayed: pair('Ce qui est retardé', 'What is delayed'),
  whatGoesOn: pair('Ce qui continue', 'What goes on'),
  nothingGoesOn: pair('Rien ne continue.', 'Nothing goes on.'),
  goesOn: pair(
    (lanes: Text) => `Continue : ${lanes}.`,
    (lanes) => `Goes on: ${lanes}.`,
  ),
  heldNow: pair(
    (n: number) =>
      n === 0
        ? "Rien n'était en attente."
        : n === 1
          ? 'Environ un envoi est retenu.'
          : `Environ ${n} envois sont retenus.`,
    (n) => (n === 0 ? 'Nothing was waiting.' : n === 1 ? 'About one post is held.' : `About ${n} posts are held.`),
  ),
  waitsNow: pair(
    (n: number) =>
      n === 0 ? "Rien n'est dû pendant ce temps." : n === 1 ? 'Un envoi attend.' : `${n} envois attendent.`,
    (n) => (n === 0 ? 'Nothing is due meanwhile.' : n === 1 ? 'One post waits.' : `${n} posts wait.`),
  ),
  sentHour: pair('Parti depuis une heure', 'Went out in the last hour'),
  sentHourNone: pair("Rien n'est parti depuis une heure.", 'Nothing went out in the last hour.'),
  stopSentence: pair(
    (why: Text, what: Text, held: number, flying: number, sent: number) =>
      `${why} ; gelé : ${what} ; ${held === 0 ? "rien n'attendait" : held === 1 ? 'environ un envoi retenu' : `environ ${held} envois retenus`}, ${flying === 0 ? 'rien en vol' : flying === 1 ? 'un en vol' : `${flying} en vol`}, ${sent === 0 ? 'rien de parti' : sent === 1 ? 'un parti' : `${sent} partis`} depuis une heure.`,
    (why, what, held, flying, sent) =>
      `${why}; frozen: ${what}; ${held === 0 ? 'nothing was waiting' : held === 1 ? 'about one post held' : `about ${held} posts held`}, ${flying === 0 ? 'nothing in flight' : flying === 1 ? 'one in flight' : `${flying} in flight`}, ${sent === 0 ? 'nothing' : sent === 1 ? 'one' : sent} sent in the last hour.`,
  ),
  stoppedBy: pair(
    (who: Text, why: Text) => `${who} arrête${why}`,
    (who, why) => `${who} stops${why}`,
  ),
  keepWord: pair('Garder gelé', 'Keep frozen'),
  keptFrozen: pair(
    (who: Text) => `${who} garde le gel : rien ne part.`,
    (who) => `${who} keeps it frozen: nothing leaves.`,
  ),
  takeBackOne: pair('Retirer un post', 'Take a post back'),
  keepFrozen: pair('Garder gelé : il n’y a rien à faire', 'Keep it frozen: there is nothing to do'),
  keepOrTake: pair('Voir, ou retirer un post', 'See, or take a post back'),
  stayFrozenNote: pair(
    'Si vous ne faites rien, cela reste gelé. Seule une personne dégèle.',
    'If you do nothing, it stays frozen. Only a person thaws.',
  ),
  proposeSubject: pair(
    (what: Text) => `La vigie propose de geler : ${what}`,
    (what) => `The watch proposes to freeze: ${what}`,
  ),
  proposeNote: pair(
    "La vigie n'a pas gelé : ce n'est pas assez sûr. À vous de trancher ; si vous ne faites rien, rien ne change.",
    'The watch did not freeze: it is not sure enough. It is for you to settle; if you do nothing, nothing changes.',
  ),
  proposeButton: pair('Regarder et geler', 'Look and freeze'),
  reminderSubject: pair(
    (hours: number, what: Text) => `Toujours gelé après ${hours} h : ${what}`,
    (hours, what) => `Still frozen after ${hours} h: ${what}`,
  ),
  reminderNote: pair(
    'Rien ne part tant que personne ne dégèle. Est-ce encore voulu ?',
    'Nothing leaves until somebody thaws. Is this still intended?',
  ),
  deskSubject: pair(
    (site: Text) => `Votre bureau et votre bouton d'arrêt, ${site}`,
    (site) => `Your desk and your stop button, ${site}`,
  ),
  deskLead: pair(
    "Gardez ce mail. Il contient votre bureau et votre bouton d'arrêt ; ajoutez le second à l'écran d'accueil de votre téléphone.",
    'Keep this mail. It has your desk and your stop button; add the second to the home screen of your phone.',
  ),
  deskStopNote: pair(
    "Un seul bouton rouge : un appui, et plus rien ne part. Ouvrir le lien n'arrête rien.",
    'One red button: one press, and nothing leaves any more. Opening the link stops nothing.',
  ),
  deskDeskNote: pair(
    'Ce qui attend, pourquoi cela ne part pas, et quand cela partira.',
    'What waits, why it does not leave, and when it will.',
  ),
  dayAfterSubject: pair(
    (n: number) => (n === 1 ? 'Après le dégel : un envoi à redécider' : `Après le dégel : ${n} envois à redécider`),
    (n) => (n === 1 ? 'After the thaw: one post to decide again' : `After the thaw: ${n} posts to decide again`),
  ),
  dayAfterLead: pair(
    (by: Text, at: Text) => `${by} a dégelé ${at}. Rien n'est parti et rien ne partira tout seul.`,
    (by, at) => `${by} thawed ${at}. Nothing left, and nothing will leave by itself.`,
  ),
  dayAfterAsk: pair(
    'Ces envois ont été approuvés avant le gel. Convient-il encore de les publier ?',
    'These were approved before the freeze. Are they still right to publish?',
  ),
};

/** The words for a state of a delivery as people see it. */
export type BadgeName =
  | 'draft'
  | 'frozen'
  | 'held'
  | 'braked'
  | 'planned'
  | 'next'
  | 'waiting'
  | 'flight'
  | 'unknown'
  | 'published'
  | 'failed'
  | 'rejected'
  | 'expired'
  | 'withdrawn'
  | 'late'
  | 'blocked'
  | 'parked';

type WarningName = 'invisible' | 'bidi' | 'mention' | 'bare-domain' | 'odd-link' | 'mixed-scripts' | 'too-long';

type Catalogue = typeof catalogue;
export type Words = { readonly [K in keyof Catalogue]: Catalogue[K]['fr'] };

/** Narrow no-break spaces where French has them, and real apostrophes. */
const polish = (locale: Locale, text: string): string => {
  const curly = text.replaceAll("'", '’');
  return locale === 'fr' ? curly.replace(/ (?=[;:!?»])/g, '\u202F').replace(/(?<=«) /g, '\u202F') : curly;
};

const dressed = (locale: Locale): Words =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, entry]) => {
      const word: unknown = entry[locale];
      if (typeof word !== 'function') return [key, polish(locale, String(word))];
      return [key, (...args: unknown[]) => polish(locale, String(Reflect.apply(word, undefined, args)))];
    }),
  ) as Words;

const all: Readonly<Record<Locale, Words>> = { fr: dressed('fr'), en: dressed('en') };

export const words = (locale: Locale): Words => all[locale];
