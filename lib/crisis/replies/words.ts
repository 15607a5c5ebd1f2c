/**
 * What people say under a post that should not have gone out, and what they say under any other post. Patterns are
 * those of the lexica: lower case, no diacritics, `*` for any ending, `;` between them.
 */
export type ReplyWords = {
  /** What is said under such a post and hardly elsewhere. */
  readonly phrase: string;
  /** Orders to stop. */
  readonly stop: string;
  /** What publishes: machines, schedules, those who run the account. */
  readonly machine: string;
  /** The moment is wrong. */
  readonly moment: string;
  /** Something grave happens. */
  readonly event: string;
  /** It is not done. */
  readonly decency: string;
  /** What was advertised. */
  readonly selling: string;
  /** A customer's or a reader's trouble. */
  readonly service: string;
  /** Films, sport, fashion and food, where people die of laughing and a sauce is tasteless. */
  readonly play: string;
  /** Sentiment. */
  readonly bad: string;
  readonly good: string;
};

const fr: ReplyWords = {
  phrase: `
    pas le moment; paslemoment; pas le soir; tweet programme; tweets programmes; post programme; posts programmes;
    posts automatiques; tweets automatiques; publications programmees; coupez tout; coupez vos tweets;
    coupez vos posts; coupez vos pub*; coupez la; debranche*; supprimez ca; supprimez ce; retirez ca;
    retirez cette pub*; retirez ce post; retirez ce tweet; enlevez cette; enlevez ca; effacez ca; depubliez;
    arretez de publier; arretez de poster; arreter ce compte; suspendez vos; suspendre vos; mettez en pause;
    machine en pause; regarde* les infos; regardez l actu*; regarder les infos; lisez l actu*; vu les infos;
    vu l actu*; pas vu l actu*; ce qui se passe a; ce qui se passe dehors; ce qui se passe la; malvenu*; mal venu*;
    mauvais gout; manque de tact; manque de decence; un peu de decence; un peu de respect pour les familles;
    un peu de respect pour les victimes; un peu de respect svp; aucune decence; timing catastrophique;
    timing malheureux; mauvais timing; indecent; indecente; indecence; obscene de; pas honte; honte a vous;
    c est une honte de; taisez vous; pendant l attentat; pendant l attaque; pendant le drame; stopper hootsuite;
    non mais la; la pub ce soir; promo ce soir; deplace vu; deplace aujourd hui; vraiment deplace;
    franchement deplace; sinon c est grave; gagner un voyage ce soir`,
  stop: `
    arretez; arrete; stop; stoppez; stopper; coupez; couper; suspendez; suspendre; suspend; supprimez; supprime;
    supprimer; retirez; retire; retirer; depubliez; effacez; enlevez; desactivez; desactiver; debranchez; debranche;
    mettez en pause; pause; virer; virez; a virer; cessez; taisez vous; eteignez`,
  machine: `
    programme; programmes; programmee; programmees; automatique; automatiques; automatise*; robot; robots; bot; bots;
    hootsuite; buffer; file d attente; cm; community manager; stagiaire; pilote automatique; planifie*; tweet; tweets;
    post; posts; publication; publications; la machine`,
  moment: `
    pas le moment; le moment; ce soir; cette nuit; la maintenant; en ce moment; aujourd hui; timing; pas le soir;
    mal choisi; malvenu*; mal venu*; trop tot; vu les evenements; vu la situation; la; pendant ce temps; paslemoment;
    vu ce qui se passe; ce qui se passe`,
  event: `
    mort; morts; victime; victimes; attentat*; attaque; attaques; fusillade*; terroris*; otage*; deuil; drame;
    tragedie; familles; blesses; blesse; explosion*; incendie; bombe; seisme; inondation*; evacu*; on est en deuil;
    urgence; camion; foule; tireur; secours; en sang; guerre`,
  decency: `
    honte; honteux; honteuse; indecent*; decence; indecence; respect; respectez; deplace; deplacee; mauvais gout;
    tact; pudeur; choque*; choquant*; degueulasse; inconscient*; gene*; genant; hors sol; obscene; ecoeur*;
    sans coeur; serieux; serieusement; inapproprie*; insensible*; vous vous rendez compte; lamentable`,
  selling: `
    promo; promos; promotion; promotions; pub; pubs; publicite*; soldes; jeu concours; concours; cadeau; cadeaux;
    gagner; vendez; vend; vendre; chaussures; voyage; vacances; plage; plages; festival; fete; bon plan; reduction;
    offre; offres; concert`,
  service: `
    commande*; livraison; livrez; livre; livrer; colis; rembours*; service client; appli; application; prix; abonn*;
    newsletter*; spam*; lien; titre; faute; orthographe; coquille; reserve aux; mot de passe; facture; panne; bug;
    site; numero; billet; billets; horaires; telephone; greve; parking; pdg; plan social; loi; reforme; ministre;
    gouvernement; arbitr*; moteurs; pluie; tarif*; augmentation*; mairie; la guerre; police; politique*; mentir;
    augmenter; musical; article; tribune; question; reglement; redaction`,
  play: `
    match; equipe; film; serie; joueur*; but; saison; robe; musique; album; jeu video; mort de rire; mdr; lol; tuerie;
    robe; coiffure; recette; finale; arbitre;
    sauce; soupe; plat; plats; viande; poulet; dessert; cafe`,
  bad: `
    nul; nulle; nuls; pire; horrible; marre; decu*; degout*; catastroph*; scandal*; inadmissible; incapable*; arnaque;
    ridicule*; pathetique; mensonge*; menteur*; honte; honteux; debile*; minable; insupportable; aucun respect;
    ras le bol; poubelle; dommage; jamais; indecent*; atroce; affreux; lamentable; inutile; grave`,
  good: `
    merci; bravo; super; genial; geniale; excellent*; top; parfait*; magnifique; belle; beau; bonne; bon; adore; aime;
    interessant*; hate; felicitations; sympa; joli*; vivement; trop bien; chouette; courage`,
};

