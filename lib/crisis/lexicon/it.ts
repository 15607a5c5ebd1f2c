import { lexiconOf } from '../lexicon.ts';

export const it = lexiconOf(`
[set mezzo]
auto
autobus
automobile
automobilista
camion
furgone
guidatore
pullman
suv
tir
vettura
[set gente]
agenti
bambini
clienti
fedeli
folla
gente
manifestanti
mercatini
mercatino
operai
passanti
passeggeri
pedoni
persone
soldati
studenti
tifosi
turisti
[set luogo]
aeroporto
albergo
ambasciata
asilo
autobus
bar
caserma
centrale
centro commerciale
chiesa
cinema
commissariato
concerto
condominio
deposito
discoteca
duomo
fabbrica
grattacielo
hotel
locale
mercatino di natale
mercato
metro
metropolitana
moschea
ospedale
palazzo
parco
parlamento
porto
raffineria
ristorante
sala concerti
scuola
sinagoga
spiaggia
stabilimento
stadio
stazione
supermercato
teatro
treno
universita
[set edificio]
capannone
cavalcavia
condominio
diga
edificio
grattacielo
hotel
miniera
palazzina
palazzo
ponte
scuola
tetto
torre
tribuna
viadotto
[who leaders]
ex presidente
ministro
papa
premier
presidente
primo ministro
re
regina
senatore
[who heads]
capo dello stato
il papa
il re
[who people]
agenti 2
anziano 1
bambini 3
ciclista 1
donna 1
motociclista 1
pedone 1
persone 3
ragazza 1
ragazzo 1
studenti 3
uomo 1
[who singles]
anziano
ciclista
donna
motociclista
pedone
ragazza
ragazzo
uomo
[what attack 1]
carabinieri
panico
polizia
sospetto
tragedia
vittime
[what attack 2]
accoltellato
aggressione
attacchi
attacco
evacuat*
omicidio
terrore
uccis*
[what attack 3]
accoltella*
attacco armato
calca
jihadista*
terrorista*
terroristi
[what attack 4]
<mezzo> .. <gente>
accoltella .. <gente>
accoltella i <gente>
accoltella passanti
accoltellamenti
accoltellamento multiplo
accoltellati
attacchi terroristici
attacco a colpi
attacco a un <luogo>
attacco a una <luogo>
attacco a una scuola
attacco al <luogo>
attacco alla <luogo>
attacco alla sinagoga
attacco con coltello
attacco in <luogo>
attacco in un <luogo>
attacco in una <luogo>
attacco multiplo
attacco terroristico
attentati
attentato*
attentatore
auto sulla folla
furgone sulla folla
investe la folla
massacro*
piomba sulla folla
strage in
strage*
sulla folla
[what shooting 2]
arma da fuoco
colpi di pistola
spara
sparato
[what shooting 3]
cecchino
killer in fuga
sparatoria*
spari
uomo armato
[what shooting 4]
apre il fuoco
aprono il fuoco
ha aperto il fuoco
killer spara
raffiche di mitra
spara contro <gente>
spara sui <gente>
spara sulla folla
sparatoria a
sparatoria di massa
sparatoria in
sparatoria in <luogo>
sparatoria nel
spari in <luogo>
spari in un <luogo>
spari in una <luogo>
spari nel <luogo>
spari nel centro
spari nella <luogo>
spari sulla folla
spari vicino
[what explosion 2]
boato
granata
ordigno
[what explosion 3]
bomba
bombe
esplode
esplosione
esplosioni
[what explosion 4]
attentato suicida
autobomba
bomba esplode
enorme esplosione
esplode palazzina
esplode una bomba
esplosione al <luogo>
esplosione all <luogo>
esplosione alla <luogo>
esplosione distrugge
esplosione fa
esplosione in <luogo>
esplosione in un <luogo>
esplosione in una <luogo>
esplosione nel <luogo>
esplosione nella <luogo>
esplosioni a
esplosioni al
esplosioni in
esplosioni nel
forte esplosione
forti esplosioni
grande esplosione
kamikaze
si fa esplodere
violenta esplosione
[what hostage 2]
rapit*
sequestro
[what hostage 3]
barricato
ostaggi
ostaggio
[what hostage 4]
aereo dirottato
barricato con
dirottamento
ostaggi a
ostaggi in
ostaggi nel
ostaggi nella
prende ostaggi
presa di ostaggi
presi in ostaggio
tiene in ostaggio
tiene ostaggi
[what war 2]
combattimenti
droni
truppe
[what war 3]
bombardamenti
bombardamento
guerra
missili
offensiva
raid aerei
raid aereo
[what war 4]
attacca israele
attacca l iran
attacco aereo
attacco dell iran
attacco missilistico
bombarda
bombardano
bombe su
carri armati entrano
colpo di stato
deposto
dichiara guerra
esercito prende
golpe
invade*
invasione
lancia missili
legge marziale
militari arrestano
militari prendono
missili colpiscono
missili contro
missili su
offensiva di terra
raid contro
raid su
rompe la tregua
rotta la tregua
truppe entrano
truppe varcano
[what disaster 2]
allagamenti
crollato
dispersi
incendio
maltempo
rogo
[what disaster 3]
alluvione
alluvioni
crolla
crollo
eruzione
frana
incendio mortale
nubifragio
scossa
terremoto
uragano
valanga
[what disaster 4]
alluvione .. morti
calca in
calca mortale
crolla <edificio>
crolla il <edificio>
crolla la <edificio>
crolla un <edificio>
crolla una <edificio>
crollo del <edificio>
crollo della <edificio>
crollo di un <edificio>
crollo di una <edificio>
diga crolla
forte scossa
frana sommerge
frana travolge
grattacielo in fiamme
incendio in discoteca
incendio in un grattacielo
incendio in un hotel
incendio in un ospedale
incendio in una rsa
minatori intrappolati
paese distrutto
paese sommerso
palazzo in fiamme
terremoto .. distrutto
terremoto .. morti
terremoto distrugge
valanga travolge
[what disaster 5]
crolla palazzo
crolla ponte
crollo del ponte
crollo della diga
forte terremoto
incidente nucleare
terremoto di magnitudo
tsunami
violento terremoto
[what accident 2]
incidente
schianto
tamponamento
[what accident 3]
bus precipita
deraglia*
incidente aereo
naufragio
precipita
pullman precipita
scontro
[what accident 4]
aereo caduto
aereo scomparso
aereo si schianta
affonda traghetto
autobus precipita
barca affonda
deraglia treno
deraglia un treno
elicottero precipita
funivia cade
funivia precipita
naufragio
precipita un aereo
pullman nel
pullman precipita
scontro fra treni
scontro tra treni
traghetto affonda
treni si scontrano
treno deraglia
[what accident 5]
aereo di linea
aereo precipita
aereo precipitato
disastro aereo
disastro ferroviario
funivia
naufragio .. morti
scontro tra treni
[what unrest 2]
manifestanti
proteste
scontri
[what unrest 3]
disordini
guerriglia
rivolta
saccheggi
sommossa
[what unrest 4]
assalto al congresso
assalto al parlamento
coprifuoco
notte di scontri
stato di emergenza
[what other 3]
massima allerta
[what other 4]
giorni di lutto
lutto nazionale
[what fate]
accoltellato
arrestato dai militari
assassinato
attentato a
catturato
colpito da
colpito da spari
deposto
e morto
ferito
fuggito
morto
muore
spari contro
ucciso
[what first]
<mezzo> sulla <gente>
accoltellamento a
attacco a
attacco in
esplosione
esplosione a
esplosione in
esplosioni
esplosioni a
ostaggi
ostaggi a
ostaggi in
sparatoria
sparatoria a
sparatoria in
spari
spari a
spari in
[what now]
almeno
diretta
in corso
in diretta
testimoni
ultima ora
urgente
[harm dead]
cadaveri
deceduti
deceduto
morta
mortale
morte
morti
morto
muoiono
muore
perdono la vita
uccide
uccidono
uccisa
uccise
uccisi
ucciso
vite
vittime
[harm hurt]
ferita
ferite
feriti
ferito
ostaggi
ricoverati
[harm missing]
a bordo
disperse
dispersi
intrappolati
[harm toll]
bilancio
bilancio delle vittime
sale il bilancio
[scale numbers]
centinaia 250
centinaio 100
cinquanta 50
cinque 5
decina 10
decine 30
dieci 10
diversi 4
dodici 12
dozzina 12
due 2
migliaia 2500
nove 9
numerosi 8
otto 8
quaranta 40
quattro 4
quindici 15
sei 6
sette 7
tre 3
trenta 30
un 1
una 1
undici 11
uno 1
venti 20
[scale hundred]
cento
[scale thousand]
mila
mille
[scale units]
anni
anno
arrest*
case
chilometr*
dollar*
droni
euro
giorni
giorno
gol
grad*
km
mese
mesi
metr*
miliard*
milion*
minut*
missili
ora
ore
per cento
punti
second*
settiman*
voli
volte
[context sport 4]
allenatore
attaccante
calcio
campionato
champions
coppa
ferrari
formula 1
gol
inter
juve
juventus
milan
mondiali
napoli batte
olimpiadi
partita
roma batte
scudetto
serie a
sinner
tennis
[context fiction 4]
album
attore
attrice
cantante
cinema
festival
fiction
film
libro
netflix
puntata
regista
romanzo
sanremo
serie tv
stagione
teatro
videogioco
[context court 3.5]
appello
assolt*
carcere
cassazione
condanna
condannat*
corte
ergastolo
giudice
imputat*
processo
procura chiede
sentenza
tribunale
[context memory 4]
19##
anni dalla
anni dopo
anni fa
anniversario
commemora*
memoria
omaggio
ricorda
ricordo
seconda guerra mondiale
storia
strage di bologna
strage di capaci
[context economy 3]
azioni
banca
borsa
economia
inflazione
mercati
pil
prezzi
spread
utili
[context health 5]
contagi*
coronavirus
covid*
femminicidi
femminicidio
influenza
malattia
ospedali
pandemia
suicidio
tumore
vaccin*
virus
[context obituary 3]
addio a
funerali
lutto nel
morta a
morto a
si e spento
[context figure 3.5]
attacca il
attacca la
attacchi di panico
attacco hacker
attacco informatico
bomba di mercato
bufera
esplosione di
fuochi d artificio
guerra dei prezzi
pendolari in ostaggio
pioggia di
rigori
scioperi
sciopero
tempesta
terremoto politico
[context explainer 1]
analisi
chi e
chi era
come
cosa sappiamo
foto
intervista
perche
video
[context exercise 5]
esercitazione
esercitazioni
prova generale
simulazione
[context opinion 2]
commento
editoriale
lettera
opinione
rubrica
[context negation 3]
cessate il fuoco
falso allarme
illesi
illeso
liberat*
nessun ferito
nessuna vittima
smentisce
tregua
[context hypothesis 2.5]
allerta arancione
allerta gialla
evitare
minaccia
possibile
potrebbe
rischio
teme
timori
[context foiled 3]
arrestato per
bomba della seconda guerra
disinnescat*
pianificava
progettava
radicalizz*
sventat*
[context animal 4]
animali
cane
cani
cinghial*
gatti
gatto
lupi
lupo
orso
squalo
[context past 1.5]
arrestati
arrestato
dopo l attentato
familiari
fiaccolata
inchiesta
indagini
legge
riforma
[context private 2.5]
camorra
ciclista
compagno
droga
ex compagno
ex marito
fidanzato
lite
mafia
marito
moglie
moto
ndrangheta
scooter
vicino
[context ongoing 2]
conflitto in
giorni di guerra
guerra a gaza
guerra in
migranti
profughi
[place public]
aeroporto
bar
bus
centro commerciale
chiesa
concerto
discoteca
festival
folla
hotel
mercatino
mercato
metro
metropolitana
moschea
ospedale
parlamento
piazza
ristorante
scuola
sinagoga
spiaggia
stadio
stazione
supermercato
treno
universita
[place locative]
a
ad
al
di
in
nel
nella
nord
sud
vicino
[place stop]
a
al
alla
anni
che
chi
come
con
contro
da
dal
dalla
dei
del
della
delle
di
diretta
donna
dopo
due
e
ecco
ed
feriti
ferito
fra
gli
ha
hanno
i
il
in
la
le
lo
morti
morto
nel
nella
non
nuova
nuovo
o
oggi
per
piu
polizia
si
sono
su
sul
sulla
tra
tre
un
una
uno
uomo
`);
