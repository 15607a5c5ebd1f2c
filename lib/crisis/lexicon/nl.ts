import { lexiconOf } from '../lexicon.ts';

export const nl = lexiconOf(`
[set voertuig]
auto
automobilist
bestelbus
bestuurder
bus
busje
voertuig
vrachtauto
vrachtwagen
wagen
[set menigte]
betogers
bezoekers
groep
kerstmarkt
kinderen
leerlingen
markt
menigte
mensen
omstanders
publiek
reizigers
stoet
terras
voetgangers
[set plek]
ambassade
apple store
bank
bar
basisschool
bejaardenhuis
bioscoop
bus
cafe
club
concert
concertzaal
discotheek
fabriek
festival
flat
haven
hotel
kantoor
kerk
kerstmarkt
kinderdagverblijf
luchthaven
markt
metro
moskee
park
parlement
politiebureau
portiek
restaurant
school
stadion
station
strand
supermarkt
synagoge
theater
tram
trein
universiteit
verzorgingshuis
vliegveld
winkelcentrum
woning
ziekenhuis
[set bouw]
balkon
brug
dak
dam
dijk
flat
gebouw
hotel
mijn
parkeergarage
toren
tribune
viaduct
[who leaders]
kanselier
koning
koningin
minister
minister president
paus
premier
president
[who heads]
de koning
de koningin
de paus
[who people]
agenten 2
bejaarde 1
fietser 1
jongen 1
kinderen 3
leerlingen 3
man 1
meisje 1
mensen 3
militairen 3
motorrijder 1
passagiers 5
tiener 1
voetganger 1
vrouw 1
[who singles]
bejaarde
fietser
jongen
man
meisje
motorrijder
tiener
voetganger
vrouw
[what attack 1]
drama
paniek
politie
slachtoffers
verdachte
[what attack 2]
aanval*
doodgestoken
gedood
geevacueerd
moord
ontruimd
vermoord
[what attack 3]
aanslag*
dodelijke aanval
steekincident
steekpartij
stormloop
terreur*
terrorist*
[what attack 4]
<voertuig> .. op <menigte>
<voertuig> rijdt in op
aanslag bij
aanslag in
aanslag op
aanval in <plek>
aanval op <plek>
aanval op synagoge
bloedbad
bloedbad in
dader op de vlucht
ingereden op
ingereden op <menigte>
inrijden op
massamoord
meerdere mensen neergestoken
mensen neergestoken
mesaanval
mesaanval in
mesaanval op
neergestoken
rijdt in op
rijdt in op <menigte>
rijdt in op menigte
steekpartij .. doden
steekpartij bij
steekpartij in
steekpartij op
steekt .. neer
terreuraanslag*
[what shooting 2]
beschoten
doodgeschoten
neergeschoten
vuurwapen
[what shooting 3]
gewapende man
schietpartij*
schoten
schutter*
[what shooting 4]
dodelijke schietpartij
mensen doodgeschoten
opende het vuur
opent het vuur
schiet om zich heen
schiet op <menigte>
schietincident in <plek>
schietpartij bij
schietpartij in
schietpartij op
schietpartij op school
schoten bij
schoten gehoord in
schoten gelost
schoten in <plek>
schutter doodt
schutter op de vlucht
schutter opent
[what explosion 2]
bom
explosief
granaat
knal
[what explosion 3]
bom ontploft
explosie*
ontploffing*
ontploft
[what explosion 4]
autobom
blaast zich op
bom ontploft
bomaanslag
enorme explosie
explosie bij <plek>
explosie in <plek>
explosie op <plek>
explosie verwoest
explosies bij
explosies in
explosies op
flinke explosie .. doden
gasexplosie
grote explosie
meerdere explosies
zelfmoordaanslag
zware explosie
[what hostage 2]
ontvoer*
[what hostage 3]
gijzelaars
verschanst
[what hostage 4]
gegijzeld
gijzelaars in
gijzelaars vast
gijzelaars vastgehouden
gijzeling
gijzeling in
gijzelnemer
gijzelt
gijzelt mensen
verschanst zich met
vliegtuig gekaapt
vliegtuigkaping
[what war 2]
drones
gevechten
troepen
[what war 3]
coup
droneaanval*
luchtaanval*
offensief
oorlog
raketten
[what war 4]
afgezet door leger
bestand geschonden
bombardeert
bombardementen op
couppoging
drones treffen
grijpt de macht
invasie
invasie van
leger grijpt
luchtaanvallen op
militairen grijpen
noodtoestand uitgeroepen
raketaanval*
raketten op
raketten raken
raketten treffen
staakt het vuren geschonden
staatsgreep
tanks rollen
troepen trekken
troepen vallen
valt .. aan
valt .. binnen
valt iran aan
valt israel aan
verklaart de oorlog
[what disaster 2]
bosbrand*
brand
noodweer
storm
vermisten
wateroverlast
[what disaster 3]
aardbeving*
aardverschuiving
cycloon
grote brand
ingestort
instorting
lawine
orkaan
overstroming*
vulkaanuitbarsting
watersnood
[what disaster 4]
<bouw> ingestort
<bouw> stort
<bouw> stort in
aardbeving treft
aardbeving verwoest
brand in bar
brand in cafe
brand in discotheek
brand in flat
brand in hotel
brand in verzorgingshuis
brand in ziekenhuis
dam doorgebroken
dijk doorgebroken
dorpen onder water
flatgebouw in brand
instorting <bouw>
instorting van een
mijnwerkers vast
modderstroom
overstromingen .. doden
stormloop
torenflat in brand
verdrukking
[what disaster 5]
damdoorbraak
dijkdoorbraak
kernramp
krachtige aardbeving
tsunami
zware aardbeving
[what accident 2]
aanrijding
crash
ongeluk*
ongeval*
[what accident 3]
botsing
busongeluk
kabelbaan
neergestort
ontspoord*
schipbreuk
[what accident 4]
boot gezonken
boot omgeslagen
bus in ravijn
bus verongelukt
helikoptercrash
kabelbaan neergestort
schip gezonken
toestel .. neergehaald
toestel neergehaald
toestel neergestort
trein ontspoord
trein ontspoort
treinen botsen
treinen op elkaar
veerboot gezonken
veerboot zinkt
vliegtuig .. neergestort
vliegtuig neergehaald
vliegtuig neergestort
vliegtuig stort neer
vliegtuig verdwenen
[what accident 5]
passagiersvliegtuig
treinbotsing
treinramp
veerboot gezonken
vliegramp
vliegtuig vermist
vliegtuigcrash
[what unrest 2]
betogers
demonstranten
protesten
[what unrest 3]
ongeregeldheden
onrust
plunder*
rellen
[what unrest 4]
avondklok
bestorming van
noodtoestand
zware rellen
[what other 3]
hoogste dreigingsniveau
[what other 4]
dag van nationale rouw
nationale rouw
[what fate]
aangevallen
aanslag op
afgezet
dood
doodgeschoten
gestorven
gevangen
gevlucht
gewond
neergeschoten
neergestoken
onder vuur genomen
overleden
overlijdt
vermoord
[what first]
<voertuig> rijdt in op
aanslag in
aanslag op
explosie bij
explosie in
explosies in
explosies op
gijzeling
gijzeling in
grote politie inzet
schietpartij
schietpartij in
schoten gehoord
schoten in
steekpartij in
steekpartij op
[what now]
getuigen
grote politie inzet
live
liveblog
minstens
net binnen
zeker
[harm dead]
dode
dodelijk
dodelijke
doden
dood
doodt
gedood
gestorven
levens
lichamen
omgekomen
overleden
slachtoffers
sterft
sterven
vermoord
[harm hurt]
gegijzeld
gewond
gewonde
gewonden
zwaargewond
[harm missing]
aan boord
bedolven
vermist
vermisten
[harm toll]
dodental
[scale numbers]
acht 8
dertig 30
dozijn 12
drie 3
duizenden 2500
een 1
elf 11
enkele 3
honderd 100
honderden 250
meerdere 4
negen 9
tien 10
tiental 10
tientallen 30
twaalf 12
twee 2
twintig 20
veel 8
veertig 40
vier 4
vijf 5
vijftien 15
vijftig 50
zes 6
zeven 7
[scale hundred]
honderd
[scale thousand]
duizend
[scale units]
aanhoudingen
dag
dagen
doelpunten
dollar
drones
euro
goals
graden
huizen
jaar
jaren
jarige
keer
kilometer
km
maand*
meter
miljard
miljoen
minu*
procent
punten
raketten
second*
uur
vluchten
week
weken
woningen
[context sport 4]
ajax
doelpunt
ek
eredivisie
feyenoord
formule 1
kampioen*
olympi*
oranje
psv
spits
tennis
trainer
verstappen
voetbal
wedstrijd
wielren*
wk
[context fiction 4]
acteur
actrice
album
bioscoop
boek
festival
film
game
netflix
regisseur
roman
seizoen
serie
theater
thriller
zanger*
[context court 3.5]
cassatie
celstraf
geeist
hoger beroep
levenslang
officier van justitie
proces
rechtbank
rechter
rechtszaak over
rechtszaak*
verdachte voor
veroordeeld
vonnis
vrijgesproken
[context memory 4]
19##
eerbetoon
geschiedenis
herdenk*
herdenking
herinner*
holocaust
jaar geleden
jaar later
jaar na
tweede wereldoorlog
[context economy 3]
aandelen
aex
bank*
beurs
economie
handelsoorlog
inflatie
markt
prijzen
winst
[context health 5]
besmet*
corona*
covid*
griep
kanker
pandemie
vaccin*
virus
zelfdoding
zelfmoord
ziekenhuizen
ziekte
[context obituary 3]
acteur overleden
begrafenis
in memoriam
overleden op
uitvaart
zanger overleden
[context figure 3.5]
bom onder
cyberaanval*
explosie van
explosieve groei
gegijzeld door staking
hartaanval
lawine aan
onder vuur
politieke aardbeving
prijzenoorlog
regen van
reizigers gegijzeld
staking
storm van
storm van kritiek
vuurwerk
[context explainer 1]
analyse
hoe
in beeld
interview
video
waarom
wat we weten
wie is
wie was
[context exercise 5]
nl alert
oefening
oefeningen
rampenoefening
simulatie
test nl alert
[context opinion 2]
brief
column
commentaar
debat
opinie
[context negation 3]
bestand
bevrijd
geen gewonden
geen slachtoffers
ongedeerd
ontkent
staakt het vuren
vals alarm
vrijgelaten
[context hypothesis 2.5]
dreiging
dreigt
kan
kunnen
mogelijk
risico
voorkomen
vrees*
waarschuw*
zou
[context foiled 3]
gepland*
onschadelijk
ontmanteld
opgepakt voor
radicalis*
verijdeld
[context animal 4]
dier
dieren
haai
hond*
kat
katten
koe
koeien
paard*
wolf
wolven
[context past 1.5]
aangehouden
na de aanslag
nabestaanden
onderzoek
opgepakt
stille tocht
wet
[context private 2.5]
buurman
crimineel*
drugs*
echtgenoot
ex man
ex vriend
fietser
gezinsdrama
liquidatie
motorrijder
partner
[context ongoing 2]
conflict in
dagen oorlog
migranten
oorlog in
oorlog in oekraine
vluchtelingen
[place public]
bus
cafe
concert
discotheek
festival
hotel
kerk
kerstmarkt
luchthaven
markt
menigte
metro
moskee
parlement
plein
restaurant
schiphol
school
stadion
station
strand
supermarkt
synagoge
tram
trein
universiteit
vliegveld
winkelcentrum
ziekenhuis
[place locative]
bij
in
nabij
noord
op
te
zuid
[place stop]
aan
als
bij
dat
de
die
dit
dode
doden
door
drie
een
en
er
gewonde
gewonden
hebben
heeft
het
hij
in
is
jaar
man
meer
met
na
naar
niet
nieuwe
om
onder
ook
op
over
politie
te
tegen
tot
twee
uit
van
voor
vrouw
was
we
wordt
ze
zij
zijn
`);