const en: ReplyWords = {
  phrase: `
    read the room; tone deaf; scheduled tweet*; scheduled post*; auto post*; automated tweet*; not the time;
    not the moment; now is not; too soon; bad timing; terrible timing; poor timing; worst timing; unfortunate timing;
    awful timing; delete this; delete that; take this down; take it down; take that down; pull this; remove this;
    turn off your; turn the queue; switch them off; switch off your; stop posting; stop tweeting; stop the queue;
    stop the promo; stop the ads; suspend your; pause your; pause the scheduled; pause the ads; pause the queue;
    pause this; pause scheduled; cut the ad*; kill the automated; unplug; seen the news; read the news;
    check the news; watch the news; look at the news; people are dying; people are dead; people just died;
    people are being killed; have some respect; show some respect; some decency; shame on you; how insensitive;
    so insensitive; insensitive; tasteless; poor taste; bad taste; inappropriate; not appropriate; out of touch;
    have you no; ashamed that you; at a time like this; tonight of all; today of all; how is this still;
    do you know what s happening; what s happening right; how this looks; can you not; your bot; your bots; go quiet;
    wake up the social; bad look; indecent; obscene to; this machine; the machine on hold; automation at its;
    post fail; during the attack; during a tragedy`,
  stop: `
    stop; pause; delete; remove; pull; take this down; take it down; take that down; suspend; switch off; turn off;
    shut off; shut down; kill the; cancel; halt; unpublish; hold off; knock it off; go dark; can you not; cut the;
    stand down; shut it; unplug; drop the`,
  machine: `
    scheduled; schedule; automated; automatic; automation; auto post*; autopost*; auto; bot; bots; hootsuite; buffer;
    queue; intern; social media manager; social team; whoever runs; whoever is running; autopilot; tweet; tweets;
    tweeting; post; posts; posting; your account; this account; robot`,
  moment: `
    tonight; right now; now; not the time; not the moment; timing; too soon; today; of all nights; of all days;
    at this moment; at a time like this; while; during; this evening; moment; not today; not now; this is still;
    still going`,
  event: `
    active shooter; grieving; sheltering; under attack; dead; dying; died; die; killed; victims; attack; attacks;
    attacked; shooting; shooter; gunman; terror*; hostage*; mourning; tragedy; families; grieving; wounded; explosion;
    bomb; bombing; earthquake; flood; evacuat*; emergency; lockdown; loved ones; casualties; stabb*; crash; sirens;
    fire; war`,
  decency: `
    shame; shameful; disgust*; insensitive; tone deaf; read the room; respect; decency; poor taste; bad taste;
    inappropriate; not appropriate; tasteless; tactless; disrespectful; awful; gross; cringe; seriously; serious;
    really; bad look; clueless; out of touch; embarrassing; heartless; callous; obscene; have a heart; unbelievable;
    how dare; sick`,
  selling: `
    sale; sales; promo; promos; promotion; promotions; ad; ads; advert*; selling; sell; giveaway; contest;
    competition; discount; deal; deals; offer; mattress*; shoes; holiday; beach; festival; party; win; voucher; merch;
    concert`,
  service: `
    order; ordered; shipping; ship; package; parcel; refund; customer service; app; price; prices; subscri*;
    newsletter; inbox; spam*; link; title; headline; typo; spell*; paywall*; password; bill; outage; bug; site;
    website; phone; hours; delivery; ticket; tickets; ceo; redesign; article; op ed; clickbait; account locked; login;
    stock; size; damaged; broken; the war; government; minister; law; referee*; rain; police; politician*; music;
    council; lying; raising; winter`,
  play: `
    game; team; movie; film; season; goal; match; player; outfit; dress; song; album; lol; lmao; episode; recipe;
    save; referee; show; trailer; band; haircut;
    sauce; soup; food; meal; dish; meat; chicken; coffee; flavor*; flavour*; in the mouth`,
  bad: `
    worst; terrible; horrible; hate; awful; garbage; trash; rubbish; useless; pathetic; ridiculous; liar*; lies; scam;
    joke; boycott; disaster; outrageous; unacceptable; disgust*; sucks; stupid; idiot*; shame; unfollow*; never again;
    fed up; fire your; disagree; disappoint*; annoying; appalling; dreadful; sick`,
  good: `
    love; great; thanks; thank; congrats; congratulations; beautiful; nice; amazing; awesome; good; excellent;
    perfect; can t wait; wonderful; brilliant; lovely; best; well done; happy; interesting; cool; fantastic; helpful;
    enjoy*`,
};

