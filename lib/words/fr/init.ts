/** What `vigie init` asks, and what it writes. */
export const init = {
  /** Whose news the watch reads where the site speaks this language. */
  audience: 'fr',
  sources: 'france',
  question: {
    site: "1. L'adresse de votre site (par exemple gazette.example) :",
    feed: (most: number) => `2. Lequel de ces flux ? (1 à ${most}, Entrée pour le premier)`,
    you: '3. Vous, qui approuvez (Léa Martin <lea@gazette.example>) :',
    other: '4. Une deuxième personne, qui peut dégeler quand vous dormez (Nom <adresse>) :',
    account:
      '5. Votre compte : gazette.bsky.social, mastodon:gazette@mastodon.example, x:gazette …, ou Entrée pour un bac à sable :',
    password: (network: string, fields: string) =>
      `6. Ce que ${network} veut savoir (${fields} ; docs/networks.md dit où le trouver) :`,
  },
  missing: (option: string) => `il manque une réponse : --${option}`,
  notNamed: (text: string) => `${text} : un nom et une adresse, comme Léa Martin <lea@gazette.example>`,
  notAFeed: (text: string, most: number) => `${text} : un nombre de 1 à ${most}`,
  otherNetwork: (account: string, known: string) => `${account} : aucun réseau ne s'appelle ainsi. Il y a : ${known}`,
  noService: (account: string, host: string) =>
    `${account} : son serveur fait partie de son nom, comme ${account}@${host}`,
  badSecret: (fields: string) => `ce ne sont pas les champs de son secret, l'un après l'autre : ${fields}`,
  exists: (file: string) => `${file} existe déjà, et n'est pas touché : dites --config AUTRE-FICHIER`,
  unwritable: (file: string, why: string) => `${file} ne peut être écrit : ${why}`,
  written: (file: string) => `Écrit et vérifié : ${file}`,
  kept: (file: string) => `Le mot de passe est gardé dans ${file}, que vous seul pouvez lire.`,
  next: (command: string) => `La suite : ${command}`,
  firstDraft: 'Il affiche le lien du premier brouillon à décider.',
  comment: {
    site: 'Le site : son nom, sa langue et son heure, pour les pages et les mails, et où vous joindre.',
    people: "Qui fait quoi. Deux personnes au moins peuvent dégeler : l'une peut dormir.",
    accounts: 'Où cela part. Le mot de passe reste dehors, sous ce nom. Les autres réseaux : docs/networks.md.',
    feeds: "D'où cela vient. Rien ne part sans le oui d'une de ces personnes.",
    lane: 'La voie : promo (la vigie la retarde et la gèle la première), news ou service.',
    backfill: 'Au premier passage, seuls les plus récents deviennent des brouillons.',
    watch: 'Les actualités que lit la vigie. vigie doctor dit lesquelles répondent.',
    mail: "L'expéditeur des mails. Sur AWS, SES doit connaître cette adresse.",
  },
};
