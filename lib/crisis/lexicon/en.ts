import type { Lexicon } from '../lexicon.ts';

export const en: Lexicon = {
  lang: 'en',
  sets: {
    rage: `
      sweeps through; rips through; tears through; guts; engulfs; destroys; ravages; consumes; races through;
      spreads through
    `,
    engulf: `engulfs; swallows; buries; sweeps away; hits; smashes into; slams into; crushes; destroys; traps; strikes`,
    homes: `
      homes; houses; buildings; flats; building; apartment block; apartments; apartment; street; terrace;
      village; villages; town; towns; hotel; tower; blocks; church; churches
    `,
    topple: `
      topples; topple; flattens; flatten; destroys; levels; brings down; bring down; wrecks; crumbles; reduces;
      demolishes
    `,
    ground: `bridge; road bridge; motorway bridge; rail bridge; flyover; viaduct; footbridge; overpass`,
    hull: `ferry; ship; cruise ship; liner; tanker; cargo ship; container ship; vessel; boat`,
    tower: `
      tower block; tower; high rise; highrise; skyscraper; block of flats; apartment block; apartment building;
      nightclub; hospital; care home; nursing home; hotel; hostel; school; prison; factory
    `,
    respond: `
      respond to; respond; responding to; responds to; called to; attend; attending; deal with; dealing with;
      rush to; rushed to; descend on; swarm; at scene of; on scene at
    `,
    ruler: `president; prime minister; premier; king; pope; foreign minister; leader; presidential; vice president; pm`,
    fly: `plane; jet; aircraft; helicopter; chopper; airplane`,
    vehicle: `
      car; cars; van; truck; lorry; vehicle; suv; pickup; minivan; minibus; bus; coach; tractor; hgv; jeep;
      driver; motorist; taxi; bulldozer; digger; tanker; pick up; tram; driverless car; quad bike
    `,
    ram: `
      plough*; plow*; ram; rams; rammed; drives; drove; driven; mow*; barrel*; careers; careered; careens;
      careened; hurtles; accelerates; smashes; smashed; slams; slammed; rammed
    `,
    hit: `hits; hit; strikes; struck; crashes; crashed; runs; ran`,
    crowd: `
      crowd*; pedestrian*; shopper*; reveller*; reveler*; worshipper*; pupil*; student*; schoolchild*; marcher*;
      parade*; queue; diners; tourists; fans; commuters; market; bystander*; onlooker*; protester*;
      demonstrator*; spectator*; runners; festivalgoer*; partygoer*; festival; christmas market; street party;
      procession; playground; bus queue; passers; concertgoer*; children; people; families; carnival; marathon;
      picket; rally; vigil; wedding; fairground
    `,
    crowds: `
      crowd*; pedestrian*; shopper*; reveller*; reveler*; worshipper*; marcher*; parade*; queue; market;
      christmas market; bystander*; protester*; demonstrator*; spectator*; festivalgoer*; partygoer*; festival;
      procession; playground; carnival; street party
    `,
    site: `
      school; primary school; high school; elementary school; middle school; boarding school; nursery;
      kindergarten; day care; daycare; university; college; campus; church; cathedral; mosque; synagogue;
      temple; shrine; nightclub; night club; club; bar; pub; cafe; restaurant; hotel; mall; shopping centre;
      shopping center; shopping mall; supermarket; market; christmas market; bazaar; concert; concert hall;
      festival; music festival; theatre; theater; cinema; stadium; arena; hospital; clinic; maternity ward;
      airport; station; train station; railway station; bus station; metro; metro station; subway;
      subway station; underground station; parliament; courthouse; town hall; city hall; newsroom;
      newspaper office; barracks; army base; military base; police station; embassy; consulate; museum; library;
      beach; resort; parade; rally; marathon; vigil; wedding; funeral; care home; fairground; amusement park;
      theme park; sports hall; community centre; community center; dance class; christmas parade; carnival;
      gay bar; hostel; youth camp; summer camp; casino; art centre; concert venue; music venue; sports centre;
      leisure centre; swimming pool; polling station; bus stop; job centre; surgery; dance studio; yoga class;
      naval base; air base; christmas fair; beer garden; town centre; city centre; city center; park;
      power plant; newspaper; tv station; bakery; outlet; factory; office; offices; food court; gurdwara;
      monastery; cemetery; mass; service; prayers; prayer meeting; football stadium; football ground;
      football match; rugby ground; shopping precinct; polling stations
    `,
    shots: `
      gunman; gunmen; shooter; attacker; assailant; man; men; masked men; armed men; sniper; soldier;
      ex soldier; teenager; student; pupil; attackers
    `,
    many: `several; multiple; many; dozens; scores; hundreds; thousands; numerous`,
    folk: `
      people; children; pupils; students; civilians; passengers; workers; miners; worshippers; tourists;
      pilgrims; migrants; shoppers; guests; revellers; revelers; patients; fans; spectators; residents; victims;
      officers; soldiers; sailors; women; girls; villagers; firefighters; schoolgirls; schoolboys;
      schoolchildren; partygoers; festivalgoers; congregants; police; troops
    `,
    plane: `
      plane; jet; airliner; aircraft; passenger plane; passenger jet; airplane; aeroplane; boeing; airbus;
      flight; commercial plane; commuter plane; turboprop
    `,
    airliner: `
      airliner; jetliner; passenger plane; passenger jet; passenger flight; passenger aircraft; boeing; airbus;
      commercial plane; commercial jet; commercial flight; commercial airliner; jumbo jet; airlines flight;
      airlines plane; airlines jet; airways flight; airways plane; holiday jet
    `,
    rail: `
      train; trains; passenger train; commuter train; high speed train; express train; freight train; tram;
      metro train; subway train; intercity train; sleeper train; tube train
    `,
    boat: `
      ferry; ship; boat; cruise ship; liner; passenger ship; overcrowded boat; tourist boat; passenger ferry;
      migrant boat; dinghy; vessel; trawler; tour boat; catamaran; pleasure boat; riverboat; barge
    `,
    big: `
      apartment building; apartment block; tower block; skyscraper; condo; block of flats; condo tower; stadium;
      grandstand; bridge; flyover; overpass; motorway bridge; viaduct; mine; dam; tunnel; shopping centre;
      shopping mall; garment factory; school; church roof; nightclub roof; multi storey building;
      residential building; footbridge; hotel; terminal
    `,
    build: `
      building; apartment building; apartment block; tower block; tower; high rise; highrise; skyscraper; condo;
      hotel; school; church; block of flats; roof; stadium; stand; grandstand; factory; mall; bridge; flyover;
      overpass; motorway bridge; viaduct; pier; footbridge; balcony; stage; mine; pit; tunnel; dam; walkway;
      nightclub roof; scaffolding; crane; concert stage; shopping centre; shopping center; garment factory;
      warehouse; parking garage; car park; cable car; dome
    `,
    plant: `
      factory; plant; refinery; depot; warehouse; port; pipeline; mine; chemical plant; power plant;
      nuclear plant; power station; fuel depot; oil refinery; fertiliser plant; fertilizer plant;
      fireworks factory; ammunition depot; arms depot; munitions depot; petrol station; gas station; gas plant;
      mill; steelworks; coal mine; dock; docks; oil rig; oil platform; harbour; harbor; apartment block;
      apartment building; block of flats; tower block; shopping centre; hotel; restaurant; hospital; market;
      tanker; fuel tanker; gas tanker
    `,
    grave: `
      nightclub; club; tower block; high rise; highrise; skyscraper; garment factory; hospital; care home;
      nursing home; discotheque; cathedral; karaoke bar; dormitory; orphanage; maternity ward;
      intensive care unit; prison; hostel; refugee camp; fireworks factory; crowded market
    `,
    burn: `
      nightclub; club; tower block; tower; high rise; highrise; apartment block; apartment building;
      block of flats; skyscraper; factory; garment factory; hospital; care home; nursing home; school; hotel;
      hostel; prison; discotheque; market; shopping centre; shopping mall; mall; cathedral; bar; karaoke bar;
      dormitory; orphanage; mosque; church; bus; ferry; train; theatre; cinema; warehouse; ski resort;
      refugee camp
    `,
  },
  terms: {
    attack: {
      4: `
        <vehicle> <ram> .. <crowd>; <vehicle> .. into <crowd>; <vehicle> <hit> <crowds>;
        <vehicle> <hit> .. into <crowds>; <ram> into <crowd>; <ram> at <crowd>; <vehicle> driven .. <crowd>;
        stabbed at <site>; stabbed in <site>; stabbed outside <site>; stabbing at <site>; stabbings at <site>;
        stabbing in <site>; stabbing inside <site>; stabbing outside <site>; attack at <site>; attack on <site>;
        attacks on <site>; attack in <site>; attack inside <site>; attack outside <site>; attack near <site>;
        attacked at <site>; <site> attack; <site> attacked; <site> stabbing; <site> stabbings;
        <site> under attack; <site> massacre; gunmen storm <site>; gunmen attack <site>; attackers storm <site>;
        armed men storm <site>; militants storm <site>; <many> stabbed; <many> <folk> stabbed; <folk> stabbed;
        knife attack .. <folk>; knife attack at; knife attack in; knife attack on; mass knife attack;
        mass poisoning; mass stabbings; sword attack; hammer attack; crossbow attack; knifeman attacks;
        knifeman stabs; knifeman kills; man with knife attacks; stabs <folk>; <many> hurt in attack;
        <many> killed in attack; attackers at large; attacker at large; <folk> massacred; <folk> slaughtered;
        <folk> beheaded; <folk> poisoned; terrorist attack declared; declared terrorist; treated as terror*;
        treating .. as terror*; <folk> killed in attack*; <folk> dead in attack*; <folk> killed by gunmen;
        <folk> abducted; <folk> kidnapped; abduct <folk>; kidnap <folk>; <many> abducted; <many> kidnapped;
        terror attack*; terrorist attack*; terrorist incident; terror incident; act of terror*; deadly attack*;
        suspected terror*; car rams; van rams; truck rams; truck .. into crowd*; lorry .. into crowd*;
        van .. into crowd*; car .. into crowd*; vehicle .. into crowd*; drives into crowd*; drove into crowd*;
        driven into crowd*; driven at crowd*; plow* into crowd*; plough* into crowd*; ram* into crowd*;
        rams crowd*; car .. into people; van .. into people; truck .. into people; car .. into pedestrians;
        van .. into pedestrians; car ploughs into; car plows into; truck plows into; truck ploughs into;
        lorry ploughs into; into christmas market; into parade; massacre*; beheaded; decapitated;
        decapitated head; severed head; knife rampage; stabbing rampage; stabbing spree; mass stabbing;
        chemical attack; nerve agent attack; gas attack; sarin attack; coordinated attack*;
        simultaneous attack*; attacks under way; attack under way; chainsaw attack; axe attack; machete attack;
        acid attack on; arson attack; van attack; truck attack; lorry attack; car attack; ramming attack;
        car ramming; vehicle ramming; mass killing*; mass murder; train attack; school attack; church attack;
        mosque attack; synagogue attack; airport attack; market attack; hotel attack; mall attack;
        concert attack; parliament attack; embassy attack; palace attack; bridge attack; bastille day attack;
        nursery attack; kindergarten attack; hospital attack; subway attack; metro attack; tube attack;
        attack on school; attack on church*; attack on mosque*; attack on synagogue*; attack on hotel;
        attack on newspaper; attack on parliament; attack on airport; attack on police; attack on hospital;
        attack at school; attack at church; attack at mosque; multiple people stabbed; several people stabbed;
        people stabbed; children stabbed; crowd attack; vehicle hits crowd; vehicle hits pedestrians;
        van hits pedestrians; car hits pedestrians; car hits crowd; van hits crowd; truck hits crowd;
        hits crowd; drives into street; drives into festival; drives into pedestrians; drives into people;
        drove into people; drove into pedestrians; mows down; mowed down; runs over crowd;
        car .. into christmas market; car .. into parade; car .. into crowd*; vehicle .. into people;
        stabbed on train; stabbed at school; stabbed in school; teacher stabbed; pupils stabbed;
        attack on nursery; hacked to death; <ruler> s convoy attacked; soldier killed in street; soldier hacked;
        soldier stabbed; mp stabbed; mp attacked; mp killed; mp murdered; mayor stabbed; senator attacked;
        priest stabbed; rabbi stabbed; attacks worshippers; attacks shoppers; attacks pupils; attacks children;
        attacks schoolchildren; attacks pedestrians; attacks passengers; attacks commuters; attacks passers by;
        attacks passersby; attacks colleagues; attacks police officers; attacks tourists; stabs passers by;
        stabs passersby; stabs passengers; on stabbing spree; police officer stabbed; officers stabbed;
        treated as terror; declared terror; act of terrorism; <vehicle> .. through pedestrian*;
        <vehicle> .. through crowd*; <vehicle> through market; <vehicle> .. into pedestrian zone;
        mounts pavement; mounted pavement; mounts sidewalk; <vehicle> strikes <crowds>;
        <vehicle> strikes <folk>; <vehicle> hits <folk>; motorcade attacked; convoy attacked; <site> set alight;
        <site> set on fire; hotel set alight; hotel set on fire; asylum hotel attacked; <folk> beaten to death;
        man with axe; man with knife; man with machete; man with sword; man with hammer; axe attacker;
        shot outside <site>; shot dead outside <site>; shot outside .. museum; shot outside .. embassy;
        embassy stormed; embassy attacked; storm embassy; storms embassy
      `,
      3: `
        incident outside <site>; incident at <site>; incident near <site>; incident on; police at incident;
        police dealing with; police responding to; operation at <site>; police operation; large operation;
        operation under way; police surround; police storm; emergency services at; emergency services called to;
        people hit by car; people hit by; people struck by; walking wounded; crowds flee; shoppers flee;
        people flee; people fleeing; students flee; panic on; panic at; panic in; mass panic; bangs heard;
        loud bangs; armed officers; shut down after; suspended after reports; terrible injuries;
        number of fatalities; number of deaths; declared a terrorist incident; act of terror;
        found dead in lorry; found dead in truck; found dead in container; bodies found in lorry;
        bodies found in truck; bodies found in container; bodies in lorry; bodies in truck; stabbing rampage;
        major incident declared; declare major incident; declares major incident; major incident at;
        stabbed to death in; knife rampage; casualties reported; <many> casualties; reports of casualties;
        multiple victims; multiple fatalities; multiple dead; mass casualty; number of casualties;
        fatalities reported; crowd surge; crushed to death; crushed; trampled; human crush;
        police respond to attack; police respond to stabbing; ongoing attack; ongoing incident;
        serious incident at; run over by; air ambulances; critical incident declared; number of people stabbed;
        number of people injured; number of people hurt; knife attack*; knifeman; knife wielding;
        stabbing attack*; multiple stabbing*; terrorist*; terror suspect*; jihadist*; islamist attack*;
        militants storm*; militants attack*; gunmen storm*; slaughter*; mass casualt*; major incident;
        crowd crush; stampede; crush at; attackers; attacker; attack kills; attack leaves; attack victim*;
        attacked with; deadly incident; militants kill*; rebels kill*; gang kill*; killing spree;
        killed in attack; after attack; dead in attack; kidnap* .. children; kidnap* .. students;
        kidnap* .. girls; abduct* .. students; abduct* .. children; abduct* .. girls; tower block .. fire;
        <respond> incident; <respond> ongoing incident; <respond> large incident; <respond> major incident;
        <respond> .. serious incident; <respond> .. firearms incident; <respond> .. major incident;
        incident at .. <site>; incident near .. <site>; incident outside .. <site>; firearms incident;
        stabbing incident; shooting incident; incident involving vehicle; incident with multiple;
        serious incident in; serious incident at; serious incident near; confirmed fatalities;
        fatalities confirmed; deaths confirmed; confirmed deaths; confirmed dead; reports of casualties;
        reports of injuries; fatalities at; fatalities in; number of deaths; including gunman;
        including the gunman; including attacker; including the attacker; including attackers;
        including shooter; including suspect; gunshot like; hacked; runs amok; run amok; ran amok;
        goes on rampage; <folk> flee; fans flee; concertgoers flee; crowd flees; <folk> fled; fled across;
        ran for their lives; run for their lives; ran for lives; run for lives; <folk> screaming;
        terrified <folk>; <folk> hide; <folk> hiding; counter terrorism police; counter terror police;
        counter terror officers; counter terrorism officers; cobra meets; cobra meeting; cobra to meet;
        emergency cobra; streets shut; roads shut .. police; cordon in .. centre; cordon in; large cordon;
        huge cordon; told to run; run hide; people told to run; armed police flood; armed police surround;
        armed police swarm; armed police on scene; armed police at; forces thousands from
      `,
      2: `
        attack*; stabbing; assault*; terror*; assailant*; ramming; rampage; suspicious package*; killed;
        killing*; murder*; slain; homicide; manhunt; evacuated; bloodshed; kidnap*; abduct*; militant*; cordon*;
        stabbings; stabbed; stabs; bodies found; found dead; machete*; arsonist*
      `,
      1: `police; suspect*; emergency; tragedy; horror; condemn*; mourn*; threat; witness*; carnage; armed`,
    },
    shooting: {
      4: `
        <shots> opens fire; <shots> opened fire; <shots> open fire; <shots> fires on; opens fire at <site>;
        opens fire in <site>; opens opened open opens fire inside <site>; opened fire inside <site>;
        opened fire at <site>; opened fire in <site>; open fire at <site>; open fire in <site>;
        shooting at <site>; shooting in <site>; shooting inside <site>; shooting outside <site>;
        shooting near <site>; shootings at <site>; shots fired at <site>; shots fired in <site>;
        shots fired inside <site>; shots fired outside <site>; shots fired near <site>; gunfire at <site>;
        gunfire in <site>; gunfire inside <site>; gunfire near <site>; gunshots at <site>; gunshots in <site>;
        gunshots near <site>; <site> shooting; <site> shootings; <site> gunman; gunman at <site>;
        gunman in <site>; gunman inside <site>; gunmen at <site>; gunmen in <site>; <folk> shot at <site>;
        <folk> shot in <site>; <many> shot; <many> <folk> shot; <folk> shot dead; <folk> gunned down;
        <many> gunned down; <many> wounded by gunman; active shooter*; shooter at <site>; shooter in <site>;
        sniper fire; mass shootings in; mass shooting at; gunman kills; gunmen kill; gunman shoots;
        gunmen shoot; shoots dead <folk>; shootouts; drive by shooting at <site>; multiple people shot;
        several people shot; number of people shot; killed in shooting*; dead in shooting*; hurt in shooting*;
        wounded in shooting*; injured in shooting*; <folk> killed in shooting*; mass shooting*; active shooter;
        shooting rampage; gunman opens fire; gunmen open fire; gunman opened fire; gunmen opened fire;
        school shooting; deadly shooting*; shooting spree; shot dead in .. attack; shooting at school;
        shooting at .. mall; shooting at church; shooting at synagogue; shooting at mosque;
        shooting at university; mall shooting; church shooting; mosque shooting; synagogue shooting;
        nightclub shooting; theater shooting; theatre shooting; parade shooting; campus shooting;
        university shooting; supermarket shooting; store shooting; festival shooting; concert shooting;
        club shooting; subway shooting; hospital shooting; police officers shot; gun attack;
        shootout* .. explosion*; gunfire in; gunfire inside; shooting near parliament; shooting rampage;
        children shot; students shot; killed in shooting; dead in shooting; shooting leaves; shooting kills;
        movie theater shooting; movie theatre shooting; cinema shooting; shooting at movie theater;
        movie shooting*; classroom shooting; gunman .. school; gunman .. mall; gunman .. church;
        gunman .. hospital; gunman .. university; gunman on the loose; gunman at large; shooter at large;
        gunman on loose; shots at .. <site>; gunman attacks; gunman storms; sniper shoots; sniper kills;
        shooting at .. <site>; gunfire at .. <site>; shots fired at .. <site>; shots fired near .. <site>;
        shots fired in .. <site>; gunman takes over; gunman seizes; gunman roams; gunman stalks; gunman loose;
        in lockdown after shots; locked down after shots; lockdown after shots; lockdown after gunfire;
        evacuated after shots; shot dead at rally; shot at rally; shots fired at rally; lawmaker .. shot dead;
        lawmaker shot; senator shot; mp shot; mayor shot; governor shot; politician shot;
        politician .. shot dead; candidate shot; activist shot; shot outside .. <site>
      `,
      3: `
        shots heard; gunshots heard; gunfire heard; heavy gunfire; gunfire erupts; gunfire reported;
        shots ring out; shootouts; shooting reported; reports of shooting; reports of shots; reports of gunfire;
        police respond to shooting; police responding to shooting; armed police .. incident; machine gun;
        automatic weapons; gunned down; at least _ shot; shooters; open fire; gunman; gunmen; shooting;
        shootings; shooter; shooters; gunfire; shots fired; gunshots; shot in; shot near; sniper; shootout;
        gun rampage; heard .. shots; opened fire; opens fire; open fire on; people shot; officers shot; snipers;
        police shot; heard shots; hears shots; hear shots; shots on; sound of gunfire; sounds of gunfire;
        gunshot victims; shot at random; gunman dead; gunman killed; gunman .. dead; gunman shot; shooter dead;
        gunman on run
      `,
      2: `
        shot; opened fire; fired on; armed man; armed police; fatally shot; shot dead; shot and killed; shot at;
        shot multiple
      `,
    },
    explosion: {
      4: `
        explosion at <site>; explosions at <site>; explosion in <site>; explosion inside <site>;
        explosion outside <site>; explosion near <site>; explosion on <site>; explosion at <plant>;
        explosions at <plant>; explosion in <plant>; blast at <site>; blast in <site>; blast inside <site>;
        blast outside <site>; blast near <site>; blasts at <site>; blast at <plant>; blast in <plant>;
        <site> explosion*; <site> blast*; <site> bomb; <site> bombing*; <plant> explosion*; <plant> blast*;
        bomb at <site>; bomb in <site>; bomb explodes; bombs explode; bomb goes off; bombs go off;
        bomb detonates; bombing at <site>; bombing in <site>; bombing of <site>; bombing outside <site>;
        powerful explosion*; powerful blast*; large explosion*; major explosion*; multiple explosions;
        several explosions; two explosions; three explosions; explosions heard; explosions reported;
        explosions in; explosion destroys; explosion levels; explosion flattens; explosion rips;
        explosion tears; blast rips; blast tears; blast destroys; blast levels; blast flattens; explosions rip;
        explosion shakes; blast shakes; explosions shake; blasts rock; blasts shake; gas explosion destroys;
        gas explosion levels; roadside bomb kills; bomb rips; suicide blast; suicide attack*; suicide attacker*;
        blows himself up; blew himself up; blew herself up; blow themselves up; explosion at gas;
        explosion leaves; blast leaves; explosion injures; blast injures; blast wounds;
        <many> hurt in explosion; <many> killed in explosion; <many> killed in blast; mushroom cloud over;
        parcel bomb*; mosque blast; explosive devices; fireballs; suicide bomb*; car bomb*; truck bomb*;
        bomb blast*; bomb attack*; bombings; bomb explod*; bomb explosion*; bomb kill*; bombing kill*;
        massive explosion*; huge explosion*; huge blast; deadly explosion*; deadly blast*; explosions hit;
        explosions rock*; explosion rocks; blast rocks; explosions at; explosion at .. airport; blasts at;
        blasts hit; deadly bomb*; series of explosions; series of blasts; explosion kills; blast kills;
        airport blast*; metro blast*; station blast*; letter bomb*; nail bomb; marathon explosion*;
        bombs explode; twin blasts; twin bombings; arena explosion; arena blast; explosion damages;
        blast damages; explosion rocks; blast rocks; explosion destroys; explosion wrecks; blast wrecks;
        bomb blast*; car bomb*; truck bomb*; explosion at .. <site>; explosion in .. <site>; blast at .. <site>;
        blast in .. <site>; nail bomb; parcel bomb explodes; explosion hits; blast hits <site>; blasts heard;
        blasts across; blasts in; blast brings down; blast destroys <homes>; blast flattens <homes>;
        explosion <topple> <homes>; blast <topple> <homes>; explosion <topple> .. <homes>;
        blast <topple> .. <homes>; gas explosion at; gas explosion in; gas blast <topple>
      `,
      3: `
        explosion reported; explosion heard; fireball*; explode; grenade attack; grenade thrown;
        grenades thrown; blast heard; blast reported; loud explosion; loud blast; petrol bomb attack;
        mine blast; blew up; blown up; letter bomb; suspected bomb; explosion*; bombing; bombs; bomber*;
        blast hits; explodes; exploded; blast at; blast in; detonat*; gas explosion; blast near; loud bang*;
        explosive device*
      `,
      2: `blast; bomb; grenade*; explosive*; blew up; blown up; bomb threat*; blasts`,
    },
    hostage: {
      4: `
        holds <folk> hostage; holding <folk> hostage; <folk> held hostage; <folk> taken hostage; <folk> hostage;
        hostages at <site>; hostages in <site>; hostages inside <site>; hostage taker*; siege at <site>;
        siege in <site>; <site> siege; <site> hostage*; standoff at <site>; gunman holed up; gunmen holed up;
        barricades himself; barricaded inside; seizes hostages; seize hostages; seized hostages;
        storm <site> to free; police storm <site>; hijackers; hijackers seize; hijack <plane>; <plane> hijacked;
        bus hijack*; train hijack*; held at gunpoint; armed man holding; armed man takes; hijacked;
        takes <folk> captive; taken captive; hostages held; hostages taken; take hostage*; takes hostage*;
        took hostage*; taking hostage*; taken hostage*; held hostage; holding hostage*; holds hostage*;
        hostage taking; hostage situation; hostage crisis; hostage drama; siege at; siege in; plane hijack*;
        jet hijack*; hijacked plane; hijacked airliner; passengers hostage; barricaded with; holed up in <site>;
        holed up inside <site>; holed up in .. <site>; armed siege; siege under way; siege ends;
        hostages freed as; hostage taker killed; storms <site>; man with bomb; holding <folk> at;
        hostages in .. <site>; hostages at .. <site>; siege at .. <site>; siege in .. <site>
      `,
      3: `
        told to stay indoors; told to stay inside; told to shelter; ordered to stay indoors; residents told to;
        public told to avoid; avoid the area; police urge public to; police tell people; run hide tell;
        on lockdown; in lockdown after; locked down as; locked down amid; under siege; shelter in place;
        hostage*; hijack*; siege; standoff; stand off; locked down after; seek shelter; shelter in place;
        stay indoors; stay inside; stay away from; school* .. lockdown; campus .. lockdown;
        hospital .. lockdown; lockdown after; building .. lockdown
      `,
      2: `barricaded; sheltering`,
    },
    war: {
      4: `
        declares war; war breaks out; war erupts; launches invasion; launch invasion; begins invasion;
        invasion begins; invasion under way; troops cross border; tanks cross border; tanks enter;
        tanks roll into; troops pour into; forces cross; forces enter; forces storm; forces seize;
        missiles rain; missiles hit; missile hits; missiles strike; missile strikes <site>; missiles slam;
        missile slams; rockets hit; rockets strike; rocket barrage; barrage of missiles; barrage of rockets;
        wave of missiles; missile barrage; airstrikes hit; airstrikes on; air strikes hit; air strikes pound;
        strikes hit <site>; jets bomb; jets strike; warplanes bomb; warplanes strike; bombs capital; bombing of;
        strikes on capital; capital under attack; capital bombed; explosions in capital; coup in; coup under;
        attempted coup; coup bid; soldiers seize; soldiers announce; soldiers take; soldiers say they;
        soldiers on tv; soldiers on state tv; army takes over; army seizes; army says it has; military seizes;
        military says it has; military takes; junta seizes; general seizes; president detained by;
        president deposed; president ousted; president overthrown; government overthrown; government toppled;
        toppled in; ousted in coup; overthrown in; tanks on streets; tanks in streets; soldiers surround;
        ceasefire broken; ceasefire collapses; ceasefire shattered; ceasefire breaks down; truce collapses;
        truce shattered; breaks ceasefire; ceasefire over; end of ceasefire; war resumes; fighting resumes;
        strikes resume; declares state of war; fires intercontinental; article 5; no fly zone declared;
        ground offensive; ground invasion; full scale war; full scale attack; full scale assault;
        launches air strikes; launches airstrikes; launches missile strikes; launches ground;
        launches offensive; launches military; bombs nuclear; attack on nuclear; strike on nuclear; drones hit;
        drone hits <site>; drone strikes <site>; drone attack on; swarm of drones; shoots down <plane>;
        shot down <plane>; <plane> shot down; warship sunk; warship hit; blockade declared;
        general mobilisation; general mobilization; full mobilisation; state of siege; border attack;
        rebels enter; rebels storm; fighters enter; fighters seize; falls to rebels; capital falls; city falls;
        annexes; invasion of; invades; invaded; invade*; declares war; declared war; declaration of war;
        state of war; at war; full scale invasion; launches military operation; special military operation;
        missile strike* on; missiles hit; missiles strike; missile attack*; rocket attack* on; air strikes on;
        airstrikes on; bombards; bombardment; coup attempt; attempted coup; military coup; coup under way;
        coup underway; those behind coup; seize* power; seizes control; taken power; takes power; army takes;
        military takes over; martial law; ballistic missile* at; launches attack on; launched attack on;
        launches strikes; launches missiles; launches missile; fires missiles; fired missiles; surprise attack;
        drone attack on; nuclear strike; nuclear weapon used; troops enter*; troops cross*; tanks roll;
        tanks enter; falls to taliban; enter kabul; strikes iran; attacks iran; attacks israel; strikes israel;
        bombs iran; bombed iran; armed rebellion; mutiny; march on moscow; shot down; launches .. drones;
        launches .. missiles; launched .. missiles; launched .. drones; fires .. missiles; fired .. missiles;
        strikes on iran*; strikes iranian; struck iranian; strikes nuclear; struck .. nuclear;
        announces military operation; military operation in; strikes venezuela; forces invade; troops invade;
        invading forces; declares martial law; forces attack; attack on israel; attack on ukraine; hamas attack;
        hamas gunmen; army seizes; soldiers seize; air raid sirens; we are at war; country is at war;
        nation at war; air raid sirens; rocket sirens; missile sirens; sirens sound across; sirens across;
        militants enter; militants infiltrate; militants cross; militants break through; militants breach;
        fighters infiltrate; fighters cross; gunmen cross; gunmen infiltrate; infiltrate from; breach border;
        border breached; bombs fall on; bombs rain; missiles fired at; missiles launched at; drones launched at;
        wave of drones; barrage of drones; rockets rain; rockets fired at; strikes on capital;
        launches strikes on; begins bombing; begins strikes; under rocket fire; under missile fire;
        nuclear sites attacked; nuclear sites hit; nuclear facility hit; nuclear facilities hit;
        attacks nuclear; attacks .. nuclear sites; strikes .. nuclear sites; hits .. nuclear sites;
        commanders killed; commander killed; army chief killed; top general killed; declares state of emergency;
        offensive begins; assault begins; ground assault; fires missile over; fires missiles over; missile over;
        missile lands; missile falls; missile crashes; tanks on the streets; tanks on streets; tanks surround;
        troops surround; soldiers surround; army surrounds; troops on the streets; troops seize;
        soldiers on the streets; gunfire near presidential; shots near presidential;
        presidential palace surrounded; shoots down .. jets; shoots down .. jet; shoots down .. plane;
        shoots down .. aircraft; jets shot down; warplanes shot down; encircles .. with warships; enter capital;
        march on capital; marches on
      `,
      3: `
        nuclear test; country at war; launches attack; launches assault; ceasefire broken; fires ballistic;
        rebels capture; airstrike*; air strike*; missile*; shelling; offensive; coup; invading; rocket fire;
        war; incursion; mobilisation; mobilization; escalat*; warplane*; fighter jets; troops; drone strike*;
        drone attack*; rebels; ceasefire collapses; retaliat*; rocket attack; rocket attacks;
        gunmen in .. streets; fighters in .. streets; tanks in; tanks seen; columns of tanks; sirens
      `,
      2: `
        rockets; military operation; clashes; fighting; drone*; bombing; soldiers killed; ambush*; militia*;
        artillery; strikes
      `,
    },
    disaster: {
      1: `death toll; toll`,
      5: `
        magnitude 7; magnitude 7 .. earthquake; magnitude 7 .. quake; earthquake of magnitude 7;
        earthquake of magnitude 8; nuclear emergency; radiation leak; tsunami alert; tsunami evacuation;
        tsunami strikes; tsunami sweeps; nuclear plant explosion; reactor meltdown; earthquake devastates;
        earthquake flattens; hurricane devastates; city flattened; earthquake .. buildings collapse;
        major earthquake; powerful earthquake; massive earthquake; huge earthquake; magnitude 8; magnitude 9;
        7 _ magnitude; 8 _ magnitude; powerful quake; major quake; huge quake; severe quake; massive quake;
        tsunami warning; tsunami hits; tsunami kills; dam burst*; dam collapse*; dam failure; dam break*;
        dams burst*; nuclear accident; nuclear disaster; reactor explosion; magnitude 8 earthquake;
        tsunami hits; metre tsunami; meter tsunami; engulfs tower block; tower block fire;
        tower block collapses; bridge collapses; bridge collapse; cathedral .. fire; cathedral engulfed;
        crowd crush; halloween crush
      `,
      3: `
        stranded on roofs; flooded streets; cars swept; torrential; tremor strikes; second quake;
        homes destroyed; feared buried; rescuers search; buildings sway; state of emergency; violent earthquake;
        strong quake hits; strong earthquake hits; strong earthquake strikes; magnitude 6 .. earthquake;
        magnitude 6 .. quake; 6 _ magnitude; earthquake jolts; quake jolts; stampede; chemical spill;
        <burn> fire; fire at <burn>; fire in <burn>; fire engulfs <burn>; blaze at <burn>; <burn> blaze;
        <burn> on fire; <build> collapses; <build> collapse; <build> collapsed; <build> caves in;
        <build> gives way; collapse of <build>; <build> partially collapses; aftershocks; mudslides; landslides;
        flash floods; floodwaters; flooding; deluge; wildfires; erupts; caves in; sinkhole; collapsed;
        inferno engulfs; people trapped; feared trapped; trapped under; trapped in; buried; under rubble; swept;
        submerged; evacuate*; fire engulfs; huge blaze; major fire; large fire; major blaze; raging fire;
        fires rage; wildfire rages; tremor*; dead in; emergency declared; power outage; gas leak; earthquake*;
        quake*; aftershock*; tornado*; landslide*; mudslide*; avalanche*; hurricane; cyclone; typhoon;
        flash flood*; wildfire*; collapse of; collapses; inferno; dead after; missing after; trapped;
        swept away; floods kill; storm kills; fire tears through; fire rips through; fire breaks out;
        fire engulf*; huge fire; massive fire; ablaze; engulfs; meteor; toxic leak; gas leak; chemical leak;
        evacuat*; bodies recovered; power blackout; massive blackout; devastat*; catastroph*; strong earthquake;
        deadly earthquake; earthquake kills; strong quake; tsunami; quake hits; quake kills; quake death toll;
        quake toll; volcano erupts; volcanic eruption; deadly floods; deadly flooding; deadly wildfire*;
        deadly storm*; deadly tornado*; killer quake; state of emergency declared; meltdown; building collapse*;
        bridge collapse*; tower block fire; nightclub fire; deadly fire; fire kills; blaze kills;
        apartment building collapse*; tower fire; bridge collapses; quake magnitude; flames engulf;
        drivers stranded; residents stranded; motorists stranded; bridge down; bridge gives way; roof blown;
        roofs blown; homes swept; village swept; people swept; bodies found in flood*; flood dead;
        flood victims; state of catastrophe; red alert; heatwave; eruption; volcano; volcanic eruption;
        swept out; floods hit; storm hits
      `,
      2: `
        flood*; fire; blaze; collapse*; eruption; rubble; rescue*; survivors; bushfire*; twister*;
        mine accident; heatwave deaths; burning; storm; storms
      `,
      4: `
        deadly earthquake; deadly quake; earthquake devastates; quake devastates; earthquake flattens;
        quake flattens; earthquake levels; earthquake destroys; quake destroys; earthquake rocks; quake rocks;
        earthquake .. buildings collapse; tsunami alert; tsunami evacuation; tsunami strikes; tsunami sweeps;
        giant wave*; <big> collapses; <big> collapse; <big> collapsed; <big> caves in; <big> gives way;
        collapse of <big>; <big> partially collapses; <build> .. collapses with; <build> collapses onto;
        <build> collapses during; <build> collapse kills; <build> collapse leaves; <build> collapse traps;
        dam bursts; dam breaks; dam fails; dam breach*; flood wall; levee breaks; levees break; <grave> fire;
        fire at <grave>; fire in <grave>; fire tears through <burn>; fire rips through <burn>;
        fire sweeps through <burn>; fire engulfs <grave>; blaze at <grave>; blaze in <grave>; <grave> blaze;
        <grave> on fire; <burn> inferno; <grave> engulfed; wall of water; tailings dam; mine collapse*;
        mine explosion*; miners trapped; trapped underground; buried alive; villages buried; village buried;
        landslide buries; mudslide buries; avalanche buries; avalanche hits <site>; avalanche kills;
        glacier collapse*; nuclear emergency; radiation leak; radioactive leak; reactor fire; reactor meltdown;
        catastrophic floods; catastrophic flooding; worst floods; record floods; <many> swept away;
        towns cut off; town destroyed; towns destroyed; town flattened; city flattened; town wiped out;
        town evacuated; city evacuated; cities evacuated; category 5; category five; category 4 hurricane;
        category four; catastrophic hurricane; hurricane slams; hurricane makes landfall; hurricane devastates;
        typhoon slams; cyclone slams; supercell; ef5; ef4; monster tornado; tornado flattens; tornado destroys;
        tornadoes kill; tornado kills; wildfire destroys; wildfires destroy; wildfire engulfs; wildfires engulf;
        firestorm; fires destroy town; wildfire kills; volcano explodes; volcano kills; eruption kills;
        massive eruption; violent eruption; pyroclastic; lahar; meteor explodes; meteorite strikes; gas cloud;
        toxic cloud; chlorine leak; ammonia leak; poison gas; nationwide blackout; total blackout;
        national blackout; crowd crush; crowd surge kills; stampede kills; <many> dead in stampede;
        dead in stampede; killed in stampede; crush at <site>; crush leaves; deadly crush; crushed to death;
        trampled to death; <many> trampled; stampede at <site>; stampede leaves; stampede during;
        bushfires destroy; fire at .. tower block; fire in .. tower block; blaze at .. tower block;
        blaze in .. tower block; blaze engulfs .. tower; fire engulfs .. tower; flames engulf .. tower;
        fire rips through .. tower; fire tears through .. tower; blaze rips through .. tower;
        blaze tears through .. tower; fire at .. nightclub; fire in .. nightclub; blaze at .. nightclub;
        blaze in .. nightclub; fire at .. hospital; fire in .. hospital; fire at .. care home;
        fire in .. care home; fire at .. high rise; fire in .. high rise; fire at .. hostel; fire in .. hostel;
        fire at .. apartment block; fire in .. apartment block; fire at .. apartment building;
        fire in .. apartment building; fire at .. block of flats; fire in .. block of flats; tower .. engulfed;
        people at windows; people at the windows; jump from windows; jumping from windows; trapped in tower;
        trapped in blaze; trapped in fire; trapped by fire; trapped by blaze; trapped as .. blaze;
        trapped as .. fire; ski resort fire; bar fire; club fire; fire in .. bar; blaze in .. bar;
        fire at .. bar; sweep cars away; sweeps cars away; swept away by floods; swept away by flood;
        floods sweep; flood sweeps; flooding sweeps; deadly floods; deadly flooding; deadly storm;
        deadly storms; deadly heatwave; deadly tornado; deadly tornadoes; deadly hurricane; deadly cyclone;
        deadly wildfire; deadly wildfires; deadly landslide; deadly avalanche; storm surge kills; crowd surge;
        crowd crush; halloween crush; festival crush; stadium crush; deadly crush; crush at <site>;
        crush in <site>; <ground> falls; <ground> fell; <ground> comes down; <ground> crashes down;
        <ground> crumbles; fire <rage> .. club; fire <rage> .. nightclub; fire <rage> .. hotel;
        fire <rage> .. hospital; fire <rage> .. tower; fire <rage> .. apartment*; fire <rage> .. block;
        fire <rage> .. hostel; fire <rage> .. home for; fire <rage> .. cathedral; blaze <rage> .. club;
        blaze <rage> .. hotel; blaze <rage> .. hospital; blaze <rage> .. tower; blaze <rage> .. apartment*;
        landslide <engulf> <homes>; landslide <engulf> .. <homes>; mudslide <engulf> <homes>;
        mudslide <engulf> .. <homes>; avalanche <engulf> <homes>; avalanche <engulf> .. <homes>;
        avalanche <engulf> .. skiers; avalanche <engulf> skiers; quake <topple> <homes>;
        earthquake <topple> <homes>; quake <topple> .. <homes>; earthquake <topple> .. <homes>;
        villages cut off; towns cut off; village cut off; town cut off; floods cut off; towns under water;
        village under water; villages under water; volcano erupts .. dead; eruption traps; eruption kills;
        volcano kills; eruption .. missing; volcano eruption traps; chemical leak forces; toxic cloud;
        ship hits bridge; ship strikes bridge; barge hits bridge; power out across; power cut across;
        blackout across; blackout hits; nationwide blackout; nationwide power cut; nationwide power outage;
        massive power cut; massive blackout; flee into sea; flee to beaches; tourists evacuated as;
        heatwave deaths; heatwave kills; bushfire <rage> .. town; bushfire razes; wildfire razes;
        wildfire destroys; wildfires destroy; fire razes; blaze razes; bushfire destroys; glacier collapses;
        balcony collapses; roof caves in
      `,
    },
    accident: {
      5: `
        <airliner> crash*; <airliner> missing; <airliner> disappears; <airliner> vanishes;
        <airliner> loses contact; <airliner> lost; <airliner> down; <airliner> goes down; <airliner> explodes;
        <airliner> breaks up; <airliner> shot down; <airliner> wreckage; missing <airliner>;
        crash of <airliner>; planes collide; no survivors; plane .. people on board crashes;
        passenger plane crash*; airliner crash*; airliner; plane goes down; plane down; trains collide;
        train collision; ferry sinks; ferry capsizes; cruise ship sinks; contact lost; lost contact;
        missing plane; missing airliner; missing jet; plane missing; flight missing; plane disappears;
        plane vanishes; passenger plane; passenger jet; plane .. with .. aboard; plane collides;
        plane with .. on board; planes collide; airlines flight .. missing; airlines flight .. crash*;
        airlines plane .. missing; missing .. airlines plane; airlines plane crash*; flight crash*;
        bound flight .. crash*; bound plane .. crash*; bound jet .. crash*; plane crashes after take off;
        plane crashes on take off; plane crashes on landing; plane crashes after takeoff;
        plane crashes on takeoff; jet crashes after take off; jet crashes after takeoff; jet crashes on takeoff;
        flight goes down; flight down; flight loses contact; flight vanishes; flight disappears; flight lost;
        no survivors expected; plane .. crashes near .. airport; plane crashes near .. airport;
        jet crashes near .. airport; crashes near airport; air india flight; air france flight;
        malaysia airlines; lufthansa flight .. crash*
      `,
      3: `
        <plane> carrying; <plane> crash*; <plane> crash lands; <plane> crashed; <plane> down; crash of <plane>;
        <plane> wreckage; wreckage of <plane>; air crash; airport crash; <plane> skids; <plane> overshoots;
        <plane> overruns; <plane> off runway; <rail> hits; <rail> crash; <boat> collides; <boat> hits;
        <boat> runs aground; bus crashes; coach crashes; tour bus crash; school bus crash*; <boat> sinks;
        <boat> capsizes; <boat> overturns; derailment; derails; derailed; capsized; sank; overturns; goes down;
        nosedive*; collide; collides with; crash lands; head on; search for <plane>; search for <boat>;
        wreckage; coach overturns; bus overturns; helicopter down; helicopter missing; helicopter goes down;
        chopper crash; crash kills; crash leaves; runs aground; train accident; plane accident; air accident;
        level crossing; derail*; bus crash; coach crash; bus plunges; helicopter crash*; capsize*; shipwreck;
        sinks; sunk; collision; stampede; pile up; submersible; crashes into; migrants drown*; drown*; ferry;
        emergency landing; runway collision; cable car; air disaster; air crash; plane crash*; plane crashes;
        jet crash*; train crash*; train derail*; ferry disaster; ship sinks; boat sinks; boat capsizes;
        mid air collision; bus crash kills; coach crash kills; crash kills; stampede kills; crowd crush;
        crush kills; deadly crash; helicopter crash kills; all on board; aboard plane; plane .. crashes;
        jet .. crashes; flight .. crashes; aircraft crashes; crush; cable car derails; funicular; aboard .. jet;
        aboard .. plane; aboard .. flight; aboard flight; on board plane; on board jet; in cardiac arrest;
        cardiac arrest after; given cpr; coach hits; bus hits; coach and lorry; bus and truck; bus and lorry;
        bus catches fire; coach catches fire; bus in flames; coach in flames; bus falls; coach falls;
        tunnel crash; crash in tunnel; boat carrying migrants; bodies in water; bodies pulled; bodies washed;
        bodies wash
      `,
      2: `crash*; accident*; wreck*; collides; overturn*; crashed; crane collapse`,
      4: `
        <plane> crashes into; plane crash kills; plane crash leaves; <plane> crashes onto;
        <plane> crashes in residential; <plane> carrying .. crash*; <plane> carrying .. missing;
        <plane> goes missing; <plane> missing; <plane> disappears; <plane> vanishes; <plane> loses contact;
        <plane> ditches; <plane> explodes; <plane> breaks up; <plane> bursts into flames; <plane> on fire;
        <plane> plunges; <plane> collide*; <plane> disappears from radar; disappears from radar;
        vanishes from radar; loses contact with; contact lost with; lost contact with; mid air collision;
        midair collision; planes collide; <rail> collide*; <rail> crashes; <rail> collision; head on train;
        train smash; train wreck kills; <rail> plunges; <rail> falls; <rail> catches fire; <rail> derailment;
        <rail> derails; <rail> derailed; <boat> sinks; <boat> sank; <boat> sinking; <boat> capsizes;
        <boat> capsized; <boat> overturns; <boat> disaster; <boat> on fire; <boat> missing; ferry fire;
        submarine missing; missing submarine; missing submersible; submersible missing; titanic sub;
        sub missing; submarine sinks; submarine explosion; cable car plunges; cable car crash*; gondola plunges;
        cable car falls; helicopter crash kills; <many> dead in crash; <many> killed in crash;
        <many> feared dead; <many> feared drowned; feared drowned; pile up kills; coach plunges; bus plunges;
        bus falls; bus crash kills; coach crash kills; bus crash leaves; funicular derail*; funicular crash*;
        ski lift; runaway train; rollercoaster crash*; crowded ferry; motorway pile up; hundreds missing;
        no survivors; on board feared; migrant boat sinks; migrants drown; migrants feared drowned;
        boat carrying migrants sinks; boat carrying migrants capsizes; bus crashes into; coach crashes into;
        coach hits tunnel; bus hits tunnel; school bus crash kills; <hull> catches fire; <hull> on fire;
        <hull> lists; <hull> listing; <hull> ablaze; <hull> hits bridge; <hull> strikes bridge;
        <hull> takes on water; <hull> runs aground with; <rail> leaves tracks; <rail> leaves the tracks;
        <rail> comes off; <rail> jumps tracks; trains crash; two trains crash; trains crash head;
        <rail> hits <rail>; <rail> hits bus; <rail> hits school bus; <rail> ploughs into; helicopter hits;
        helicopter crashes into; <plane> hits <homes>; <plane> comes down on; <plane> comes down in;
        <plane> falls on; <plane> bursts into; <plane> .. bursts into flames; <airliner> lost; airbus .. lost;
        boeing .. lost; <plane> lost over; <plane> with .. passengers lost; bus crashes off; bus plunges off;
        coach plunges off; bus falls off; bus veers off; coach veers off; bus off bridge; bus goes off;
        coach crashes off; school coach overturns; school bus overturns; school coach crash*; school bus hit;
        children's bus; airliners collide; jets collide; aircraft collide; passenger jets collide;
        planes crash into each other; overshoots runway .. dead
      `,
    },
    unrest: {
      4: `
        riot in; riots in; riots hit; riots sweep; rioters; rioters storm; rioters torch; rioters attack;
        mob attacks; mob storms; mob sets; <many> killed in protests; <many> killed in clashes;
        protest turns deadly; protests turn deadly; troops fire on; police fire on; police open fire;
        soldiers fire on; army fires on; troops open fire; soldiers open fire; parliament stormed;
        parliament on fire; parliament set ablaze; protesters set fire; protesters torch;
        protesters storm <site>; stormed parliament; government buildings; army on the streets; army deployed;
        troops deployed to; curfew declared; declares curfew; declares state of emergency;
        state of emergency declared; state of emergency after; night of violence; mass unrest; civil unrest;
        disorder spreads; disorder in; violent disorder; violence spreads; looters; looting spreads;
        prison riot; prison riots; jail riot; football riot; stadium riot; street battles; pitched battles;
        nationwide riots; riots spread; riots erupt; curfew imposed; national guard deployed;
        national guard called; calls in national guard; activates national guard; deploys national guard;
        storm capitol; storm the capitol; storms capitol; stormed the capitol; storm parliament;
        storm presidential palace; storm congress; storm us capitol; breach capitol; capitol breached;
        mobs storm; killed in riots; killed in protests; protesters killed; protesters shot; deadly protests;
        deadly riots; insurrection; city burns; violent unrest; night of riots; nights of rioting; racist riots;
        police station burned; police precinct; capitol stormed; capitol .. stormed; capitol .. locked down;
        capitol .. lockdown; protesters breach; protesters storm; rioters storm; supporters storm; mob storms;
        stormed by; riots break out; rioting breaks out; crowd storms; crowds storm; mob storms;
        protesters storm; storms us capitol; storms capitol; storms parliament; storms palace; storm palace;
        army storms; soldiers storm; troops storm
      `,
      3: `
        disorder; violence in; cars torched; cars set alight; set ablaze; torched; set on fire; barricades;
        rubber bullets; water cannon; police fire tear gas; violent scenes; running battles; ransack*; smash*;
        state of emergency; riot*; looting; unrest; curfew*; violent protest*; protests turn violent;
        violent clashes; clashes with police; police clash; clashes erupt; tear gas; mob; uprising;
        protests erupt; national guard; fires erupt; looted; molotov*; violence erupts; amid riots
      `,
      2: `clash*; protest*; demonstrat*; violence; chaos`,
    },
    leader: {
      4: `
        assassinat*; <ruler> s <fly> crash*; <ruler> s <fly> missing; <ruler> s <fly> down;
        <ruler> s <fly> goes down; <ruler> s <fly> .. crash*; <fly> carrying .. president;
        <fly> carrying .. prime minister; <fly> carrying .. pm; <fly> carrying .. foreign minister;
        <fly> with .. president aboard; <fly> with .. president comes down; president .. aboard plane;
        president .. on board plane; president .. aboard helicopter; presidential plane crash*;
        presidential jet crash*; presidential helicopter; president feared dead; prime minister feared dead;
        president among dead; president missing; president killed; prime minister killed; leader s <fly> down;
        leader s <fly> crash*; president assassinated
      `,
      3: `attempt on .. life`,
    },
    other: {
      4: `
        airspace closed; all flights grounded; flights grounded nationwide; grounds all flights; airport closed;
        airport shut; airport evacuated; parliament locked down; parliament evacuated; white house locked down;
        palace locked down; city centre evacuated; city center evacuated; city centre sealed off;
        national day of mourning; days of national mourning; period of mourning; threat level to critical;
        severe to critical; nationwide emergency; tainted alcohol; methanol poisoning; poisoned alcohol;
        <many> poisoned; national mourning; days of mourning; day of mourning; national emergency;
        threat level raised; threat level critical; raises threat level; airport evacuated;
        airport closed after; station evacuated; terror alert raised; highest alert
      `,
      3: `
        major emergency; emergency response; cordoned off; sealed off; locked down; flights suspended;
        airport closes; area evacuated; emergency landing; major police operation; large police presence;
        police operation at; police operation under way; heavy police presence; major police incident;
        serious incident; ongoing incident; fatal incident; people to avoid; pandemic declared; mass poisoning;
        poisoned; high alert; security alert; terror alert; bomb alert; major incident declared;
        palace announces; palace statement; flags lowered; flags at half mast; half mast; lies in state;
        books of condolence; suspend campaigning; suspends campaigning; campaigning suspended;
        campaigning halted; campaigning .. halted; campaign suspended; helpline set up; sets up helpline;
        cuts short trip; cuts short visit; cuts short holiday; week of mourning; declares mourning;
        world leaders stunned; world leaders react; world leaders condemn
      `,
    },
  },
  dead: `
    fatal; dead bodies; perishes; gunned down; drowning; loses life; lose lives; lost their lives; killed in;
    suffocate*; crushed to death; burned to death; burnt to death; trampled to death; massacred;
    dead on arrival; fatality; beaten to death; lynched; dead; killed; kills; kill; killing; die; dies; died;
    deaths; death; fatalities; lives; bodies; slain; murdered; drown; drowned; perish*; shot dead; massacred;
    corpses; bodies found; stabbed to death; fatally; executed; beheaded; victims; dying; lost lives; deadly
  `,
  hurt: `
    hospital; treated; serious condition; critically; critically ill; maimed; burned; poisoned;
    casualties reported; stricken; life threatening; gunshot wounds; stab wounds; taken to hospital;
    rushed to hospital; injured; injures; injuring; injuries; wounded; wounds; wounding; hurt; hurts; stabbed;
    shot; hospitalised; hospitalized; stabs; in hospital; trapped; hostages; hostage; in cardiac arrest;
    given cpr; gunshot victims
  `,
  missing: `
    trapped; stranded; buried; feared trapped; unaccounted for; lost contact; people on board; passengers; crew;
    missing; unaccounted; feared dead; feared drowned; aboard; on board; kidnapped; abducted; carrying
  `,
  toll: `
    death toll rises to; toll hits; toll passes; toll tops; toll jumps; toll soars; toll mounts; toll at;
    toll nears; toll exceeds; toll stands at; toll; death toll; toll rises; toll reaches; toll climbs; toll from
  `,
  numbers: {
    few: 3,
    some: 4,
    score: 20,
    handful: 4,
    trio: 3,
    half: 2,
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    couple: 2,
    pair: 2,
    several: 4,
    multiple: 5,
    many: 8,
    numerous: 8,
    dozen: 12,
    dozens: 30,
    scores: 50,
    hundreds: 250,
    thousands: 2500,
    couples: 2,
  },
  people: {
    teen: 1,
    person: 1,
    youth: 1,
    mother: 1,
    father: 1,
    motorist: 1,
    gunman: 1,
    suspect: 1,
    driver: 1,
    biker: 1,
    cyclist: 1,
    husband: 1,
    wife: 1,
    rapper: 1,
    mum: 1,
    dad: 1,
    guests: 4,
    workers: 4,
    miners: 5,
    villagers: 5,
    revellers: 5,
    revelers: 5,
    tourist: 1,
    worshipper: 1,
    firefighters: 3,
    firefighter: 1,
    sailors: 4,
    pilgrims: 6,
    fans: 4,
    patients: 4,
    residents: 4,
    guard: 1,
    guards: 2,
    pensioner: 1,
    toddler: 1,
    teenagers: 2,
    boys: 2,
    girls: 2,
    teachers: 2,
    journalists: 2,
    journalist: 1,
    mourners: 5,
    schoolchildren: 4,
    schoolgirls: 3,
    victims: 3,
    commuters: 5,
    partygoers: 5,
    bystanders: 3,
    pedestrian: 1,
    pedestrians: 3,
    troops: 4,
    hikers: 3,
    climbers: 3,
    crew: 3,
    baby: 1,
    babies: 3,
    family: 3,
    families: 5,
    troopers: 2,
    deputies: 2,
    deputy: 1,
    paramedic: 1,
    nurses: 2,
    doctors: 2,
    aid: 1,
    pupil: 1,
    teenager: 1,
    woman: 1,
    man: 1,
    boy: 1,
    girl: 1,
    child: 1,
    teacher: 1,
    soldier: 1,
    officer: 1,
    policeman: 1,
    police: 1,
    student: 1,
    men: 2,
    women: 2,
    children: 3,
    people: 3,
    students: 3,
    pupils: 3,
    officers: 2,
    soldiers: 3,
    passengers: 5,
    civilians: 4,
    migrants: 5,
    tourists: 4,
    worshippers: 4,
    protesters: 3,
    shoppers: 4,
  },
  singles: `
    man; woman; boy; girl; teenager; teen; person; pensioner; toddler; baby; pedestrian; youth; mother; father;
    motorist; gunman; suspect; driver; biker; cyclist; husband; wife; rapper; student; child; mum; dad; guard
  `,
  hundred: `hundred`,
  thousand: `thousand`,
  units: `
    s; year*; yr*; old; month*; week*; day*; hour*; hr*; minute*; min; mins; second*; percent; pct; per; cent;
    mile*; km; kilomet*; metre*; meter*; feet; foot; ft; mph; kph; million; billion; trillion; m; bn; k;
    dollar*; euro*; pound*; magnitude; am; pm; th; st; nd; rd; times; goals; points; games; wins; hotel*;
    states; countries; cities; things; ways; reasons; questions; facts; photos; pictures; arrest*; suspect*;
    homes; houses; flights; buildings; charged; detained; acres; degrees; dogs; cattle; horses; sheep; whales;
    cases; stores; jobs; schools; gunmen; attackers; militants; police; troops; missiles; drones; rockets;
    families; bombs
  `,
  context: {
    sport: {
      off: 4,
      words: `
        world cup; super bowl; premier league; champions league; striker*; midfielder*; goalkeeper*;
        quarterback*; touchdown*; nba; nfl; mlb; nhl; ufc; uefa; fifa; formula 1; f1; grand prix; olympic*;
        paralympic*; tennis; golf*; wimbledon; cricket*; rugby; football*; soccer; baseball; basketball; hockey;
        playoff*; semi final*; semifinal*; quarter final*; test match; innings; wicket*; batsm*;
        penalty shootout; penalty; championship*; boxing; heavyweight; bout; tour de france; ashes; masters;
        open final; shooting guard; man utd; manchester united; manchester city; arsenal; chelsea fc;
        liverpool fc; tottenham; real madrid; barcelona beat; bayern; juventus; beat; beats; defeat*;
        victory over; wins title; coach says; manager says; title race; relegation; hat trick; equaliser;
        scores winner; season; standings; wwe; knicks; lakers; yankees; cowboys; patriots; red sox; squad for;
        squad named; squad depth; world cup squad; names squad; england squad; in squad; squad announcement;
        squad list; transfer; wildcats; unbeaten; jockey; racecourse; racing; offense; nascar; gold medal;
        skier; skiing; free throw*; jump shot
      `,
    },
    fiction: {
      off: 4,
      words: `
        movie; movies; film; films; netflix; box office; trailer; episode*; season finale; drama series;
        tv series; series; thriller; novel; novelist; book; bestseller; director; actor; actress; starring;
        stars in; hollywood; hbo; disney; marvel; video game*; gamers; fortnite; call of duty; album; song;
        songs; documentary; podcast; oscar*; emmy*; grammy*; bafta*; sequel; streaming; review; eastenders;
        coronation street; emmerdale; soap; spoiler*; game of thrones; star wars; walking dead; plot; musical;
        comic*; anime; fans; celebrit*; kardashian*; concert tour; playlist; photographer; exhibition; museum;
        cast; fictional; playstation; xbox; nintendo; what to watch; best shows; screenplay; filmmaker*
      `,
    },
    court: {
      off: 3.5,
      words: `
        trial; trials; court; courts; sentenced; sentence; sentencing; jailed; jail; convicted; conviction;
        pleads; pleaded; plea; guilty; jury; jurors; verdict; appeal; appeals; prosecutor says; lawsuit; sues;
        sued; testif*; testimony; acquitted; acquittal; inquest; inquiry; extradit*; parole; death row;
        death penalty; indicted; indictment; charged with; charged over; charged in; is charged; faces charges;
        murder charge*; life sentence; behind bars; prison; cold case; tribunal; lawyer*; attorney*;
        supreme court; in the dock; convict*; executes; execution of; release from; lethal injection;
        war crimes; judge rules; judge orders; federal judge; put to death; sentenced to death; to death for;
        executed man; sex crime; faults; charged; charges; ntsb; sanctions; arrested in; fbi:; dna links
      `,
    },
    memory: {
      off: 4,
      words: `
        war veteran; army veterans; vietnam veteran; world war veteran; veterans day; days of remembrance;
        anniversar*; years on; years after; years ago; year after; year on; year since; months after; months on;
        years since; years later; a year later; commemorat*; remembers; remembering; remembrance; memorial;
        memorials; in memory; decade*; looking back; history of; on this day; flashback; archive;
        survivor recalls; recalls; second world war; world war ii; world war 2; world war two; wwii; ww2;
        first world war; world war i; ww1; d day; ve day; vj day; holocaust; auschwitz; hiroshima; vietnam war;
        civil war era; 9 11; sept 11; september 11; pearl harbor; centenary; legacy of; revisited; in 19##;
        of 19##; 19##; lessons of; lessons from; documents reveal; historic flight; pays tribute; pay tribute;
        in photos; honors; honours; agents recall; former reform school; victims of
      `,
    },
    economy: {
      off: 3,
      words: `
        oil price*; oil prices; crude; oil stocks; oil market*; barrel; barrels; opec; oil slides; oil falls;
        oil rises; oil jumps; oil firm; oil giant; oil giants; market crash; stock market; markets; shares;
        stocks; investor*; price war; trade war; tariff*; bidding war; hostile takeover; earnings; profit*;
        revenue*; sales; inflation; recession; economy; economic; bitcoin; crypto*; yen; ftse; dow; nasdaq;
        wall street; bank*; job losses; layoffs; bailout; debt; budget; currency; demand; billionaire*; deal;
        merger; startup*; ceo; ipo; analysts; gdp; growth; funding; prices; the euro; the dollar; euro weakens;
        dollar rises; dollar falls; bond; bonds; bond market
      `,
    },
    health: {
      off: 5,
      words: `
        coronavirus lockdown; lockdown; lockdowns; since lockdown; lockdown rules; new deaths reported; covid*;
        coronavirus*; pandemic*; epidemic*; virus*; vaccin*; flu; cancer; heart attack*; asthma attack;
        panic attack*; stroke; disease*; infection*; nhs; ventilator*; quarantine*; overdose*; opioid*; obesity;
        dementia; diabetes; ebola; malaria; measles; cholera; aids; hiv; care home*; nursing home*;
        social distancing; face mask*; ppe; outbreak*; diet; smoking; vaping; surgeon*; symptom*; easing;
        reopen*; lockdown easing; lockdown rules; lockdown measures; coronavirus lockdown; end of lockdown;
        during lockdown; amid lockdown; lockdowns; furlough*; stay at home; who says; suicides; suicide rate*;
        suicide prevention; air pollution; pollution; hospital death*; excess deaths; covid 19;
        deaths than expected; death milestone; daily death toll; deaths in the uk; official death toll;
        care homes; global death toll; us death toll; uk death toll; death rate*; per 100; self employed;
        storm warning; new deaths; more deaths; coronavirus death*; death toll surpasses;
        death toll has climbed; office for national statistics; ons; lockdown measures
      `,
    },
    obituary: {
      off: 3,
      words: `
        dead at 5#; dead at 6#; dead at 7#; dead at 8#; dead at 9#; dies after long; dies after battle;
        dies after short; dies after illness; dies from; dies peacefully; tributes to;
        tributes pour in for actor; obituary; dies aged; dies at; has died; passes away; passed away; aged 5#;
        aged 6#; aged 7#; aged 8#; aged 9#; funeral*; legend dies; star dies; star dead; singer; rapper;
        musician; comedian; guitarist; laid to rest; rest in peace; eulog*; mourning loss; icon
      `,
    },
    figure: {
      off: 3.5,
      words: `
        abdicated leadership; abdicates leadership; abdicated responsibility; abdicates responsibility;
        abdicated his; abdicated its; shooting over; shooting mark; shootout misery; in shootout;
        penalty shootout; shootout win; trade talks; caught on video shooting; explosion in demand;
        explosion in numbers; explosion in cases; explosion in popularity; explosion in sales;
        explosion in the number; storm in a teacup; bird strike; birds nest; war with the truth;
        at war with itself; at war with; meteor shower; crash landing in; acting career; box office bomb;
        bombshell*; photo bomb*; photobomb*; sex bomb; blast from; rocket blasts off; blasts off; blast off;
        having a blast; slammed; under fire; comes under fire; hits back; war of words; war on; culture war*;
        political earthquake; twitter storm; media storm; perfect storm; storms to; storms off; storms out;
        storms into; takes by storm; fire sale; fired up; on fire for; catches fire; killer whale*;
        killer heels; killing it; dressed to kill; time bomb; ticking bomb; bath bomb*; heart attack;
        heartbreak*; backlash; crashes out; crash out; crash diet; crashed website; website crash*; flood of;
        floods in; avalanche of; tsunami of; wave of; explosion of; explosive claim*; explosive interview;
        explosive new; explosive report; population explosion; dead heat; dead end; deadlock; deadline;
        drop dead; dead wrong; best shot; long shot; big shot; mug shot; mugshot; photo shoot; shooting star*;
        photo shoot*; film shooting; shooting for; shot of; screenshot*; shots of; hostage to; held hostage by;
        power struggle; blast trump; attacks trump; trump attacks; attack ad*; attack on trump; verbal attack;
        personal attack; twitter attack; cyber attack*; cyberattack*; hack*; ransomware; shark attack*;
        dog attack*; bear attack*; attack dog*; attack by dog; trade blows; meltdown; political war; star wars;
        drug war; cold war; turf war; bomb cyclone; nuclear option; collapse of talks; talks collapse*;
        deal collapse*; killed off; kills off; kills bill; kill switch; kill bill; kill deal; earthquake drill;
        seismic shift; assassin s creed; character assassination; riot of; laugh riot; slay*; massacre of votes;
        saturday night massacre; crushed hopes; battle of; landslide victory; landslide win; election landslide;
        siege mentality; dead sea; deadpool; gut wrenching; blockbuster; murder hornet*; hornet*; dead zone;
        rocket launch*; spacex; nasa; asteroid*; big bang; volcanic rock; twister game; tornado game;
        invasion of privacy; locust*; home invasion; spat; feud; landslide for; firework display*;
        fireworks display*; blasts critics; takes shot*; take shot*; takes a shot; parting shot; cheap shot;
        shot of; warning shot across; missing one; brawl; cold war; new cold war; explosive exchange
      `,
    },
    explainer: {
      off: 1,
      words: `
        explained; explainer; what we know; everything we know; timeline; who is; who was; how to; why;
        analysis; in pictures; in numbers; factbox; q and a; fact check*; what is; what are; what happened;
        the story behind; inside the; profile; video shows; watch; quiz; newsletter; briefing; five things;
        things to know; here s; your guide; explains; morning update; daily digest; week in; photos of;
        the latest on; column; newspaper headlines; the papers; front pages; press conference live; study;
        report finds; survey; poll; statistics; rates; rate
      `,
    },
    exercise: {
      off: 5,
      words: `
        simulated attack; staged; dummy run; pretend; exercise at airport; emergency exercise; practise;
        practice drill; volunteers play; exercise; exercises; drill; drills; simulation; simulated; mock;
        training exercise; military exercise*; war game*; wargame*; rehearsal; test alert; emergency alert test;
        hoax; false alarm; april fool*; practice run; roleplay
      `,
    },
    opinion: {
      off: 2,
      words: `
        opinion; comment; editorial; letters; op ed; my; i; we must; we need; how i; why i; what i; dear; essay;
        viewpoint; interview; don lemon; commentary; cartoon
      `,
    },
    negation: {
      off: 3,
      words: `
        fire drill; no one was hurt; no one hurt; no casualties; no injuries; no one hurt; no one injured;
        nobody hurt; no deaths; not terror*; no threat; no evidence; no tsunami; no sign of; denies; denied;
        deny; not .. attack; rules out; ruled out; did not; without injury; unhurt; unharmed; survives;
        survived; survive; hostages released; hostage released; hostages freed; hostages free;
        release* hostage*; freed; free hostages; frees hostages; hostage deal; found alive; found safe;
        narrowly avoid*; averted; lifted; lifts curfew; tsunami warning lifted; ceasefire; truce; peace talks;
        peace deal
      `,
    },
    hypothesis: {
      off: 2.5,
      words: `
        suspect package; suspicious package; suspicious bag; rumour*; rumor*; unsubstantiated; speculation;
        claims of death; does not believe; could; may; might; would; if; risk of; risks; fear of; fears of;
        threatens to; threatens; threatened; threatening; warns of; warns; warned; warn; potential; prepare for;
        prepares for; prepare; preparing; plan to; plans to; planned; ready to; readies; prevent; preventing;
        prevention; avoid; imagine; brace for; braces for; bracing; forecast*; expected to; calls for; vows;
        vow; to avoid; next war; aims; seeks; wants; eyes; mulls; considers; poised; ahead of; looms; looming;
        set to; how close; tornado watch; tornado warning*; storm warning*; weather warning*; flood warning*;
        flood watch; storm watch; severe weather; possibility; no bomb; threat; unconfirmed; suspicious item;
        not to declare; possible device; over possible
      `,
    },
    foiled: {
      off: 3,
      words: `
        foiled; foils; thwart*; plot*; planned attack; planning attack*; planning .. attack;
        suspected of planning; prevented; averted; would be; conspir*; inspired; raid*; arrested over;
        arrests over; arrested on suspicion; links to; linked to; wanted for; claims responsibility; detains;
        detained; defused; unexploded; controlled explosion; disposal; training camp*; recruit*; returnee*;
        deradical*; fighters; ex fighter
      `,
    },
    animal: {
      off: 4,
      words: `
        dog; dogs; cat; cats; whale*; shark; sharks; bear; bears; elephant*; lion; lions; tiger; tigers; birds;
        cattle; cows; sheep; horse; horses; wolf; wolves; bee; bees; fish; puppy; kitten; crocodile*;
        alligator*; snake*; dinosaur*; gorilla; zoo; dolphin*; wildlife; poach*; bird flu; koala*; rhino*;
        buffalo; cow; bull; bulls; hippo*
      `,
    },
    private: {
      off: 2.5,
      words: `
        street fight; weekend shootings; bloody weekend; violent weekend; chicago weekend; pregnant wife;
        drug smuggler*; estate; sheriff s office; sex charges; small plane; light aircraft; stunt plane;
        private plane; training flight; student pilot; f 16; f 22; f 35; f35; navy jet; fighter jet crashes;
        military jet; acrobatic; snowbirds; hang glider; glider; microlight; drug war; two planes;
        stabbed to death in family home; in family home; toddlers; at their home; at home; trailer park;
        house party; argument; altercation; dispute; ex boyfriend; domestic violence; domestic; husband; wife;
        ex husband; ex wife; boyfriend; girlfriend; ex boyfriend; ex girlfriend; ex partner; partner; estranged;
        his mother; his father; her husband; his wife; own children; own family; neighbour; neighbor;
        neighbours; family dispute; murder suicide; gang; gangs; gangland; drug dealer*; drug deal; cartel*;
        carjack*; robbery; robber*; burglar*; drive by; feud; love rival; landlord; lodger; traffic stop;
        road rage; cyclist; motorcyclist; biker; drink driver; hit and run; lorry driver; shot by police;
        police shot; officer shot; killed by police; by officer; body found; remains found; stepfather;
        stepmother; step father; stepson; baby found; recycling; home invasion; officer involved;
        fellow officer; police say he; family members; members of one family; house fire; traffic accident;
        murder probe
      `,
    },
    ongoing: {
      off: 2,
      words: `
        war in; ukraine war; gaza war; israel hamas war; israel gaza; syria war; syrian civil war; civil war;
        day # of; day ## of; day ### of; war on day; conflict in; months of war; years of war; weeks of war;
        since war began; since the war began; peacekeep*; front line; frontline; counteroffensive; war torn;
        refugee*; aid convoy*; humanitarian; in weeks; in months; daily; latest in; another night; migrant*;
        asylum seeker*; channel crossing*
      `,
    },
    past: {
      off: 1.5,
      words: `
        fined; safety failings; fire safety; fire risk; return home; returns home; returned home;
        residents return; victim of; victims named; named as victim; surrenders; turns himself in; faces charge;
        faces battery; salute; salutes; remains of; report details; revises; rights group; eyes suspect;
        eye suspect; suspect held in; blames; blame; arrest made; remaining patient; victim dies; prosecutor;
        prosecutors; was to blame; human error; weeks after; one year; awarded; found guilty; appears to show;
        dramatic moment; tell of; survivor tells; mourning; mourn; react to; reacts to; responds to;
        response to; resignation; questions over; answers; ordered after; safety review; rules after; tighten*;
        suspends; days after; a week after; a day after; last year; last month; last week; investigation into;
        inquiry into; report into; report on; aftermath; in wake of; in the wake; compensation; rebuild*;
        reconstruct*; recovery; recover; reopens; returns; lessons; victim s family; widow; mother of;
        father of; parents of; son of; family of; identified; motive; warning signs; missed; vigil*; grief;
        grieving; healing; gun control; gun laws; gun law; lobby; policy; senate; congress; election*; votes;
        voters; candidate*; crackdown; budget cuts; crime rate; murder rate; police reform; accountability;
        probe; rebuilt; surrender*; arrest*; autopsy; probe*; investigat*; retrial; memoir; award*;
        found guilty; pay; reopens; diverted; manhunt ends; suspect held; third arrest; in custody; attacker s;
        shooter s; bomber s; links; link; murder inquiry; responders; clean up; meets; wrote; writes; to trace;
        tears down; vowed; considering; likely; cancels trip; blamed for; searches; search for; search of;
        confession; retired
      `,
    },
  },
  now: `
    reportedly; believed; under fire; emergency crews; crews; rescuers; responders; police respond;
    police responding; respond to; large police; unconfirmed; what we know so far; more follows; more to follow;
    developing story; newsflash; number of; several; multiple; fears; ambulances; helicopters; sealed off;
    cordoned; witnesses say; eyewitness; gunman at large; still at large; unclear; breaking; live; live updates;
    latest; under way; underway; ongoing; unfolding; reports of; reported; reports; developing; at large;
    just in; urgent; responding; on the scene; witness; witnesses; evacuated; evacuating; local media; local tv;
    rushed to; emergency services; feared; at least; shelter; alert; flash
  `,
  firstWord: `
    shots fired; shots heard; shots ring out; gunfire; gunshots; shooting in; shooting at; shooting near;
    shooting inside; shooting outside; shooting reported; reports of shooting; reports of shots;
    reports of gunfire; shootings in; explosion in; explosion at; explosion near; explosion reported;
    explosion heard; explosions in; explosions at; explosions near; explosions heard; explosions reported;
    explosion rocks; blast in; blast at; blast near; blast rocks; blast heard; blast reported; bangs; loud bang;
    loud bangs; stabbing at; stabbing in; stabbing near; stabbing outside; stabbings at; stabbings in;
    knife attack in; knife attack at; attack in; attack at; attack on <site>; attack outside; attack near;
    incident at; incident outside; incident near; major incident; police operation; large operation;
    operation at; police respond*; police called to; police at; police surround; gunman at; gunman in;
    gunmen in; active shooter; siege at; siege in; hostages; crowds flee; people flee; shoppers flee;
    students flee; <vehicle> .. into <crowd>; <site> shooting; <site> attack; <site> explosion; <site> stabbing;
    panic at; panic on; explosion damages; explosion rocks; explosion hits; explosion shakes; blast rocks;
    blast hits; blast damages; blast shakes; gunman at; gunman in; reports of gunman; incident at;
    incident near; incident outside; serious incident; firearms incident; car drives into; van drives into;
    hostages held; siege at; siege in; blasts heard; blasts across; armed police flood; armed police at;
    in lockdown after; tanks on
  `,
  publicPlace: `
    pub; market; bazaar; airport; terminal; metro; shrine; daycare; museum; newsroom; barracks; base; consulate;
    town hall; city hall; concert hall; fairground; carnival; picnic; vigil; march; bus station; bus stop;
    care home; maternity; ward; synagogue; shopping; plaza; boulevard; promenade; seafront; pier; hostel;
    bakery; gym; casino; bowling; youth camp; camp; procession; barbecue; block party; dance; gurdwara; convent;
    monastery; pilgrimage; food court; cafeteria; classroom; dormitory; apartment; housing estate; high street;
    town centre; town center; city center; polling station; distillery; refinery; plant; port; ferry; school*;
    university; college; campus; nursery; kindergarten; hospital; church; cathedral; mosque; synagogue; temple;
    mall; shopping cent*; supermarket; store; market; station; airport; train; trains; metro; subway; tube; bus;
    tram; parade; festival; concert; theater; theatre; cinema; nightclub; club; bar; restaurant; cafe; stadium;
    arena; beach; hotel; park; square; street; bridge; parliament; capitol; palace; embassy; courthouse;
    newspaper; office*; factory; marathon; rally; protest; crowd*; pedestrians; christmas market; playground;
    library; city centre; downtown; birthday party; party; dance class; military base; police station;
    post office; warehouse; bakery; wedding; funeral; resort; tower; high rise
  `,
  locative: `
    in; at; near; hits; hit; rocks; strikes; jolts; shakes; across; outside; central; inside; off; northern;
    southern; eastern; western; northeast; northwest; southeast; southwest; downtown; rock; on
  `,
  stop: `
    the; of; to; and; for; from; with; by; as; is; was; are; be; been; has; have; had; it; its; after; over;
    into; amid; says; say; said; new; not; this; that; their; his; her; who; he; she; they; you; your; more;
    than; up; out; about; what; how; when; will; first; least; report; reports; source; sources; official;
    officials; media; tv; but; all; people; news; update; man; woman; before; during; against; between;
    government; minister; president; state; city; world; year; old; day; time; back; off; no; near; in; on; at;
    an; a; one; two; three; four; five; ten; live; breaking; video; dead; killed; police; injured; wounded;
    death; toll; deadly; suspect; suspected; under; or; us; we; some; most; many; can; were; two; around; told;
    being; where; why; because; now; just; get; gets; still; since; another; making; make; made; bbc; cnn;
    reuters; sky; abc; nbc; fox; guardian; mirror; interview; statement; rise; rises; kills; kill; hit; hits;
    local; national; south; north; west; east; northern; southern; eastern; western; central; home; house; life;
    family; children; young; group; call; calls; set; found; left; part; week; month; today; high; top; big;
    may; could; show; shows; him; them; there; then; take; takes; help; plan; way; days; years; weeks
  `,
  leaders: `
    monarch; emperor; crown prince; sultan; emir; premier; head of state; president elect; opposition leader;
    presidential candidate; prime ministerial candidate; party leader; secretary of state; foreign minister;
    interior minister; defence minister; chief justice; governor; archbishop; patriarch; ayatollah; taoiseach;
    first lady; first minister; deputy prime minister; home secretary; us president; speaker of the house;
    president; prime minister; pm; king; queen; pope; chancellor; supreme leader; ex president;
    former president; ex prime minister; former prime minister; ex pm; vice president; senator; congresswoman;
    congressman; mp; lawmaker; ex leader; leader; justice
  `,
  heads: `
    the queen; the pope; the king; prince of wales; princess of wales; duke of edinburgh; queen mother;
    president of france; king of spain; king of sweden; king of norway; king of belgium;
    king of the netherlands; queen of denmark; dalai lama
  `,
  leaderFate: `
    medical supervision; concerned for; under medical supervision; doctors concerned; fighting for life;
    injured; attacked; hurt; rushed to; in critical condition; assassination; assassination attempt;
    hurt in attack; attacked during; injured in attack; fired at; stabbed in the; stabbed during; shot during;
    shot at rally; shot in; killed in crash; killed in explosion; killed in air strike; killed in strike;
    missing after; abdicates; abdicated; resigns after attack; death announced; death confirmed; deposed;
    arrested by army; detained by army; detained by soldiers; held by soldiers; kidnapped; abducted;
    rushed to hospital; gravely ill; overthrown by; flees country; fled country; drops dead; passes away;
    passed away; lies in state; shot; shot at; assassinat*; killed; dies; died; has died; death of; is dead;
    stabbed; poisoned; wounded; overthrown; ousted; toppled; flees; captured; helicopter crash; plane crash;
    fighting for; gunned down; murdered; survives assassination; attacked on stage; attacked with;
    attacked by man; attacked by a; found dead; shots fired at; shots at; feared dead; no vital signs;
    shows no vital signs; grave condition; in grave condition; in critical; clinging to life;
    collapses at rally; missing after crash; dies in crash; killed as; shot while; shot by
  `,
};
