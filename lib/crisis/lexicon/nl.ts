import type { Lexicon } from '../lexicon.ts';

export const nl: Lexicon = {
  lang: 'nl',
  sets: {
    voertuig: `auto; vrachtwagen; bestelbus; busje; bestuurder; automobilist; wagen; voertuig; vrachtauto; bus`,
    menigte: `
      menigte; mensen; voetgangers; publiek; kerstmarkt; markt; terras; omstanders; kinderen; bezoekers;
      betogers; groep; stoet; reizigers; leerlingen
    `,
    plek: `
      school; basisschool; universiteit; kerk; moskee; synagoge; ziekenhuis; winkelcentrum; supermarkt; markt;
      kerstmarkt; station; luchthaven; vliegveld; trein; metro; tram; bus; concert; concertzaal; theater;
      bioscoop; discotheek; club; cafe; bar; restaurant; stadion; strand; hotel; park; festival; ambassade;
      parlement; politiebureau; fabriek; haven; flat; woning; portiek; bank; kantoor; kinderdagverblijf;
      bejaardenhuis; verzorgingshuis; apple store
    `,
    bouw: `brug; flat; gebouw; tribune; dam; dak; toren; parkeergarage; viaduct; hotel; dijk; mijn; balkon`,
  },
  terms: {
    attack: {
      4: `
        <voertuig> rijdt in op; <voertuig> .. op <menigte>; rijdt in op <menigte>; ingereden op <menigte>;
        mesaanval in; mesaanval op; aanslag bij; aanval in <plek>; aanval op <plek>; steekpartij in;
        steekpartij op; steekpartij bij; steekt .. neer; mensen neergestoken; neergestoken;
        meerdere mensen neergestoken; bloedbad in; dader op de vlucht; terreuraanslag*; aanslag in; aanslag op;
        bloedbad; rijdt in op; rijdt in op menigte; ingereden op; inrijden op; mesaanval; steekpartij .. doden;
        aanval op synagoge; massamoord
      `,
      3: `aanslag*; terrorist*; terreur*; steekincident; steekpartij; stormloop; dodelijke aanval`,
      2: `aanval*; moord; vermoord; doodgestoken; gedood; ontruimd; geevacueerd`,
      1: `politie; slachtoffers; verdachte; drama; paniek`,
    },
    shooting: {
      4: `
        schietpartij bij; schietpartij op; schoten in <plek>; schoten gehoord in; schoten gelost; schoten bij;
        schutter op de vlucht; schutter doodt; schutter opent; schiet op <menigte>; mensen doodgeschoten;
        dodelijke schietpartij; schietincident in <plek>; schietpartij op school; schietpartij in;
        opent het vuur; opende het vuur; schiet om zich heen
      `,
      3: `schietpartij*; schutter*; schoten; gewapende man`,
      2: `doodgeschoten; beschoten; neergeschoten; vuurwapen`,
    },
    explosion: {
      4: `
        explosie in <plek>; explosie bij <plek>; explosie op <plek>; explosies op; explosies bij;
        enorme explosie; flinke explosie .. doden; meerdere explosies; explosie verwoest; bom ontploft;
        blaast zich op; gasexplosie; autobom; zelfmoordaanslag; bomaanslag; zware explosie; grote explosie;
        explosies in
      `,
      3: `explosie*; ontploffing*; bom ontploft; ontploft`,
      2: `bom; explosief; knal; granaat`,
    },
    hostage: {
      4: `
        gijzelaars in; gijzelaars vast; gijzelaars vastgehouden; gijzelt mensen; gijzeling in;
        verschanst zich met; vliegtuig gekaapt; gijzeling; gijzelt; gegijzeld; gijzelnemer; vliegtuigkaping
      `,
      3: `gijzelaars; verschanst`,
      2: `ontvoer*`,
    },
    war: {
      4: `
        raketten treffen; raketten op; raketten raken; bombardeert; bombardementen op; troepen trekken;
        troepen vallen; tanks rollen; staakt het vuren geschonden; bestand geschonden; leger grijpt;
        militairen grijpen; grijpt de macht; valt .. aan; invasie van; luchtaanvallen op; drones treffen;
        afgezet door leger; invasie; valt .. binnen; verklaart de oorlog; staatsgreep; couppoging; raketaanval*;
        noodtoestand uitgeroepen; valt iran aan; valt israel aan
      `,
      3: `luchtaanval*; raketten; oorlog; offensief; coup; droneaanval*`,
      2: `troepen; gevechten; drones`,
    },
    disaster: {
      5: `zware aardbeving; krachtige aardbeving; tsunami; kernramp; damdoorbraak; dijkdoorbraak`,
      3: `
        aardbeving*; overstroming*; orkaan; cycloon; lawine; aardverschuiving; instorting; ingestort;
        grote brand; watersnood; vulkaanuitbarsting
      `,
      2: `brand; storm; noodweer; bosbrand*; wateroverlast; vermisten`,
      4: `
        <bouw> ingestort; <bouw> stort in; <bouw> stort; instorting <bouw>; instorting van een;
        brand in discotheek; brand in flat; brand in bar; brand in cafe; brand in ziekenhuis; brand in hotel;
        brand in verzorgingshuis; flatgebouw in brand; torenflat in brand; aardbeving treft;
        aardbeving verwoest; dijk doorgebroken; dam doorgebroken; stormloop; verdrukking; modderstroom;
        dorpen onder water; overstromingen .. doden; mijnwerkers vast
      `,
    },
    accident: {
      5: `
        passagiersvliegtuig; vliegtuigcrash; vliegramp; vliegtuig vermist; treinramp; treinbotsing;
        veerboot gezonken
      `,
      3: `neergestort; ontspoord*; busongeluk; schipbreuk; botsing; kabelbaan`,
      2: `ongeluk*; ongeval*; aanrijding; crash`,
      4: `
        vliegtuig neergestort; vliegtuig .. neergestort; toestel neergestort; vliegtuig stort neer;
        vliegtuig neergehaald; toestel neergehaald; toestel .. neergehaald; vliegtuig verdwenen; treinen botsen;
        treinen op elkaar; trein ontspoord; trein ontspoort; veerboot gezonken; veerboot zinkt; boot gezonken;
        boot omgeslagen; schip gezonken; kabelbaan neergestort; bus in ravijn; bus verongelukt; helikoptercrash
      `,
    },
    unrest: {
      4: `noodtoestand; avondklok; bestorming van; zware rellen`,
      3: `rellen; plunder*; ongeregeldheden; onrust`,
      2: `protesten; betogers; demonstranten`,
    },
    other: {
      4: `nationale rouw; dag van nationale rouw`,
      3: `hoogste dreigingsniveau`,
    },
  },
  dead: `
    dood; dode; doden; doodt; gedood; omgekomen; overleden; sterft; sterven; gestorven; slachtoffers; lichamen;
    dodelijk; dodelijke; vermoord; levens
  `,
  hurt: `gewond; gewonde; gewonden; zwaargewond; gegijzeld`,
  missing: `vermist; vermisten; aan boord; bedolven`,
  toll: `dodental`,
  numbers: {
    een: 1,
    twee: 2,
    drie: 3,
    vier: 4,
    vijf: 5,
    zes: 6,
    zeven: 7,
    acht: 8,
    negen: 9,
    tien: 10,
    elf: 11,
    twaalf: 12,
    vijftien: 15,
    twintig: 20,
    dertig: 30,
    veertig: 40,
    vijftig: 50,
    tiental: 10,
    tientallen: 30,
    dozijn: 12,
    meerdere: 4,
    enkele: 3,
    veel: 8,
    honderden: 250,
    honderd: 100,
    duizenden: 2500,
  },
  people: {
    passagiers: 5,
    militairen: 3,
    jongen: 1,
    meisje: 1,
    fietser: 1,
    motorrijder: 1,
    voetganger: 1,
    bejaarde: 1,
    tiener: 1,
    mensen: 3,
    kinderen: 3,
    agenten: 2,
    leerlingen: 3,
    man: 1,
    vrouw: 1,
  },
  singles: `man; vrouw; jongen; meisje; fietser; motorrijder; voetganger; bejaarde; tiener`,
  hundred: `honderd`,
  thousand: `duizend`,
  units: `
    jaar; jaren; jarige; maand*; dag; dagen; week; weken; uur; minu*; second*; procent; euro; dollar; miljoen;
    miljard; km; kilometer; meter; graden; keer; goals; doelpunten; punten; aanhoudingen; huizen; woningen;
    vluchten; raketten; drones
  `,
  context: {
    sport: {
      off: 4,
      words: `
        eredivisie; voetbal; ajax; psv; feyenoord; wedstrijd; doelpunt; trainer; spits; wk; ek; tennis;
        formule 1; verstappen; olympi*; wielren*; kampioen*; oranje
      `,
    },
    fiction: {
      off: 4,
      words: `
        film; serie; netflix; roman; boek; acteur; actrice; regisseur; bioscoop; festival; zanger*; album;
        seizoen; game; thriller; theater
      `,
    },
    court: {
      off: 3.5,
      words: `
        rechtszaak*; rechtszaak over; proces; geeist; rechtbank; rechter; proces; veroordeeld; celstraf; vonnis;
        vrijgesproken; verdachte voor; officier van justitie; hoger beroep; levenslang; cassatie
      `,
    },
    memory: {
      off: 4,
      words: `
        jaar na; jaar geleden; jaar later; herdenk*; herdenking; herinner*; tweede wereldoorlog; geschiedenis;
        19##; eerbetoon; holocaust
      `,
    },
    economy: { off: 3, words: `beurs; aex; aandelen; inflatie; prijzen; economie; bank*; winst; markt; handelsoorlog` },
    health: {
      off: 5,
      words: `
        corona*; covid*; pandemie; virus; vaccin*; griep; kanker; ziekenhuizen; ziekte; besmet*; zelfdoding;
        zelfmoord
      `,
    },
    obituary: { off: 3, words: `overleden op; in memoriam; begrafenis; uitvaart; zanger overleden; acteur overleden` },
    figure: {
      off: 3.5,
      words: `
        reizigers gegijzeld; gegijzeld door staking; staking; lawine aan; storm van; politieke aardbeving;
        politieke aardbeving; bom onder; onder vuur; prijzenoorlog; vuurwerk; storm van kritiek; cyberaanval*;
        hartaanval; regen van; explosieve groei; explosie van
      `,
    },
    explainer: { off: 1, words: `wat we weten; waarom; hoe; wie is; wie was; analyse; interview; in beeld; video` },
    exercise: { off: 5, words: `oefening; oefeningen; simulatie; test nl alert; nl alert; rampenoefening` },
    opinion: { off: 2, words: `opinie; column; commentaar; brief; debat` },
    negation: {
      off: 3,
      words: `
        geen gewonden; geen slachtoffers; ongedeerd; vals alarm; ontkent; vrijgelaten; bevrijd;
        staakt het vuren; bestand
      `,
    },
    hypothesis: {
      off: 2.5,
      words: `kan; kunnen; zou; dreigt; dreiging; vrees*; waarschuw*; risico; mogelijk; voorkomen`,
    },
    foiled: { off: 3, words: `verijdeld; gepland*; opgepakt voor; radicalis*; ontmanteld; onschadelijk` },
    animal: { off: 4, words: `hond*; kat; katten; wolf; wolven; haai; koe; koeien; paard*; dier; dieren` },
    past: { off: 1.5, words: `na de aanslag; onderzoek; nabestaanden; wet; aangehouden; opgepakt; stille tocht` },
    private: {
      off: 2.5,
      words: `
        echtgenoot; ex man; ex vriend; partner; buurman; gezinsdrama; drugs*; crimineel*; liquidatie; fietser;
        motorrijder
      `,
    },
    ongoing: { off: 2, words: `oorlog in; oorlog in oekraine; conflict in; dagen oorlog; migranten; vluchtelingen` },
  },
  now: `live; liveblog; net binnen; zeker; minstens; getuigen; grote politie inzet`,
  firstWord: `
    schietpartij; schoten gehoord; explosie bij; explosies op; aanslag op; steekpartij op; gijzeling;
    <voertuig> rijdt in op; schietpartij in; schoten in; explosie in; explosies in; aanslag in; steekpartij in;
    gijzeling in; grote politie inzet
  `,
  publicPlace: `
    school; universiteit; ziekenhuis; kerk; moskee; synagoge; winkelcentrum; supermarkt; markt; kerstmarkt;
    station; vliegveld; luchthaven; schiphol; trein; metro; tram; bus; festival; concert; discotheek; cafe;
    restaurant; stadion; strand; hotel; plein; menigte; parlement
  `,
  locative: `in; bij; op; nabij; nabij; noord; zuid; te`,
  stop: `
    de; het; een; en; van; in; op; aan; bij; met; na; naar; om; over; te; tot; uit; voor; door; is; zijn; was;
    heeft; hebben; wordt; niet; ook; als; dat; die; dit; er; ze; hij; zij; we; meer; doden; gewonden; dode;
    gewonde; politie; man; vrouw; jaar; twee; drie; nieuwe; tegen; onder
  `,
  leaders: `president; premier; koning; koningin; paus; minister; minister president; kanselier`,
  heads: `
    de paus; de koning; de koningin
  `,
  leaderFate: `
    neergeschoten; doodgeschoten; neergestoken; overleden; aangevallen; afgezet; vermoord; gestorven; overlijdt;
    onder vuur genomen; vermoord; doodgeschoten; dood; overleden; gestorven; neergeschoten; gewond; afgezet;
    gevlucht; gevangen; aanslag op
  `,
};
