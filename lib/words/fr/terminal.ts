/** What `npm start` prints: a word, or a line, for each thing that happens. */
export const terminal = {
  wrongLine: 'Cette ligne a une option qui n’existe pas, ou à laquelle il manque sa valeur.',
  portWrong: (was: string) => `--port : valait ${was} ; un port de 0 à 65535`,
  langWrong: (was: string, known: string) => `--lang : valait ${was} ; l’une de : ${known}`,
  feedWrong: (was: string) => `--feed : valait ${was} ; une adresse http(s)`,
  backfillWrong: (was: string) => `--backfill : valait ${was} ; un nombre entier de 0 à 50`,
  usage: `npm start -- [options]
  --once            un cycle (ingest, watch, notify, bell, publish, sweep), un bilan, et la fin
  --feed ADRESSE    un vrai flux au lieu du journal d’exemple
  --backfill N      combien de ses derniers articles deviennent d’abord des brouillons (5 sauf mention, 50 au plus)
  --config FICHIER  une configuration à vous, telle que vigie init l’écrit
  --fresh           recommence : oublie le dossier des données
  --port N          le port de la page (4123 sauf mention ; un autre est pris s’il est occupé)
  --data DOSSIER    où tout est gardé (.vigie sauf mention)
  --lang fr|en      la langue des pages, des mails et du terminal (fr sauf mention)`,
  created: 'brouillon',
  approved: 'approuvé',
  rejected: 'rejeté',
  published: 'publié',
  failed: 'échec',
  unknown: 'à vérifier',
  expired: 'expiré',
  withdrawn: 'retiré',
  braked: 'retardé',
  brakedWhy: (lane: string, why: string) => `${lane} : ${why}`,
  proposed: (why: string) => `la vigie propose de geler : ${why}`,
  frozen: 'GELÉ',
  thawed: 'dégelé',
  thawedBy: (by: string) => `${by} (rien ne part tout seul)`,
  notConfirmed: (why: string) => `ARRÊT NON CONFIRMÉ ${why}`,
  starting: 'Vigie démarre…',
  portTaken: (port: number) => `Le port ${port} est pris : un autre a été choisi.`,
  keptIn: (folder: string) => `Tout est gardé dans ${folder}. Ctrl-C arrête ; rien ne se perd.`,
  cycle: (drafts: number, mails: number, posts: number) =>
    `Un cycle : ${drafts} publications attendent une personne, ${mails} mails dans la boîte, ${posts} publications parties.`,
  firstPoll: (all: number, drafts: number) =>
    `Ce flux a ${all} articles. Au premier passage, seuls les plus récents deviennent des brouillons (${drafts}) : le reste est du passé.`,
  chooseBackfill: (command: string) => `Pour en prendre plus ou moins : ${command}`,
  engineEnded: (how: string, folder: string) =>
    `Le moteur de base de données s'est arrêté (${how}), donc le relais s'arrête aussi. Rien n'est perdu dans ${folder} : relancez npm start.`,
  diskFull: (folder: string) =>
    `Le disque de ${folder} est plein. Rien ne part tant que rien ne peut être inscrit : faites de la place, ou choisissez un autre dossier avec --data.`,
  unwritable: (folder: string, code: string) =>
    `On ne peut pas écrire dans ${folder} (${code}). Donnez-vous le droit d'y écrire, ou choisissez un autre dossier avec --data.`,
  firstDrafts: (n: number, link: string) =>
    n === 1 ? `Un brouillon attend votre décision : ${link}` : `${n} brouillons attendent votre décision : ${link}`,
  feedFailed: (feed: string, why: string) => `flux ${feed} : ${why}`,
};
