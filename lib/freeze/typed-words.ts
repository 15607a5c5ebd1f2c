/**
 * What people type, whatever the language of the site: closed lists, without accents and in small letters.
 */

const set = (...lists: string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')));

export type Tongue = {
  /** Each of these is a stop, wherever it stands. */
  stop: ReadonlySet<string>;
  /** Before a stop of the same language they turn it round: `ne pas arrêter`. A word of `between` may stand between. */
  not: ReadonlySet<string>;
  between: ReadonlySet<string>;
  /** Right after these verbs, `notAfter` turns them round: `arrêtez pas`. */
  verbs: ReadonlySet<string>;
  notAfter: ReadonlySet<string>;
};

const NONE: ReadonlySet<string> = new Set();

const FRENCH_VERBS =
  'stopper stoppe stoppes stoppez stoppons gele geles geler gelez gelons arrete arretes arreter arretez arretons ' +
  'coupe coupes couper coupez coupons bloque bloquer bloquez bloquons suspends suspendre suspendez suspendons ' +
  'cesse cesser cessez';
const GERMAN_VERBS = 'stoppe stoppen stoppt anhalten haltet pausieren pausiert einfrieren friert aussetzen abbrechen';

const french: Tongue = {
  stop: set('stop gel arret arrets pause halte suspend', FRENCH_VERBS),
  not: set('ne n pas jamais rien aucun aucune sans'),
  between: set('surtout pas jamais rien encore plus faut doit dois devez il de d le la les l tout tous y besoin'),
  verbs: set(FRENCH_VERBS),
  notAfter: set('pas'),
};

const english: Tongue = {
  stop: set('stop stops stopping freeze freezing halt halts pause abort suspend cease'),
  not: set('not dont don doesnt doesn cannot cant never without wont nor'),
  between: set('t to ever you dare we need should must please the a any all anything everything just yet now let us'),
  verbs: NONE,
  notAfter: NONE,
};

const german: Tongue = {
  stop: set('stop stopp stopt halt pause', GERMAN_VERBS),
  not: set('nicht nichts nie niemals kein keine keinen keiner ohne'),
  between: set('bitte das den die alles jetzt mehr noch zu du sie wir jemals'),
  verbs: set(GERMAN_VERBS),
  notAfter: set('nicht'),
};

const spanish: Tongue = {
  stop: set(
    'alto para pare paren parad parar parada deten detener detened detenga detengan detente congela congelar',
    'congelad congelen pausa pausar suspende suspender suspended suspendan bloquea bloquear basta',
  ),
  not: set('no nunca jamas ni sin ningun ninguna'),
  between: set('hay que lo la los las el todo todavia se debe tienes vamos a de'),
  verbs: NONE,
  notAfter: NONE,
};

const italian: Tongue = {
  stop: set(
    'ferma fermare fermate fermi fermatevi fermo alt blocca bloccare bloccate congela congelare congelate sospendi',
    'sospendere sospendete pausa basta',
  ),
  not: set('non mai nessun nessuno nessuna senza'),
  between: set('si deve devi bisogna di il lo la i gli le tutto ancora piu da'),
  verbs: NONE,
  notAfter: NONE,
};

export const TONGUES: readonly Tongue[] = [french, english, german, spanish, italian];

/** What follows `pas` or `nicht` when they deny a noun, not the stop before them: `arrêtez, pas un exercice`. */
export const NOUN_FOLLOWS = set('un une de d', 'ein eine einen');

/** Right after a stop they say that everything is meant. */
export const EVERYTHING = set(
  'tout tous toute toutes',
  'all everything',
  'alles alle',
  'todo todos todas toda',
  'tutto tutti tutte tutta',
);

/** Whoever ends a stop, or speaks of it, does not stop: `lift the freeze`, `état du gel`, `after the freeze`. */
export const ABOUT_A_STOP = set(
  'lever leve levez annuler annule annulez terminer termine terminez retirer retirez etat statut reprendre apres',
  'pendant sous avant lift cancel undo remove release status resume after during under before aufheben beenden nach',
  'levantar levanta quitar quita anular anula terminar estado despues durante togliere togli annulla annullare stato',
  'dopo degel degele degeler degelez thaw unfreeze auftauen descongelar scongelare',
);
/** The same, with an article: `fin du gel`, `end the freeze`. */
export const ENDS = set('fin end ende');
/** The same after `no`: `no need to stop`. */
export const NO_NEEDS = set('need reason');
/** They may stand between such a word and its stop. */
export const ARTICLES = set(
  'le la l du de d des un ce cet cette',
  'the a of to this that',
  'der den die das dem des',
  'el del lo il dello della',
);

export const THAW_WORDS = set('degel degele degeler degelez thaw unfreeze auftauen descongelar scongelare');
export const STATUS_WORDS = set('statut etat status estado stato');
export const TRAY_WORDS = set('parapheur tray');
export const HELP_WORDS = set('aide help hilfe ayuda aiuto');
/** Whoever asks how one stops has not stopped. */
export const HOW_WORDS = set('comment how wie como come');

/** Said around a stop by somebody in a hurry: no reason, and no scope. */
export const HURRY_WORDS = set(
  'urgent urgence vite svp stp maintenant immediatement alerte attention',
  'urgently please pls now immediately emergency asap quick quickly',
  'dringend bitte sofort jetzt schnell urgente ya ahora rapido subito ora presto',
);

/** They join two scopes. */
export const AND_WORDS = set('et ou and or und oder y e o');
/** Scopes begin with these. */
export const SCOPE_KINDS: readonly string[] = ['lane', 'network', 'account', 'feed'];