const de: ReplyWords = {
  phrase: `
    nicht der richtige zeitpunkt; nicht der moment; kein guter zeitpunkt; schamt euch; geschmacklos; pietatlos;
    loscht das; nehmt das runter; unpassend; geplanter tweet; geplante posts; automatische posts; schlechtes timing;
    habt ihr die nachrichten; schaut nachrichten; menschen sterben; es gibt tote; respekt vor den opfern;
    kein anstand; stoppt die werbung; hort auf zu posten; ausgerechnet heute; ausgerechnet jetzt`,
  stop: `
    stoppt; stoppen; stop; pausiert; loscht; loschen; nehmt das runter; schaltet; abschalten; hort auf; aufhoren;
    entfernt; weg damit; setzt aus; stellt das ein`,
  machine: `
    geplant*; automatisch*; automatisiert*; bot; bots; hootsuite; buffer; praktikant*; social media team; tweet;
    tweets; post; posts; beitrag; beitrage; autopilot; warteschlange; roboter`,
  moment: `
    jetzt; heute; heute abend; heute nacht; gerade; zeitpunkt; timing; nicht der moment; zu fruh; momentan;
    in diesem moment; wahrend; ausgerechnet`,
  event: `
    tote; toten; opfer; anschlag*; angriff; schusse; terror*; geisel*; trauer; tragodie; familien; angehorige;
    verletzte; explosion; bombe; erdbeben; flut; hochwasser; evakuier*; notfall; nachrichten; sterben; krieg;
    passiert`,
  decency: `
    schamt; scham; schande; geschmacklos; pietatlos; respekt; anstand; unpassend; unsensibel; peinlich; widerlich;
    taktlos; ernsthaft; euer ernst; herzlos; unanstandig`,
  selling: `
    werbung; rabatt; angebot; angebote; gewinnspiel; verkauf*; schuhe; urlaub; strand; festival; aktion;
    schlussverkauf; anzeige; konzert`,
  service: `
    bestellung; lieferung; liefert; paket; erstattung; kundenservice; app; preis; preise; abo; newsletter; spam; link;
    titel; rechtschreibung; tippfehler; rechnung; ticket; karten; website; artikel; storung`,
  play: `spiel; mannschaft; film; serie; tor; saison; kleid; lied; album; lol; schiri; rezept;
    sosse; suppe; essen; gericht; fleisch; kaffee`,
  bad: `
    schlecht*; schlimm*; furchtbar; mies; lacherlich; luge*; lugner; betrug; unverschamt; peinlich; katastrophe; hass;
    skandal; nie wieder; enttausch*; widerlich; ekelhaft; nutzlos`,
  good: `danke; super; toll; schon; gut; liebe; prima; perfekt; freue; gluckwunsch; spannend; klasse; gerne`,
};

