/**
 * Countries, towns by their size (20,000 people or more) and sights of capitals, written for this project from general
 * knowledge. No scene of an old event is here for its own sake. One country a line, which may go on in indented lines
 * below it: code | region | names | peoples and adjectives | places inside.
 *
 * A name that differs between languages is one place with `=`. A place with + is a part of the country and not a
 * town. Regions: eu member of the European Union, we other western Europe, ba Balkans, am northern America,
 * oc Oceania's west, mi middle distance, xx far. All is in lower case without diacritics or hyphens. Names that are
 * also common words are in `AMBIGUOUS`: they count only with a capital and after a word such as "in".
 */
export const COUNTRIES = `
fr|eu|france,hexagone|french,francais,francaise,francaises,frenchman|paris,parisienne,marseille,lyon,toulouse,nice,
  nantes,montpellier,strasbourg,bordeaux,lille,rennes,reims,toulon,saint etienne,le havre,grenoble,dijon,angers,
  nimes,villeurbanne,clermont ferrand,aix en provence,brest,tours,amiens,limoges,annecy,perpignan,besancon,metz,
  orleans,rouen,mulhouse,caen,nancy,argenteuil,saint denis,montreuil,roubaix,tourcoing,nanterre,avignon,poitiers,
  dunkerque=dunkirk,creteil,versailles,pau,cannes,antibes,la rochelle,calais,colmar,ajaccio,bastia,valence,quimper,
  troyes,lorient,chambery,niort,sarcelles,arras,conflans sainte honorine,rambouillet,saint etienne du rouvray,
  levallois perret,vincennes,carcassonne,romans sur isere,villejuif,viry chatillon,grigny,saint nazaire,bayonne,
  biarritz,lourdes,tarbes,albi,rodez,gap,grasse,menton,saint tropez,frejus,hyeres,arles,beziers,narbonne,sete,
  bastille,champs elysees,tour eiffel=eiffel tower,notre dame,louvre,orly,roissy,elysee,+ile de france,
  +seine saint denis,+hauts de seine,+val de marne,+val d oise,+essonne,+yvelines,+seine et marne,+bouches du rhone,
  +alpes maritimes,+haute savoie,+savoie,+isere,+rhone,+loire,+loire atlantique,+gironde,+haute garonne,+herault,
  +gard,+vaucluse,+var,+nord pas de calais,+pas de calais,+somme,+oise,+aisne,+marne,+moselle,+bas rhin,+haut rhin,
  +vosges,+meurthe et moselle,+doubs,+jura,+cote d or,+saone et loire,+drome,+ardeche,+haute loire,+puy de dome,
  +cantal,+correze,+creuse,+haute vienne,+charente,+charente maritime,+vendee,+maine et loire,+sarthe,+mayenne,
  +ille et vilaine,+morbihan,+finistere,+cotes d armor,+manche,+calvados,+orne,+eure,+seine maritime,+loiret,
  +indre et loire,+dordogne,+lot,+tarn,+aveyron,+lozere,+aude,+pyrenees orientales,+ariege,+hautes pyrenees,
  +pyrenees atlantiques,+landes,+gers,+bretagne=brittany,+normandie=normandy,+alsace,+lorraine,+provence,+occitanie,
  +nouvelle aquitaine,+corse=corsica,+cote d azur=french riviera,+guadeloupe,+martinique,+guyane=french guiana,
  +cayenne,+la reunion=reunion island,+mayotte,+mamoudzou,+nouvelle caledonie=new caledonia,noumea,polynesie,
  saint martin,marne la vallee,disneyland paris,villepinte,saint michel sur orge,la defense,gare du nord,
  gare de lyon,gare saint lazare,gare montparnasse,trocadero,colombes,vitry le francois,saint ouen,aubervilliers,
  bobigny,drancy,evry,corbeil essonnes,meaux,melun,mantes la jolie,les mureaux,poissy,chartres,blois,bourges,nevers,
  auxerre,chalons,charleville mezieres,sedan,verdun,epinal,belfort,montbeliard,vesoul,macon,bourg en bresse,
  vienne isere,givors,venissieux,vaulx en velin,bron,thonon,chamonix,albertville,digne,manosque,draguignan,
  vallauris,cagnes sur mer,abbeville,beauvais,compiegne,creil,soissons,laon,cambrai,valenciennes,douai,lens,bethune,
  boulogne sur mer,saint omer,maubeuge,cherbourg,saint lo,alencon,le mans,laval,cholet,la roche sur yon,
  saint brieuc,vannes,saint malo,fougeres
uk|we|uk,united kingdom,britain,great britain,royaume uni,grande bretagne,england,angleterre,scotland,ecosse,wales,
  pays de galles,northern ireland,irlande du nord|british,briton,britons,britannique,britanniques,english,anglais,
  anglaise,scottish,ecossais,welsh,gallois|londres=london,manchester,birmingham,liverpool,leeds,sheffield,bristol,
  glasgow,edimbourg=edinburgh,cardiff,belfast,newcastle,nottingham,leicester,coventry,southampton,portsmouth,
  plymouth,brighton,hull,bradford,wolverhampton,derby,swansea,aberdeen,dundee,oxford,cambridge,york,norwich,exeter,
  salisbury,southport,westminster,london bridge,finsbury park,heathrow,gatwick,stansted,luton,croydon,hackney,
  tottenham,brixton,+kent,+essex,+surrey,+sussex,+devon,+cornwall,+dorset,+somerset,+norfolk,+suffolk,+yorkshire,
  +lancashire,+cumbria,+northumberland,+tyne and wear,+merseyside,+greater manchester,+west midlands,+staffordshire,
  +derbyshire,+nottinghamshire,+lincolnshire,+cambridgeshire,+hertfordshire,+buckinghamshire,+berkshire,+hampshire,
  +isle of wight,+gloucestershire,+worcestershire,+shropshire,+cheshire,reading,bath,blackpool,bournemouth,
  sunderland,middlesbrough,hartlepool,rotherham,doncaster,huntingdon,stoke on trent,preston,bolton,rochdale,oldham,
  stockport,wigan,warrington,milton keynes,northampton,peterborough,ipswich,colchester,southend,leigh on sea,
  basildon,swindon,gloucester,cheltenham,streatham,downing street,buckingham palace,windsor castle,balmoral,jersey,
  guernsey,inverness,stirling,londonderry,derry,wembley,canary wharf,woolwich,kensington,hammersmith,fulham,
  battersea,clapham,lambeth,southwark,peckham,lewisham,greenwich,deptford,bermondsey,shoreditch,whitechapel,stepney,
  tower hamlets,newham,stratford east,ilford,barking,dagenham,romford,walthamstow,leyton,enfield,edmonton green,
  wood green,haringey,camden,islington,holborn,king s cross,euston,paddington,notting hill,ealing,southall,hounslow,
  brent,harrow,wimbledon station,tooting,balham,kingston upon thames,golders green,stamford hill,parsons green,
  liverpool street station,old trafford area,salford,burnley,blackburn,accrington,bury town,halifax town,
  huddersfield,wakefield,barnsley,scunthorpe,grimsby,lincoln city centre,harrogate,scarborough,whitby,carlisle,
  lancaster,morecambe,crewe,chester city,telford,shrewsbury,walsall,dudley,west bromwich,solihull,sutton coldfield,
  redditch,worcester city,hereford,kettering,corby,bedford,stevenage,watford,slough,basingstoke,aldershot,guildford,
  woking,crawley,horsham,hastings,eastbourne,folkestone,dover,maidstone,gillingham,gravesend,dartford,margate,
  ramsgate,chelmsford,harlow,great yarmouth,lowestoft,king s lynn,torquay,truro,taunton,yeovil,weston super mare,
  newport wales,wrexham,llanelli,barry island,bangor wales,perth scotland,falkirk,paisley,kilmarnock,dumfries,
  lisburn,newry,enniskillen,ballymena
us|am|usa,united states,etats unis,america,amerique|american,americans,americain,americaine,americains|new york,
  manhattan,brooklyn,bronx,queens new york,los angeles,chicago,houston,phoenix arizona,philadelphie=philadelphia,
  san antonio,san diego,dallas,san jose,austin,jacksonville,san francisco,columbus,fort worth,indianapolis,
  charlotte,seattle,denver,washington dc,washington,boston,nashville,detroit,oklahoma city,portland,las vegas,
  memphis,louisville,baltimore,milwaukee,albuquerque,tucson,fresno,sacramento,kansas city,atlanta,omaha,miami,
  oakland,minneapolis,saint paul,tulsa,tampa,nouvelle orleans=new orleans,cleveland,honolulu,anaheim,orlando,newark,
  buffalo,pittsburgh,cincinnati,saint louis,st louis,toledo,raleigh,baton rouge,boulder,aurora,colorado springs,
  salt lake city,parkland,el paso,dayton,san bernardino,charleston,charlottesville,kenosha,thousand oaks,
  highland park,monterey park,gilroy,santa fe,virginia beach,blacksburg,lewiston,maui,capitol,capitole,capitol hill,
  white house,maison blanche,pentagon,times square,wall street area,+alabama,+alaska,+arizona,+arkansas,
  +californie=california,+colorado,+connecticut,+delaware,+floride=florida,+hawai=hawaii,+idaho,+illinois,+indiana,
  +iowa,+kansas,+kentucky,+louisiane=louisiana,+maine,+maryland,+massachusetts,+michigan,+minnesota,+mississippi,
  +missouri,+montana,+nebraska,+nevada,+new hampshire,+new jersey,+nouveau mexique=new mexico,
  +caroline du nord=north carolina,+dakota du nord=north dakota,+ohio,+oklahoma,+oregon,+pennsylvanie=pennsylvania,
  +rhode island,+caroline du sud=south carolina,+south dakota,+tennessee,+texas,+utah,+vermont,+virginie=virginia,
  +virginie occidentale=west virginia,+wisconsin,+wyoming,porto rico=puerto rico,guam,long island,silicon valley,
  new england,fort lauderdale,corpus christi,allen texas
ca|am|canada|canadian,canadians,canadien,canadienne,canadiens|toronto,montreal,vancouver,calgary,edmonton,ottawa,
  winnipeg,+quebec,hamilton ontario,halifax,+nouvelle ecosse=nova scotia,+ontario,+manitoba,+saskatchewan,+alberta,
  +british columbia,fort mcmurray,parliament hill,+new brunswick,+newfoundland,+yukon
de|eu|germany,allemagne|german,germans,allemand,allemande,allemands|berlin,hambourg=hamburg,munich=munchen=muenchen,
  cologne=koln=koeln,francfort=frankfurt,stuttgart,dusseldorf,dortmund,essen germany,leipzig,breme=bremen,
  dresde=dresden,hanovre=hannover,nuremberg=nurnberg,duisburg,bochum,halle,hanau,magdebourg=magdeburg,solingen,
  mannheim,aschaffenburg,chemnitz,wurzburg,ansbach,trier=treves,+baviere=bavaria,+saxe=saxony,+hesse,+rhineland,
  heidelberg,kassel,bonn,mainz=mayence,freiburg,augsburg,konstanz,saarbrucken,munster
be|eu|belgium,belgique|belgian,belgians,belge,belges|bruxelles=brussels=brussel,anvers=antwerp,gand=ghent,charleroi,
  liege,bruges,namur,zaventem,molenbeek,louvain=leuven,mons,verviers,+wallonie=wallonia,+flandre=flanders
ch|we|switzerland,suisse|swiss,suisses|zurich,geneve=geneva,bale=basel,lausanne,berne=bern,lucerne,lugano,
  winterthur,saint gall,valais,fribourg,neuchatel,sion,davos,vaud,tessin=ticino
lu|eu|luxembourg|luxembourgeois|
it|eu|italy,italie|italian,italians,italien,italienne,italiens|rome=roma,milan=milano,naples=napoli,turin=torino,
  palerme=palermo,genes=genoa=genova,bologne=bologna,florence=firenze,bari,catane=catania,venise=venice=venezia,
  mestre,verone=verona,messine=messina,trieste,perouse=perugia,l aquila,ischia,lampedusa,+sicile=sicily,
  +sardaigne=sardinia,+toscane=tuscany,+lombardie=lombardy,+calabre=calabria,crotone,cortina,dolomites,
  +emilie romagne=emilia romagna,stromboli,etna,pompei
va|eu|vatican|papal|saint pierre de rome,st peter s square
es|eu|spain,espagne|spanish,spaniard,spaniards,espagnol,espagnole,espagnols|madrid,barcelone=barcelona,
  valence espagne=region de valence=province de valence,valencia,seville=sevilla,saragosse=zaragoza,malaga,
  murcie=murcia,palma,majorque=mallorca=majorca,bilbao,alicante,cordoue=cordoba,grenade=granada,
  saint jacques de compostelle=santiago de compostela,cambrils,+catalogne=catalonia,+andalousie=andalusia,
  +galice=galicia,canaries=canary islands,tenerife,la palma,ibiza,ceuta,melilla,asturies=asturias,pays basque
pt|eu|portugal|portuguese,portugais,portugaise|lisbonne=lisbon=lisboa,porto,faro,madere=madeira,funchal,
  acores=azores,coimbra,algarve
nl|eu|netherlands,pays bas,holland,hollande pays|dutch,neerlandais,neerlandaise|amsterdam,rotterdam,
  la haye=the hague=den haag,utrecht,eindhoven,groningen,maastricht,alphen
ie|eu|ireland,irlande|irish,irlandais,irlandaise|dublin,cork,galway,limerick,donegal
at|eu|austria,autriche|austrian,austrians,autrichien,autrichienne|vienne=vienna=wien,graz,salzbourg=salzburg,
  innsbruck,linz,tyrol,villach,carinthie=carinthia
dk|eu|denmark,danemark|danish,danes,danois,danoise|copenhague=copenhagen,aarhus,odense,greenland,groenland
se|eu|sweden,suede|swedish,swedes,suedois,suedoise|stockholm,goteborg=gothenburg,malmo,uppsala,orebro,trollhattan
no|we|norway,norvege|norwegian,norwegians,norvegien,norvegienne|oslo,bergen,kongsberg,trondheim,stavanger,svalbard
fi|eu|finland,finlande|finnish,finns,finlandais,finlandaise|helsinki,tampere,turku,vantaa
is|we|iceland,islande|icelandic,islandais|reykjavik
pl|eu|poland,pologne|polish,polonais,polonaise|varsovie=warsaw,cracovie=krakow,gdansk,lodz,wroclaw,poznan,lublin
cz|eu|czech republic,republique tcheque,czechia,tchequie|czech,czechs,tcheque,tcheques|prague,brno,ostrava
sk|eu|slovakia,slovaquie|slovak,slovaque|bratislava,kosice
hu|eu|hungary,hongrie|hungarian,hongrois,hongroise|budapest
ro|eu|romania,roumanie|romanian,roumain,roumaine,roumains|bucarest=bucharest,cluj
bg|eu|bulgaria,bulgarie|bulgarian,bulgare,bulgares|sofia,plovdiv,burgas,varna
gr|eu|greece,grece|greek,greeks,grec,grecque,grecs|athenes=athens,thessalonique=thessaloniki,crete,rhodes,
  corfou=corfu,larissa,lesbos,santorin=santorini,kos,eubee=evia,peloponnese
cy|eu|cyprus,chypre|cypriot,chypriote|nicosie=nicosia,larnaca,limassol
mt|eu|malta,malte|maltese,maltais|la valette=valletta
hr|eu|croatia,croatie|croatian,croate,croates|zagreb,split,dubrovnik
si|eu|slovenia,slovenie|slovenian,slovene|ljubljana
ee|eu|estonia,estonie|estonian,estonien|tallinn
lv|eu|latvia,lettonie|latvian,letton|riga
lt|eu|lithuania,lituanie|lithuanian,lituanien|vilnius
rs|ba|serbia,serbie|serbian,serbians,serbe,serbes|belgrade,novi sad,nis serbia
ba|ba|bosnia,bosnie|bosnian,bosnien|sarajevo,srebrenica,tuzla
me|ba|montenegro|montenegrin,montenegrin,montenegrins|podgorica
mk|ba|north macedonia,macedoine du nord,macedonia,macedoine|macedonian,macedonien|skopje,kocani,tetovo
al|ba|albania,albanie|albanian,albanais,albanaise|tirana,durres
xk|ba|kosovo|kosovar,kosovars|pristina,mitrovica
md|mi|moldova,moldavie|moldovan,moldave|chisinau,transnistrie=transnistria
ua|mi|ukraine|ukrainian,ukrainians,ukrainien,ukrainienne,ukrainiens|kiev=kyiv,kharkiv=kharkov,odessa=odesa,lviv,
  marioupol=mariupol,donetsk,donbass=donbas,louhansk=luhansk,zaporijia=zaporizhzhia,kherson,bakhmout=bakhmut,
  boutcha=bucha,kramatorsk,crimee=crimea,sebastopol=sevastopol,dnipro,kakhovka,kryvyi rih,soumy=sumy,
  tchernobyl=chernobyl,maidan,tchernihiv=chernihiv,irpin,vinnytsia,kremenchuk,poltava,ternopil
ru|mi|russia,russie|russian,russians,russe,russes|moscou=moscow,saint petersbourg=st petersburg,kazan,perm,belgorod,
  koursk=kursk,rostov,volgograd,sotchi=sochi,grozny,dagestan,tchetchenie=chechnya,ingouchie=ingushetia,beslan,
  chelyabinsk,tcheliabinsk=chelyabinsk,iekaterinbourg=yekaterinburg,siberie=siberia,kamtchatka=kamchatka,kremlin,
  izhevsk=ijevsk,voronej=voronezh,briansk=bryansk,urals,oural,kemerovo
by|mi|belarus,bielorussie|belarusian,belarusians,bielorusse,bielorusses|minsk
tr|mi|turkey,turquie|turkish,turks,turc,turque,turcs|istanbul=stamboul,ankara,izmir,antalya,diyarbakir,gaziantep,
  adana,bursa,suruc,kahramanmaras,hatay,antakya,ataturk airport,bosphorus,bosphore
ge|mi|republic of georgia,georgie|georgian,georgien|tbilissi=tbilisi
am|mi|armenia,armenie|armenian,armenians,armenien,armenienne,armeniens|erevan=yerevan,
  haut karabakh=nagorno karabakh,karabakh,stepanakert
az|mi|azerbaijan,azerbaidjan|azerbaijani,azeri,azeris,azerbaidjanais|bakou=baku
il|mi|israel|israeli,israelis,israelien,israelienne,israeliens|jerusalem,tel aviv,haifa,eilat,sderot,
  beer sheva=beersheba,netanya,golan
ps|mi|palestine,gaza,west bank,cisjordanie,bande de gaza,gaza strip|palestinian,palestinians,palestinien,
  palestinienne,palestiniens|rafah,khan younes=khan younis,jenine=jenin,naplouse=nablus,ramallah,hebron,jabaliya
lb|mi|lebanon,liban|lebanese,libanais,libanaise|beyrouth=beirut,tripoli lebanon,saida=sidon,tyr liban
sy|xx|syria,syrie|syrian,syrians,syrien,syrienne,syriens|damas=damascus,alep=aleppo,homs,idlib,raqqa,
  palmyre=palmyra,kobane,hama syria,deir ezzor=deir al zor,afrin,lattaquie=latakia,soueida=sweida,ghouta,
  hassake=hasaka
iq|xx|iraq,irak|iraqi,iraqis,irakien,irakienne,irakiens|bagdad=baghdad,mossoul=mosul,bassora=basra,kirkouk=kirkuk,
  erbil,falluja=fallujah=falloujah,karbala,najaf,ramadi,samarra,tikrit,nassiriya,qaraqosh
ir|xx|iran|iranian,iranians,iranien,iranienne,iraniens|teheran=tehran,ispahan=isfahan,chiraz=shiraz,tabriz,mashhad,
  kerman,natanz,fordo=fordow,bouchehr=bushehr,bandar abbas,ahvaz
sa|xx|saudi arabia,arabie saoudite|saudi,saudis,saoudien,saoudienne,saoudiens|riyad=riyadh,la mecque=mecca,
  djeddah=jeddah,mina,medine=medina,abqaiq
ye|xx|yemen|yemeni,yemenis,yemenite,yemenites,houthi,houthis|sanaa,aden,hodeida=hodeidah,taiz,marib
ae|xx|united arab emirates,uae,emirats arabes unis,emirats|emirati|dubai,abou dhabi=abu dhabi
qa|xx|qatar|qatari|doha
kw|xx|kuwait,koweit|kuwaiti,koweitien|
bh|xx|bahrain,bahrein|bahraini|manama
om|xx|oman|omani|mascate=muscat
jo|xx|jordan,jordanie|jordanian,jordanien|amman,karak
eg|xx|egypt,egypte|egyptian,egyptians,egyptien,egyptienne,egyptiens|le caire=cairo,alexandrie=alexandria egypt,
  sinai,charm el cheikh=sharm el sheikh,louxor=luxor,suez,port said,giza,hurghada,tanta,minya
ly|xx|libya,libye|libyan,libyans,libyen,libyenne,libyens|tripoli,benghazi,derna,syrte=sirte,misrata
tn|mi|tunisia,tunisie|tunisian,tunisians,tunisien,tunisienne,tunisiens|tunis,sousse,djerba,bardo,ben guerdane,sfax,
  kasserine
dz|mi|algeria,algerie|algerian,algerians,algerien,algerienne,algeriens|alger=algiers,oran,constantine,
  kabylie=kabylia,tizi ouzou,bejaia
ma|mi|morocco,maroc|moroccan,moroccans,marocain,marocaine,marocains|rabat,casablanca,marrakech=marrakesh,fes,
  tanger=tangier,agadir,al haouz,meknes,al hoceima
eh|xx|western sahara,sahara occidental|sahrawi,sahraoui|
ml|xx|mali|malian,malien,malienne,maliens|bamako,tombouctou=timbuktu,gao,kidal,mopti
ne|xx|niger|nigerien,nigerienne,nigeriens|niamey,agadez,diffa
td|xx|chad,tchad|chadian,tchadien,tchadiens|ndjamena=n djamena
bf|xx|burkina faso,burkina|burkinabe|ouagadougou,djibo
ci|xx|ivory coast,cote d ivoire|ivorian,ivoirien,ivoiriens|abidjan,grand bassam,yamoussoukro
sn|xx|senegal|senegalese,senegalais,senegalaise|dakar,casamance,touba
gn|xx|guinea,guinee|guinean,guineen,guineens|conakry,nzerekore
sl|xx|sierra leone|sierra leonean|freetown
lr|xx|liberia|liberian,liberien|monrovia
gh|xx|ghana|ghanaian,ghaneen|accra,kumasi
tg|xx|togo|togolese,togolais|lome
bj|xx|benin|beninese,beninois|cotonou
ng|xx|nigeria|nigerian,nigerians,nigerian,nigeriane,nigerians|lagos,abuja,maiduguri,kano,kaduna,borno,jos,zamfara
cm|xx|cameroon,cameroun|cameroonian,camerounais|yaounde,douala,bamenda
ga|xx|gabon|gabonese,gabonais|libreville
cg|xx|republic of congo,congo brazzaville|congolese,congolais|brazzaville
cd|xx|dr congo,drc,congo,rdc,republique democratique du congo|congolese drc|kinshasa,goma,bukavu,
  nord kivu=north kivu,kivu,ituri,beni,lubumbashi
cf|xx|central african republic,centrafrique,republique centrafricaine|centrafricain|bangui
rw|xx|rwanda|rwandan,rwandais|kigali
bi|xx|burundi|burundian,burundais|bujumbura
ug|xx|uganda,ouganda|ugandan,ougandais|kampala
ke|xx|kenya|kenyan,kenyans,kenyan|nairobi,mombasa,garissa,nakuru,lamu
et|xx|ethiopia,ethiopie|ethiopian,ethiopians,ethiopien,ethiopienne|addis abeba=addis ababa,tigre=tigray,mekele,
  amhara,oromia
er|xx|eritrea,erythree|eritrean,erythreen|asmara
so|xx|somalia,somalie|somali,somalis,somalien|mogadiscio=mogadishu,kismayo,puntland,somaliland
dj|xx|djibouti|djiboutian|
sd|xx|sudan,soudan|sudanese,soudanais,soudanaise|khartoum,darfour=darfur,el fasher=el facher,omdurman,port sudan
ss|xx|south sudan,soudan du sud|south sudanese,sud soudanais|juba=djouba
tz|xx|tanzania,tanzanie|tanzanian,tanzanien|dar es salaam,zanzibar,dodoma
mz|xx|mozambique|mozambican,mozambicain|maputo,cabo delgado,beira,palma mozambique
mg|xx|madagascar|malagasy,malgache,malgaches|antananarivo
mw|xx|malawi|malawian|blantyre,lilongwe
zm|xx|zambia,zambie|zambian|lusaka
zw|xx|zimbabwe|zimbabwean,zimbabweens|harare
za|xx|south africa,afrique du sud|south african,sud africain,sud africaine|johannesburg,le cap=cape town,durban,
  pretoria,soweto
ao|xx|angola|angolan,angolais|luanda
na|xx|namibia,namibie|namibian|windhoek
bw|xx|botswana|botswanan|
km|xx|comoros,comores|comorian,comorien|moroni,anjouan
mu|xx|mauritius,ile maurice|mauritian,mauricien|
mr|xx|mauritania,mauritanie|mauritanian,mauritanien|nouakchott
af|xx|afghanistan|afghan,afghans,afghane,afghanes|kaboul=kabul,kandahar,herat,jalalabad,mazar i sharif,
  kunduz=kunduz,helmand,taliban,talibans,badakhshan,nangarhar
pk|xx|pakistan|pakistani,pakistanis,pakistanais,pakistanaise|karachi,lahore,islamabad,peshawar,quetta,rawalpindi,
  balochistan=baloutchistan,swat,rahim yar khan
in|xx|india,inde|indian,indians,indien,indienne,indiens|new delhi,delhi,mumbai=bombay,bangalore=bengaluru,
  calcutta=kolkata,chennai=madras,hyderabad,ahmedabad,pune,gujarat,kerala,uttar pradesh,bihar,cachemire=kashmir,
  assam,odisha,balasore,morbi,visakhapatnam=vizag,uttarakhand,punjab,rajasthan,manipur,maharashtra,tamil nadu,
  andhra pradesh,telangana,karnataka,goa,wayanad,prayagraj
bd|xx|bangladesh|bangladeshi,bangladais|dacca=dhaka,chittagong,cox s bazar
lk|xx|sri lanka|sri lankan,sri lankans,sri lankais|colombo,negombo,kandy
np|xx|nepal|nepalese,nepali,nepalais|katmandou=kathmandu,everest,pokhara
bt|xx|bhutan,bhoutan|bhutanese|
mv|xx|maldives|maldivian|
cn|xx|china,chine|chinese,chinois,chinoise|pekin=beijing,shanghai,wuhan,canton=guangzhou,shenzhen,chengdu,sichuan,
  xinjiang,urumqi,tibet,lhassa=lhasa,tianjin,gansu,yunnan,kunming,henan,zhengzhou,qinghai,zhuhai,hubei,chongqing,
  guangxi,guangdong,liaoning,harbin,nanjing
hk|xx|hong kong|hongkongais,hong kongers|tai po
tw|mi|taiwan|taiwanese,taiwanais,taiwanaise|taipei,hualien,kaohsiung,tainan
jp|mi|japan,japon|japanese,japonais,japonaise|tokyo,osaka,kyoto,nagoya,fukushima,sendai,hiroshima,nagasaki,kobe,
  sapporo,hokkaido,okinawa,kumamoto,noto,ishikawa,tohoku,nara,sagamihara,miyagi,fukuoka,narita,haneda
kr|mi|south korea,coree du sud|south korean,south koreans,sud coreen,sud coreenne|seoul,busan,incheon,itaewon,daegu,
  icheon,muan,jeju,gwangju
kp|mi|north korea,coree du nord|north korean,north koreans,nord coreen,nord coreenne|pyongyang=piongyang
mn|xx|mongolia,mongolie|mongolian,mongol|oulan bator=ulaanbaatar
kz|xx|kazakhstan|kazakh,kazakhs|almaty,astana,aktau
uz|xx|uzbekistan,ouzbekistan|uzbek,ouzbek|tachkent=tashkent,samarcande=samarkand
kg|xx|kyrgyzstan,kirghizistan|kyrgyz,kirghize|bichkek=bishkek
tj|xx|tajikistan,tadjikistan|tajik,tadjik|douchanbe=dushanbe
tm|xx|turkmenistan|turkmen|achgabat=ashgabat
th|xx|thailand,thailande|thai,thais,thailandais,thailandaise|bangkok,phuket,pattaya,chiang mai,
  korat=nakhon ratchasima,nong bua lamphu
mm|xx|myanmar,birmanie,burma|burmese,birman,birmans,birmane,rohingya,rohingyas|rangoun=yangon,mandalay,naypyidaw,
  rakhine,sagaing
kh|xx|cambodia,cambodge|cambodian,cambodgien|phnom penh,siem reap
la|xx|laos|laotian,laotien|vientiane
vn|xx|vietnam|vietnamese,vietnamien,vietnamienne|hanoi,ho chi minh city=ho chi minh ville,da nang
my|xx|malaysia,malaisie|malaysian,malaysians,malaisien,malaisienne|kuala lumpur,penang,johor,sabah
sg|xx|singapore,singapour|singaporean,singapourien|
id|xx|indonesia,indonesie|indonesian,indonesians,indonesien,indonesienne|jakarta,bali,sumatra,java,sulawesi=celebes,
  palu,lombok,aceh,surabaya,papua,papouasie,malang,bandung,cianjur,krakatau,flores
ph|xx|philippines|filipino,filipinos,philippin,philippins|manille=manila,mindanao,marawi,cebu,davao,tacloban,luzon,
  jolo,leyte
tl|xx|east timor,timor oriental|timorese|dili
pg|xx|papua new guinea,papouasie nouvelle guinee|papuan|port moresby,enga
au|oc|australia,australie|australian,australians,australien,australienne,australiens|sydney,melbourne,brisbane,
  perth,adelaide,canberra,hobart,darwin,gold coast,bondi,bondi beach,bondi junction,+queensland,+new south wales,
  +nouvelle galles du sud,+victoria australia,+tasmanie=tasmania
nz|oc|new zealand,nouvelle zelande|new zealander,new zealanders,neo zelandais,neo zelandaise|auckland,wellington,
  christchurch
fj|xx|fiji,fidji|fijian|suva
sb|xx|solomon islands,iles salomon|solomon islander|honiara
to|xx|tonga|tongan,tonguien|
vu|xx|vanuatu|ni vanuatu|port vila
ws|xx|samoa|samoan|
mx|xx|mexico,mexique|mexican,mexicans,mexicain,mexicaine,mexicains|mexico city,ciudad juarez,tijuana,cancun,
  acapulco,guadalajara,monterrey,oaxaca,sinaloa,culiacan,guerrero,michoacan,chiapas,jalisco,puebla,iguala
gt|xx|guatemala|guatemalan,guatemalteque|fuego
hn|xx|honduras|honduran,hondurien|tegucigalpa,san pedro sula
sv|xx|el salvador,salvador|salvadoran,salvadorien|
ni|xx|nicaragua|nicaraguan,nicaraguayen|managua
cr|xx|costa rica|costa rican,costaricien|
pa|xx|panama|panamanian,panameen|
cu|xx|cuba|cuban,cubans,cubain,cubaine|la havane=havana,matanzas
ht|xx|haiti|haitian,haitians,haitien,haitienne,haitiens|port au prince,les cayes
do|xx|dominican republic,republique dominicaine|dominican,dominicain|saint domingue=santo domingo
jm|xx|jamaica,jamaique|jamaican,jamaicain|kingston
bs|xx|bahamas|bahamian|
tt|xx|trinidad|trinidadian|
ve|xx|venezuela|venezuelan,venezuelans,venezuelien,venezuelienne|caracas,maracaibo
co|xx|colombia,colombie|colombian,colombians,colombien,colombienne|bogota,medellin,cali,mocoa,barranquilla
ec|xx|ecuador,equateur|ecuadorian,ecuadorean,equatorien,equatoriens|quito,guayaquil
pe|xx|peru,perou|peruvian,peruvien,peruvienne|lima,cuzco=cusco,arequipa
bo|xx|bolivia,bolivie|bolivian,bolivien|la paz,santa cruz
br|xx|brazil,bresil|brazilian,brazilians,bresilien,bresilienne,bresiliens|brasilia,rio de janeiro,rio,sao paulo,
  santa maria,brumadinho,mariana,manaus,amazonie=amazon rainforest,suzano,petropolis,porto alegre,salvador de bahia,
  vinhedo,chapeco,rio grande do sul
py|xx|paraguay|paraguayan,paraguayen|asuncion
uy|xx|uruguay|uruguayan,uruguayen|montevideo
ar|xx|argentina,argentine|argentine,argentinian,argentin,argentins|buenos aires,cordoba argentina,rosario,bahia blanca
cl|xx|chile,chili|chilean,chileans,chilien,chilienne|santiago,valparaiso,concepcion,vina del mar
`;

/** Names that are also common words: they count only with a capital, after a locative or as a label at the start. */
export const AMBIGUOUS = `
  nice, reading, bath, tours, split, cork, jersey, angers, pau, valence, gap, lot, somme, orne, eure, var, manche,
  lens, turkey, jordan, chad, mina, jos, columbus, charlotte, constantine, mons, sion, sete, kos, milan, canton,
  cali, java, florence, mariana, beni, gard, aude, landes, derby, york, hull, montana, maine, marne, loire, chile,
  arras, bron, creil, macon, victoria, rosario, liege, cologne, grenade, halle, essen, oman, peru, chili, malte,
  lima, rio, faro, flores, aden, gao, hama, laval, vannes, niger, jura, tarn, guinee, lamu, carcassonne, nord
`;
