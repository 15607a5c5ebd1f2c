import type { Lexicon } from '../lexicon.ts';

export const it: Lexicon = {
  lang: 'it',
  sets: {
    mezzo: `auto; camion; furgone; tir; autobus; suv; automobile; vettura; pullman; guidatore; automobilista`,
    gente: `
      folla; passanti; pedoni; persone; gente; mercatino; mercatini; fedeli; turisti; studenti; bambini;
      manifestanti; tifosi; clienti; passeggeri; agenti; soldati; operai
    `,
    luogo: `
      scuola; universita; asilo; chiesa; duomo; moschea; sinagoga; ospedale; centro commerciale; supermercato;
      mercato; mercatino di natale; stazione; aeroporto; metro; metropolitana; treno; autobus; concerto; teatro;
      cinema; discoteca; locale; bar; ristorante; stadio; spiaggia; albergo; hotel; parco; parlamento;
      ambasciata; commissariato; caserma; fabbrica; porto; raffineria; centrale; deposito; palazzo; condominio;
      stabilimento; grattacielo; sala concerti
    `,
    edificio: `
      ponte; palazzo; palazzina; viadotto; diga; cavalcavia; edificio; tribuna; tetto; scuola; hotel; torre;
      condominio; grattacielo; miniera; capannone
    `,
  },
  terms: {
    attack: {
      4: `
        <mezzo> .. <gente>; accoltella .. <gente>; accoltella i <gente>; accoltella passanti; accoltellati;
        attacco in <luogo>; attacco in un <luogo>; attacco in una <luogo>; attacco alla <luogo>;
        attacco al <luogo>; attacco a una <luogo>; attacco a un <luogo>; attacco con coltello; attacco a colpi;
        strage in; accoltellamenti; attentatore; attacco multiplo; attentato*; attentati; attacco terroristico;
        attacchi terroristici; strage*; massacro*; sulla folla; investe la folla; piomba sulla folla;
        auto sulla folla; furgone sulla folla; attacco con coltello; accoltellamento multiplo;
        attacco a una scuola; attacco alla sinagoga
      `,
      3: `terrorista*; terroristi; jihadista*; accoltella*; calca; attacco armato`,
      2: `attacco; attacchi; omicidio; uccis*; aggressione; accoltellato; evacuat*; terrore`,
      1: `polizia; vittime; sospetto; tragedia; panico; carabinieri`,
    },
    shooting: {
      4: `
        spari in <luogo>; spari in un <luogo>; spari in una <luogo>; spari nel <luogo>; spari nella <luogo>;
        spari vicino; spari nel centro; sparatoria nel; sparatoria in <luogo>; spara sui <gente>;
        spara contro <gente>; spara sulla folla; apre il fuoco; raffiche di mitra; killer spara;
        sparatoria di massa; sparatoria in; sparatoria a; apre il fuoco; aprono il fuoco; ha aperto il fuoco;
        spari sulla folla
      `,
      3: `sparatoria*; uomo armato; spari; killer in fuga; cecchino`,
      2: `colpi di pistola; spara; sparato; arma da fuoco`,
    },
    explosion: {
      4: `
        esplosione in <luogo>; esplosione in un <luogo>; esplosione in una <luogo>; esplosione nel <luogo>;
        esplosione nella <luogo>; esplosione al <luogo>; esplosione alla <luogo>; esplosione all <luogo>;
        esplosioni in; esplosioni nel; esplosioni al; forti esplosioni; grande esplosione; enorme esplosione;
        esplosione distrugge; bomba esplode; esplode una bomba; esplode palazzina; si fa esplodere;
        esplosione fa; autobomba; kamikaze; attentato suicida; forte esplosione; violenta esplosione;
        esplosioni a
      `,
      3: `esplosione; esplosioni; esplode; bomba; bombe`,
      2: `boato; ordigno; granata`,
    },
    hostage: {
      4: `
        ostaggi in; ostaggi nel; ostaggi nella; ostaggi a; barricato con; tiene ostaggi; aereo dirottato;
        presa di ostaggi; prende ostaggi; presi in ostaggio; tiene in ostaggio; dirottamento
      `,
      3: `ostaggi; ostaggio; barricato`,
      2: `sequestro; rapit*`,
    },
    war: {
      4: `
        missili su; missili contro; missili colpiscono; raid su; raid contro; bombarda; bombardano; bombe su;
        truppe entrano; truppe varcano; carri armati entrano; rotta la tregua; rompe la tregua;
        militari prendono; militari arrestano; esercito prende; deposto; offensiva di terra; attacco dell iran;
        attacco aereo; invasione; invade*; dichiara guerra; colpo di stato; golpe; attacco missilistico;
        lancia missili; legge marziale; attacca l iran; attacca israele
      `,
      3: `missili; raid aerei; raid aereo; bombardamento; bombardamenti; guerra; offensiva`,
      2: `truppe; combattimenti; droni`,
    },
    disaster: {
      5: `
        forte terremoto; violento terremoto; terremoto di magnitudo; tsunami; incidente nucleare;
        crollo della diga; crollo del ponte; crolla ponte; crolla palazzo
      `,
      3: `
        terremoto; scossa; alluvione; alluvioni; uragano; valanga; frana; crollo; crolla; incendio mortale;
        eruzione; nubifragio
      `,
      2: `incendio; maltempo; rogo; allagamenti; dispersi; crollato`,
      4: `
        crolla il <edificio>; crolla un <edificio>; crolla una <edificio>; crolla la <edificio>;
        crolla <edificio>; crollo di un <edificio>; crollo di una <edificio>; crollo del <edificio>;
        crollo della <edificio>; incendio in un grattacielo; incendio in discoteca; incendio in un ospedale;
        incendio in una rsa; incendio in un hotel; grattacielo in fiamme; palazzo in fiamme; forte scossa;
        terremoto distrugge; paese distrutto; terremoto .. distrutto; terremoto .. morti; valanga travolge;
        frana travolge; frana sommerge; paese sommerso; calca in; calca mortale; minatori intrappolati;
        alluvione .. morti; diga crolla
      `,
    },
    accident: {
      5: `
        aereo di linea; disastro aereo; aereo precipita; aereo precipitato; scontro tra treni;
        naufragio .. morti; disastro ferroviario; funivia
      `,
      3: `deraglia*; precipita; naufragio; incidente aereo; pullman precipita; bus precipita; scontro`,
      2: `incidente; schianto; tamponamento`,
      4: `
        treno deraglia; deraglia un treno; deraglia treno; scontro tra treni; scontro fra treni;
        treni si scontrano; funivia precipita; funivia cade; pullman precipita; pullman nel; autobus precipita;
        affonda traghetto; traghetto affonda; barca affonda; naufragio; aereo caduto; aereo scomparso;
        aereo si schianta; precipita un aereo; elicottero precipita
      `,
    },
    unrest: {
      4: `stato di emergenza; coprifuoco; assalto al parlamento; assalto al congresso; notte di scontri`,
      3: `disordini; guerriglia; saccheggi; rivolta; sommossa`,
      2: `proteste; scontri; manifestanti`,
    },
    other: {
      4: `lutto nazionale; giorni di lutto`,
      3: `massima allerta`,
    },
  },
  dead: `
    morto; morti; morta; morte; muore; muoiono; uccide; uccidono; ucciso; uccisi; uccisa; uccise; vittime;
    deceduto; deceduti; cadaveri; mortale; vite; perdono la vita
  `,
  hurt: `ferito; feriti; ferita; ferite; ricoverati; ostaggi`,
  missing: `dispersi; disperse; a bordo; intrappolati`,
  toll: `bilancio; bilancio delle vittime; sale il bilancio`,
  numbers: {
    un: 1,
    una: 1,
    uno: 1,
    due: 2,
    tre: 3,
    quattro: 4,
    cinque: 5,
    sei: 6,
    sette: 7,
    otto: 8,
    nove: 9,
    dieci: 10,
    undici: 11,
    dodici: 12,
    quindici: 15,
    venti: 20,
    trenta: 30,
    quaranta: 40,
    cinquanta: 50,
    decina: 10,
    decine: 30,
    dozzina: 12,
    diversi: 4,
    numerosi: 8,
    centinaia: 250,
    centinaio: 100,
    migliaia: 2500,
  },
  people: {
    ragazzo: 1,
    ragazza: 1,
    anziano: 1,
    ciclista: 1,
    motociclista: 1,
    pedone: 1,
    persone: 3,
    bambini: 3,
    agenti: 2,
    studenti: 3,
    uomo: 1,
    donna: 1,
  },
  singles: `uomo; donna; ragazzo; ragazza; anziano; ciclista; motociclista; pedone`,
  hundred: `cento`,
  thousand: `mila; mille`,
  units: `
    anno; anni; mese; mesi; giorno; giorni; settiman*; ora; ore; minut*; second*; per cento; euro; dollar*;
    milion*; miliard*; km; chilometr*; metr*; grad*; volte; gol; punti; arrest*; case; voli; missili; droni
  `,
  context: {
    sport: {
      off: 4,
      words: `
        serie a; calcio; gol; partita; juve; juventus; inter; milan; napoli batte; roma batte; champions;
        allenatore; attaccante; coppa; mondiali; formula 1; ferrari; tennis; sinner; olimpiadi; scudetto;
        campionato
      `,
    },
    fiction: {
      off: 4,
      words: `
        film; serie tv; netflix; romanzo; libro; attore; attrice; regista; cinema; festival; sanremo; cantante;
        album; fiction; puntata; stagione; videogioco; teatro
      `,
    },
    court: {
      off: 3.5,
      words: `
        processo; tribunale; giudice; condannat*; condanna; sentenza; assolt*; imputat*; ergastolo;
        procura chiede; corte; cassazione; appello; carcere
      `,
    },
    memory: {
      off: 4,
      words: `
        anniversario; anni dopo; anni fa; anni dalla; ricorda; ricordo; commemora*; memoria;
        seconda guerra mondiale; storia; 19##; omaggio; strage di bologna; strage di capaci
      `,
    },
    economy: {
      off: 3,
      words: `borsa; mercati; spread; inflazione; prezzi; economia; banca; azioni; utili; pil`,
    },
    health: {
      off: 5,
      words: `
        covid*; coronavirus; pandemia; virus; vaccin*; influenza; tumore; ospedali; malattia; contagi*;
        suicidio; femminicidio; femminicidi
      `,
    },
    obituary: { off: 3, words: `morto a; morta a; addio a; funerali; si e spento; lutto nel` },
    figure: {
      off: 3.5,
      words: `
        sciopero; scioperi; pendolari in ostaggio; bomba di mercato; terremoto politico; guerra dei prezzi;
        bufera; pioggia di; esplosione di; attacca il; attacca la; attacchi di panico; attacco hacker;
        attacco informatico; fuochi d artificio; rigori; tempesta
      `,
    },
    explainer: { off: 1, words: `cosa sappiamo; perche; come; chi e; chi era; analisi; intervista; foto; video` },
    exercise: { off: 5, words: `esercitazione; esercitazioni; simulazione; prova generale` },
    opinion: { off: 2, words: `opinione; editoriale; commento; lettera; rubrica` },
    negation: {
      off: 3,
      words: `
        nessun ferito; nessuna vittima; illeso; illesi; smentisce; falso allarme; liberat*; tregua;
        cessate il fuoco
      `,
    },
    hypothesis: {
      off: 2.5,
      words: `potrebbe; rischio; minaccia; teme; timori; evitare; allerta arancione; allerta gialla; possibile`,
    },
    foiled: {
      off: 3,
      words: `sventat*; pianificava; progettava; arrestato per; radicalizz*; disinnescat*; bomba della seconda guerra`,
    },
    animal: { off: 4, words: `cane; cani; gatto; gatti; orso; lupo; lupi; squalo; animali; cinghial*` },
    past: {
      off: 1.5,
      words: `dopo l attentato; indagini; inchiesta; familiari; legge; riforma; arrestato; arrestati; fiaccolata`,
    },
    private: {
      off: 2.5,
      words: `
        marito; moglie; ex marito; compagno; ex compagno; fidanzato; vicino; lite; camorra; ndrangheta; mafia;
        droga; ciclista; moto; scooter
      `,
    },
    ongoing: { off: 2, words: `guerra in; guerra a gaza; conflitto in; giorni di guerra; migranti; profughi` },
  },
  now: `ultima ora; diretta; in diretta; urgente; almeno; testimoni; in corso`,
  firstWord: `
    spari; sparatoria; esplosione; esplosioni; ostaggi; <mezzo> sulla <gente>; attacco in; spari a; spari in;
    sparatoria a; sparatoria in; esplosione a; esplosione in; attacco a; esplosioni a; accoltellamento a;
    ostaggi a; ostaggi in
  `,
  publicPlace: `
    scuola; universita; ospedale; chiesa; moschea; sinagoga; centro commerciale; supermercato; mercato;
    mercatino; stazione; aeroporto; treno; metro; metropolitana; bus; festival; concerto; discoteca; bar;
    ristorante; stadio; spiaggia; hotel; piazza; folla; parlamento
  `,
  locative: `in; a; ad; al; nel; nella; vicino; nord; sud; di`,
  stop: `
    il; lo; la; i; gli; le; un; una; uno; di; del; della; dei; delle; in; nel; nella; a; al; alla; da; dal;
    dalla; con; per; su; sul; sulla; tra; fra; e; ed; o; che; chi; non; si; sono; ha; hanno; dopo; contro; piu;
    come; morti; feriti; morto; ferito; polizia; uomo; donna; anni; due; tre; nuovo; nuova; oggi; ecco; diretta
  `,
  leaders: `presidente; premier; primo ministro; re; regina; papa; ministro; senatore; ex presidente`,
  heads: `
    il papa; il re; capo dello stato
  `,
  leaderFate: `
    ferito; colpito da; spari contro; accoltellato; deposto; arrestato dai militari; e morto; morto;
    assassinato; ucciso; morto; e morto; muore; ferito; accoltellato; deposto; catturato; fuggito; attentato a;
    colpito da spari
  `,
};
