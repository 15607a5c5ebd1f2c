import { lexiconOf } from '../lexicon.ts';

export const de = lexiconOf(`
[set fahrzeug]
auto
autofahrer
bus
fahrer
fahrzeug
kleintransporter
lastwagen
lieferwagen
lkw
pkw
suv
traktor
transporter
wagen
[set menge]
berliner weihnachtsmarkt
besucher
demonstration
demonstrationszug
fussganger
fussgangerzone
gruppe
haltestelle
karnevalsumzug
kinder
menge
menschen
menschenmenge
passanten
schuler
strassenfest
umzug
weihnachtsmarkt
weihnachtsmarkten
[set ort]
bahnhof
bank
bar
botschaft
bus
cafe
chemiepark
club
disco
diskothek
dom
einkaufszentrum
fabrik
festival
flughafen
grundschule
gymnasium
hafen
hauptbahnhof
hochhaus
hotel
ice
innenstadt
kindergarten
kino
kirche
kita
klinik
konzert
konzertsaal
krankenhaus
markt
moschee
park
parlament
polizeiwache
raffinerie
regionalzug
restaurant
s bahn
schulbus
schule
seniorenheim
shishabar
stadion
stadtfest
strand
supermarkt
synagoge
theater
u bahn
uni
universitat
weihnachtsmarkt
werk
werksgelande
wohnhaus
zug
[set bau]
autobahnbrucke
brucke
dach
damm
deich
gebaude
haus
hochhaus
mine
parkhaus
staudamm
tribune
tunnel
turm
wohnhaus
[who leaders]
aussenminister
bundeskanzler
bundesprasident
kanzler
kanzlers
konig
konigin
minister
ministerprasident
ministerprasidenten
oppositionsfuhrer
papst
prasident
prasidenten
premierminister
regierungschef
regierungschefs
staatschef
[who heads]
der papst
papst
[who people]
besucher 4
fahrer 1
frau 1
fussganger 1
jugendlicher 1
junge 1
kinder 3
madchen 1
mann 1
menschen 3
motorradfahrer 1
passagiere 5
polizisten 2
radfahrer 1
rentner 1
schuler 3
soldaten 3
[who singles]
fahrer
frau
fussganger
jugendlicher
junge
madchen
mann
motorradfahrer
radfahrer
rentner
[what attack 1]
opfer
polizei
schock
tater
trauer
verletzte
[what attack 2]
angriff*
attacke*
ermordet
erstochen
evakuiert
getotet
mord
terror
[what attack 3]
anschlag*
attentat*
attentater
bluttat
massenpanik
messerstecher
terrorist*
[what attack 4]
<fahrzeug> .. in <menge>
<fahrzeug> erfasst .. <menge>
<fahrzeug> fahrt in
<fahrzeug> rast
amokfahrer
amokfahrt
amoklauf*
amoklaufer
amoktat
angriff an <ort>
angriff auf <ort>
angriff auf synagoge
angriff in <ort>
anschlag am
anschlag an
anschlag auf
anschlag auf <ort>
anschlag bei
anschlag in
attentat am
attentat auf <ort>
attentat in
auto faehrt in menschenmenge
auto fahrt in menschenmenge
auto rast in
axtangriff
bluttat .. tote
bluttat in
fahrt in menschenmenge
lkw rast in
mann sticht auf
massaker
messerangriff
messerangriff*
messerangriffe
messerattacke
messerattacke*
messerstecherei
rast in <menge>
rast in eine <menge>
rast in menschenmenge
sticht auf
terroranschlag*
[what shooting 2]
geschossen
schuss
waffe
[what shooting 3]
bewaffneter
erschossen
heckenschutze
schusse
schutze
[what shooting 4]
amokschutze
bewaffneter eroffnet
eroffnet das feuer
eroffnete das feuer
schiesserei
schiesserei an
schiesserei im
schiesserei in
schiessereien
schusse am <ort>
schusse an
schusse an <ort>
schusse auf <menge>
schusse fallen
schusse gefallen
schusse im <ort>
schusse in <ort>
schusse in der <ort>
schusse in einem <ort>
schusse in einer <ort>
schusse in schule
schusse vor <ort>
schutze schiesst
schutze totet
todesschusse
todliche schusse
[what explosion 2]
bombe
granate
knall
sprengsatz
[what explosion 3]
bombe explodiert
detonation
explodiert
explosion*
[what explosion 4]
autobombe
bombe explodiert
bombenanschlag
explosion am <ort>
explosion auf <ort>
explosion auf werksgelande
explosion erschuttert
explosion im <ort>
explosion in <ort>
explosion in einem <ort>
explosion in einer <ort>
explosion zerstort
explosionen am
explosionen in
gasexplosion
gewaltige explosion
grosse explosion
heftige explosion
mehrere explosionen
schwere explosion
selbstmordanschlag
sprengt sich in die luft
[what hostage 2]
entfuhrt
entfuhrung
[what hostage 3]
geisel
geiseln
verschanzt
[what hostage 4]
flugzeug entfuhrt
flugzeugentfuhrung
geisel in
geiseln genommen
geiseln in
geiselnahme
geiselnahme im
geiselnahme in
geiselnehmer
halt .. als geiseln
mit geiseln
nimmt geiseln
verschanzt sich mit
[what war 2]
beschuss
drohnen
kampfe
truppen
[what war 3]
drohnenangriff*
krieg
luftangriff*
offensive
raketen
[what war 4]
bombardieren
bombardiert
bricht waffenruhe
drohnen treffen
einmarsch
erklart den krieg
greifen .. an
greift .. an
greift iran an
greift israel an
grossangriff
grossoffensive
invasion
iran greift
israel greift
krieg bricht aus
kriegserklarung
kriegsrecht
luftangriff auf
luftangriffe auf
marschieren in
marschiert ein
marschiert in
militar putscht
militar setzt
militar ubernimmt
militarputsch
panzer rollen
putsch*
raketen auf
raketen schlagen
raketen treffen
raketenangriff*
ruft kriegsrecht aus
russland greift
staatsstreich
stellt .. unter kriegsrecht
truppen marschieren
usa greifen
waffenruhe gebrochen
[what disaster 2]
brand
feuer
flut
hochwasser
sturm
uberschwemmung*
unwetter
waldbrand*
[what disaster 3]
eingesturzt
einsturz
erdbeben
erdrutsch
flutkatastrophe
grossbrand
hochwasserkatastrophe
hurrikan
lawine*
sturmflut
vulkanausbruch
zyklon
[what disaster 4]
<bau> eingesturzt
<bau> sturzt ein
<bau> sturzte ein
bergleute eingeschlossen
brand in bar
brand in diskothek
brand in einem hochhaus
brand in hochhaus
brand in klinik
brand in krankenhaus
brand in pflegeheim
brand in seniorenheim
damm bricht
deich bricht
dorfer uberflutet
einsturz einer <bau>
einsturz eines
erdbeben erschuttert
erdbeben in .. tote
erdrutsch verschuttet
flutkatastrophe
gedrange .. tote
grubenungluck
hochhaus in flammen
hochhausbrand
lawine verschuttet
lawinenungluck
massenpanik
staudamm bricht
[what disaster 5]
atomunfall
dammbruch
reaktorunfall
schweres erdbeben
starkes erdbeben
tsunami
verheerendes erdbeben
[what accident 2]
abgesturzt
unfall*
ungluck
zusammenstoss
[what accident 3]
absturz
busunfall
entgleist
gekentert
kollision
schiffsungluck
seilbahn*
[what accident 4]
boot gekentert
bus sturzt
fahre gekentert
fahre gesunken
fahre kentert
fahre sinkt
flugzeug .. abgesturzt
flugzeug abgesturzt
flugzeug sturzt
flugzeug vermisst
flugzeug verschollen
hubschrauberabsturz
ice entgleist
maschine abgesturzt
regionalzug entgleist
reisebus sturzt
reisebus verungluckt
schiff gesunken
seilbahn abgesturzt
seilbahn sturzt
zug entgleist
zug entgleist in
zuge kollidieren
zuge stossen
zuge zusammengestossen
[what accident 5]
fahrungluck
flugzeug verschwunden
flugzeugabsturz
passagierflugzeug
zugkollision
zugungluck
[what unrest 2]
demonstranten
proteste
randale
[what unrest 3]
ausschreitungen
krawalle
plunderungen
unruhen
[what unrest 4]
ausgangssperre
ausnahmezustand
schwere krawalle
sturm auf das kapitol
[what other 3]
hochste warnstufe
[what other 4]
nationaltrauer
staatstrauer
[what fate]
abgesetzt
angeschossen
attentat auf
beschossen
entfuhrt
ermordet
erschossen
festgenommen
geflohen
gestorben
gesturzt
ist tot
messerattacke auf
niedergestochen
schusse auf
setzt .. ab
stirbt
tot
verhaftet vom militar
verletzt
[what first]
<fahrzeug> rast
amoklauf
angriff in
anschlag auf
anschlag in
explosion am
explosion an
explosion in
explosionen am
explosionen in
geiselnahme in
grosseinsatz
messerangriff
messerangriff in
polizei im grosseinsatz
polizeieinsatz
schiesserei in
schusse
schusse am
schusse im
schusse in
[what now]
aktuell
augenzeugen
eilmeldung
grosseinsatz
laut polizei
live
liveblog
mindestens
[harm dead]
ermordet
erschossen
erstochen
gestorben
getotet
leichen
sterben
stirbt
tod
todesopfer
todlich
todliche
tot
tote
toten
toter
totet
ums leben
[harm hurt]
geiseln
schwerverletzte
verletzt
verletzte
verletzten
verletzter
[harm missing]
an bord
eingeschlossen
vermisst
vermisste
verschuttet
[harm toll]
opferzahl
zahl der toten
[scale numbers]
acht 8
drei 3
dreissig 30
dutzend 12
dutzende 30
ein 1
eine 1
einen 1
elf 11
funf 5
funfzig 50
hunderte 250
mehrere 4
neun 9
sechs 6
sieben 7
tausende 2500
viele 8
vier 4
vierzig 40
zahlreiche 8
zehn 10
zwanzig 20
zwei 2
zwolf 12
[scale hundred]
hundert
[scale thousand]
tausend
[scale units]
dollar
drohnen
euro
festnahmen
fluge
grad
hauser
jahr*
kilometer
km
mal
meter
milliard*
million*
minute*
monat*
prozent
punkte
raketen
sekunde*
stunde*
tag*
tor
tore
uhr
woche*
wohnungen
[context sport 4]
bayern
bundesliga
champions league
dortmund
em
formel 1
fussball
niederlage
olympia gold
olympiasieg
olympiasieger*
olympische
olympischen
pokal
sieg
spiel
sturmer
tennis
tor
torwart
trainer
wm
[context fiction 4]
album
buch
film
kino
konzerttour
krimi
netflix
regisseur
roman
sanger*
schauspieler*
serie
staffel
tatort
theaterstuck
videospiel
[context court 3.5]
angeklagt*
anklage
berufung
freispruch
gericht
haftstrafe
lebenslang*
lebenslange
prozess
richter
staatsanwalt*
untersuchungsausschuss
urteil
verurteilt
[context memory 4]
19##
ddr
erinner*
gedenken
gedenkt
geschichte
holocaust
jahre danach
jahre nach
jahrestag
nazi*
vor # jahren
vor ## jahren
weltkrieg
zweiter weltkrieg
[context economy 3]
aktie*
borse
dax
gewinn
handelskrieg
inflation
konjunktur
markt
preise
wirtschaft
[context health 5]
corona*
covid*
grippe
impf*
infektion*
klinik*
krankheit
krebs
pandemie
suizid
virus
[context obituary 3]
beerdigung
gestorben im alter
im alter von
nachruf
sanger tot
schauspieler tot
stirbt im alter
[context figure 3.5]
als geiseln der
bombenstimmung
bombenwetter
cyberangriff*
explodieren
feuerwerk*
geiseln der bahn
hackerangriff*
herzinfarkt
olympia gold
politisches erdbeben
preisexplosion
preiskrieg
rosenkrieg
schiesst gegen
shitstorm
streik
torjager
unter beschuss
warnstreik*
[context explainer 1]
analyse
bilder
fragen und antworten
hintergrund
interview
uberblick
video
warum
was wir wissen
wie
[context exercise 5]
manover
probealarm
simulation
ubung
ubungen
warntag
[context opinion 2]
debatte
gastbeitrag
kolumne
kommentar
meinung
[context negation 3]
befreit
dementiert
entwarnung
fehlalarm
freigelassen
kein anschlag
keine toten
keine verletzten
unverletzt
waffenruhe
[context hypothesis 2.5]
befurchtet
drohen
droht
gefahr
konnte
mogliche*
verhindern
warnt
warnung
[context foiled 3]
entscharf*
geplant*
radikalis*
razzia
terrorverdacht
verdachtiger festgenommen
vereitelt
weltkriegsbombe
[context animal 4]
bar
baren
hai
hund*
katze*
kuh
kuhe
pferd*
tier
tiere
wolf
wolfe
[context past 1.5]
ermittl*
festgenommen
gesetz
hinterbliebene
konsequenzen
nach dem anschlag
reform
[context private 2.5]
clan
drogen*
ehefrau
ehemann
ex freund
ex mann
familiendrama
lebensgefahrt*
motorrad*
nachbar
partner
radfahrer
[context ongoing 2]
fluchtlinge
gaza krieg
konflikt in
krieg in
migranten
tag des krieges
ukraine krieg
[place public]
bahnhof
bar
bus
diskothek
einkaufszentrum
festival
flughafen
hotel
innenstadt
kirche
kita
konzert
krankenhaus
markt
menschenmenge
moschee
parlament
platz
restaurant
schule
stadion
strand
supermarkt
synagoge
theater
u bahn
universitat
weihnachtsmarkt
zug
[place locative]
am
an
bei
im
in
nahe
nord
sud
vor
[place stop]
als
am
an
auch
auf
aus
bei
das
dem
den
der
des
die
ein
eine
einem
einen
einer
er
es
frau
fur
gegen
haben
hat
im
in
ist
jahr
jahre
mann
mehr
mit
nach
neue
neuen
neuer
nicht
oder
polizei
sich
sie
sind
tot
tote
uber
und
unter
verletzte
von
vor
warum
was
werden
wie
wir
wird
zu
zum
zur
`);