const es: ReplyWords = {
  phrase: `
    no es el momento; mal momento; tuit programado; tuits programados; publicaciones programadas; que verguenza;
    un poco de respeto; borrad esto; borren esto; quitad esto; hay muertos; hay victimas; gente muriendo;
    mirad las noticias; visto las noticias; mal gusto; fuera de lugar; parad de publicar; dejad de publicar;
    justo hoy; apagad el bot`,
  stop: `
    parad; parad ya; para; paren; deteng*; borrad; borrad esto; borren; borra; quitad; quiten; suspended; suspendan;
    cancelad; apagad; basta; retirad; desactiv*; eliminad`,
  machine: `
    programad*; automatic*; bot; bots; hootsuite; buffer; becario; community manager; tuit; tuits; tweet; tweets;
    post; publicacion*; piloto automatico; cola; robot`,
  moment: `
    ahora; hoy; esta noche; no es el momento; momento; mal momento; justo ahora; demasiado pronto; mientras;
    en este momento`,
  event: `
    muertos; muerto; muriendo; victimas; atentado*; ataque; tiroteo; terroris*; rehenes; luto; tragedia; familias;
    heridos; explosion; bomba; terremoto; inundacion*; evacua*; emergencia; noticias; guerra; pasando`,
  decency: `
    verguenza; respeto; mal gusto; indecente; decencia; inapropiado; fuera de lugar; insensible*; asco; asqueroso;
    lamentable; en serio; sin corazon; vergonzoso`,
  selling: `
    promo; promocion*; anuncio; anuncios; publicidad; rebajas; sorteo; venta; vender; vendiendo; oferta; ofertas;
    zapatos; vacaciones; playa; festival; concierto; descuento`,
  service: `
    pedido; envio; paquete; reembolso; atencion al cliente; app; precio; precios; suscri*; newsletter; spam; enlace;
    titulo; ortografia; factura; entrada; entradas; web; articulo; averia`,
  play: `partido; equipo; pelicula; serie; gol; temporada; vestido; cancion; album; jaja; arbitro; receta;
    salsa; sopa; comida; plato; carne; pollo; cafe`,
  bad: `
    peor; horrible; fatal; odio; basura; inutil*; patetico; ridiculo; mentira*; mentiroso*; estafa; verguenza; asco;
    nunca mas; harto; decepcion*; escandalo; inaceptable`,
  good: `
    gracias; genial; bueno; buena; excelente; perfecto; encanta; felicidades; bonito; bonita; ganas; interesante;
    bravo`,
};

