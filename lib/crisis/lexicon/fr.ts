import type { Lexicon } from '../lexicon.ts';

export const fr: Lexicon = {
  lang: 'fr',
  sets: {
    rouler: `
      renverse; renversee; renverses; renversees; fauche; fauchee; fauches; fauchees; percute; percutee;
      percutes; percutees
    `,
    meteo: `tempete; cyclone; ouragan; tornade; typhon; orages; crues; inondations; intemperies`,
    brutal: `
      heurte; heurtent; percute; percutent; bascule; verse; se renverse; s est renverse; s encastre; se couche;
      chute; tombe; plonge; quitte la route; sort de la route; s embrase; s embrasent; prend feu; s enflamme;
      carbonise; carbonises
    `,
    car: `
      car; bus; autocar; minibus; autobus; car scolaire; bus scolaire; car de touristes; bus de touristes;
      car de retraites; autocar de retraites; autocar de touristes
    `,
    vehicule: `
      voiture; voitures; camion; camionnette; vehicule; fourgon; fourgonnette; poids lourd; bus; autocar;
      minibus; tracteur; suv; 4x4; conducteur; conductrice; automobiliste; chauffard; pick up; taxi; berline;
      utilitaire; bulldozer; semi remorque
    `,
    fonce: `
      fonce; foncent; foncait; foncant; percute; percutent; percutant; fauche; fauchent; fauchant; renverse;
      renversent; renversant; ecrase; lance; jette; precipite; projette; engouffre; charge
    `,
    foule: `
      foule; pietons; passants; personnes; gens; fideles; badauds; fetards; manifestants; spectateurs; marche;
      marche de noel; terrasse; cortege; public; passager*; enfants; ecoliers; lyceens; collegiens; eleves;
      etudiants; cyclistes; supporters; promeneurs; touristes; arret de bus; groupe; clients; participants;
      festivaliers; riverains; file d attente; defile; carnaval; procession; militaires; policiers; gendarmes;
      coureurs
    `,
    lieu: `
      ecole; ecole primaire; ecole maternelle; college; lycee; universite; faculte; fac; campus; creche; eglise;
      basilique; cathedrale; mosquee; synagogue; temple; hopital; clinique; maternite; ehpad; centre commercial;
      supermarche; hypermarche; magasin; marche; marche de noel; gare; aeroport; metro; rer; train; tgv;
      tramway; bus; concert; salle de concert; theatre; cinema; boite de nuit; discotheque; bar; restaurant;
      cafe; brasserie; stade; plage; hotel; parc; aire de jeux; festival; fete foraine; fete de village; bal;
      carnaval; defile; parade; mariage; parlement; assemblee; ambassade; consulat; tribunal; commissariat;
      caserne; base militaire; gendarmerie; prefecture; mairie; hotel de ville; musee; bibliotheque; redaction;
      journal; prison; kermesse; brocante; casino; club; pub; auberge; camping; colonie; centre culturel;
      salle des fetes; galerie marchande; station de metro; gymnase; internat; jardin; boulangerie; terrasse;
      super u; hyper u; carrefour; auchan; leclerc; lidl; intermarche; monoprix; superette; bureau de poste;
      poste; banque; agence; internat; local; centre ville; salle de sport; ecole juive; ecole privee;
      centre de loisirs; centre social; prefecture de police; siege; palais de justice; maison de la radio;
      salle de priere; cimetiere; monastere; couvent; sanctuaire
    `,
    arme: `
      couteau; l arme blanche; la machette; la hache; la voiture belier; la voiture; l explosif; la grenade;
      la kalachnikov; l arme a feu; l arme lourde; l acide; la bombe; au sabre; la roquette; l arbalete;
      coups de couteau; couteaux; marteau
    `,
    gens: `
      personnes; passants; enfants; eleves; lyceens; collegiens; ecoliers; etudiants; policiers; gendarmes;
      militaires; soldats; fideles; touristes; clients; spectateurs; passagers; civils; habitants; pelerins;
      supporters; mineurs; ouvriers; employes; soignants; infirmieres; surveillants; enseignants; professeurs;
      journalistes; villageois; fetards; pompiers; femmes; bebes; fillettes; hommes; crs; agents; collegues;
      fonctionnaires; paroissiens; vacanciers; retraites; skieurs; randonneurs; festivaliers; migrants; marins;
      militants; caricaturistes; enfants; parents; jeunes; otages; pecheurs; croisieristes
    `,
    un: `
      policier; policiere; gendarme; gendarmes; enseignant; enseignante; professeur; professeure; prof; pretre;
      militaire; soldat; surveillant; surveillante; lyceen; lyceenne; collegien; collegienne; ecolier; eleve;
      etudiante; infirmiere; medecin; maire; depute; elu; journaliste; rabbin; pompier; eveque; cure; magistrat;
      juge; douanier; adjoint de securite; fonctionnaire de police; agent de police; agente de police; agente;
      soignante; gardien de prison; conducteur de bus; imam; religieuse; sacristain; pasteur; crs; bac;
      reserviste; directrice; directeur; educateur; educatrice; chauffeur de bus; candidat; senateur; prefet;
      sous prefet; cpe; principal; proviseur; infirmier
    `,
    tue: `
      tue; tuee; tues; tuees; poignarde; poignardee; poignardes; egorge; egorgee; abattu; abattue; assassine;
      assassinee; decapite; decapitee; mortellement; blesse par balle; agresse au couteau; agressee au couteau;
      attaque au couteau; attaquee au couteau
    `,
    engin: `
      avion; avions; avion de ligne; airbus; boeing; appareil; jet; vol; helicoptere; avion de tourisme;
      hydravion; biplan; bimoteur; turbopropulseur
    `,
    ligne: `
      avion de ligne; airbus; boeing; avion de passagers; vol commercial; avion commercial; avion d air france;
      vol d air france; gros porteur; avion charter; moyen courrier; long courrier; a319; a320; a321; a330;
      a340; a350; a380; boeing 737; boeing 777
    `,
    rail: `
      train; trains; tgv; intercites; ter; train de voyageurs; train de banlieue; rame; rame de metro; rer;
      tramway; eurostar; thalys; train de passagers; trains de voyageurs; train regional; trains regionaux
    `,
    bateau: `
      bateau; ferry; navire; paquebot; bac; bateau de croisiere; peniche; catamaran; chalutier; bateau mouche;
      bateau de plaisance; cargo; voilier; bateau de touristes; vedette; traversier
    `,
    edifice: `
      immeuble; immeubles; batiment; pont; viaduc; passerelle; tour; barrage; toit; tribune; tribunes; stade;
      gradins; mine; tunnel; hotel; ecole; usine; centre commercial; eglise; balcon; parking; plafond; scene;
      terminal; grue; mur; digue; telepherique; quai; gymnase; dalle; galerie; discotheque; theatre; cathedrale;
      residence
    `,
    grand: `
      immeuble; immeubles; pont; viaduc; barrage; tribune; tribunes; stade; mine; tunnel; hotel; ecole; usine;
      centre commercial; discotheque; telepherique; digue; tour; autopont; passerelle; galerie de mine;
      immeubles d habitation; toit de la discotheque; terminal; residence
    `,
    usine: `
      usine; raffinerie; depot; port; usine chimique; centrale; centrale nucleaire; site industriel;
      site seveso; usine classee; usine seveso; depot de carburant; depot de munitions; mine; mine de charbon;
      plateforme petroliere; silo; immeuble; hotel; restaurant; station service; poudrerie; gazoduc;
      complexe petrochimique; usine d explosifs; camion citerne; parking; immeubles; entrepot; laboratoire;
      fabrique
    `,
    brule: `
      discotheque; boite de nuit; tour; immeuble; immeubles; hotel; hopital; ehpad; maison de retraite; ecole;
      prison; usine; cathedrale; centre commercial; marche; bar; foyer; gite; auberge; train; ferry; bus;
      cinema; theatre; dortoir; internat; creche; maternite; centre equestre; residence; entrepot;
      station de ski; karaoke; atelier; camp de refugies; bidonville
    `,
    grave: `
      discotheque; boite de nuit; hopital; ehpad; maison de retraite; foyer; gite; cathedrale; orphelinat;
      internat; dortoir; maternite; bar; residence pour personnes; camp de refugies; prison; residence
    `,
    plusieurs: `
      plusieurs; une dizaine de; une douzaine de; une quinzaine de; une vingtaine de; une trentaine de;
      une quarantaine de; une cinquantaine de; une centaine de; des dizaines de; des centaines de;
      des milliers de; de nombreux; de nombreuses; nombreux; nombreuses; au moins un; au moins deux;
      au moins trois; au moins quatre; au moins cinq; au moins six; au moins sept; au moins huit; au moins neuf;
      au moins dix
    `,
  },
  terms: {
    attack: {
      4: `
        <vehicule> <fonce> .. <foule>; <vehicule> s est .. <foule>; <vehicule> a <fonce> .. <foule>;
        <vehicule> ont <fonce> .. <foule>; fonce .. <foule>; foncent .. <foule>;
        <vehicule> aurait fonce .. <foule>; percute volontairement; fauche volontairement; attaque a <arme>;
        attaque au <arme>; attaque aux <arme>; attaques a <arme>; attaques au <arme>; agression a <arme>;
        agressions au <arme>; attaque dans <lieu>; attaque devant <lieu>; attaque dans un <lieu>;
        attaque dans une <lieu>; attaque dans le <lieu>; attaque dans la <lieu>; attaque dans l <lieu>;
        attaque contre un <lieu>; attaque contre une <lieu>; attaque contre le <lieu>; attaque contre la <lieu>;
        attaque contre l <lieu>; attaque d un <lieu>; attaque d une <lieu>; attaque du <lieu>;
        attaque de la <lieu>; attaque de l <lieu>; attaque au <lieu>; attaque a la <lieu>; attaque a l <lieu>;
        attaque pres d un <lieu>; attaque pres d une <lieu>; attaque en pleine rue; tuerie dans; tuerie a;
        tuerie au; double attaque; serie d attaques; <un> <tue>; <un> .. <tue> dans; <un> .. <tue> devant;
        <un> .. <tue> a coups; <un> .. <tue> a l arme blanche; <un> .. <tue> au couteau; <gens> poignardes;
        <gens> poignardees; <gens> attaques au couteau; <gens> egorges; <gens> decapites; <gens> massacres;
        <gens> fauches; <gens> fauchees; <gens> tues dans une attaque; <gens> tuees dans une attaque;
        poignarde <gens>; poignarde plusieurs; poignarde .. <gens>; attaque .. au couteau;
        attaque .. a l arme blanche; attaque .. a la hache; attaque .. a la machette;
        coups de couteau dans <lieu>; coups de couteau dans un <lieu>; coups de couteau dans une <lieu>;
        coups de couteau dans le <lieu>; coups de couteau au <lieu>; homme arme d un couteau; homme au couteau;
        assaillant; assaillants; attaquants; attaque revendiquee; possible attaque terroriste;
        piste terroriste privilegiee; piste terroriste; motif terroriste; caractere terroriste; <gens> enleves;
        <gens> enlevees; enlevement de <gens>; enlevement massif; enlevement d ecoliers; tuerie familiale;
        empoisonnement massif; intoxication massive; attaque chimique; attaque au gaz;
        attaque a main armee dans; attaque de convoi; attentat*; attaque terroriste*; attaques terroristes;
        acte terroriste; acte de terrorisme; attaque au couteau; attaques au couteau; attaque a l arme blanche;
        attaque a la voiture belier; voiture belier .. foule; attaque a la machette; attaque a la hache;
        attaque au camion; attaque au vehicule; attaque au sabre; attaque a l arbalete; attaque chimique;
        attaque meurtriere; attaque sanglante; attaque mortelle; fonce dans la foule; fonce sur la foule;
        fonce .. dans la foule; fonce .. sur la foule; foncant dans la foule; foncant sur la foule;
        percute la foule; percute .. passants; percute .. pietons; fauche .. pietons; fauche .. passants;
        renverse .. pietons; tuerie*; carnage; massacre*; decapite*; decapitation; assassinat d un professeur;
        enseignant* .. poignarde*; professeur* .. poignarde*; enseignant* .. tue*; professeur* .. tue*;
        professeure .. tuee; enseignante .. tuee; lyceen* .. poignarde*; eleve* .. poignarde*;
        collegien* .. poignarde*; lyceen* .. tue*; collegien* .. tue*; surveillante .. tuee;
        surveillante .. poignardee; pretre .. tue; pretre .. egorge; policier* .. poignarde*; policiere tuee;
        attaque d une eglise; attaque dans une eglise; attaque d une synagogue; attaque dans une ecole;
        attaque dans un lycee; attaque d une ecole; attaque d une maternite; attaque contre une ecole;
        attaque contre une eglise; attaque contre une synagogue; attaque contre une mosquee; attaque d un hotel;
        attaque dans un train; attaque dans le metro; attaque au chu; attaque en cours; attaque d un fourgon;
        fourgon penitentiaire .. attaque; fourgon penitentiaire; attaques coordonnees; assaillant*;
        attaque du marche de noel; marche de noel .. fonce*; periple meurtrier; equipee meurtriere;
        course meurtriere; camp de jeunes attaque; terroriste abattu; tueur en fuite;
        fonce sur un marche de noel; fonce* .. marche de noel; voiture fonce; vehicule fonce; camion fonce;
        voiture .. fonce sur; vehicule .. fonce sur; camionnette .. fonce; poignarde* .. eleve*;
        eleve* .. poignarde*; enfants poignardes; enfants blesses au couteau; mortellement poignarde*;
        attaque ses collegues; attaque des passants; attaque des fideles; attaque des eleves;
        attaque des passagers; attaque des policiers; attaque des gendarmes; attaque des militaires;
        attaque des enfants; s en prend a des passants; s en prend a des fideles; s en prend a des eleves;
        s en prend a des policiers; s en prend aux passants; poignarde des passants; poignarde a <lieu>;
        poignarde dans <lieu>; poignarde dans un <lieu>; poignarde dans une <lieu>; poignarde devant;
        poignardee devant; poignardee dans; tues dans une <lieu>; tues dans un <lieu>; tue a l eglise;
        tue dans une eglise; egorge dans; egorgee dans; egorgement; homme decapite; femme decapitee;
        corps decapite; pretre assassine; depute poignarde; maire poignarde; elu poignarde; <gens> <rouler> par;
        personnes <rouler> par un; personnes <rouler> par une; <foule> <rouler> par un;
        <foule> <rouler> par une; plusieurs personnes <rouler>; plusieurs pietons <rouler>; passants <rouler>;
        pietons <rouler>; abat cinq; abat quatre; abat trois; abat six; abat plusieurs; abat deux personnes;
        tue cinq personnes; tue quatre personnes; tue trois personnes; tue plusieurs personnes; synagogue visee;
        mosquee visee; eglise visee; synagogue incendiee; mosquee incendiee; incendie d une synagogue;
        incendie d une mosquee; operation antiterroriste; parlement boucle; parlement .. boucle;
        palais .. boucle; assemblee nationale bouclee; elysee .. boucle; gare bouclee; aeroport boucle;
        centre ville boucle; attaque a l arc; attaque au fusil; attaque a la carabine; attaque a la bombe;
        s attaque a des policiers; s attaque a des passants; s attaque a des gendarmes; s attaque a des eleves;
        s attaque a des enfants; s attaque a des fideles; s attaque a des militaires; individu arme;
        arme d une hache; arme d une machette; arme d un couteau; arme d un sabre; arme d un marteau;
        arme d un fusil; ambassade prise d assaut; ambassade attaquee; un mort et plusieurs blesses
      `,
      3: `
        operation de police en cours; intervention de police en cours; intervention policiere en cours;
        importante operation de police; vaste operation de police; important dispositif; dispositif policier;
        plan blanc; plan blanc declenche; plan orsec; plan rouge; bilan lourd; lourd bilan; tres lourd bilan;
        nombreuses victimes; plusieurs victimes; nombreux blesses; nombreux morts; plusieurs morts;
        de nombreuses victimes; mouvement de panique; scene de panique; scenes de panique; panique a;
        panique dans; panique sur; evitez le secteur; eviter le secteur; evitez la zone; eviter la zone;
        secteur a eviter; secteur boucle; quartier boucle; centre ville boucle; centre boucle;
        perimetre de securite; population appelee a; personnes poignardees; bousculade; ecrasees; pietines;
        pietinees; colis piege; agression au couteau; agressions; attaque .. personnes; attaque en cours;
        incident grave; grave incident; evenement grave; attaque* .. tue*; attaque* .. blesse*;
        attaque* .. mort*; attaque contre; attaque redoutee; terroriste*; djihadiste*; terrorisme;
        agression* au couteau; agresse* au couteau; agression mortelle; bain de sang; plan blanc; plan rouge;
        vigipirate .. urgence; urgence attentat; tres nombreuses victimes; rixe mortelle; tue lors d une fete;
        tue dans une fete; mort .. rixe; lynche*; quadruple meurtre; triple meurtre; quintuple meurtre;
        tetes decapitees; bousculade mortelle; enleve* .. lyceen*; enlevement .. lyceen*; enleve* .. etudiant*;
        parquet antiterroriste; parquet national antiterroriste; pnat; bousculade geante; mouvement de foule;
        attaque a paris; attaque en france; attaque meurtriere; attaque dans; attaques a; attaques de;
        attaques en; infirmiere .. poignardee; infirmiere .. agressee; infirmiere .. tuee;
        infirmiere .. blessee; infirmiere .. attaquee; dont l agresseur; dont l assaillant; dont le tireur;
        dont l auteur; dont le tueur; dont les assaillants; agresseur tue; agresseur abattu; assaillant tue;
        assaillant abattu; quartier .. boucle; quartier de la _ boucle; zone bouclee; rues bouclees;
        rue bouclee; place bouclee; boucle par la police; boucle par les forces; raid et; le raid; gign; bri;
        intervention du raid; intervention du gign; assaut du raid; assaut du gign;
        se reclame de l etat islamique; se reclame de daech; se reclame de daesh; se reclame d al qaida;
        allah akbar; allahu akbar; allah ou akbar; morts redoutees; morts redoutes; dizaines de morts redoutees;
        de nombreuses victimes; lourd bilan redoute; blesses par balle; blesse par balle; fuient; terrorises;
        des morts sur; des morts dans; des morts a; des morts au; des blesses a; des blesses dans;
        des blesses sur; morts et des blesses; morts et blesses; habitants confines; population confinee;
        confinement de la population
      `,
      2: `
        attaque*; agression*; poignard*; meurtre*; assassin*; tue; tues; tuee; tuees; tuent; abattu*; mortel*;
        meurtri*; couteau; machette; forcene; suspect en fuite; colis suspect; alerte a la bombe;
        alertes a la bombe; evacue*; evacuation*; rixe; homicide*; panique; mouvement de panique; terreur;
        terrifi*; bousculade; enlevement*; enleve*; kidnapp*; rafle; poignarde*; coups de couteau;
        coup de couteau; arme blanche; au couteau; corps retrouves; corps sans vie; retrouves morts; egorge*;
        infirmiere*; soignante*
      `,
      1: `
        police; suspect; victime*; drame; horreur; choc; effroi; emotion; condamne; condamnent; hommage*;
        tragedie; tragique; secours; urgence; temoin*; temoignage*; recueillement; deuil; blesse*
      `,
    },
    shooting: {
      4: `
        coups de feu dans <lieu>; coups de feu dans un <lieu>; coups de feu dans une <lieu>;
        coups de feu dans le <lieu>; coups de feu dans la <lieu>; coups de feu dans l <lieu>;
        coups de feu a la <lieu>; coups de feu a l <lieu>; coups de feu au <lieu>; coups de feu devant;
        coups de feu pres d un <lieu>; coups de feu pres d une <lieu>; coups de feu pres du <lieu>;
        coups de feu pres de la <lieu>; coups de feu sur; coups de feu en plein; tirs dans <lieu>;
        tirs dans un <lieu>; tirs dans une <lieu>; tirs dans le <lieu>; tirs dans la <lieu>; tirs dans l <lieu>;
        tirs pres; tirs devant; tirs a la <lieu>; tirs a l <lieu>; tirs au <lieu>; fusillade dans;
        fusillade devant; fusillade pres; fusillade sur; fusillade au; fusillade rue; fusillade en plein;
        fusillade mortelle; fusillade en cours; fusillades a; fusillades dans; fusillades au; tireur dans;
        tireur en fuite; tireur embusque; tireur isole; tireur retranche; tireurs en fuite; tueur en fuite;
        ouvre le feu sur; ouvre le feu dans; ouvre le feu a; ouvrent le feu sur; a ouvert le feu;
        ont ouvert le feu; ouvert le feu sur; tire sur la foule; tire sur <foule>; tire sur des <foule>;
        tire dans la foule; tirent sur la foule; tirent sur des <foule>; homme arme ouvre; homme arme dans;
        homme arme a; hommes armes dans; hommes armes ont; hommes cagoules; commando arme; commando;
        <gens> abattus; <gens> abattues; <gens> mitrailles; tuerie de masse; tireur actif; ouvrent le feu;
        coups de feu .. mort*; tirs .. mort*; tireur .. tue*; tireur abattu; tireur fou; homme arme tue;
        hommes armes .. tue*; hommes armes attaquent; attaque a l arme; attaque armee; policiers tues;
        policiers abattus; policiers .. par balle*; policiers vises; gendarmes tues; tir* sur la foule;
        abattues par; fusillade .. ecole; fusillade .. universite; fusillade .. lycee; fusillade .. eglise;
        fusillade .. synagogue; fusillade .. mosquee; fusillade .. centre commercial; fusillade .. supermarche;
        fusillade .. journal; fusillade .. discotheque; fusillade .. hopital; fusillades meurtrieres;
        fusillade meurtriere; fusillade de masse; personnes abattues; <un> blesse par balle*;
        <un> blesses par balle*; <gens> blesses par balle*; tirs sur des <gens>; tire sur un <un>;
        tire sur une <un>; tire sur des <gens>; tire sur plusieurs; tireur au; coups de feu a la prefecture;
        coups de feu contre; tirs contre; tue par des tirs; tues par des tirs; tirs eclatent;
        coups de feu eclatent; fusillade eclate; tirs pres d une <lieu>; tirs pres de la <lieu>
      `,
      3: `
        coups de feu entendus; coups de feu signales; coups de feu tires; tirs entendus; tirs signales;
        detonations entendues; tirs d armes; fusillades; tireur recherche; tireurs; tireur neutralise;
        assaillant neutralise; homme arme recherche; individu arme; individus armes; tirs nourris;
        arme automatique; armes automatiques; arme de guerre; blesses par balles; blesses par balle*; tireur*;
        coups de feu; echange* de tirs; tirs; homme arme; hommes armes; kalachnikov*; sniper*; fusillade*;
        ouvre le feu; ouvert le feu; mitraill*; tues par balle*; tuees par balle*
      `,
      2: `
        coup de feu; tir; balle; balles; arme; arsenal; par balle*; tir de police; tir policier;
        tue par un policier; abattu* par la police; arme a feu; tue par balle*; tuee par balle*; mort par balle*
      `,
    },
    explosion: {
      4: `
        explosion dans <lieu>; explosion dans un <lieu>; explosion dans une <lieu>; explosion dans le <lieu>;
        explosion dans la <lieu>; explosion dans l <lieu>; explosion dans un <usine>;
        explosion dans une <usine>; explosion dans le <usine>; explosion sur un <usine>;
        explosion sur le <usine>; explosion d un <usine>; explosion d une <usine>; explosion de l <usine>;
        explosion du <usine>; explosion au <lieu>; explosion a la <lieu>; explosion a l <lieu>;
        explosion pres d un <lieu>; explosion pres d une <lieu>; explosion pres de la <lieu>;
        explosion pres du <lieu>; explosion devant; explosion en plein; explosion meurtriere;
        tres forte explosion; puissante explosion; importante explosion; grosse explosion; explosion massive;
        impressionnante explosion; gigantesque explosion; double explosion; triple explosion;
        explosion fait .. morts; explosion secoue; explosion ravage; explosion souffle; explosion detruit;
        explosion tue; souffle par une explosion; souffles par une explosion; soufflee par une explosion;
        se fait exploser; s est fait exploser; se sont fait exploser; fait exploser une bombe;
        bombe dans un <lieu>; bombe dans une <lieu>; bombe dans le <lieu>; bombe explose; bombe a explose;
        bombe fait; bombes explosent; engin explose; engins explosent; voiture explose; colis explose;
        grenade dans; grenade lancee; jet de grenade; grenade explose; explosion suspecte; explosion criminelle;
        attaque suicide; attaques suicides; attaque a l explosif; attaque a la bombe; attentats a la bombe;
        serie d explosions; attentat suicide; attentats suicides; kamikaze*; voiture piegee; colis piege*;
        bombe* .. explos*; explosion* .. mort*; explosions .. aeroport; explosion .. aeroport;
        explosion .. metro; explosion .. immeuble; violente explosion; enorme explosion; forte explosion;
        explosions; explosion meurtriere; explosion mortelle; explosion au centre; serie d explosions;
        double explosion; immeuble souffle; immeuble effondre; deflagration*; explosion devant la synagogue;
        explosion .. synagogue; explosion .. mosquee; explosion .. ecole; explosion .. gare; bipeurs;
        explosion de gaz .. disparus; explosion de gaz .. morts; explosion de gaz .. blesses;
        explosion de gaz .. immeuble; explosion souffle; explosion detruit; explosion ravage;
        explosion .. effondre; immeuble souffle; maison soufflee; maisons soufflees; immeubles souffles
      `,
      3: `
        explosion entendue; explosion signalee; explosion ressentie; a explose; ont explose; detonations;
        fortes detonations; deflagration; explosions entendues; engin explosif improvise; bombe artisanale;
        explosion; explose; explosent; detonation*; bombe* artisanale*; engin explosif; engins explosifs;
        charge explosive; bombes; explosion de gaz; explosion fait
      `,
      2: `bombe; grenade*; explosif*; alerte a la bombe; colis suspect`,
    },
    hostage: {
      4: `
        otages dans; otages au; retient .. en otage; retient des; retenus en otages; prise d otages;
        prises d otages; prend des otages; a pris des otages; ont pris des otages; otages retenus; des otages;
        <gens> pris en otage; <gens> retenus; <gens> prises en otage; <gens> retenus en otage; tireur retranche;
        retranches dans; avion detourne; detournement d un avion; detournement d un bus; detourne un avion;
        pirates de l air; bus detourne; sequestre; prise d otage*; prises d otage*; prend en otage*;
        pris en otage*; prises en otage*; retient* en otage*; retenus en otage*; otages retenus;
        preneur d otage*; detournement d avion; avion detourne par; retranche .. otage*; raid donne l assaut;
        assaut du raid; assaut donne; gign donne l assaut; retranche dans un <lieu>; retranche dans une <lieu>;
        retranche dans le <lieu>; retranche dans la <lieu>; retranche dans l <lieu>; retranchee dans;
        retranches dans; retient des <gens>; retient plusieurs <gens>; assaut donne; assaut lance;
        assaut en cours; otages liberes lors; preneur d otages; preneurs d otages; forcene retranche dans;
        detournement d avion; avion detourne
      `,
      3: `
        homme retranche; individu retranche; forcene retranche; retranche dans; retranche avec; se retranche;
        s est retranche; s est barricade; confines dans; ecole confinee; lycee confine; college confine;
        ecoles confinees; eleves confines; etablissement confine; parlement confine; confine par securite;
        appel a rester; appel a ne pas sortir; restez a l abri; mettez vous a l abri; mise a l abri;
        confinement du; consigne de rester; raid sur place; raid deploye; gign sur place; gign deploye;
        bri sur place; raid intervient; gign intervient; otage*; retranche*; forcene; assaut;
        confine* .. eleves; confines dans; restez chez vous; rester chez eux; rester confines; siege
      `,
      2: `confinement .. lycee; boucle le quartier; perimetre de securite`,
    },
    war: {
      4: `
        guerre declaree; entre en guerre; entrent en guerre; declare la guerre; declarent la guerre;
        debut de l invasion; debut d une invasion; troupes .. entrent; chars .. entrent; troupes franchissent;
        armee entre; armee envahit; forces .. entrent; franchit la frontiere; franchissent la frontiere;
        bombarde par; bombardee par; bombardees; bombardements sur; bombardement de; frappes sur;
        frappes contre; frappes aeriennes sur; frappe aerienne sur; frappes massives; frappes americaines sur;
        frappes israeliennes sur; raids aeriens; raids sur; missile touche; missile frappe; missile tombe;
        missile s abat; missiles frappent; missiles s abattent; missiles tombent; missiles tires; missiles sur;
        salve de missiles; pluie de missiles; roquettes tirees; roquettes sur; tirs de roquettes;
        drones frappent; drones attaquent; attaque aerienne; attaque au missile; attaque de drones;
        attaque au drone; attaque d envergure; capitale bombardee; capitale attaquee; capitale sous les bombes;
        cessez le feu rompu; cessez le feu viole; rupture du cessez le feu; fin du cessez le feu;
        reprise des combats; reprise des bombardements; reprise des frappes; treve rompue;
        rompt le cessez le feu; rompt la treve; coup d etat en cours; coup d etat militaire;
        tentative de coup d etat; tentative de putsch; militaires prennent; militaires annoncent;
        militaires s emparent; militaires disent; militaires a la television; soldats prennent;
        soldats s emparent; junte prend; armee prend; armee s empare; armee annonce avoir; president arrete par;
        president detenu par; president retenu; president renverse; president destitue par l armee;
        renverse par l armee; renversement du; loi martiale; etat de siege; rebelles entrent;
        rebelles s emparent; rebelles prennent; rebelles dans la capitale; capitale tombe; ville tombe;
        chute de damas; chute de kiev; chute du regime; mobilisation generale; essai nucleaire; guerre eclate;
        riposte massive; offensive terrestre; offensive lancee; lance une offensive; lance une attaque;
        lance une invasion; lance des frappes; lance l offensive; annexe; annexion de; article 5;
        navire de guerre coule; avion de combat abattu; abattu par un missile; tirs d artillerie sur;
        declare la guerre; declaration de guerre; envahit; envahi; envahie; envahis; envahies; envahissent;
        envahir; invasion de; invasion russe; invasion; entre* en guerre; offensive .. contre; offensive eclair;
        attaque surprise; attaque massive; attaque sans precedent; attaque de missiles; attaque de drones;
        tirs de missiles; missiles tires; missile* .. frappe*; frappe* .. iran; frappe* .. israel;
        bombardement*; bombarde*; pluie de roquettes; tirs de roquettes; roquettes tirees; coup d etat; putsch;
        prise de pouvoir; prend* le pouvoir; putschistes; mutinerie; rebellion; rebellion armee; loi martiale;
        lance une operation militaire; operation militaire speciale; etat de guerre; mobilisation generale;
        mobilisation partielle; chute de kaboul; riposte iranienne; represailles; barrage .. detruit;
        arme nucleaire tactique; avion .. abattu; frappe l iran; frappe israel; frappent l iran; attaque l iran;
        attaque israel; explosions a teheran; explosions a kiev; operation militaire en ukraine;
        annonce une operation militaire; forces russes entrent; troupes russes entrent; decrete la loi martiale;
        enleve le president; capture le president; president renverse; gouvernement renverse;
        lance son offensive; lance l offensive; lance l assaut; lance une attaque; lance des missiles;
        lance des drones; lance des centaines de; drones lances; missiles lances; drones lances vers;
        missiles lances vers; roquettes lancees; missiles sur; drones sur; sirenes a; sirenes dans;
        sirenes d alerte; sirenes antiaeriennes; alerte aerienne; frappes preventives; frappes contre l iran;
        frappes sur l iran; frappes contre; nous sommes en guerre; est en guerre; entre en guerre;
        pays en guerre; chars entrent; chars russes; colonnes de chars; troupes entrent;
        franchissent la frontiere; franchit la frontiere; traversent la frontiere; site nucleaire touche;
        site nucleaire frappe; sites nucleaires frappes; sites nucleaires vises; site nucleaire vise;
        sites nucleaires; site nucleaire .. touche; chef des gardiens .. tue; chef d etat major tue;
        chef de l armee tue; infiltration de combattants; infiltres; s infiltrent; offensive contre;
        operation militaire en; operation militaire contre; operation speciale en; bombardements signales;
        bombardements sur; chars dans les rues; chars dans la capitale; blindes dans les rues;
        militaires dans les rues; chute d un missile; chute de missiles; missile tombe; missile tombe en;
        missile s abat; missile tire; missile tire par; tire un missile; tir de missile; militaires encerclent;
        soldats encerclent; armee encercle; palais presidentiel encercle; tirs pres du palais;
        tirs pres de la presidence; entrent dans kaboul; entrent dans la capitale; entrent dans damas;
        entrent dans bagdad; talibans entrent; marche sur moscou; marche sur la capitale; marchent sur;
        chute de bachar; chute du president; regime tombe; regime renverse; abat .. avions; abat .. avion;
        avions abattus; avion de chasse abattu
      `,
      3: `
        en guerre contre; frappe*; frappes; raid* aerien*; missile*; roquette*; offensive; guerre; escalade;
        incursion; hostilites; troupes; chars; drones; artillerie; riposte*; militaires au pouvoir; rebelles
      `,
      2: `
        combat*; affrontement*; soldats tues; embuscade; operation militaire; milice*; drone; armee; obus;
        militaires tues
      `,
    },
    disaster: {
      5: `
        seisme de magnitude 7; seisme devaste; seisme ravage; seisme frappe .. batiments; magnitude 7 .. seisme;
        alerte tsunami; vague de tsunami; fuite radioactive; incident nucleaire majeur; fusion du reacteur;
        ouragan devaste; cyclone devaste; ville rasee; ville rayee; puissant seisme; violent seisme;
        tres fort seisme; seisme de magnitude 6; seisme de magnitude 7*; seisme de magnitude 8*; magnitude 7;
        magnitude 8; magnitude 9; seisme devastateur; seisme meurtrier; tsunami*; alerte au tsunami;
        rupture d un barrage; rupture de barrage*; ruptures de barrage*; barrage cede; accident nucleaire;
        cathedrale en feu; cathedrale .. incendie; cathedrale .. feu; tour en feu; pont .. effondr*;
        devaste l archipel; tremblement de terre devast*; plusieurs villes devastees; ville .. devastee
      `,
      3: `
        seisme ressenti; forte secousse; fortes secousses; tremblement de terre ressenti; secousses; incendie;
        incendie dans; violent incendie; important incendie; gigantesque incendie; enorme incendie;
        feu de foret; feux de foret; megafeu; megafeux; inonde; inondes; inondees; sous les eaux; submerge;
        submerges; emporte par; emportes par; emportees par; digue; crue; deluge; ravages; sinistre; effondre;
        effondree; s effondre; s ecroule; ecroulement; toiture effondree; eboulement; boue; coulee;
        eruption volcanique; volcan .. eruption; sous les decombres; rescapes; portes disparus; naufrages;
        bilan provisoire; cellule de crise; etat de catastrophe naturelle; alerte rouge; seisme*;
        tremblement de terre; replique*; inondation*; cyclone; ouragan; tornade*; avalanche*;
        glissement de terrain; eruption; incendie*; effondrement*; ensevelis; sinistres; crue*; tempete; typhon;
        coupure geante; panne geante; black out; fuite toxique; fuite de gaz; nuage toxique; seveso;
        intoxication*; catastrophe; devastat*; vigilance rouge; rupture d un barrage; fort seisme;
        seisme .. mort*; seisme fait; tremblement de terre .. mort*; tremblement de terre meurtrier;
        inondations meurtrieres; inondations .. mort*; crues meurtrieres; incendie meurtrier; incendie mortel;
        incendies meurtriers; incendie .. mort*; incendie .. morts; effondrement d un immeuble;
        immeuble* .. effondre*; effondrement d un pont; pont s effondre; pont .. effondr*; etat de catastrophe;
        cyclone .. mort*; cyclone devastateur; ouragan .. mort*; tempete .. mort*; tornade .. mort*;
        glissement de terrain .. mort*; avalanche mortelle; avalanche .. mort*; coulee de boue .. mort*;
        coulees de boue; panne d electricite geante; gigantesque panne; panne geante d electricite;
        immeuble* .. effondre*; effondrement d un immeuble; immeuble en feu; violentes intemperies;
        chute de pierres; panne de courant
      `,
      2: `
        feu; feux; flammes; decombres; intemperies; orages; secousse*; disparus; sauveteurs; evacuations;
        brasier; pluies torrentielles; meteorite; meteore; bilan; ravage*; effondre*
      `,
      4: `
        mer submerge; la mer submerge; sous l eau; le plus violent depuis; rayes de la carte; raye de la carte;
        sans electricite ni eau; <edifice> s effondre sur; <edifice> s effondre pendant; <grand> s effondre;
        <grand> s effondrent; <grand> s est effondre; <grand> s est effondree; <grand> se sont effondres;
        <grand> effondre; <grand> effondree; <grand> effondres; effondrement d un <grand>;
        effondrement d une <grand>; effondrement du <grand>; effondrement de la <grand>;
        effondrement de l <grand>; <grand> s ecroule; <grand> s ecroulent; <grand> ecroule; <grand> ecroules;
        <grand> cede; <grand> a cede; incendie dans un <grave>; incendie dans une <grave>;
        incendie d un <grave>; incendie d une <grave>; incendie du <grave>; incendie de la <grave>;
        incendie dans le <grave>; incendie dans la <grave>; <grave> en feu; <grave> en flammes; <grave> ravage;
        <grave> ravagee; feu dans une <grave>; feu dans un <grave>; incendie meurtrier; incendie mortel;
        incendie tres meurtrier; violent incendie .. morts; coup de grisou; mineurs bloques; mineurs pieges;
        mineurs coinces; spelunca; ensevelis sous; ensevelis par; ensevelies; village enseveli; village raye;
        village emporte; villages coupes; quartiers sous l eau; quartiers submerges; digue rompue;
        digues rompues; crue eclair; crues eclair; crues meurtrieres; crue meurtriere;
        inondations catastrophiques; inondations historiques; inondations monstres; inondations devastatrices;
        inondations meurtrieres; coulee de boue; coulees de boue; eboulement .. morts; avalanche meurtriere;
        avalanche emporte; avalanche ensevelit; feux meurtriers; incendies meurtriers;
        incendie hors de controle; villes evacuees; evacuation massive; evacuations massives; alerte violette;
        alerte rouge cyclonique; vigilance violette; bidonvilles rases; ile ravagee; ile devastee;
        archipel devaste; eruption meurtriere; eruption explosive; nuee ardente; nuage toxique; fuite de chlore;
        fuite d ammoniac; accident industriel; bousculade meurtriere; bousculade fait;
        mouvement de foule mortel; mouvement de foule meurtrier; pietines a mort; mort* dans une bousculade;
        panne generale; panne geante; black out total; black out; pont .. s effondre; pont .. s ecroule;
        viaduc .. s effondre; viaduc .. s ecroule; immeuble .. s effondre; immeuble .. s ecroule;
        passerelle .. s effondre; tribune .. s effondre; toit .. s effondre; inondations en .. morts;
        inondations .. disparus; crues .. disparus; crues .. morts; emportes par les flots;
        emportes par la crue; emportes par les eaux; emportees par les eaux; voitures emportees;
        corps retrouves dans les zones; zones inondees .. corps; bar ravage; feu dans un bar;
        incendie dans un bar; incendie d un bar; incendie dans un immeuble; feu dans un immeuble;
        feu dans une discotheque; feu dans un hopital; feu dans une tour; incendie dans une tour;
        incendie d une tour; tour .. en feu; tour .. en flammes; station de ski .. incendie;
        incendie .. station de ski; tempete meurtriere; ouragan meurtrier; cyclone meurtrier;
        tornade meurtriere; typhon meurtrier; feu ravage; feu ravage la cathedrale; flammes ravagent;
        en proie aux flammes; cathedrale en flammes; ravage par un incendie; ravagee par un incendie;
        ravage par les flammes; ravagee par les flammes; villages detruits; villes detruites; village detruit;
        quartiers detruits; maisons emportees; maisons detruites; <meteo> fait des disparus;
        <meteo> fait des morts; <meteo> .. disparus; <meteo> fait .. morts; <meteo> .. plusieurs morts;
        <meteo> tue; <meteo> meurtriere; <meteo> meurtrier; ouragan .. frappe; cyclone .. frappe;
        typhon .. frappe; panne de courant geante; panne de courant massive; panne d electricite massive;
        coupure de courant geante; coupure generale; coupure massive; prives d electricite apres;
        seisme detruit; seisme .. villages; seisme .. immeubles; seisme .. maisons;
        incendie .. habitants confines; fuite .. habitants confines; nuage .. habitants confines;
        explosion .. habitants confines; usine .. habitants confines; coulee de lave; avalanche .. skieurs;
        avalanche .. randonneurs; avalanche .. hotel; incendie ravage; incendies ravagent; incendie detruit;
        incendies detruisent; feu detruit; glacier s effondre; glacier .. effondre; balcon s ecroule;
        balcon s effondre; grave incendie
      `,
    },
    accident: {
      5: `
        <ligne> disparu; <ligne> disparait; <ligne> porte disparu; <ligne> s ecrase; <ligne> s est ecrase;
        <ligne> abattu; <ligne> .. ecrase*; crash d un <ligne>; crash du vol; crash de l airbus;
        crash du boeing; sans nouvelles d un vol; sans nouvelles d un avion; disparition du vol;
        disparait des radars; disparu des radars; avion disparait; perdu le contact avec; perte de contact avec;
        contact perdu avec; avions se percutent; collision de deux avions; aucun survivant; pas de survivant;
        airbus disparu; boeing disparu; vol .. porte disparu; avion .. abattu; catastrophe aerienne;
        avion disparu; avion porte disparu; disparition d un avion; vol .. disparu; ferry .. chavir*;
        accident de funiculaire; funiculaire; avion de ligne; avion .. personnes a bord; avion .. passagers;
        vol .. passagers; air india; collision aerienne
      `,
      3: `
        <engin> s ecrase; <engin> s est ecrase; <engin> ecrase; crash; chute d un <engin>;
        atterrissage d urgence; sortie de piste; deraille; deraillent; naufrage; chavire; coule; sombre;
        passage a niveau; percute un train; collision entre; autocar; bus percute; accident mortel;
        accident grave; grave accident; terrible accident; dramatique accident; accident dramatique;
        carambolages; noyade; noyades; accident; accidents; collision; chavire*; noye*; noyes; s ecrase;
        carambolage; submersible; sous marin disparu; plonge dans; chute d un bus; bus tombe; rondiers; crash;
        ecrase .. passagers; crash* .. avion; avion .. ecrase*; avion s est ecrase; avion s ecrase;
        accident d avion; collision .. train*; train .. deraille*; deraillement*; accident de train;
        accident d autocar; accident de car; accident de bus; accident de bus scolaire; autocar .. mort*;
        bus .. mort*; car scolaire; naufrage*; bateau .. chavir*; bateau chavire; bateau coule;
        helicoptere .. ecrase*; crash d un helicoptere; crash d helicoptere; accident d helicoptere;
        accident de telepherique; bousculade .. mort*; bousculade geante; bousculade mortelle;
        collision de trains; collision entre .. trains; <car> <brutal>; <car> .. <brutal>; <car> .. en feu;
        <car> en feu; <car> et un camion; accident .. <car>; collision .. <car>; s embrase; s embrasent;
        carambolage .. morts; corps repeches; corps repeche; repeches; heurte le mur; heurte un; rescapes;
        sort de la route; quitte la route; lourd accident; plus grave accident; plus lourd accident
      `,
      2: `accidente; renverse; percute*; percuteurs; sortie de route; epave; sauvetage; chute mortelle`,
      4: `
        <engin> .. a bord s ecrase; <engin> transportant .. s ecrase*; <engin> explose; <engin> en flammes;
        <engin> prend feu; avion .. passagers s ecrase; crash d avion fait; crash aerien; <rail> deraille;
        <rail> deraillent; <rail> a deraille; <rail> ont deraille; deraillement d un <rail>;
        deraillement du <rail>; deraillement mortel; deraillement meurtrier; deraillement .. morts;
        deraillement a; deraillement en; deraillement pres; deraillement dans; collision entre deux <rail>;
        collision de <rail>; collision ferroviaire; catastrophe ferroviaire; accident ferroviaire;
        <rail> se percutent; <rail> percute; <rail> se sont percutes; <rail> .. collision; <bateau> coule;
        <bateau> a coule; <bateau> sombre; <bateau> chavire; <bateau> a chavire; <bateau> fait naufrage;
        <bateau> en feu; <bateau> prend feu; naufrage meurtrier; sous marin; submersible disparu;
        sous marin disparu; car scolaire; bus scolaire; accident de bus fait; accident de car fait;
        accident d autocar; autocar .. ravin; bus .. ravin; bus plonge; bus tombe; car tombe;
        telepherique .. chute; cabine de telepherique; chute d une cabine; telecabine; manege .. chute;
        carambolage geant; carambolage meurtrier; tunnel en feu; <bateau> porte disparu; naufrage .. morts;
        embarcation chavire; embarcation .. chavire; embarcation coule; morts dans un accident de car;
        morts dans un accident d autocar; morts dans un accident de bus; morts dans l accident de car;
        morts dans la collision; accident de car fait; collision entre un car; collision entre un bus;
        collision entre un autocar; accident entre un car; accident entre un bus; accident entre un autocar;
        paquebot s echoue; ferry s echoue; paquebot echoue; paquebot .. echoue; ferry .. feu; a320 s ecrase;
        a330 s ecrase; a380 s ecrase; 737 s ecrase; avion perdu; avion .. perdu; avion de _ perdu;
        deraillement d une rame; rame d essai; tgv .. deraille; car plonge; bus plonge; car .. ravin;
        bus .. ravin; car dans un ravin; car dans le ravin; car chute; chute d un car; chute d un bus;
        chute d un autocar; bateau .. echoue; avions entrent en collision; avions se heurtent;
        avions .. collision; collision en vol; collision entre un avion; avion .. collision;
        helicopteres se percutent; collision d helicopteres
      `,
    },
    unrest: {
      4: `
        emeutes eclatent; emeutes a; emeutes en; emeutes dans; emeute a; emeute dans; mutinerie dans;
        mutinerie a la prison; parlement pris; parlement envahi; parlement incendie; parlement en feu;
        envahissent le parlement; envahissent le palais; prennent d assaut; manifestants envahissent;
        manifestants prennent; tire sur les manifestants; tirent sur les manifestants;
        tirs sur les manifestants; repression sanglante; repression meurtriere; morts dans des manifestations;
        morts dans les manifestations; morts dans des emeutes; morts dans les emeutes; pillages a; pillages et;
        pillages en; armee deployee; garde nationale deployee; garde nationale mobilisee; couvre feu;
        ville en flammes; ville a feu et a sang; champs elysees .. casseurs; champs elysees .. violences;
        arc de triomphe saccage; prefecture incendiee; commissariat incendie; commissariat attaque;
        mairie incendiee; chaos a; nuit de chaos; nuit d emeute; violences eclatent; batailles rangees;
        barricades en feu; scenes de pillage; emeutes; nuit d emeutes; nuit de violences; nuits de violences;
        nuits d emeutes; guerilla urbaine; scenes de guerilla; scenes de chaos; insurrection*;
        assaut du capitole; envahissent le capitole; prise d assaut; manifestants tues;
        manifestations meurtrieres; mort .. emeutes; jeune tue .. police; embrasement; etat d urgence decrete;
        etat d urgence declare; decrete l etat d urgence; declare l etat d urgence; couvre feu instaure;
        couvre feu decrete; couvre feu impose; violences urbaines; mineur tue par;
        adolescent tue par un policier; jeune tue par un policier
      `,
      3: `
        violents affrontements; affrontements violents; violents heurts; heurts a; heurts sur; heurts entre;
        voitures incendiees; vehicules incendies; incendies volontaires; barricade; violences en marge; emeute;
        pille; pilles; saccages; emeut*; violences; pillage*; affrements; affrontements; incendies de voitures;
        voitures brulees; heurts; emeutiers; insurg*; mortiers d artifice; tirs de mortier*; casseurs;
        barricades; gaz lacrymogene*; saccage*; debordements; etat d urgence; couvre feu; pillages
      `,
      2: `tensions; echauffourees; manifestant*; gilets jaunes; chaos; interpellations; colere; refus d obtemperer`,
    },
    leader: {
      4: `
        assassinat du president; tentative d assassinat; avion du president; avion presidentiel;
        helicoptere du president; helicoptere presidentiel; avion transportant le president;
        avion avec le president; helicoptere transportant le president; president .. dans le crash;
        president .. dans un crash; president .. crash d avion; president assassine; premier ministre assassine;
        premier ministre blesse par balle; president porte disparu
      `,
      3: `assassine; assassinat`,
    },
    other: {
      4: `
        urgence attentat; alerte maximale; plan vigipirate releve; vigipirate urgence; urgence nationale;
        aeroport evacue; aeroport ferme apres; gare evacuee; gares evacuees; aeroports fermes;
        espace aerien ferme; trafic aerien interrompu; tous les vols suspendus; tous les vols annules;
        elysee boucle; assemblee evacuee; parlement evacue; deuil national decrete; trois jours de deuil;
        deuil national; obseques nationales; alcool frelate; methanol; deuil national; journee de deuil;
        jours de deuil; drapeaux en berne; conseil de defense; cellule de crise; alerte attentat;
        niveau urgence attentat; plan blanc; vigipirate .. maximum
      `,
      3: `
        alerte attentat; gare evacuee; musee evacue; tour eiffel evacuee; ecoles evacuees; lieux evacues;
        quartier evacue; centre ville evacue; deminage en cours; grave; dispositif de crise; empoisonn*;
        alerte enlevement; evacuation de l aeroport; aeroports evacues; gares evacuees
      `,
    },
  },
  dead: `
    trouve la mort; trouvent la mort; ont peri; ont perdu; sans vie; perdu la; perit; noyee; noye; carbonises;
    carbonise; asphyxiees; egorge; egorges; egorgee; lynche; massacres; fait des victimes; mortellement;
    poignardes a mort; tuerie; tuees; succombe; succombent; corps retrouves; corps sans vie; corps calcines;
    cadavres; mort; morts; morte; mortes; tue; tues; tuee; tuees; tuent; tuant; meurt; meurent; decede; decedes;
    decedee; deces; cadavre*; corps; vies; abattu; abattus; abattue; abattues; poignarde a mort; perdu la vie;
    perdent la vie; perissent; peri; noyes; assassines; assassine; decapite; decapites; executes; coute la vie;
    mortelle; mortel; mourants; personnes tuees; meurtriere; meurtrieres; meurtrier; meurtriers; repeches;
    repeche; corps repeches
  `,
  hurt: `
    blesses graves; urgence; etat grave; etat critique; pronostic vital; entre la vie et la mort; brules; brule;
    asphyxies; empoisonnes; hospitalise; hospitalisee; hors de danger; touchees; pris en charge; blesses legers;
    grievement blesses; contusionnes; fauches; fauchees; blesse; blesses; blessee; blessees; blessant; blessent;
    poignarde; poignardes; poignardees; poignardee; urgence absolue; urgence relative; hospitalises;
    hospitalisees; otages; retenus; intoxiques; touches; agressees; agresses; attaquees; attaques; grievement
  `,
  missing: `
    coinces sous; pieges dans; bloques dans; sous les decombres; sous les gravats; sont introuvables;
    introuvables; portes disparus; sans nouvelles; occupants; membres d equipage; a son bord; transportant;
    disparus; disparues; disparu; portes disparus; a bord; passagers; ensevelis; pieges; bloques; coinces;
    enleves; kidnappes; portees disparues
  `,
  toll: `
    bilan atteint; bilan porte; bilan provisoire de; nouveau bilan; dernier bilan; bilan depasse; bilan revu;
    bilan grimpe a; bilan monte a; bilan passe a; bilan s eleve a; bilan s alourdit a; bilan revu a; bilan;
    bilan passe; bilan s alourdit; bilan provisoire; bilan grimpe; bilan monte; bilan de; bilan s eleve
  `,
  numbers: {
    unes: 1,
    quelques: 4,
    trentaines: 30,
    millier: 1000,
    demi: 1,
    septante: 70,
    nonante: 90,
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    dizaine: 10,
    dizaines: 30,
    douzaine: 12,
    quinzaine: 15,
    vingtaine: 20,
    trentaine: 30,
    quarantaine: 40,
    cinquantaine: 50,
    soixantaine: 60,
    centaine: 100,
    centaines: 250,
    milliers: 2500,
    plusieurs: 4,
    nombreux: 8,
    nombreuses: 8,
    couple: 2,
  },
  people: {
    passants: 3,
    ouvriers: 4,
    mineurs: 4,
    touristes: 4,
    fideles: 4,
    pelerins: 6,
    villageois: 5,
    habitants: 4,
    ecoliers: 4,
    lyceens: 3,
    collegiens: 3,
    etudiants: 3,
    gendarmes: 2,
    gendarme: 1,
    militaires: 3,
    militaire: 1,
    soldat: 1,
    pompiers: 2,
    pompier: 1,
    journalistes: 2,
    journaliste: 1,
    policiere: 1,
    enseignant: 1,
    enseignante: 1,
    lyceen: 1,
    lyceenne: 1,
    collegien: 1,
    collegienne: 1,
    infirmiere: 1,
    surveillante: 1,
    pretre: 1,
    supporters: 4,
    spectateurs: 5,
    passagers: 5,
    employes: 3,
    femmes: 2,
    hommes: 2,
    fillettes: 2,
    filles: 2,
    garcons: 2,
    bebes: 2,
    clients: 3,
    pietons: 2,
    famille: 3,
    familles: 6,
    agent: 1,
    agents: 2,
    depute: 1,
    maire: 1,
    garcon: 1,
    fillette: 1,
    bebe: 1,
    retraite: 1,
    retraitee: 1,
    automobiliste: 1,
    motard: 1,
    cycliste: 1,
    pieton: 1,
    conducteur: 1,
    quadragenaire: 1,
    trentenaire: 1,
    quinquagenaire: 1,
    sexagenaire: 1,
    octogenaire: 1,
    ado: 1,
    mineur: 1,
    suspect: 1,
    femme: 1,
    homme: 1,
    enfant: 1,
    adolescent: 1,
    adolescente: 1,
    professeur: 1,
    policier: 1,
    eleve: 1,
    enfants: 3,
    policiers: 2,
    eleves: 3,
    soldats: 3,
    personnes: 3,
    civils: 4,
    migrants: 5,
  },
  singles: `
    homme; femme; adolescent; adolescente; garcon; fillette; bebe; retraite; retraitee; automobiliste; motard;
    cycliste; pieton; conducteur; quadragenaire; trentenaire; quinquagenaire; sexagenaire; octogenaire; ado;
    mineur; suspect
  `,
  hundred: `cent; cents`,
  thousand: `mille; millier`,
  units: `
    an; ans; annee*; mois; semaine*; jour*; journee*; heure*; h; minute*; min; seconde*; pour; pourcent*; km;
    kilometre*; metre*; m; cm; euro*; dollar*; million*; milliard*; md; mds; degre*; fois; point*; but; buts;
    match*; points; e; eme; ers; er; magnitude; hectare*; hotel*; ville*; pays; photo*; video*; chose*;
    question*; raison*; interpell*; gardes; arrestation*; suspect*; foyers; maisons; logements; voitures;
    vehicules; vols; chiens; moutons; vaches; chevaux; oiseaux; animaux; cas; postes; emplois; ecoles;
    departements; communes; assaillants; terroristes; policiers mobilises; pompiers; missiles; drones;
    roquettes; familles; bombes; kg; kilos; tonnes; places; salaries; tirs; etoiles; mn; s; arrondissement;
    juin; juillet; aout; septembre; octobre; novembre; decembre; janvier; fevrier; mars; avril; mai; livres;
    films; candidats; departement; ieme
  `,
  context: {
    sport: {
      off: 4,
      words: `
        ligue 1; ligue 2; ligue des champions; coupe du monde; coupe de france; top 14; psg; losc; football;
        foot; rugby; tennis; basket*; handball; cyclisme; tour de france; roland garros; wimbledon; formule 1;
        f1; moto gp; motogp; grand prix; jo; jeux olympiques; olympi*; buteur*; entraineur; mercato; buts;
        penalty; tirs au but; tir au but; match; matchs; match nul; finale; demi finale*; quart de finale;
        championnat*; equipe de france; bleus; xv de france; xv; mbappe; deschamps; joueur*; joueuse*;
        attaquant*; defenseur*; gardien de but; milieu de terrain; ballon d or; ufc; boxe; nba; athletisme;
        natation; equitation; skieur*; biathlon; route du rhum; vendee globe; s impose; s incline; medaille*;
        champion*; podium; sportif*; real madrid; barca; barcelone; bayern; maillot; peloton; lequipe;
        transfert*; prolonge; supporters; liga; premier league; transat; ogc nice; ogcn; stade francais;
        coureur cycliste; coupe d europe; coupe davis; victoire de; defaite de; saison de; l om; l ol;
        ecrase le; ecrase la
      `,
    },
    fiction: {
      off: 4,
      words: `
        film; films; cinema; netflix; series; saison; episode*; bande annonce; box office; roman; romans;
        romancier*; livre*; thriller; polar; acteur*; actrice*; realisateur*; realisatrice*; comedien*; album;
        chanson*; chanteur*; chanteuse*; rappeur*; spectacle*; exposition; expo; musee; jeu video; jeux video;
        documentaire*; podcast; canal; tf1; m6; france 2; france 3; arte; disney; marvel; star wars; hbo; cesar;
        oscars; cannes; bd; manga; telefilm; plus belle la vie; demain nous appartient; koh lanta; the voice;
        telerealite; animateur*; animatrice*; casting; scenario; fiction; fictif; heros de; programme tv;
        diffusion; replay; humoriste; tournage; scene culte; playlist; bande dessinee; auteur du livre;
        autobiographie; recueil; concert de; en concert; piece de theatre; la serie; une serie; cette serie;
        serie policiere; mini serie
      `,
    },
    court: {
      off: 3.5,
      words: `
        proces; tribunal; cour; assises; cour d assises; jugee; condamne a; condamne pour; condamnes a;
        condamnee; condamnation*; prison; perpetuite; reclusion; verdict; appel; en appel; cassation;
        mis en examen; mise en examen; mises en examen; mis en cause; inculp*; accuse; accusee; accuses; plaide;
        plaidoirie*; requisitoire; requis; relaxe*; acquitt*; audience; barre; non lieu; instruction;
        expertise psychiatrique; parties civiles; partie civile; ecroue*; incarcere*; garde a vue;
        detention provisoire; libere* sous; extrad*; peine de mort; porte plainte; cold case; reconstitution;
        prescription; comparution; comparait; comparaissent; commission d enquete; juridiction;
        crimes de guerre; bracelet electronique; repenti; proces de; defere; deferes; temoigne a; execution de;
        perquisition*; interpelle*; juge d instruction; juge pour; juges pour; avocat de la famille;
        declares coupables; declare coupable; coupable de; coupables de; coupable; coupables;
        le parquet requiert; information judiciaire; convoque au; juge des
      `,
    },
    memory: {
      off: 4,
      words: `
        anniversaire; ans apres; ans plus tard; an apres; an plus tard; mois apres; il y a # ans; il y a ## ans;
        il y a _ ans; commemor*; commemoration*; en memoire; memorial; souvenir; souvenirs; souviens;
        se souvient; se souviennent; hommage aux victimes; rescape*; survivant*; survivante*; retour sur;
        archive*; archives; seconde guerre mondiale; premiere guerre mondiale; guerre mondiale; 14 18; 39 45;
        debarquement; shoah; auschwitz; nazi*; resistant*; guerre d algerie; guerre froide; guerre du vietnam;
        11 septembre; 13 novembre; 8 mai; 11 novembre; en 19##; de 19##; 19##; en 201#; en 200#; historien*;
        jour pour jour; depuis # ans; depuis _ ans; du 14 juillet 2016; centenaire; ancien combattant; veteran*;
        il y a un an; lecon*; # ans apres; ## ans apres; ceremonie*; medaille; plaque commemorative;
        de 200#; attentats du 13 novembre; un an apres;
        du 13 novembre; deux ans apres; ancien attentat
      `,
    },
    economy: {
      off: 3,
      words: `
        bourse; cac 40; action*; actionnaire*; guerre des prix; guerre commerciale; droits de douane; benefice*;
        chiffre d affaires; inflation; recession; economie; economique*; prix; bitcoin; crypto*; petrole; dette;
        budget; banque*; licenciement*; plan social; emploi; croissance; pib; pouvoir d achat; salaire*; greve*;
        impot*; fiscal*; consommation; automobile; startup; milliard*; millions d euros; immobilier; taux; bce;
        fed; rachat; opa; assurance*; soldes; prets; loyer*; carburant; chomage; marches financiers;
        marche de l emploi; marche immobilier; investisse*; investisseur*
      `,
    },
    health: {
      off: 5,
      words: `
        canicule; surmortalite; morts en exces; covid*; coronavirus; pandemie*; epidemie*; virus; vaccin*;
        grippe; cancer*; maladie*; infection*; contamin*; hopital sature; reanimation; masque*; confinement;
        deconfinement; reconfinement; pass sanitaire; ehpad; quarantaine; infarctus; avc; crise cardiaque;
        overdose*; drogue*; suicide*; depression; obesite; diabete; ebola; paludisme; rougeole; cholera; sida;
        vih; bronchiolite; chloroquine; depistage; variant*; ars; tabac; alcool; traitement; essai clinique;
        listeria; salmonell*; botulisme; rappel de produits; moustique*; punaises; pesticide*;
        morts sur les routes; mortalite; feminicide*; violences conjugales; violences sexuelles;
        violences faites; violences policieres; viol; viols; pedocrimin*; harcelement; inceste;
        agression sexuelle; agressions sexuelles; attouchement*; euthanasie; fin de vie; ivg; pollution;
        particules fines; suicides; suicide d; rechauffement; monoxyde
      `,
    },
    obituary: {
      off: 3,
      words: `
        necrologie; est decede*; mort a l age; mort a ## ans; morte a ## ans; meurt a ## ans; decede a ## ans;
        a l age de; s est eteint*; disparition de; deces de; mort de l acteur; mort de l actrice;
        mort du chanteur; mort de l ecrivain; obseque*; funeraille*; enterrement; inhume*; rend hommage a;
        icone; hommages; mort du journaliste; mort du realisateur; adieu; adieux; mort de l ancien
      `,
    },
    figure: {
      off: 3.5,
      words: `
        seisme dans le monde; seisme dans la majorite; seisme dans le parti; seisme dans l audiovisuel;
        en guerre contre; en guerre avec; au coeur de la tourmente; lynchage mediatique; rafales de vent;
        explose a son tour; explose les compteurs; bombe sexuelle; effet d une bombe; bombe a retardement;
        bombe politique; bombe calorique; bombes de bain; guerre des; guerre ouverte; guerre psychologique;
        guerre d ego; guerre fratricide; guerre des nerfs; petite guerre; guerre eclair;
        guerre contre la drogue; guerre contre le; guerre a la; seisme politique; seisme au sein;
        coup de tonnerre; coup d eclat; coup de feu a; coup de theatre; coup de froid; coup de pouce;
        coup de gueule; coup de filet; tempete dans; tempete mediatique; tempete de; tempete politique;
        dans la tempete; sous le feu; feu des critiques; feu vert; feu rouge; feux de la rampe; feux de l amour;
        feu d artifice; feux d artifice; feu aux poudres; met le feu; mettre le feu; ont mis le feu;
        pleins feux; coup de foudre; avalanche de; pluie de; vague de; deluge de; raz de maree; flot de;
        explosion des; explosion du; explose les; explose le; explosent les; explose record; explose de joie;
        fait exploser; les prix explosent; en plein essor; prix explosent; attaque trump; trump attaque;
        attaques de trump; s attaque; attaque contre trump; attaque en justice; attaque en diffamation;
        attaquent en justice; attaquees en justice; attaques en justice; attaque verbale; attaque personnelle;
        attaque frontale; passe a l attaque; a l attaque; ligne d attaque; attaque informatique; cyberattaque*;
        cyber; rancongiciel; piratage; pirate*; hacker*; mort de rire; mort de fatigue; mort de trouille;
        mort de peur; mort subite; point mort; temps mort; mort aux rats; mer morte; nature morte; a mort;
        langue morte; peine de mort; tue l amour; tue dans l oeuf; tuer le temps; m a tuer; qui tue;
        crise de rire; crime de lese; crash test*; crash boursier; crash du systeme; crashe;
        massacre a la tronconneuse; massacre au; jeu de massacre; se fait massacrer; otage de;
        otages de la greve; pris en otage par; prend en otage les; en otage les; usagers .. otage*;
        prise d otages des; prend les francais en otage; prise en otage des; prise en otage du;
        descente aux enfers; assaut de; a l assaut; pris d assaut; prennent d assaut; prise d assaut les;
        prend d assaut; prend d assaut les; revolution*; missile* balistique* .. teste*; tire a boulets;
        tirs croises; tir groupe; tir nourri; tire son epingle; tirer profit; cible de critiques;
        descend en flamme; incendiaire*; brulot; bilan carbone; bilan de competence*; bilan financier;
        bilan mitige; bilan annuel; premier bilan; bilan de sante; bilan de la; bilan du; bilan d une;
        coeur brise; big bang; cataclysme politique; cataclysme; naufrage politique; naufrage collectif;
        carnet noir; tue le game; chasse; chasseur*; locuste*; criquet*; frelon*; requin*; ours; loup*; taupe;
        fusee; spacex; asteroide; derapage*; tacle*; clash*; buzz; punaise*; embrase la toile; enflamme*;
        s enflamme; volcan de; sur un volcan; irruption; effondrement des ventes; effondrement du cours;
        effondrement de la biodiversite; effondrement du vivant; effondrement de la; effondrement des;
        chute libre; seisme a la; opa; revolte fiscale; guerre en interne; guerre interne; commando anti;
        en mode; rafle la mise; rafle tout; rafle*; quiz; horoscope; loto; recette*; lincroyable;
        replique cinglante; replique a; replique de; meteorite pour
      `,
    },
    explainer: {
      off: 1,
      words: `
        les dernieres minutes; familles d otages; angoisse des familles; retour des; ex otages; temoigne;
        racontent; raconte; nous raconte; confie; ce que l on sait; ce qu il faut savoir; ce qu il faut retenir;
        que sait on; qui est; qui etait; qui sont; pourquoi; comment; analyse; decryptage; en images;
        en chiffres; chronologie; recit; reportage; portrait; explication*; quiz; video; videos;
        on vous explique; carte; infographie; vrai ou faux; vrai ou fake; verification; fact check*; desintox;
        le point sur; essentiel; invite; invitee; entretien; interview; grand format; cinq infos;
        infos a retenir; revue de presse; journal de; newsletter; matinale; que faire; faut il; peut on; quel;
        quelle; quels; quelles; est il; sont ils; en quoi; selon une etude; etude; sondage; rapport;
        statistiques; chiffres; temoignage
      `,
    },
    exercise: {
      off: 5,
      words: `
        simulee; simulees; fausse tuerie; faux attentat; fausse attaque; pour de faux; pour de vrai;
        entrainements; s entraine*; s exercent; mise en situation; exercice de securite; exercice ppms;
        alerte test; reconstitution; jeu de role; figurants; tournage; scenario; repetition; vrais secours;
        pompiers s entrainent; se preparent; exercice; exercices; simulation; simule; simules; fictif; fictive;
        entrainement; manoeuvre*; poisson d avril; fausse alerte; fausses alertes; canular; test de l alerte;
        fr alert; essai; repetition generale; factice*; manoeuvres militaires; exercice attentat;
        grandeur nature
      `,
    },
    opinion: {
      off: 2,
      words: `
        tribune; tribunes; editorial; edito; l edito; chronique; chroniques; opinion; billet; lettre ouverte;
        point de vue; idees; debat; debats; courrier des lecteurs; humeur; je; j ai; nous devons; il faut;
        faut il; mon; ma; j etais; essai; philosophe; sociologue; politologue; caricature; affirme que;
        juge que; selon lui; bfm politique; grand jury; questions politiques
      `,
    },
    negation: {
      off: 3,
      words: `
        prise d otage* terminee; prise d otage* est terminee; fin de la prise d otage*;
        fin d une prise d otage*; s est rendu; se rend; s est livre; est terminee; a pris fin; prend fin;
        restitue*; empeche de redecoller; immobilise; aucun pronostic vital; negociations de paix;
        pas d attentat; n est pas un attentat; pas de caractere terroriste; sans gravite; degats materiels;
        fausse rumeur; aucun mort; aucune victime; s en sort; s en sortent; rescape; saufs; maitrise; maitrises;
        sous controle; aucune victime; aucun blesse; aucun mort; pas de victime*; pas de blesse*;
        sans faire de victime*; sans faire de blesse*; pas de prise d otages; pas d otage*; pas un attentat;
        pas terroriste; piste terroriste ecartee; piste accidentelle; dement; dementi; demente; otage* libere*;
        liberation .. otage*; liberation des otages; liberent; libere; liberee; liberes; retrouve vivant;
        retrouvee vivante; retrouves vivants; saine et sauve; sain et sauf; sains et saufs; dejou*; echappe;
        evite; evitee; evite de justesse; leve; levee; levee de l alerte; levee de doute; fin de l alerte;
        cessez le feu; treve; accord de paix; pourparlers; survit; miracul*; indemne*; hors de danger;
        fausse alerte; fausses alertes; plus de peur que de mal
      `,
    },
    hypothesis: {
      off: 2.5,
      words: `
        colis suspect; colis suspects; bagage suspect; bagage abandonne; bagage oublie; sac suspect;
        ne contenait que; rumeur*; rumeurs; intox; fake news; infox; faux; n est pas mort; pas mort;
        annonce morte; annonce mort; donne pour mort; pourrait; pourraient; risque; risques; risque de; menace;
        menaces; menacent; menace de; menace d; crainte*; craint; craignent; redoute; redoutent; eviter;
        empecher; prevenir; se prepare; preparer; prepare; en cas de; en cas d; hypothese; possible; eventuel*;
        projet d attentat*; projet d attaque*; projets d attentat*; projetait; projetaient;
        soupconne de preparer; soupconnes de preparer; soupconne de vouloir; promet; envisage; previsions;
        alerte orange; vigilance orange; vigilance jaune; met en garde; mise en garde; avertit; lutte contre;
        lutter contre; scenario; imagine; bientot; avant les; va t il; allons nous; vers une; vers un;
        sommes nous; et si
      `,
    },
    foiled: {
      off: 3,
      words: `
        dejoue*; projet d attentat; projet d attaque; projets; planifi*; projetait; soupconne* d avoir projete;
        arrete avant; radicalis*; fiche s; fiches s; retour de syrie; rapatriement*; rapatri*; filiere*;
        demantel*; neutralis*; desamorc*; bombe de la seconde; obus de la; deminage; demineurs; revendique*;
        soupconne*; complice*; aide a armer; mis en examen; apologie; propagande; recruteur*; financement;
        ex djihadiste*; anciens djihadistes; camps; expuls*; loi immigration
      `,
    },
    animal: {
      off: 4,
      words: `
        chien*; chat; chats; loup*; ours; requin*; baleine*; orque*; dauphin*; oiseau*; vache*; mouton*; brebis;
        cheval; chevaux; elephant*; lion; lions; tigre*; abeille*; poisson*; animaux; zoo; serpent*; crocodile*;
        sanglier*; rhinoceros; pitbull*; phoque*; braconn*; grippe aviaire; canards; dinosaure*; veterinaire*;
        corrida; taureau*
      `,
    },
    private: {
      off: 2.5,
      words: `
        retranche chez lui; retranche a son domicile; retranche dans son; retranche dans sa; differend familial;
        garde d enfant; pere retranche; ivre; ivresse; alcool au volant; refus d obtemperer; rodeo*;
        dispute conjugale; violences conjugales; meurtre conjugal; uxoricide; crime passionnel;
        dans leur pavillon; a leur domicile; a son domicile; son ex; son ancien compagnon; reglement de comptes;
        sur fond de trafic; guerre des gangs; cite; quartiers nord; go fast; dealeur*; dealer*; trafiquant*;
        accident de chasse; parapente; parachut*; ski hors piste; randonneu*; alpiniste*; baigneu*; noyade dans;
        planeur; avion leger; petit avion; aeroclub; motocycliste*; quad; scooter; ex compagnon; ex conjoint;
        ex mari; compagnon; compagne; conjoint; conjointe; mari; epouse; epoux; ex femme; sa femme; son mari;
        sa compagne; son compagnon; son fils; son pere; sa mere; ses enfants; ses parents; ses filles;
        ses deux enfants; son bebe; voisin; voisine; voisins; conflit de voisinage; drame familial; differend;
        dispute; feminicide*; infanticide; parricide; matricide; rivalite*; reglement* de compte*;
        trafic de stupefiants; point de deal; narco*; guetteur; cambriol*; braquage*; vol a main armee;
        sexagenaire*; septuagenaire*; octogenaire*; quinquagenaire*; retraitee; motard*; cycliste*; trottinette;
        chauffard*; automobiliste*; autoroute; a6; a7; a10; chasse; chasseurs; ulm; avion de tourisme;
        alcoolis*; squat; toxicomane; proxenete; rixe entre; balcon; monoxyde; parcoursup; regle* de comptes;
        trois hommes tues; deux hommes tues; un homme tue; homme tue par balle*; hommes tues par balle*;
        jeune homme tue; femme tuee; macabre decouverte
      `,
    },
    ongoing: {
      off: 2,
      words: `
        guerre en ukraine; guerre en; guerre au; guerre a gaza; guerre israel; guerre au proche orient;
        conflit au; conflit en; jour de guerre; jours de guerre; mois de guerre; an de guerre; ans de guerre;
        semaines de guerre; guerre civile; contre offensive; contre offensive; aide humanitaire; humanitaire;
        refugie*; combats au; depuis le debut de la guerre; depuis le debut du conflit; guerre entre;
        conflit israelo; en sept jours; en six mois; en un mois; en un an; depuis janvier; sept derniers mois;
        derniers mois; six derniers mois; frappes russes; en deux jours; depuis hier; migrant*; mediterranee;
        pirogue
      `,
    },
    past: {
      off: 1.5,
      words: `
        sera reconstruit; bientot reconstruit; rend hommage; rendent hommage; en hommage; l hommage;
        hommage appuye; hommages; lacher de ballons; peut etre tenu responsable; decores; sequelles; remorquage;
        debris; fausse prise d otages; deposent plainte; a succombe a ses blessures; deuxieme mort; succombe;
        mortier d artifice; mortiers d artifice; aide de; toucheront; indemnite*; retrouves dans les corps;
        bilan si difficile; interpellation*; interpelle*; arrete; arretes; interpelles; rentre en; reouvre;
        resilience; se souvient; a ete identifie; apres le drame; quelques jours apres; une semaine apres;
        cagnotte; apres l explosion; apres l incendie; apres le seisme; apres le crash; lecons; polemique;
        apres l attentat; apres l attaque; apres la mort; enquete sur; consequences; indemnis*; reconstruction;
        reconstruire; rouvre; reouverture; retour a; famille de; pere de; mere de; parents de; veuve; proches;
        marche blanche; minute de silence; identifie*; profil; mobile; motivations; l an dernier;
        l annee derniere; la semaine derniere; le mois dernier; polemique*; senat; assemblee; deput*;
        projet de loi; reforme; election*; presidentielle; vote; candidat*; securite renforcee; insecurite;
        delinquance; trafic; trafic de drogue; narcotrafic; narcotraficants; reglement de compte*;
        reglements de compte*; stupefiants; point de deal; un mois apres; semaines apres; jours apres;
        bilan de l annee; formation; deux mois; trois mois; appels a; manifestation*; hommage national
      `,
    },
  },
  now: `
    selon les premieres informations; premieres informations; ce que l on sait; operation de police; pompiers;
    samu; plan blanc; a l instant; soudain; en ce moment; selon la police; selon les autorites; selon le prefet;
    prefecture; prefet; sur place; mobilise; importants moyens; gros dispositif; premieres images;
    vaste operation; nombreux; nombreuses; entendus; entendue; entendues; signales; signalee; premiers elements;
    au moins une; se poursuit; se poursuivent; recherche; recherches; intervient; interviennent; boucle;
    bouclee; direct; en direct; urgent; alerte; alerte info; info; flash; en cours; plusieurs; au moins;
    premier bilan; bilan provisoire; s alourdit; vient de; ce matin; ce soir; cette nuit; cet apres midi;
    mercredi; jeudi; vendredi; samedi; dimanche; lundi; mardi; secours; selon un premier bilan; temoin; evacue*;
    mobilises; en fuite; operation en cours; intervention en cours
  `,
  firstWord: `
    coups de feu; tirs a; tirs dans; tirs pres; tirs devant; tirs entendus; fusillade a; fusillade dans;
    fusillade au; fusillade pres; fusillade devant; fusillade en; fusillade rue; explosion a; explosion dans;
    explosion au; explosion pres; explosion devant; explosion en; explosion sur; explosion entendue;
    explosions a; explosions dans; explosions entendues; explosions au; explosions pres; detonation*; attaque a;
    attaque au; attaque dans; attaque en cours; attaque pres; attaque devant; operation de police;
    intervention de police; intervention policiere; prise d otages; prise d otage; mouvement de panique;
    panique a; incident grave; bouclee; evacuee apres; secteur boucle; quartier boucle; homme arme; tireur;
    coups de feu contre; coups de feu devant; forte explosion; fortes explosions; enorme explosion;
    homme retranche; tirs contre; fonce sur; fonce dans; prise d otages; explosion de gaz;
    operation antiterroriste; des morts sur; des morts a; chars dans
  `,
  publicPlace: `
    fac; faculte; campus; clinique; ehpad; brasserie; pub; discotheque; festival; carnaval; kermesse; brocante;
    bibliotheque; musee; mairie; hotel de ville; hypermarche; boutique; galerie marchande; terminal; quai;
    metro; rame; tgv; eurostar; thalys; autobus; station; place publique; boulevard; avenue; quais;
    centre commercial; marche couvert; salle de concert; club; stade; gymnase; piscine; lac; base;
    centre culturel; locaux; consulat; raffinerie; port; centrale; depot; quartier; cite; foyer; auberge;
    pavillon; village; temple; cimetiere; couvent; presbytere; chapelle; maison de retraite;
    promenade des anglais; secteur; ecole*; lycee*; college*; universite; creche; maternelle; hopital; chu;
    maternite; eglise; basilique; cathedrale; mosquee; synagogue; centre commercial; supermarche; magasin;
    marche; gare; aeroport; train; tgv; metro; rer; bus; tramway; tram; parade; defile; fete; bal;
    fete de village; concert; theatre; cinema; boite de nuit; discotheque; bar; restaurant; cafe; terrasse;
    terrasses; stade; plage; hotel; parc; place; rue; pont; parlement; assemblee; capitole; palais; ambassade;
    tribunal; journal; redaction; usine; foule; passants; pietons; marche de noel; promenade; centre ville;
    prefecture; commissariat; caserne; gendarmerie; prison; tour eiffel; champs elysees; louvre; notre dame;
    gite; immeuble; camping; colonie; autocar; salle de spectacle; aire de jeux; enfants; bebes; mariage;
    boulangerie; chateau
  `,
  locative: `a; au; aux; en; dans; pres; sur; de; frappe; secoue; touche; outre; centre; nord; sud; est; ouest; du`,
  stop: `
    le; la; les; l; d; de; du; des; un; une; et; en; a; au; aux; dans; sur; sous; pour; par; avec; sans; ce;
    cet; cette; ces; son; sa; ses; leur; leurs; qui; que; qu; quoi; dont; ou; est; sont; ete; etre; a; ont;
    avoir; il; elle; ils; elles; on; nous; vous; je; se; s; ne; n; pas; plus; moins; tres; apres; avant; depuis;
    pendant; selon; entre; vers; chez; contre; mais; donc; si; comme; tout; tous; toute; toutes; fait; faire;
    faut; va; vont; deux; trois; quatre; cinq; dix; premier; premiere; ans; an; jour; jours; fois; direct;
    video; videos; info; infos; mort; morts; tue; tues; tuee; blesse; blesses; police; policier; policiers;
    victime; victimes; homme; femme; enfant; enfants; personne; personnes; france; francais; francaise; nouveau;
    nouvelle; nouvelles; retour; lors; aussi; meme; autre; autres; encore; bien; peu; grand; grande; petit; vie;
    monde; pays; ville; etat; gouvernement; ministre; president; mairie; maire; ici; jeudi; vendredi; samedi;
    dimanche; lundi; mardi; mercredi; janvier; fevrier; mars; avril; mai; juin; juillet; aout; septembre;
    octobre; novembre; decembre; soir; matin; nuit; semaine; mois; annee; heures; heure; m; c; y; j; t; quand;
    pourquoi; comment; ville; rue; parisien; figaro; monde; bfmtv; bfm; franceinfo; rtl; afp; moins; ca; cela;
    celui; celle; ceux; annonce; nord; sud; est; ouest; drame; plusieurs; bilan; grave; jeune; jeunes; enquete;
    suspect; appel; face; fin; debut; mise; mis; place; point; fort; forte; jusqu; ainsi; alors; non; oui; ni;
    car; lui; eux; notre; votre; nos; vos; mes; tes; ton; ta; mon; ma; la; ils; ait; soit; peut; doit; etait;
    etaient; avait; sera; serait; sont; dit; rien; etc; the; of; and; photos; images; journee; zone; auteur;
    auteurs; cours; coup; coups
  `,
  leaders: `
    la reine; le roi; souverain; souveraine; empereur; prince heritier; sultan; emir; dirigeant;
    chef de l opposition; candidat a la presidentielle; president elu; vice president; ministre de l interieur;
    ministre des affaires etrangeres; premiere ministre; dictateur; ayatollah; archeveque; cardinal;
    secretaire d etat; gouverneur; elu; senatrice; premiere dame; prefet; ambassadeur; maire de; president;
    premier ministre; reine; roi; pape; chancelier; chanceliere; guide supreme; chef de l etat; ex president;
    ancien president; ancien premier ministre; ex premier ministre; depute; deputee; senateur; ministre;
    chef du hamas; chef du hezbollah
  `,
  heads: `
    le pape; la reine; le roi; chef de l etat; president de la republique; reine d angleterre; roi d espagne;
    roi des belges; roi de norvege; roi de suede; grand duc; prince de monaco; dalai lama; souverain pontife
  `,
  leaderFate: `
    sous surveillance medicale; etat de sante preoccupant; medecins inquiets; dans un etat critique;
    grievement blesse; blesse dans; blesse lors; attaque a l arme; attaque au couteau; cible de coups de feu;
    vise par des tirs; vise par une attaque; vise par une tentative; tentative d assassinat; deces annonce;
    s eteint; s est eteint; s est eteinte; tue par balle*; tue dans; tuee dans; tues dans; abdique;
    renverse par; arrete par l armee; detenu par; destitue; prend la fuite; fuit le pays; kidnappe; meurt dans;
    disparu en; porte disparu; assassine; assassinee; assassinat; tentative d assassinat; tue; tuee; mort;
    morte; meurt; est mort; est morte; deces; decede; decedee; blesse par balle*; blesse; vise par; vise;
    victime d une attaque; victime d un attentat; est attaque; ete attaque; attaque sur scene;
    attaque en pleine rue; poignarde; poignardee; abattu; renverse; destitue par; fuit; en fuite; capture;
    capturee; accident d helicoptere; crash; coups de feu; tirs; empoisonne; hospitalise d urgence;
    cible de tirs; cible de; elimine; enleve; exfiltre
  `,
};
