import type { Lexicon } from '../lexicon.ts';

export const de: Lexicon = {
  lang: 'de',
  sets: {
    fahrzeug: `
      auto; lkw; wagen; transporter; lieferwagen; bus; fahrer; autofahrer; suv; pkw; fahrzeug; lastwagen;
      kleintransporter; traktor
    `,
    menge: `
      menschenmenge; menge; menschen; fussganger; passanten; weihnachtsmarkt; weihnachtsmarkten; fussgangerzone;
      strassenfest; demonstration; demonstrationszug; gruppe; schuler; kinder; umzug; besucher; karnevalsumzug;
      berliner weihnachtsmarkt; haltestelle
    `,
    ort: `
      schule; grundschule; gymnasium; universitat; uni; kita; kindergarten; kirche; dom; moschee; synagoge;
      krankenhaus; klinik; einkaufszentrum; supermarkt; markt; weihnachtsmarkt; bahnhof; hauptbahnhof;
      flughafen; zug; ice; regionalzug; bus; u bahn; s bahn; konzert; konzertsaal; theater; kino; diskothek;
      club; bar; restaurant; cafe; stadion; strand; hotel; park; stadtfest; festival; parlament; botschaft;
      polizeiwache; fabrik; werk; hafen; chemiepark; raffinerie; innenstadt; seniorenheim; hochhaus; wohnhaus;
      bank; schulbus; werksgelande; shishabar; disco
    `,
    bau: `
      brucke; hochhaus; wohnhaus; haus; tribune; staudamm; damm; dach; turm; gebaude; parkhaus; mine; tunnel;
      autobahnbrucke; deich
    `,
  },
  terms: {
    attack: {
      4: `
        <fahrzeug> rast; <fahrzeug> fahrt in; <fahrzeug> .. in <menge>; <fahrzeug> erfasst .. <menge>;
        rast in <menge>; rast in eine <menge>; anschlag am; anschlag an; anschlag bei; messerangriff;
        messerangriffe; messerattacke; messerstecherei; mann sticht auf; sticht auf; angriff an <ort>;
        angriff in <ort>; angriff auf <ort>; amoklaufer; amokfahrer; attentat auf <ort>; attentat in;
        anschlag auf <ort>; bluttat in; attentat am; terroranschlag*; anschlag auf; anschlag in; amokfahrt;
        amoklauf*; amoktat; massaker; auto rast in; auto faehrt in menschenmenge; auto fahrt in menschenmenge;
        lkw rast in; rast in menschenmenge; messerangriff*; messerattacke*; angriff auf synagoge; axtangriff;
        bluttat .. tote; fahrt in menschenmenge
      `,
      3: `anschlag*; terrorist*; attentat*; attentater; massenpanik; messerstecher; bluttat`,
      2: `angriff*; attacke*; ermordet; erstochen; mord; getotet; evakuiert; terror`,
      1: `polizei; opfer; tater; verletzte; trauer; schock`,
    },
    shooting: {
      4: `
        schusse in <ort>; schusse in einem <ort>; schusse in einer <ort>; schusse am <ort>; schusse an <ort>;
        schusse vor <ort>; schusse im <ort>; schusse in der <ort>; schiesserei in; schiesserei an;
        schiesserei im; schusse auf <menge>; todliche schusse; bewaffneter eroffnet; schutze totet;
        schutze schiesst; amokschutze; schusse fallen; schusse gefallen; schusse in schule; schiesserei;
        schiessereien; eroffnet das feuer; eroffnete das feuer; todesschusse; schusse an
      `,
      3: `schusse; schutze; bewaffneter; heckenschutze; erschossen`,
      2: `geschossen; schuss; waffe`,
    },
    explosion: {
      4: `
        explosion in <ort>; explosion in einem <ort>; explosion in einer <ort>; explosion auf <ort>;
        explosion am <ort>; explosion im <ort>; explosionen am; explosionen in; explosion erschuttert;
        gewaltige explosion; grosse explosion; mehrere explosionen; explosion zerstort;
        sprengt sich in die luft; bombe explodiert; explosion auf werksgelande; gasexplosion; autobombe;
        selbstmordanschlag; bombenanschlag; schwere explosion; heftige explosion; explosionen in
      `,
      3: `explosion*; bombe explodiert; detonation; explodiert`,
      2: `bombe; sprengsatz; granate; knall`,
    },
    hostage: {
      4: `
        mit geiseln; geiselnahme in; geiselnahme im; nimmt geiseln; geiseln in; geisel in; halt .. als geiseln;
        verschanzt sich mit; flugzeug entfuhrt; geiselnahme; geiseln genommen; geiselnehmer; flugzeugentfuhrung
      `,
      3: `geiseln; geisel; verschanzt`,
      2: `entfuhrung; entfuhrt`,
    },
    war: {
      4: `
        truppen marschieren; marschieren in; marschiert in; greift .. an; russland greift; israel greift;
        iran greift; usa greifen; greifen .. an; raketen schlagen; raketen treffen; raketen auf;
        luftangriffe auf; luftangriff auf; bombardiert; bombardieren; waffenruhe gebrochen; bricht waffenruhe;
        militar setzt; militar ubernimmt; militar putscht; panzer rollen; staatsstreich; krieg bricht aus;
        grossoffensive; ruft kriegsrecht aus; stellt .. unter kriegsrecht; drohnen treffen; invasion; einmarsch;
        marschiert ein; erklart den krieg; kriegserklarung; putsch*; militarputsch; raketenangriff*;
        kriegsrecht; greift iran an; greift israel an; grossangriff
      `,
      3: `luftangriff*; raketen; krieg; offensive; drohnenangriff*`,
      2: `truppen; kampfe; drohnen; beschuss`,
    },
    disaster: {
      5: `schweres erdbeben; starkes erdbeben; verheerendes erdbeben; tsunami; atomunfall; dammbruch; reaktorunfall`,
      3: `
        erdbeben; flutkatastrophe; hochwasserkatastrophe; hurrikan; zyklon; lawine*; einsturz; eingesturzt;
        grossbrand; erdrutsch; sturmflut; vulkanausbruch
      `,
      2: `brand; feuer; hochwasser; unwetter; sturm; uberschwemmung*; flut; waldbrand*`,
      4: `
        <bau> eingesturzt; <bau> sturzt ein; <bau> sturzte ein; einsturz einer <bau>; einsturz eines;
        brand in hochhaus; brand in einem hochhaus; brand in diskothek; brand in krankenhaus; brand in klinik;
        brand in pflegeheim; brand in seniorenheim; brand in bar; hochhaus in flammen; hochhausbrand;
        flutkatastrophe; massenpanik; gedrange .. tote; erdbeben erschuttert; erdbeben in .. tote;
        staudamm bricht; damm bricht; deich bricht; erdrutsch verschuttet; lawine verschuttet; lawinenungluck;
        dorfer uberflutet; bergleute eingeschlossen; grubenungluck
      `,
    },
    accident: {
      5: `passagierflugzeug; flugzeugabsturz; flugzeug verschwunden; zugungluck; zugkollision; fahrungluck`,
      3: `absturz; entgleist; busunfall; schiffsungluck; gekentert; kollision; seilbahn*`,
      2: `unfall*; ungluck; zusammenstoss; abgesturzt`,
      4: `
        flugzeug .. abgesturzt; flugzeug abgesturzt; flugzeug sturzt; flugzeug vermisst; flugzeug verschollen;
        maschine abgesturzt; zuge zusammengestossen; zuge stossen; zuge kollidieren; zug entgleist;
        ice entgleist; regionalzug entgleist; zug entgleist in; fahre gesunken; fahre sinkt; fahre gekentert;
        fahre kentert; boot gekentert; schiff gesunken; seilbahn abgesturzt; seilbahn sturzt; bus sturzt;
        reisebus verungluckt; reisebus sturzt; hubschrauberabsturz
      `,
    },
    unrest: {
      4: `ausnahmezustand; ausgangssperre; sturm auf das kapitol; schwere krawalle`,
      3: `krawalle; unruhen; ausschreitungen; plunderungen`,
      2: `proteste; randale; demonstranten`,
    },
    other: {
      4: `staatstrauer; nationaltrauer`,
      3: `hochste warnstufe`,
    },
  },
  dead: `
    tot; tote; toten; toter; todesopfer; getotet; stirbt; sterben; gestorben; ums leben; leichen; erschossen;
    erstochen; ermordet; totet; toten; tod; todlich; todliche
  `,
  hurt: `verletzt; verletzte; verletzten; verletzter; schwerverletzte; geiseln`,
  missing: `vermisst; vermisste; an bord; verschuttet; eingeschlossen`,
  toll: `zahl der toten; opferzahl`,
  numbers: {
    ein: 1,
    eine: 1,
    einen: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
    funf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwolf: 12,
    zwanzig: 20,
    dreissig: 30,
    vierzig: 40,
    funfzig: 50,
    dutzend: 12,
    dutzende: 30,
    mehrere: 4,
    viele: 8,
    zahlreiche: 8,
    hunderte: 250,
    tausende: 2500,
  },
  people: {
    passagiere: 5,
    soldaten: 3,
    besucher: 4,
    jugendlicher: 1,
    junge: 1,
    madchen: 1,
    fahrer: 1,
    radfahrer: 1,
    motorradfahrer: 1,
    rentner: 1,
    fussganger: 1,
    menschen: 3,
    kinder: 3,
    polizisten: 2,
    schuler: 3,
    mann: 1,
    frau: 1,
  },
  singles: `mann; frau; jugendlicher; junge; madchen; fahrer; radfahrer; motorradfahrer; rentner; fussganger`,
  hundred: `hundert`,
  thousand: `tausend`,
  units: `
    jahr*; monat*; tag*; woche*; stunde*; minute*; sekunde*; prozent; euro; dollar; million*; milliard*; km;
    kilometer; meter; grad; mal; tore; tor; punkte; festnahmen; hauser; wohnungen; fluge; raketen; drohnen; uhr
  `,
  context: {
    sport: {
      off: 4,
      words: `
        olympia gold; olympische; olympischen; olympiasieger*; olympiasieg; bundesliga; fussball; tor; spiel;
        wm; em; trainer; sturmer; bayern; dortmund; champions league; pokal; tennis; formel 1; sieg; niederlage;
        torwart
      `,
    },
    fiction: {
      off: 4,
      words: `
        film; tatort; serie; netflix; roman; buch; schauspieler*; kino; regisseur; album; sanger*; konzerttour;
        theaterstuck; staffel; videospiel; krimi
      `,
    },
    court: {
      off: 3.5,
      words: `
        prozess; gericht; urteil; richter; verurteilt; anklage; angeklagt*; staatsanwalt*; freispruch;
        haftstrafe; lebenslang*; lebenslange; berufung; untersuchungsausschuss
      `,
    },
    memory: {
      off: 4,
      words: `
        jahre nach; jahre danach; jahrestag; gedenken; gedenkt; erinner*; vor # jahren; vor ## jahren;
        zweiter weltkrieg; weltkrieg; holocaust; geschichte; nazi*; ddr; 19##
      `,
    },
    economy: {
      off: 3,
      words: `borse; dax; aktie*; inflation; preise; wirtschaft; gewinn; konjunktur; handelskrieg; markt`,
    },
    health: {
      off: 5,
      words: `corona*; covid*; pandemie; virus; impf*; grippe; krebs; klinik*; krankheit; infektion*; suizid`,
    },
    obituary: {
      off: 3,
      words: `nachruf; stirbt im alter; gestorben im alter; im alter von; beerdigung; schauspieler tot; sanger tot`,
    },
    figure: {
      off: 3.5,
      words: `
        streik; warnstreik*; als geiseln der; geiseln der bahn; olympia gold; bombenstimmung;
        politisches erdbeben; shitstorm; unter beschuss; feuerwerk*; preiskrieg; rosenkrieg; bombenwetter;
        schiesst gegen; cyberangriff*; hackerangriff*; herzinfarkt; torjager; explodieren; preisexplosion
      `,
    },
    explainer: {
      off: 1,
      words: `
        was wir wissen; warum; wie; analyse; interview; hintergrund; uberblick; fragen und antworten; video;
        bilder
      `,
    },
    exercise: { off: 5, words: `ubung; ubungen; probealarm; warntag; simulation; manover` },
    opinion: { off: 2, words: `kommentar; meinung; kolumne; gastbeitrag; debatte` },
    negation: {
      off: 3,
      words: `
        keine verletzten; keine toten; unverletzt; fehlalarm; entwarnung; kein anschlag; dementiert;
        freigelassen; befreit; waffenruhe
      `,
    },
    hypothesis: { off: 2.5, words: `konnte; droht; drohen; warnt; warnung; gefahr; befurchtet; mogliche*; verhindern` },
    foiled: {
      off: 3,
      words: `
        vereitelt; geplant*; verdachtiger festgenommen; razzia; radikalis*; terrorverdacht; weltkriegsbombe;
        entscharf*
      `,
    },
    animal: { off: 4, words: `hund*; katze*; wolf; wolfe; bar; baren; hai; kuh; kuhe; pferd*; tier; tiere` },
    past: {
      off: 1.5,
      words: `nach dem anschlag; ermittl*; hinterbliebene; gesetz; reform; festgenommen; konsequenzen`,
    },
    private: {
      off: 2.5,
      words: `
        ehemann; ehefrau; ex freund; ex mann; partner; lebensgefahrt*; nachbar; familiendrama; drogen*; clan;
        radfahrer; motorrad*
      `,
    },
    ongoing: {
      off: 2,
      words: `krieg in; ukraine krieg; gaza krieg; konflikt in; tag des krieges; migranten; fluchtlinge`,
    },
  },
  now: `eilmeldung; liveblog; live; aktuell; mindestens; laut polizei; augenzeugen; grosseinsatz`,
  firstWord: `
    schusse im; schusse in; schusse am; explosion am; explosion an; explosionen am; polizei im grosseinsatz;
    anschlag in; anschlag auf; <fahrzeug> rast; amoklauf; messerangriff; schusse; explosion in; explosionen in;
    explosion am; angriff in; messerangriff in; grosseinsatz; polizeieinsatz; geiselnahme in; schiesserei in
  `,
  publicPlace: `
    schule; universitat; krankenhaus; kirche; moschee; synagoge; einkaufszentrum; supermarkt; markt;
    weihnachtsmarkt; bahnhof; flughafen; zug; u bahn; bus; festival; konzert; theater; diskothek; bar;
    restaurant; stadion; strand; hotel; platz; innenstadt; menschenmenge; parlament; kita
  `,
  locative: `in; bei; im; am; an; nahe; vor; nord; sud`,
  stop: `
    der; die; das; den; dem; des; ein; eine; einen; einem; einer; und; oder; in; im; an; am; auf; aus; bei; mit;
    nach; von; vor; zu; zum; zur; fur; ist; sind; hat; haben; wird; werden; nicht; sich; als; auch; es; er; sie;
    wir; uber; unter; gegen; polizei; mann; frau; tote; verletzte; tot; mehr; neue; neuer; neuen; nach; wie;
    was; warum; jahr; jahre
  `,
  leaders: `
    regierungschef; regierungschefs; staatschef; ministerprasidenten; prasidenten; kanzlers; bundesprasident;
    aussenminister; oppositionsfuhrer; prasident; bundeskanzler; kanzler; ministerprasident; konig; konigin;
    papst; premierminister; minister
  `,
  heads: `
    der papst; papst
  `,
  leaderFate: `
    schusse auf; abgesetzt; setzt .. ab; gestorben; niedergestochen; messerattacke auf; attentat auf;
    beschossen; entfuhrt; verhaftet vom militar; ermordet; erschossen; tot; gestorben; stirbt; ist tot;
    angeschossen; attentat auf; verletzt; gesturzt; geflohen; festgenommen
  `,
};