const it: ReplyWords = {
  phrase: `
    non e il momento; non era il momento; tweet programmat*; post programmat*; post automatic*; vergognatevi;
    un po di rispetto; cancellate questo; togliete questo; ci sono morti; ci sono dei morti; gente che muore;
    guardate le notizie; visto le notizie; cattivo gusto; fuori luogo; pessimo tempismo; smettete di postare;
    smettetela di postare; proprio oggi; proprio ora; che vergogna`,
  stop: `
    fermate; fermatevi; basta; smettete; smettetela; cancellate; cancella; togliete; rimuovete; sospendete; spegnete;
    disattivate; ritirate; stop`,
  machine: `
    programmat*; automatic*; bot; hootsuite; buffer; stagista; social media manager; tweet; post; pubblicazion*;
    pilota automatico; coda; robot`,
  moment: `
    adesso; ora; oggi; stasera; stanotte; non e il momento; momento; tempismo; troppo presto; mentre;
    in questo momento; proprio ora`,
  event: `
    morti; morto; morendo; vittime; attentato; attacco; sparatoria; terroris*; ostaggi; lutto; tragedia; famiglie;
    feriti; esplosione; bomba; terremoto; alluvione; evacua*; emergenza; notizie; guerra; succedendo`,
  decency: `
    vergogna; vergognatevi; vergognoso; rispetto; cattivo gusto; indecente; decenza; inopportuno; fuori luogo;
    insensibil*; schifo; schifoso; seriamente; sul serio; senza cuore`,
  selling: `
    promo; promozion*; pubblicita; saldi; concorso; vendita; vendete; vendere; offerta; offerte; scarpe; vacanze;
    spiaggia; festival; concerto; sconto`,
  service: `
    ordine; spedizione; pacco; rimborso; assistenza; servizio clienti; app; prezzo; prezzi; abbona*; newsletter; spam;
    link; titolo; errore; bolletta; fattura; biglietto; biglietti; sito; articolo; guasto`,
  play: `partita; squadra; film; serie; gol; stagione; vestito; canzone; album; ahah*; arbitro; ricetta;
    salsa; zuppa; cibo; piatto; carne; pollo; caffe`,
  bad: `
    peggio; peggiore; orribile; pessim*; odio; spazzatura; inutil*; patetic*; ridicol*; bugiard*; truffa; vergogna;
    schifo; mai piu; delus*; scandalo; inaccettabile`,
  good: `
    grazie; bravo; bravi; bello; bella; ottimo; perfetto; adoro; complimenti; buono; buona; interessante; bellissim*;
    evviva`,
};

