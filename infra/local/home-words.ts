import type { Locale, Right } from '../../lib/settings.ts';

/** What only the local page says: French and English side by side, with plain spaces and straight apostrophes; `homeWords` gives them their typographic form. */

const pair = <T>(fr: T, en: NoInfer<T>): { fr: T; en: T } => ({ fr, en });

type Text = string;

const catalogue = {
  title: pair('La vigie, sur cette machine', 'Vigie, on this machine'),
  tourLabel: pair('Cinq étapes', 'Five steps'),
  stepOf: pair(
    (n: number) => `Étape ${n} sur 5`,
    (n) => `Step ${n} of 5`,
  ),
  stepNames: pair(
    ['Lire', 'Décider', 'Publier', 'La nuit', 'Après'],
    ['Read', 'Decide', 'Publish', 'The night', 'After'],
  ),
  done: pair('fait', 'done'),
  current: pair('en cours', 'now'),
  toCome: pair('à venir', 'to come'),
  allDone: pair('Vous avez tout vu', 'You have seen it all'),
  allDoneLead: pair(
    'Tout ce que montre cette page est lu dans la table, dans le courrier et dans le bac à sable. Rien ne part sans une personne.',
    'Everything on this page is read from the table, the mail and the sandbox. Nothing leaves without a person.',
  ),
  beginAnew: pair('Pour recommencer de zéro :', 'To begin anew:'),
  realFeed: pair('Avec un vrai flux :', 'With a real feed:'),
  newTab: pair('(nouvel onglet)', '(new tab)'),

  /* Step 1 */
  readTitle: pair('Lisez : la vigie a préparé des brouillons', 'Read: Vigie has prepared drafts'),
  readWait: pair(
    'Elle lit les flux du journal. Les brouillons et leur mail arrivent dans quelques secondes.',
    "It is reading the newspaper's feeds. The drafts and their mail arrive within seconds.",
  ),
  readLead: pair(
    (name: Text) => `Elle n'a rien publié : elle a écrit à ${name}. Ouvrez ce mail.`,
    (name) => `It has posted nothing: it has written to ${name}. Open that mail.`,
  ),
  openMail: pair(
    (name: Text) => `Ouvrir le mail de ${name}`,
    (name) => `Open the mail to ${name}`,
  ),
  subDrafts: pair(
    (n: number) => (n === 1 ? 'Un brouillon est né' : `${n} brouillons sont nés`),
    (n) => (n === 1 ? 'One draft was born' : `${n} drafts were born`),
  ),
  subMailed: pair('Le mail est arrivé', 'The mail has arrived'),
  subOpened: pair('Vous avez ouvert le mail', 'You have opened the mail'),

  /* Step 2 */
  decideTitle: pair('Décidez : changez un mot, puis approuvez', 'Decide: change a word, then approve'),
  decideLead: pair(
    (name: Text) =>
      `Vous êtes ${name}. Le lien du mail ouvre le brouillon. « Modifier le texte », un mot, le créneau « maintenant », puis Approuver : deux appuis.`,
    (name) =>
      `You are ${name}. The link in the mail opens the draft. “Edit the text”, one word, the slot “now”, then Approve: two presses.`,
  ),
  decideAs: pair(
    (name: Text) => `Lire et décider, comme ${name}`,
    (name) => `Read and decide, as ${name}`,
  ),
  subApproved: pair(
    (by: Text) => `Approuvé par ${by}`,
    (by) => `Approved by ${by}`,
  ),
  subApprovedNot: pair('Un brouillon approuvé', 'One draft approved'),
  subEdited: pair('Un mot changé', 'One word changed'),

  /* Step 3 */
  publishTitle: pair(
    'Publiez : il part tout seul, parce que vous avez dit oui',
    'Publish: it leaves, because you said yes',
  ),
  publishLead: pair(
    'Rien à faire. Regardez le fil : ce qui paraît porte le nom de la personne qui a approuvé.',
    'Nothing to do. Watch the timeline: what appears there bears the name of who approved it.',
  ),
  subPublished: pair('Publié sur le fil', 'Published on the timeline'),
  subPublishedBy: pair(
    (by: Text) => `Publié, approuvé par ${by}`,
    (by) => `Published, approved by ${by}`,
  ),
  you: pair('vous', 'you'),

  /* Step 4 */
  nightTitle: pair('La mauvaise nuit', 'The bad night'),
  nightFirst: pair(
    "D'abord une soirée ordinaire : approuvez des posts promo, chacun à un créneau des prochaines minutes.",
    'First an ordinary evening: approve promo posts, each for a slot in the next minutes.',
  ),
  approveAs: pair(
    (name: Text) => `Approuver comme ${name}`,
    (name) => `Approve as ${name}`,
  ),
  subLined: pair(
    (n: number) => `Trois posts promo ou plus attendent leur créneau (${n})`,
    (n) => `Three promo posts or more wait for their slots (${n})`,
  ),
  playLead: pair(
    "C'est prêt. Ce soir-là, la France apprend l'attaque de Nice pendant que des posts promo sont programmés.",
    'All is set. That evening France learns of the attack in Nice while promo posts are scheduled.',
  ),
  play: pair('Jouer le 14 juillet 2016', 'Play 14 July 2016'),
  playing: pair(
    (shown: number, total: number) => `Titre ${shown} sur ${total}`,
    (shown, total) => `Headline ${shown} of ${total}`,
  ),
  playingLead: pair(
    (at: Text) => `Il est ${at}, ce soir-là. Les titres arrivent. Ne faites rien : la vigie les lit.`,
    (at) => `It is ${at} that evening. The headlines are arriving. Do nothing: the watch is reading them.`,
  ),
  subStory: pair('Les titres arrivent', 'The headlines arrive'),
  subBraked: pair('Un titre grave : la vigie retarde', 'One severe headline: the watch delays'),
  subFrozen: pair('Un second le confirme : la vigie gèle', 'A second one confirms: the watch freezes'),
  subSlots: pair('Des créneaux passent, rien ne part', 'Slots pass, nothing leaves'),
  subUnder: pair("Un post d'actualité part sous gel, signé", 'One news post leaves under freeze, signed'),
  subStop: pair("L'arrêt nomme ce qui était en vol et le suit", 'The stop names what was in flight and follows it'),
  frozenTitle: pair('Gelé. Plus rien ne part', 'Frozen. Nothing leaves any more'),
  frozenLead: pair(
    (name: Text) =>
      `La vigie dit pourquoi, preuves à l'appui. Le journal, lui, doit parler de l'événement : ${name}, qui a le droit de dégeler, peut approuver un post sous gel.`,
    (name) =>
      `The watch says why, with evidence. The newspaper itself must report the event: ${name}, who may thaw, can approve one post under freeze.`,
  ),
  slotWait: pair(
    (at: Text) => `Prochain créneau gelé : ${at}. Il passera, et rien ne partira.`,
    (at) => `Next frozen slot: ${at}. It will pass, and nothing will leave.`,
  ),
  slotPassed: pair(
    (n: number) =>
      n === 1 ? "Un créneau est passé. Rien n'est parti." : `${n} créneaux sont passés. Rien n'est parti.`,
    (n) => (n === 1 ? 'One slot has passed. Nothing left.' : `${n} slots have passed. Nothing left.`),
  ),
  underAs: pair(
    (name: Text) => `Approuver sous gel, comme ${name}`,
    (name) => `Approve under freeze, as ${name}`,
  ),
  noNewsYet: pair(
    'Le flux « une » est relu chaque minute : le reportage du journal arrive.',
    "The feed “une” is read every minute: the newspaper's own report is coming.",
  ),
  stopTitle: pair('Arrêtez pendant un envoi', 'Stop while something is being sent'),
  stopLead1: pair(
    'Rendez le bac à sable lent : chaque envoi y prendra neuf secondes.',
    'Make the sandbox slow: each send will take nine seconds.',
  ),
  stopLead2: pair(
    (name: Text) =>
      `Approuvez encore un post sous gel, maintenant, comme ${name}. Vous aurez neuf secondes pour arrêter : ici, ou par « Tout arrêter » en haut de sa page.`,
    (name) =>
      `Approve one more post under freeze, now, as ${name}. You will have nine seconds to stop: here, or by “Stop everything” at the top of its page.`,
  ),
  stopLead3: pair('Un envoi est en vol. Arrêtez tout, maintenant.', 'A send is in flight. Stop everything, now.'),
  stopMissed: pair(
    "Vous avez arrêté, mais rien n'était en vol. Approuvez encore un post sous gel, puis arrêtez pendant l'envoi.",
    'You stopped, but nothing was in flight. Approve one more post under freeze, then stop while it is being sent.',
  ),
  stopAfter: pair(
    "L'envoi en vol a été nommé ; son issue s'affiche ici et sur la page d'arrêt.",
    'The send in flight was named; its end appears here and on the stop page.',
  ),
  makeSlow: pair('Rendre le bac à sable lent', 'Make the sandbox slow'),
  makeFast: pair('Rendre le bac à sable rapide', 'Make the sandbox quick again'),
  slowOn: pair('Bac à sable lent : neuf secondes par envoi', 'Slow sandbox: nine seconds a send'),
  flewTitle: pair("En vol au moment de l'arrêt", 'In flight when it was stopped'),

  /* Step 5 */
  dayTitle: pair('Le lendemain : dégelez', 'The day after: thaw'),
  dayLead: pair(
    (name: Text) =>
      `Seule une personne dégèle. ${name} en a le droit : ouvrez son bureau et dégelez, gel par gel. Rien ne partira.`,
    (name) => `Only a person thaws. ${name} may: open that desk and thaw, freeze by freeze. Nothing will leave.`,
  ),
  thawAs: pair(
    (name: Text) => `Dégeler, sur le bureau de ${name}`,
    (name) => `Thaw, on the desk of ${name}`,
  ),
  askTitle: pair("Rien n'est parti. Tout se redemande", 'Nothing left. Everything asks again'),
  askLead: pair(
    (name: Text) => `Ce qui était retenu attend un nouveau oui de ${name}. Gardez-en deux, rejetez le reste.`,
    (name) => `What was held waits for a new yes from ${name}. Keep two, reject the rest.`,
  ),
  askSoon: pair(
    'Le mail qui les redemande part dans quelques secondes.',
    'The mail that asks again leaves within seconds.',
  ),
  subThawed: pair('Dégelé par une personne', 'Thawed by a person'),
  subNothingLeft: pair("Rien n'est parti à cause du dégel", 'Nothing left because of the thaw'),
  subKept: pair(
    (n: number) => `Deux gardés (${n})`,
    (n) => `Two kept (${n})`,
  ),
  subDropped: pair(
    (n: number) => `Le reste rejeté (${n})`,
    (n) => `The rest rejected (${n})`,
  ),

  /* Figures */
  heldFigure: pair('retenus', 'held'),
  passedFigure: pair('créneaux passés', 'slots passed'),
  leakedFigure: pair('partis malgré le gel', 'left despite the freeze'),
  underFigure: pair('partis sous gel, signés', 'left under freeze, signed'),
  publishedFigure: pair('publiés', 'published'),
  droppedFigure: pair('rejetés', 'rejected'),

  leakedTrace: pair(
    (n: number) => `Partis malgré le gel : ${n}`,
    (n) => `Left despite the freeze: ${n}`,
  ),
  whyFrozen: pair('Pourquoi, selon la vigie', 'Why, says the watch'),

  /* The past */
  pastLink: pair('Rejouer un autre jour du passé, plus bas', 'Replay another day of the past, below'),
  pastTitle: pair('Rejouer un jour du passé', 'Replay a day of the past'),
  pastLead: pair(
    "La vigie relit les titres de ce jour, minute par minute et à son heure, devant une file de posts approuvés. Tout se passe à part : votre file n'y change rien.",
    'The watch reads that day again, minute by minute and in its own time, before a queue of approved posts. It happens apart: your queue does not change.',
  ),
  pastChoice: pair('Quel jour', 'Which day'),
  pastPlay: pair('Rejouer ce jour', 'Replay this day'),
  pastPlaying: pair('Le jour défile…', 'The day is passing…'),
  pastStarting: pair('Une personne approuve la file de ce jour…', 'A person is approving the queue of that day…'),
  pastCalm: pair('Rien de grave.', 'Nothing grave.'),
  pastDelayed: pair('Retardé.', 'Delayed.'),
  pastFrozen: pair(
    (at: Text) => `Gelé à ${at}.`,
    (at) => `Frozen at ${at}.`,
  ),
  pastSent: pair(
    (n: number) => (n < 2 ? `${n} envoi parti` : `${n} envois partis`),
    (n) => (n === 1 ? '1 post has left' : `${n} posts have left`),
  ),
  pastPicture: pair('Voir ce jour en un dessin', 'See this day in one picture'),
  pastMore: pair(
    (n: number) => (n === 1 ? 'Encore un' : `Encore ${n}`),
    (n) => (n === 1 ? 'One more' : `${n} more`),
  ),
  pastNoneMissed: pair(
    "Rien n'est parti entre le début et l'arrêt.",
    'Nothing left between its beginning and the stop.',
  ),
  pastNoneDelayed: pair("Rien n'est parti en retard.", 'Nothing left late.'),
  pastNoneHeld: pair("Rien n'a été retenu.", 'Nothing was held.'),
  pastBroken: pair("Ce jour n'a pas pu être rejoué :", 'This day could not be replayed:'),

  /* Sections */
  mail: pair('Le courrier', 'Mail'),
  mailboxOf: pair(
    (name: Text) => `Courrier de ${name}`,
    (name) => `Mail to ${name}`,
  ),
  rights: pair(
    (rights: readonly Right[]) =>
      `peut ${rights.map((right) => ({ approve: 'approuver', freeze: 'arrêter', thaw: 'dégeler' })[right]).join(', ')}`,
    (rights) =>
      `may ${rights.map((right) => ({ approve: 'approve', freeze: 'stop', thaw: 'thaw' })[right]).join(', ')}`,
  ),
  noMail: pair('Pas encore de mail.', 'No mail yet.'),
  unread: pair('non lu', 'unread'),
  unreadCount: pair(
    (n: number) => (n === 0 ? 'tout lu' : n === 1 ? 'un non lu' : `${n} non lus`),
    (n) => (n === 0 ? 'all read' : n === 1 ? 'one unread' : `${n} unread`),
  ),
  olderMail: pair(
    (n: number) => (n === 1 ? 'Un mail plus ancien' : `${n} mails plus anciens`),
    (n) => (n === 1 ? 'One older mail' : `${n} older mails`),
  ),
  deskOf: pair('Son bureau', 'Their desk'),
  stopOf: pair('Son arrêt', 'Their stop'),
  queueLead: pair('Pourquoi chacun ne part pas, et quand il partira.', 'Why each does not leave, and when it will.'),
  waits: pair('En file', 'In the queue'),
  toDecide: pair('Attendent une décision', 'Wait for a decision'),
  decideHere: pair('Lire et décider :', 'Read and decide:'),
  ended: pair(
    (n: number) => (n === 1 ? 'Un sans suite' : `${n} sans suite`),
    (n) => (n === 1 ? 'One ended' : `${n} ended`),
  ),
  as: pair(
    (name: Text) => `comme ${name}`,
    (name) => `as ${name}`,
  ),
  timelines: pair('Les fils du bac à sable', 'Sandbox timelines'),
  timelinesEmpty: pair(
    "Rien de publié. Ce qui part apparaît ici, avec le nom de qui l'a approuvé.",
    'Nothing published. What leaves appears here, with the name of who approved it.',
  ),
  sandboxNote: pair(
    "Un réseau de cette machine : personne d'autre ne le lit.",
    'A network of this machine: nobody else reads it.',
  ),
  headlines: pair('Ce que la vigie lit', 'What the watch reads'),
  isEvidence: pair('preuve', 'evidence'),
  stopBig: pair('Tout arrêter', 'Stop everything'),
  stopAs: pair(
    (name: Text) => `comme ${name}`,
    (name) => `as ${name}`,
  ),
  gone: pair(
    "La vigie ne répond plus. Cette page montre son dernier état ; relancez npm start, rien n'est perdu.",
    'Vigie does not answer. This page shows its last state; run npm start again, nothing is lost.',
  ),
  notHere: pair("Cette page ne s'ouvre que depuis cette machine.", 'This page opens from this machine only.'),
} as const;

type Catalogue = typeof catalogue;
export type HomeWords = { readonly [K in keyof Catalogue]: Catalogue[K]['fr'] };

const polish = (locale: Locale, text: string): string => {
  const curly = text.replaceAll("'", '’');
  return locale === 'fr' ? curly.replace(/ (?=[;:!?»])/g, '\u202F').replace(/(?<=«) /g, '\u202F') : curly;
};

const dress = (locale: Locale, word: unknown): unknown => {
  if (Array.isArray(word)) return word.map((each: unknown) => dress(locale, each));
  if (typeof word !== 'function') return polish(locale, String(word));
  return (...args: unknown[]) => polish(locale, String(Reflect.apply(word, undefined, args)));
};

const dressed = (locale: Locale): HomeWords =>
  Object.fromEntries(Object.entries(catalogue).map(([key, entry]) => [key, dress(locale, entry[locale])])) as HomeWords;

const all: Readonly<Record<Locale, HomeWords>> = { fr: dressed('fr'), en: dressed('en') };

export const homeWords = (locale: Locale): HomeWords => all[locale];