const nl: ReplyWords = {
  phrase: `
    niet het moment; niet het juiste moment; ingeplande tweet*; ingeplande post*; geplande tweet*; automatische post*;
    schaam je; schaam jullie; beetje respect; haal dit weg; verwijder dit; er zijn doden; er vallen doden;
    mensen sterven; kijk het nieuws; nieuws gezien; slechte timing; smakeloos; ongepast; stop met posten;
    uitgerekend vandaag; uitgerekend nu; geen fatsoen`,
  stop: `
    stop; stoppen; verwijder*; haal dit weg; haal dit offline; pauzeer; zet uit; schakel uit; hou op; houd op;
    schort op; weg ermee`,
  machine: `
    ingepland*; gepland*; automatisch*; bot; bots; hootsuite; buffer; stagiair*; social media team; tweet; tweets;
    post; posts; bericht; berichten; automatische piloot; robot`,
  moment: `
    nu; vandaag; vanavond; vannacht; niet het moment; moment; timing; te vroeg; terwijl; op dit moment; uitgerekend`,
  event: `
    doden; slachtoffers; aanslag; aanval; schietpartij; terror*; gijzel*; rouw; tragedie; families; nabestaanden;
    gewonden; explosie; bom; aardbeving; overstroming; evacu*; noodgeval; nieuws; sterven; oorlog; gebeurt`,
  decency: `
    schaam; schande; schandalig; respect; fatsoen; smakeloos; ongepast; ongevoelig; walgelijk; tactloos; serieus;
    misplaatst; harteloos; genant`,
  selling: `
    reclame; korting; aanbieding*; winactie; verkoop; verkopen; schoenen; vakantie; strand; festival; actie;
    uitverkoop; advertentie; concert`,
  service: `
    bestelling; levering; pakket; terugbetaling; klantenservice; app; prijs; prijzen; abonnement; nieuwsbrief; spam;
    link; titel; spelfout; factuur; kaartje*; site; artikel; storing`,
  play: `wedstrijd; team; film; serie; goal; seizoen; jurk; liedje; album; lol; scheids; recept;
    saus; soep; eten; gerecht; vlees; kip; koffie`,
  bad: `
    slecht*; vreselijk; belachelijk; waardeloos; haat; leugen*; oplichting; schandalig; nooit meer; teleurgesteld;
    walgelijk; onacceptabel; triest`,
  good: `bedankt; dank; leuk; mooi; goed; geweldig; top; fijn; gefeliciteerd; prachtig; interessant; super; zin in`,
};

const pt: ReplyWords = {
  phrase: `
    nao e o momento; nao e hora; tweet agendado; posts agendados; post automatic*; posts automatic*; que vergonha;
    um pouco de respeito; apaguem isto; apaguem isso; apaga isso; tirem isto; ha mortos; tem gente morrendo;
    gente a morrer; vejam as noticias; viram as noticias; mau gosto; sem nocao; parem de postar; parem de publicar;
    fora de hora; logo hoje; logo agora`,
  stop: `
    parem; para; pare; apaguem; apaga; apague; removam; suspendam; cancelem; desliguem; desativem; retirem; tirem;
    chega; basta`,
  machine: `
    agendad*; programad*; automatic*; bot; bots; hootsuite; buffer; estagiari*; social media; tweet; tweets; post;
    posts; publicac*; piloto automatico; fila; robo`,
  moment: `
    agora; hoje; esta noite; nao e o momento; momento; mau momento; cedo demais; enquanto; neste momento; timing`,
  event: `
    mortos; morto; morrendo; morrer; vitimas; atentado; ataque; tiroteio; terroris*; refens; luto; tragedia; familias;
    feridos; explosao; bomba; terremoto; enchente*; inundac*; evacua*; emergencia; noticias; guerra; acontecendo`,
  decency: `
    vergonha; respeito; mau gosto; indecente; decencia; inapropriado; fora de hora; insensive*; nojo; nojento;
    lamentavel; a serio; serio; sem coracao; sem nocao`,
  selling: `
    promo; promoc*; anuncio; anuncios; publicidade; saldos; sorteio; venda; vendendo; vender; oferta; ofertas;
    sapatos; ferias; praia; festival; concerto; desconto; show`,
  service: `
    pedido; entrega; encomenda; reembolso; atendimento; app; preco; precos; assinatura; newsletter; spam; link;
    titulo; erro; fatura; bilhete*; ingresso*; site; artigo; avaria`,
  play: `jogo; time; equipe; filme; serie; gol; golo; temporada; vestido; musica; album; kkk*; arbitro; receita;
    molho; sopa; comida; prato; carne; frango; cafe`,
  bad: `
    pior; horrivel; pessim*; odeio; lixo; inutil; patetic*; ridicul*; mentira*; mentiros*; golpe; vergonha; nojo;
    nunca mais; decepc*; escandalo; inaceitavel`,
  good: `
    obrigad*; otimo; otima; bom; boa; lindo; linda; adorei; amei; parabens; perfeito; legal; interessante; bravo;
    excelente`,
};

export const REPLY_WORDS: Readonly<Record<string, ReplyWords>> = { fr, en, de, es, it, nl, pt };
