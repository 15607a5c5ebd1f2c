import { lexiconOf } from '../lexicon.ts';

export const fr = lexiconOf(`
[set rouler]
fauche
fauchee
fauchees
fauches
percute
percutee
percutees
percutes
renverse
renversee
renversees
renverses
[set meteo]
crues
cyclone
inondations
intemperies
orages
ouragan
tempete
tornade
typhon
[set brutal]
bascule
carbonise
carbonises
chute
heurte
heurtent
percute
percutent
plonge
prend feu
quitte la route
s embrase
s embrasent
s encastre
s enflamme
s est renverse
se couche
se renverse
sort de la route
tombe
verse
[set car]
autobus
autocar
autocar de retraites
autocar de touristes
bus
bus de touristes
bus scolaire
car
car de retraites
car de touristes
car scolaire
minibus
[set vehicule]
4x4
autocar
automobiliste
berline
bulldozer
bus
camion
camionnette
chauffard
conducteur
conductrice
fourgon
fourgonnette
minibus
pick up
poids lourd
semi remorque
suv
taxi
tracteur
utilitaire
vehicule
voiture
voitures
[set fonce]
charge
ecrase
engouffre
fauchant
fauche
fauchent
foncait
foncant
fonce
foncent
jette
lance
percutant
percute
percutent
precipite
projette
renversant
renverse
renversent
[set foule]
arret de bus
badauds
carnaval
clients
collegiens
cortege
coureurs
cyclistes
defile
ecoliers
eleves
enfants
etudiants
festivaliers
fetards
fideles
file d attente
foule
gendarmes
gens
groupe
lyceens
manifestants
marche
marche de noel
militaires
participants
passager*
passants
personnes
pietons
policiers
procession
promeneurs
public
riverains
spectateurs
supporters
terrasse
touristes
[set lieu]
aeroport
agence
aire de jeux
ambassade
assemblee
auberge
auchan
bal
banque
bar
base militaire
basilique
bibliotheque
boite de nuit
boulangerie
brasserie
brocante
bureau de poste
bus
cafe
camping
campus
carnaval
carrefour
caserne
casino
cathedrale
centre commercial
centre culturel
centre de loisirs
centre social
centre ville
cimetiere
cinema
clinique
club
college
colonie
commissariat
concert
consulat
couvent
creche
defile
discotheque
ecole
ecole juive
ecole maternelle
ecole primaire
ecole privee
eglise
ehpad
fac
faculte
festival
fete de village
fete foraine
galerie marchande
gare
gendarmerie
gymnase
hopital
hotel
hotel de ville
hyper u
hypermarche
intermarche
internat
jardin
journal
kermesse
leclerc
lidl
local
lycee
magasin
mairie
maison de la radio
marche
marche de noel
mariage
maternite
metro
monastere
monoprix
mosquee
musee
palais de justice
parade
parc
parlement
plage
poste
prefecture
prefecture de police
prison
pub
redaction
rer
restaurant
salle de concert
salle de priere
salle de sport
salle des fetes
sanctuaire
siege
stade
station de metro
super u
superette
supermarche
synagogue
temple
terrasse
tgv
theatre
train
tramway
tribunal
universite
[set arme]
au sabre
coups de couteau
couteau
couteaux
l acide
l arbalete
l arme a feu
l arme blanche
l arme lourde
l explosif
la bombe
la grenade
la hache
la kalachnikov
la machette
la roquette
la voiture
la voiture belier
marteau
[set gens]
agents
bebes
caricaturistes
civils
clients
collegiens
collegues
croisieristes
crs
ecoliers
eleves
employes
enfants
enseignants
etudiants
femmes
festivaliers
fetards
fideles
fillettes
fonctionnaires
gendarmes
habitants
hommes
infirmieres
jeunes
journalistes
lyceens
marins
migrants
militaires
militants
mineurs
otages
ouvriers
parents
paroissiens
passagers
passants
pecheurs
pelerins
personnes
policiers
pompiers
professeurs
randonneurs
retraites
skieurs
soignants
soldats
spectateurs
supporters
surveillants
touristes
vacanciers
villageois
[set un]
adjoint de securite
agent de police
agente
agente de police
bac
candidat
chauffeur de bus
collegien
collegienne
conducteur de bus
cpe
crs
cure
depute
directeur
directrice
douanier
ecolier
educateur
educatrice
eleve
elu
enseignant
enseignante
etudiante
eveque
fonctionnaire de police
gardien de prison
gendarme
gendarmes
imam
infirmier
infirmiere
journaliste
juge
lyceen
lyceenne
magistrat
maire
medecin
militaire
pasteur
policier
policiere
pompier
prefet
pretre
principal
prof
professeur
professeure
proviseur
rabbin
religieuse
reserviste
sacristain
senateur
soignante
soldat
sous prefet
surveillant
surveillante
[set tue]
abattu
abattue
agresse au couteau
agressee au couteau
assassine
assassinee
attaque au couteau
attaquee au couteau
blesse par balle
decapite
decapitee
egorge
egorgee
mortellement
poignarde
poignardee
poignardes
tue
tuee
tuees
tues
[set engin]
airbus
appareil
avion
avion de ligne
avion de tourisme
avions
bimoteur
biplan
boeing
helicoptere
hydravion
jet
turbopropulseur
vol
[set ligne]
a319
a320
a321
a330
a340
a350
a380
airbus
avion charter
avion commercial
avion d air france
avion de ligne
avion de passagers
boeing
boeing 737
boeing 777
gros porteur
long courrier
moyen courrier
vol commercial
vol d air france
[set rail]
eurostar
intercites
rame
rame de metro
rer
ter
tgv
thalys
train
train de banlieue
train de passagers
train de voyageurs
train regional
trains
trains de voyageurs
trains regionaux
tramway
[set bateau]
bac
bateau
bateau de croisiere
bateau de plaisance
bateau de touristes
bateau mouche
cargo
catamaran
chalutier
ferry
navire
paquebot
peniche
traversier
vedette
voilier
[set edifice]
balcon
barrage
batiment
cathedrale
centre commercial
dalle
digue
discotheque
ecole
eglise
galerie
gradins
grue
gymnase
hotel
immeuble
immeubles
mine
mur
parking
passerelle
plafond
pont
quai
residence
scene
stade
telepherique
terminal
theatre
toit
tour
tribune
tribunes
tunnel
usine
viaduc
[set grand]
autopont
barrage
centre commercial
digue
discotheque
ecole
galerie de mine
hotel
immeuble
immeubles
immeubles d habitation
mine
passerelle
pont
residence
stade
telepherique
terminal
toit de la discotheque
tour
tribune
tribunes
tunnel
usine
viaduc
[set usine]
camion citerne
centrale
centrale nucleaire
complexe petrochimique
depot
depot de carburant
depot de munitions
entrepot
fabrique
gazoduc
hotel
immeuble
immeubles
laboratoire
mine
mine de charbon
parking
plateforme petroliere
port
poudrerie
raffinerie
restaurant
silo
site industriel
site seveso
station service
usine
usine chimique
usine classee
usine d explosifs
usine seveso
[set brule]
atelier
auberge
bar
bidonville
boite de nuit
bus
camp de refugies
cathedrale
centre commercial
centre equestre
cinema
creche
discotheque
dortoir
ecole
ehpad
entrepot
ferry
foyer
gite
hopital
hotel
immeuble
immeubles
internat
karaoke
maison de retraite
marche
maternite
prison
residence
station de ski
theatre
tour
train
usine
[set grave]
bar
boite de nuit
camp de refugies
cathedrale
discotheque
dortoir
ehpad
foyer
gite
hopital
internat
maison de retraite
maternite
orphelinat
prison
residence
residence pour personnes
[set plusieurs]
au moins cinq
au moins deux
au moins dix
au moins huit
au moins neuf
au moins quatre
au moins sept
au moins six
au moins trois
au moins un
de nombreuses
de nombreux
des centaines de
des dizaines de
des milliers de
nombreuses
nombreux
plusieurs
une centaine de
une cinquantaine de
une dizaine de
une douzaine de
une quarantaine de
une quinzaine de
une trentaine de
une vingtaine de
[who leaders]
ambassadeur
ancien premier ministre
ancien president
archeveque
ayatollah
candidat a la presidentielle
cardinal
chancelier
chanceliere
chef de l etat
chef de l opposition
chef du hamas
chef du hezbollah
depute
deputee
dictateur
dirigeant
elu
emir
empereur
ex premier ministre
ex president
gouverneur
guide supreme
la reine
le roi
maire de
ministre
ministre de l interieur
ministre des affaires etrangeres
pape
prefet
premier ministre
premiere dame
premiere ministre
president
president elu
prince heritier
reine
roi
secretaire d etat
senateur
senatrice
souverain
souveraine
sultan
vice president
[who heads]
chef de l etat
dalai lama
grand duc
la reine
le pape
le roi
president de la republique
prince de monaco
reine d angleterre
roi d espagne
roi de norvege
roi de suede
roi des belges
souverain pontife
[who people]
ado 1
adolescent 1
adolescente 1
agent 1
agents 2
automobiliste 1
bebe 1
bebes 2
civils 4
clients 3
collegien 1
collegienne 1
collegiens 3
conducteur 1
cycliste 1
depute 1
ecoliers 4
eleve 1
eleves 3
employes 3
enfant 1
enfants 3
enseignant 1
enseignante 1
etudiants 3
famille 3
familles 6
femme 1
femmes 2
fideles 4
filles 2
fillette 1
fillettes 2
garcon 1
garcons 2
gendarme 1
gendarmes 2
habitants 4
homme 1
hommes 2
infirmiere 1
journaliste 1
journalistes 2
lyceen 1
lyceenne 1
lyceens 3
maire 1
migrants 5
militaire 1
militaires 3
mineur 1
mineurs 4
motard 1
octogenaire 1
ouvriers 4
passagers 5
passants 3
pelerins 6
personnes 3
pieton 1
pietons 2
policier 1
policiere 1
policiers 2
pompier 1
pompiers 2
pretre 1
professeur 1
quadragenaire 1
quinquagenaire 1
retraite 1
retraitee 1
sexagenaire 1
soldat 1
soldats 3
spectateurs 5
supporters 4
surveillante 1
suspect 1
touristes 4
trentenaire 1
villageois 5
[who singles]
ado
adolescent
adolescente
automobiliste
bebe
conducteur
cycliste
femme
fillette
garcon
homme
mineur
motard
octogenaire
pieton
quadragenaire
quinquagenaire
retraite
retraitee
sexagenaire
suspect
trentenaire
[what attack 1]
blesse*
choc
condamne
condamnent
deuil
drame
effroi
emotion
hommage*
horreur
police
recueillement
secours
suspect
temoignage*
temoin*
tragedie
tragique
urgence
victime*
[what attack 2]
abattu*
agression*
alerte a la bombe
alertes a la bombe
arme blanche
assassin*
attaque*
au couteau
bousculade
colis suspect
corps retrouves
corps sans vie
coup de couteau
coups de couteau
couteau
egorge*
enleve*
enlevement*
evacuation*
evacue*
forcene
homicide*
infirmiere*
kidnapp*
machette
meurtre*
meurtri*
mortel*
mouvement de panique
panique
poignard*
poignarde*
rafle
retrouves morts
rixe
soignante*
suspect en fuite
terreur
terrifi*
tue
tuee
tuees
tuent
tues
[what attack 3]
agresse* au couteau
agresseur abattu
agresseur tue
agression au couteau
agression mortelle
agression* au couteau
agressions
allah akbar
allahu akbar
assaillant abattu
assaillant tue
assaut du gign
attaque .. personnes
attaque a paris
attaque contre
attaque dans
attaque en cours
attaque en france
attaque meurtriere
attaque redoutee
attaque* .. blesse*
attaque* .. mort*
attaque* .. tue*
attaques a
attaques de
attaques en
bain de sang
bilan lourd
blesse par balle
blesses par balle
boucle par la police
boucle par les forces
bousculade
bousculade geante
bousculade mortelle
bri
centre boucle
colis piege
de nombreuses victimes
des blesses dans
des blesses sur
des morts a
des morts au
des morts dans
des morts sur
dispositif policier
djihadiste*
dont l agresseur
dont l assaillant
dont l auteur
dont le tireur
ecrasees
evenement grave
eviter le secteur
fuient
gign
grave incident
habitants confines
important dispositif
importante operation de police
incident grave
infirmiere .. agressee
infirmiere .. attaquee
infirmiere .. poignardee
infirmiere .. tuee
intervention de police en cours
intervention du raid
le raid
lourd bilan
lynche*
mort .. rixe
morts et blesses
morts et des blesses
morts redoutees
morts redoutes
mouvement de foule
mouvement de panique
nombreuses victimes
nombreux blesses
nombreux morts
operation de police en cours
panique a
panique dans
panique sur
parquet antiterroriste
parquet national antiterroriste
perimetre de securite
personnes poignardees
pietinees
pietines
place bouclee
plan blanc
plan blanc declenche
plan orsec
plan rouge
plusieurs morts
plusieurs victimes
pnat
population appelee a
population confinee
quadruple meurtre
quartier .. boucle
quartier boucle
quintuple meurtre
raid et
rixe mortelle
rue bouclee
rues bouclees
scenes de panique
secteur a eviter
secteur boucle
terrorises
terrorisme
terroriste*
tetes decapitees
tres lourd bilan
triple meurtre
tue lors d une fete
urgence attentat
vaste operation de police
vigipirate .. urgence
zone bouclee
[what attack 4]
<foule> <rouler> par un
<foule> <rouler> par une
<gens> <rouler> par
<gens> attaques au couteau
<gens> decapites
<gens> egorges
<gens> enlevees
<gens> enleves
<gens> fauchees
<gens> fauches
<gens> massacres
<gens> poignardees
<gens> poignardes
<gens> tuees dans une attaque
<gens> tues dans une attaque
<un> .. <tue> a coups
<un> .. <tue> au couteau
<un> .. <tue> dans
<un> .. <tue> devant
<un> <tue>
<vehicule> <fonce> .. <foule>
<vehicule> a <fonce> .. <foule>
abat cinq
abat plusieurs
abat quatre
abat six
abat trois
acte de terrorisme
acte terroriste
aeroport boucle
agression a <arme>
agressions au <arme>
ambassade attaquee
arme d un couteau
arme d un fusil
arme d un marteau
arme d un sabre
arme d une hache
arme d une machette
assaillant
assaillant*
assaillants
attaquants
attaque .. a l arme blanche
attaque .. a la hache
attaque .. a la machette
attaque .. au couteau
attaque a <arme>
attaque a l arme blanche
attaque a la <lieu>
attaque a la hache
attaque a la machette
attaque a la voiture belier
attaque au <arme>
attaque au <lieu>
attaque au camion
attaque au chu
attaque au couteau
attaque au vehicule
attaque chimique
attaque contre l <lieu>
attaque contre la <lieu>
attaque contre un <lieu>
attaque contre une <lieu>
attaque contre une ecole
attaque contre une eglise
attaque contre une mosquee
attaque contre une synagogue
attaque d un <lieu>
attaque d un fourgon
attaque d un hotel
attaque d une <lieu>
attaque d une ecole
attaque d une eglise
attaque d une maternite
attaque d une synagogue
attaque dans le <lieu>
attaque dans un <lieu>
attaque dans un lycee
attaque dans un train
attaque dans une <lieu>
attaque dans une eglise
attaque de l <lieu>
attaque de la <lieu>
attaque des policiers
attaque du <lieu>
attaque du marche de noel
attaque en cours
attaque meurtriere
attaque mortelle
attaque pres d une <lieu>
attaque revendiquee
attaque sanglante
attaque terroriste*
attaques a <arme>
attaques au <arme>
attaques au couteau
attaques coordonnees
attaques terroristes
attentat*
camion fonce
camionnette .. fonce
caractere terroriste
carnage
collegien* .. poignarde*
collegien* .. tue*
corps decapite
coups de couteau dans le <lieu>
coups de couteau dans une <lieu>
course meurtriere
decapitation
decapite*
depute poignarde
double attaque
eglise visee
egorge dans
egorgee dans
egorgement
eleve* .. poignarde*
elu poignarde
enfants blesses au couteau
enfants poignardes
enlevement massif
enseignant* .. poignarde*
enseignant* .. tue*
enseignante .. tuee
equipee meurtriere
fauche .. pietons
femme decapitee
fonce .. <foule>
fonce .. dans la foule
fonce .. sur la foule
fonce dans la foule
fonce sur la foule
fonce sur un marche de noel
fonce* .. marche de noel
foncent .. <foule>
fourgon penitentiaire
fourgon penitentiaire .. attaque
gare bouclee
homme arme d un couteau
homme decapite
incendie d une mosquee
incendie d une synagogue
individu arme
intoxication massive
lyceen* .. poignarde*
lyceen* .. tue*
maire poignarde
massacre*
mortellement poignarde*
mosquee incendiee
mosquee visee
motif terroriste
operation antiterroriste
palais .. boucle
parlement boucle
passants <rouler>
percute .. passants
percute .. pietons
percute la foule
percute volontairement
periple meurtrier
personnes <rouler> par un
personnes <rouler> par une
pietons <rouler>
piste terroriste
piste terroriste privilegiee
plusieurs personnes <rouler>
poignarde .. <gens>
poignarde <gens>
poignarde dans un <lieu>
poignarde dans une <lieu>
poignarde devant
poignarde plusieurs
poignarde* .. eleve*
poignardee dans
poignardee devant
policiere tuee
pretre .. tue
pretre assassine
professeur* .. poignarde*
professeur* .. tue*
renverse .. pietons
s attaque a des policiers
s en prend a des policiers
serie d attaques
surveillante .. poignardee
surveillante .. tuee
synagogue incendiee
synagogue visee
terroriste abattu
tue cinq personnes
tue dans une eglise
tue quatre personnes
tue trois personnes
tuerie a
tuerie au
tuerie dans
tuerie familiale
tuerie*
tues dans une <lieu>
un mort et plusieurs blesses
vehicule .. fonce sur
vehicule fonce
voiture .. fonce sur
voiture fonce
[what shooting 2]
abattu* par la police
arme
arme a feu
arsenal
balle
balles
coup de feu
mort par balle*
par balle*
tir
tir de police
tir policier
tue par balle*
tue par un policier
tuee par balle*
[what shooting 3]
arme automatique
arme de guerre
armes automatiques
assaillant neutralise
blesses par balle*
blesses par balles
coups de feu
coups de feu entendus
coups de feu tires
detonations entendues
echange* de tirs
fusillade*
fusillades
homme arme
hommes armes
individu arme
individus armes
kalachnikov*
mitraill*
ouvert le feu
ouvre le feu
sniper*
tireur neutralise
tireur recherche
tireur*
tireurs
tirs
tirs d armes
tirs entendus
tirs nourris
tirs signales
tuees par balle*
tues par balle*
[what shooting 4]
<gens> abattues
<gens> abattus
<gens> blesses par balle*
<gens> mitrailles
<un> blesse par balle*
a ouvert le feu
abattues par
attaque a l arme
attaque armee
commando
commando arme
coups de feu .. mort*
coups de feu a la <lieu>
coups de feu au <lieu>
coups de feu contre
coups de feu dans un <lieu>
coups de feu devant
coups de feu pres d une <lieu>
coups de feu pres de la <lieu>
coups de feu sur
fusillade .. centre commercial
fusillade .. discotheque
fusillade .. ecole
fusillade .. eglise
fusillade .. journal
fusillade .. lycee
fusillade .. mosquee
fusillade .. supermarche
fusillade .. synagogue
fusillade .. universite
fusillade au
fusillade dans
fusillade devant
fusillade eclate
fusillade en plein
fusillade meurtriere
fusillade mortelle
fusillade pres
fusillade rue
fusillade sur
fusillades a
fusillades au
fusillades dans
fusillades meurtrieres
gendarmes tues
homme arme a
homme arme dans
homme arme tue
hommes armes .. tue*
hommes armes attaquent
hommes armes dans
hommes armes ont
hommes cagoules
ouvert le feu sur
ouvre le feu dans
ouvre le feu sur
ouvrent le feu
ouvrent le feu sur
personnes abattues
policiers .. par balle*
policiers abattus
policiers tues
policiers vises
tire sur des <foule>
tire sur des <gens>
tire sur un <un>
tire sur une <un>
tirent sur des <foule>
tireur .. tue*
tireur abattu
tireur actif
tireur au
tireur dans
tireur embusque
tireur en fuite
tireur fou
tireur isole
tireur retranche
tireurs en fuite
tirs .. mort*
tirs a l <lieu>
tirs au <lieu>
tirs contre
tirs dans un <lieu>
tirs dans une <lieu>
tirs devant
tirs eclatent
tirs pres
tue par des tirs
tuerie de masse
tues par des tirs
[what explosion 2]
alerte a la bombe
bombe
colis suspect
explosif*
grenade*
[what explosion 3]
a explose
bombe artisanale
bombe* artisanale*
bombes
charge explosive
deflagration
detonation*
detonations
engin explosif
engin explosif improvise
engins explosifs
explose
explosent
explosion
explosion de gaz
explosion entendue
explosion fait
explosion ressentie
explosion signalee
explosions entendues
fortes detonations
ont explose
[what explosion 4]
attaque a l explosif
attaque suicide
attaques suicides
attentat suicide
attentats suicides
bipeurs
bombe dans le <lieu>
bombe dans un <lieu>
bombe dans une <lieu>
bombe explose
bombe fait
bombe* .. explos*
bombes explosent
colis explose
colis piege*
deflagration*
double explosion
engin explose
engins explosent
enorme explosion
explosion .. aeroport
explosion .. immeuble
explosion .. metro
explosion .. mosquee
explosion .. synagogue
explosion a l <lieu>
explosion au <lieu>
explosion criminelle
explosion d un <usine>
explosion d une <usine>
explosion dans le <usine>
explosion dans un <lieu>
explosion dans un <usine>
explosion dans une <lieu>
explosion dans une <usine>
explosion de gaz .. immeuble
explosion de l <usine>
explosion detruit
explosion devant
explosion devant la synagogue
explosion du <usine>
explosion en plein
explosion fait .. morts
explosion massive
explosion meurtriere
explosion mortelle
explosion pres du <lieu>
explosion ravage
explosion secoue
explosion souffle
explosion sur un <usine>
explosion suspecte
explosion tue
explosion* .. mort*
explosions
explosions .. aeroport
forte explosion
gigantesque explosion
grenade dans
grenade explose
grenade lancee
grosse explosion
immeuble effondre
immeuble souffle
immeubles souffles
importante explosion
impressionnante explosion
jet de grenade
kamikaze*
maison soufflee
maisons soufflees
puissante explosion
s est fait exploser
serie d explosions
souffle par une explosion
triple explosion
violente explosion
voiture explose
voiture piegee
[what hostage 2]
perimetre de securite
[what hostage 3]
assaut
bri sur place
college confine
confinement du
confines dans
ecole confinee
ecoles confinees
eleves confines
etablissement confine
forcene
forcene retranche
gign deploye
gign intervient
gign sur place
homme retranche
individu retranche
lycee confine
mise a l abri
otage*
parlement confine
raid deploye
raid intervient
rester chez eux
rester confines
restez chez vous
retranche avec
retranche dans
retranche*
se retranche
siege
[what hostage 4]
<gens> pris en otage
<gens> prises en otage
<gens> retenus
assaut donne
assaut lance
avion detourne
bus detourne
des otages
detournement d un avion
otages au
otages dans
otages retenus
prend des otages
prend en otage*
preneur d otage*
preneur d otages
pris en otage*
prise d otage*
prise d otages
prises d otage*
prises d otages
prises en otage*
retenus en otage*
retient des
retient des <gens>
retranche dans le <lieu>
retranche dans un <lieu>
retranchee dans
retranches dans
sequestre
tireur retranche
[what war 2]
affrontement*
armee
combat*
drone
embuscade
milice*
militaires tues
obus
operation militaire
soldats tues
[what war 3]
artillerie
chars
drones
en guerre contre
escalade
frappe*
frappes
guerre
hostilites
incursion
militaires au pouvoir
missile*
offensive
raid* aerien*
rebelles
riposte*
roquette*
troupes
[what war 4]
abattu par un missile
alerte aerienne
annexe
annexion de
armee annonce avoir
armee encercle
armee entre
armee envahit
armee prend
article 5
attaque aerienne
attaque au drone
attaque au missile
attaque d envergure
attaque de drones
attaque de missiles
attaque israel
attaque l iran
attaque massive
attaque sans precedent
attaque surprise
avion .. abattu
avions abattus
barrage .. detruit
bombarde par
bombarde*
bombardee par
bombardees
bombardement de
bombardement*
bombardements sur
capitale attaquee
capitale bombardee
capitale tombe
cessez le feu rompu
chars dans les rues
chars entrent
chars russes
chef d etat major tue
chef des gardiens .. tue
chute d un missile
chute de bachar
chute de damas
chute de kaboul
chute du president
chute du regime
coup d etat
coup d etat en cours
coup d etat militaire
debut de l invasion
declaration de guerre
declare la guerre
declarent la guerre
drones attaquent
drones frappent
drones lances
drones sur
entre en guerre
entre* en guerre
entrent dans damas
entrent en guerre
envahi
envahie
envahies
envahir
envahis
envahissent
envahit
essai nucleaire
est en guerre
etat de guerre
etat de siege
explosions a kiev
fin du cessez le feu
forces .. entrent
franchissent la frontiere
frappe aerienne sur
frappe israel
frappe l iran
frappe* .. iran
frappe* .. israel
frappent l iran
frappes aeriennes sur
frappes americaines sur
frappes contre
frappes contre l iran
frappes israeliennes sur
frappes massives
frappes preventives
frappes sur
frappes sur l iran
gouvernement renverse
guerre declaree
guerre eclate
infiltres
invasion
invasion de
invasion russe
junte prend
lance des drones
lance des frappes
lance des missiles
lance l assaut
lance l offensive
lance son offensive
lance une attaque
lance une offensive
lance une operation militaire
loi martiale
marchent sur
militaires annoncent
militaires disent
militaires encerclent
militaires prennent
missile frappe
missile tire
missile tire par
missile tombe
missile touche
missile* .. frappe*
missiles frappent
missiles lances
missiles s abattent
missiles sur
missiles tires
missiles tombent
mobilisation generale
mutinerie
nous sommes en guerre
offensive .. contre
offensive contre
offensive eclair
offensive lancee
offensive terrestre
operation militaire contre
operation speciale en
pays en guerre
pluie de missiles
pluie de roquettes
prend* le pouvoir
president renverse
president retenu
prise de pouvoir
putsch
putschistes
raids aeriens
raids sur
rebelles entrent
rebelles prennent
rebelles s emparent
rebellion
rebellion armee
regime renverse
regime tombe
renversement du
represailles
reprise des combats
reprise des frappes
riposte iranienne
riposte massive
roquettes lancees
roquettes sur
roquettes tirees
s infiltrent
salve de missiles
sirenes a
sirenes antiaeriennes
sirenes d alerte
sirenes dans
sites nucleaires
sites nucleaires vises
soldats encerclent
soldats prennent
talibans entrent
tentative de coup d etat
tentative de putsch
tir de missile
tire un missile
tirs d artillerie sur
tirs de missiles
tirs de roquettes
traversent la frontiere
treve rompue
troupes entrent
troupes franchissent
ville tombe
[what disaster 2]
bilan
brasier
decombres
disparus
effondre*
evacuations
feu
feux
flammes
intemperies
meteore
meteorite
orages
pluies torrentielles
ravage*
sauveteurs
secousse*
[what disaster 3]
alerte rouge
avalanche .. mort*
avalanche mortelle
avalanche*
bilan provisoire
black out
boue
catastrophe
cellule de crise
chute de pierres
coulee
coulees de boue
coupure geante
crue
crue*
crues meurtrieres
cyclone
cyclone .. mort*
cyclone devastateur
deluge
devastat*
digue
eboulement
ecroulement
effondre
effondree
effondrement d un immeuble
effondrement d un pont
effondrement*
emporte par
emportees par
emportes par
enorme incendie
ensevelis
eruption
eruption volcanique
etat de catastrophe
etat de catastrophe naturelle
feu de foret
feux de foret
fort seisme
forte secousse
fortes secousses
fuite de gaz
fuite toxique
gigantesque incendie
gigantesque panne
glissement de terrain
glissement de terrain .. mort*
immeuble en feu
immeuble* .. effondre*
important incendie
incendie
incendie .. mort*
incendie .. morts
incendie dans
incendie meurtrier
incendie mortel
incendie*
incendies meurtriers
inondation*
inondations .. mort*
inondations meurtrieres
inonde
inondees
inondes
intoxication*
megafeu
megafeux
naufrages
nuage toxique
ouragan
ouragan .. mort*
panne d electricite geante
panne de courant
panne geante
panne geante d electricite
pont .. effondr*
pont s effondre
portes disparus
ravages
replique*
rescapes
rupture d un barrage
s ecroule
s effondre
secousses
seisme .. mort*
seisme fait
seisme ressenti
seisme*
seveso
sinistre
sinistres
sous les decombres
sous les eaux
submerge
submerges
tempete
tempete .. mort*
toiture effondree
tornade .. mort*
tornade*
tremblement de terre
tremblement de terre .. mort*
typhon
vigilance rouge
violent incendie
violentes intemperies
volcan .. eruption
[what disaster 4]
<edifice> s effondre sur
<grand> cede
<grand> ecroule
<grand> ecroules
<grand> effondre
<grand> effondree
<grand> effondres
<grand> s effondre
<grand> s effondrent
<grand> s est effondre
<grave> ravage
<grave> ravagee
<meteo> .. disparus
<meteo> .. plusieurs morts
<meteo> fait .. morts
<meteo> meurtrier
<meteo> meurtriere
<meteo> tue
accident industriel
alerte rouge cyclonique
alerte violette
archipel devaste
avalanche .. hotel
avalanche .. randonneurs
avalanche .. skieurs
avalanche emporte
avalanche ensevelit
avalanche meurtriere
balcon s ecroule
balcon s effondre
bar ravage
bidonvilles rases
black out
black out total
bousculade fait
bousculade meurtriere
coulee de boue
coulee de lave
coulees de boue
coupure de courant geante
coupure generale
coupure massive
crue eclair
crue meurtriere
crues eclair
crues meurtrieres
cyclone .. frappe
cyclone meurtrier
digue rompue
digues rompues
eboulement .. morts
effondrement d un <grand>
effondrement d une <grand>
effondrement de l <grand>
effondrement de la <grand>
effondrement du <grand>
emportees par les eaux
en proie aux flammes
ensevelies
ensevelis par
ensevelis sous
eruption explosive
eruption meurtriere
evacuation massive
evacuations massives
feu dans un <grave>
feu dans un bar
feu dans un immeuble
feu detruit
feu ravage
feux meurtriers
flammes ravagent
fuite d ammoniac
fuite de chlore
glacier .. effondre
glacier s effondre
grave incendie
ile devastee
ile ravagee
immeuble .. s effondre
incendie .. station de ski
incendie d un <grave>
incendie d une <grave>
incendie dans un <grave>
incendie dans un immeuble
incendie dans une <grave>
incendie de la <grave>
incendie detruit
incendie du <grave>
incendie hors de controle
incendie meurtrier
incendie mortel
incendie ravage
incendies detruisent
incendies meurtriers
incendies ravagent
inondations .. disparus
inondations catastrophiques
inondations devastatrices
inondations historiques
inondations meurtrieres
inondations monstres
le plus violent depuis
maisons detruites
maisons emportees
mer submerge
mineurs bloques
mineurs coinces
mineurs pieges
mort* dans une bousculade
nuage toxique
nuee ardente
ouragan .. frappe
ouragan meurtrier
panne d electricite massive
panne de courant geante
panne de courant massive
panne geante
panne generale
pont .. s ecroule
pont .. s effondre
prives d electricite apres
quartiers detruits
quartiers submerges
ravage par les flammes
ravage par un incendie
ravagee par les flammes
ravagee par un incendie
raye de la carte
rayes de la carte
sans electricite ni eau
seisme detruit
sous l eau
spelunca
tempete meurtriere
toit .. s effondre
tornade meurtriere
typhon .. frappe
typhon meurtrier
vigilance violette
village detruit
village emporte
village enseveli
village raye
villages coupes
villages detruits
villes detruites
villes evacuees
voitures emportees
[what disaster 5]
accident nucleaire
alerte au tsunami
alerte tsunami
barrage cede
cathedrale .. feu
cyclone devaste
fuite radioactive
magnitude 7
magnitude 8
magnitude 9
ouragan devaste
pont .. effondr*
puissant seisme
rupture d un barrage
seisme de magnitude 6
seisme de magnitude 7
seisme de magnitude 7*
seisme devastateur
seisme devaste
seisme meurtrier
seisme ravage
tsunami*
ville .. devastee
ville rasee
ville rayee
violent seisme
[what accident 2]
accidente
chute mortelle
epave
percute*
percuteurs
renverse
sauvetage
sortie de route
[what accident 3]
<car> .. <brutal>
<car> .. en feu
<car> <brutal>
<car> en feu
<car> et un camion
<engin> ecrase
<engin> s ecrase
<engin> s est ecrase
accident
accident .. <car>
accident d autocar
accident d avion
accident d helicoptere
accident de bus
accident de bus scolaire
accident de car
accident de telepherique
accident de train
accident dramatique
accident grave
accident mortel
accidents
atterrissage d urgence
autocar
autocar .. mort*
avion .. ecrase*
avion s ecrase
avion s est ecrase
bateau .. chavir*
bateau chavire
bateau coule
bousculade .. mort*
bousculade geante
bousculade mortelle
bus .. mort*
bus percute
bus tombe
car scolaire
carambolage
carambolage .. morts
carambolages
chavire
chavire*
chute d un bus
collision
collision .. <car>
collision .. train*
collision entre
collision entre .. trains
corps repeche
corps repeches
coule
crash
crash d helicoptere
crash d un helicoptere
crash* .. avion
deraille
deraillement*
deraillent
dramatique accident
grave accident
helicoptere .. ecrase*
heurte un
lourd accident
naufrage
naufrage*
noyade
noyades
noye*
noyes
passage a niveau
plonge dans
quitte la route
repeches
rescapes
rondiers
s ecrase
s embrase
s embrasent
sombre
sort de la route
sortie de piste
sous marin disparu
submersible
terrible accident
train .. deraille*
[what accident 4]
<bateau> a chavire
<bateau> chavire
<bateau> coule
<bateau> en feu
<bateau> porte disparu
<bateau> prend feu
<bateau> sombre
<engin> .. a bord s ecrase
<engin> en flammes
<engin> explose
<engin> prend feu
<engin> transportant .. s ecrase*
<rail> .. collision
<rail> deraille
<rail> deraillent
<rail> percute
a320 s ecrase
accident d autocar
accident de bus fait
accident de car fait
accident entre un bus
accident entre un car
accident ferroviaire
autocar .. ravin
avion .. collision
avion perdu
avions .. collision
bateau .. echoue
bus .. ravin
bus plonge
bus scolaire
bus tombe
cabine de telepherique
car .. ravin
car chute
car dans un ravin
car plonge
car scolaire
car tombe
carambolage geant
carambolage meurtrier
catastrophe ferroviaire
chute d un autocar
chute d un bus
chute d un car
chute d une cabine
collision d helicopteres
collision en vol
collision entre deux <rail>
collision entre un avion
collision entre un bus
collision entre un car
collision ferroviaire
crash aerien
deraillement .. morts
deraillement a
deraillement d un <rail>
deraillement dans
deraillement en
deraillement meurtrier
deraillement mortel
deraillement pres
embarcation .. chavire
embarcation chavire
embarcation coule
ferry .. feu
ferry s echoue
morts dans la collision
morts dans un accident d autocar
morts dans un accident de bus
morts dans un accident de car
naufrage .. morts
naufrage meurtrier
paquebot .. echoue
paquebot echoue
paquebot s echoue
sous marin
sous marin disparu
submersible disparu
telecabine
[what accident 5]
<ligne> .. ecrase*
<ligne> abattu
<ligne> disparait
<ligne> disparu
<ligne> s ecrase
accident de funiculaire
air india
airbus disparu
aucun survivant
avion .. abattu
avion .. passagers
avion .. personnes a bord
avion de ligne
avion disparait
avion disparu
avion porte disparu
boeing disparu
catastrophe aerienne
collision aerienne
contact perdu avec
crash d un <ligne>
crash de l airbus
crash du boeing
crash du vol
disparait des radars
disparition d un avion
disparition du vol
disparu des radars
ferry .. chavir*
funiculaire
pas de survivant
perdu le contact avec
perte de contact avec
vol .. disparu
vol .. passagers
[what unrest 2]
chaos
colere
echauffourees
gilets jaunes
interpellations
manifestant*
refus d obtemperer
tensions
[what unrest 3]
affrements
affrontements
affrontements violents
barricade
barricades
casseurs
couvre feu
debordements
emeut*
emeute
emeutiers
etat d urgence
gaz lacrymogene*
heurts
heurts a
heurts entre
heurts sur
incendies de voitures
incendies volontaires
insurg*
mortiers d artifice
pillage*
pillages
pille
pilles
saccage*
saccages
tirs de mortier*
vehicules incendies
violences
violences en marge
violents affrontements
violents heurts
voitures brulees
voitures incendiees
[what unrest 4]
adolescent tue par un policier
armee deployee
assaut du capitole
barricades en feu
batailles rangees
chaos a
commissariat attaque
commissariat incendie
couvre feu
couvre feu decrete
couvre feu impose
couvre feu instaure
declare l etat d urgence
decrete l etat d urgence
embrasement
emeute a
emeute dans
emeutes
emeutes a
emeutes dans
emeutes eclatent
emeutes en
envahissent le parlement
etat d urgence declare
etat d urgence decrete
garde nationale deployee
guerilla urbaine
insurrection*
mairie incendiee
manifestants envahissent
manifestants prennent
manifestants tues
manifestations meurtrieres
mineur tue par
mort .. emeutes
morts dans des manifestations
morts dans les manifestations
mutinerie dans
nuit d emeutes
nuit de chaos
nuit de violences
nuits d emeutes
nuits de violences
parlement en feu
parlement envahi
parlement incendie
parlement pris
pillages a
pillages en
pillages et
prefecture incendiee
prennent d assaut
prise d assaut
repression meurtriere
repression sanglante
scenes de chaos
scenes de guerilla
scenes de pillage
violences eclatent
violences urbaines
[what leader 3]
assassinat
assassine
[what leader 4]
assassinat du president
avion du president
avion presidentiel
helicoptere presidentiel
president assassine
tentative d assassinat
[what other 3]
aeroports evacues
alerte attentat
alerte enlevement
centre ville evacue
ecoles evacuees
empoisonn*
gare evacuee
gares evacuees
grave
lieux evacues
musee evacue
quartier evacue
tour eiffel evacuee
[what other 4]
aeroport evacue
aeroport ferme apres
aeroports fermes
alcool frelate
alerte attentat
alerte maximale
assemblee evacuee
cellule de crise
conseil de defense
deuil national
deuil national decrete
drapeaux en berne
elysee boucle
espace aerien ferme
gare evacuee
gares evacuees
journee de deuil
jours de deuil
methanol
niveau urgence attentat
obseques nationales
parlement evacue
plan blanc
tous les vols annules
trois jours de deuil
urgence attentat
urgence nationale
vigipirate urgence
[what fate]
abattu
abdique
accident d helicoptere
arrete par l armee
assassinat
assassine
assassinee
attaque a l arme
attaque au couteau
blesse
blesse dans
blesse lors
blesse par balle*
capture
capturee
cible de
cible de coups de feu
cible de tirs
coups de feu
crash
dans un etat critique
decede
decedee
deces
deces annonce
destitue
destitue par
detenu par
disparu en
elimine
empoisonne
en fuite
enleve
est attaque
est mort
est morte
ete attaque
exfiltre
fuit
fuit le pays
grievement blesse
hospitalise d urgence
kidnappe
medecins inquiets
meurt
meurt dans
mort
morte
poignarde
poignardee
porte disparu
prend la fuite
renverse
renverse par
s est eteint
s est eteinte
s eteint
tentative d assassinat
tirs
tue
tue dans
tue par balle*
tuee
tuee dans
tues dans
victime d un attentat
victime d une attaque
vise
vise par
vise par des tirs
vise par une attaque
vise par une tentative
[what first]
attaque a
attaque au
attaque dans
attaque devant
attaque en cours
attaque pres
bouclee
chars dans
coups de feu
coups de feu contre
coups de feu devant
des morts a
des morts sur
detonation*
enorme explosion
evacuee apres
explosion a
explosion au
explosion dans
explosion de gaz
explosion devant
explosion en
explosion entendue
explosion pres
explosion sur
explosions a
explosions au
explosions dans
explosions entendues
explosions pres
fonce dans
fonce sur
forte explosion
fortes explosions
fusillade a
fusillade au
fusillade dans
fusillade devant
fusillade en
fusillade pres
fusillade rue
homme arme
homme retranche
incident grave
intervention de police
intervention policiere
mouvement de panique
operation antiterroriste
operation de police
panique a
prise d otage
prise d otages
quartier boucle
secteur boucle
tireur
tirs a
tirs contre
tirs dans
tirs devant
tirs entendus
tirs pres
[what now]
a l instant
alerte
alerte info
au moins
au moins une
bilan provisoire
boucle
bouclee
ce matin
ce que l on sait
ce soir
cet apres midi
cette nuit
dimanche
direct
en ce moment
en cours
en direct
en fuite
entendue
entendues
entendus
evacue*
flash
gros dispositif
importants moyens
info
interviennent
intervient
jeudi
lundi
mardi
mercredi
mobilise
mobilises
nombreuses
nombreux
operation de police
operation en cours
plan blanc
plusieurs
pompiers
prefecture
prefet
premier bilan
premieres images
premieres informations
premiers elements
recherche
recherches
s alourdit
samedi
samu
se poursuit
se poursuivent
secours
selon la police
selon le prefet
selon les autorites
selon un premier bilan
signalee
signales
soudain
sur place
temoin
urgent
vaste operation
vendredi
vient de
[harm dead]
abattu
abattue
abattues
abattus
asphyxiees
assassine
assassines
cadavre*
cadavres
carbonise
carbonises
corps
corps calcines
corps repeches
corps retrouves
corps sans vie
coute la vie
decapite
decapites
decede
decedee
decedes
deces
egorge
egorgee
egorges
executes
fait des victimes
lynche
massacres
meurent
meurt
meurtrier
meurtriere
meurtrieres
meurtriers
mort
morte
mortel
mortelle
mortellement
mortes
morts
mourants
noye
noyee
noyes
ont perdu
ont peri
perdent la vie
perdu la
perdu la vie
peri
perissent
perit
personnes tuees
poignarde a mort
poignardes a mort
repeche
repeches
sans vie
succombe
succombent
trouve la mort
trouvent la mort
tuant
tue
tuee
tuees
tuent
tuerie
tues
vies
[harm hurt]
agressees
agresses
asphyxies
attaquees
attaques
blessant
blesse
blessee
blessees
blessent
blesses
blesses graves
blesses legers
brule
brules
contusionnes
empoisonnes
entre la vie et la mort
etat critique
etat grave
fauchees
fauches
grievement
grievement blesses
hors de danger
hospitalise
hospitalisee
hospitalisees
hospitalises
intoxiques
otages
poignarde
poignardee
poignardees
poignardes
pris en charge
pronostic vital
retenus
touchees
touches
urgence
urgence absolue
urgence relative
[harm missing]
a bord
a son bord
bloques
bloques dans
coinces
coinces sous
disparu
disparues
disparus
enleves
ensevelis
introuvables
kidnappes
membres d equipage
occupants
passagers
pieges
pieges dans
portees disparues
portes disparus
sans nouvelles
sont introuvables
sous les decombres
sous les gravats
transportant
[harm toll]
bilan
bilan atteint
bilan de
bilan depasse
bilan grimpe
bilan grimpe a
bilan monte
bilan monte a
bilan passe
bilan passe a
bilan porte
bilan provisoire
bilan provisoire de
bilan revu
bilan revu a
bilan s alourdit
bilan s alourdit a
bilan s eleve
bilan s eleve a
dernier bilan
nouveau bilan
[scale numbers]
centaine 100
centaines 250
cinq 5
cinquantaine 50
cinquante 50
couple 2
demi 1
deux 2
dix 10
dizaine 10
dizaines 30
douzaine 12
douze 12
huit 8
millier 1000
milliers 2500
neuf 9
nombreuses 8
nombreux 8
nonante 90
onze 11
plusieurs 4
quarantaine 40
quarante 40
quatorze 14
quatre 4
quelques 4
quinzaine 15
quinze 15
seize 16
sept 7
septante 70
six 6
soixantaine 60
soixante 60
treize 13
trentaine 30
trentaines 30
trente 30
trois 3
un 1
une 1
unes 1
vingt 20
vingtaine 20
[scale hundred]
cent
cents
[scale thousand]
mille
millier
[scale units]
an
animaux
annee*
ans
aout
arrestation*
arrondissement
assaillants
avril
bombes
but
buts
candidats
cas
chevaux
chiens
chose*
cm
communes
decembre
degre*
departement
departements
dollar*
drones
e
ecoles
eme
emplois
er
ers
etoiles
euro*
familles
fevrier
films
fois
foyers
gardes
h
hectare*
heure*
hotel*
ieme
interpell*
janvier
jour*
journee*
juillet
juin
kg
kilometre*
kilos
km
livres
logements
m
magnitude
mai
maisons
mars
match*
md
mds
metre*
milliard*
million*
min
minute*
missiles
mn
mois
moutons
novembre
octobre
oiseaux
pays
photo*
places
point*
points
policiers mobilises
pompiers
postes
pour
pourcent*
question*
raison*
roquettes
s
salaries
seconde*
semaine*
septembre
suspect*
terroristes
tirs
tonnes
vaches
vehicules
video*
ville*
voitures
vols
[context sport 4]
athletisme
attaquant*
ballon d or
barca
barcelone
basket*
bayern
biathlon
bleus
boxe
buteur*
buts
champion*
championnat*
coupe d europe
coupe davis
coupe de france
coupe du monde
coureur cycliste
cyclisme
defaite de
defenseur*
demi finale*
deschamps
ecrase la
ecrase le
entraineur
equipe de france
equitation
f1
finale
foot
football
formule 1
gardien de but
grand prix
handball
jeux olympiques
jo
joueur*
joueuse*
l ol
l om
lequipe
liga
ligue 1
ligue 2
ligue des champions
losc
maillot
match
match nul
matchs
mbappe
medaille*
mercato
milieu de terrain
moto gp
motogp
natation
nba
ogc nice
ogcn
olympi*
peloton
penalty
podium
premier league
prolonge
psg
quart de finale
real madrid
roland garros
route du rhum
rugby
s impose
s incline
saison de
skieur*
sportif*
stade francais
supporters
tennis
tir au but
tirs au but
top 14
tour de france
transat
transfert*
ufc
vendee globe
victoire de
wimbledon
xv
xv de france
[context fiction 4]
acteur*
actrice*
album
animateur*
animatrice*
arte
auteur du livre
autobiographie
bande annonce
bande dessinee
bd
box office
canal
cannes
casting
cesar
cette serie
chanson*
chanteur*
chanteuse*
cinema
comedien*
concert de
demain nous appartient
diffusion
disney
documentaire*
en concert
episode*
expo
exposition
fictif
fiction
film
films
france 2
france 3
hbo
heros de
humoriste
jeu video
jeux video
koh lanta
la serie
livre*
m6
manga
marvel
mini serie
musee
netflix
oscars
piece de theatre
playlist
plus belle la vie
podcast
polar
programme tv
rappeur*
realisateur*
realisatrice*
recueil
replay
roman
romancier*
romans
saison
scenario
scene culte
serie policiere
series
spectacle*
star wars
telefilm
telerealite
tf1
the voice
thriller
tournage
une serie
[context court 3.5]
accuse
accusee
accuses
acquitt*
appel
assises
audience
avocat de la famille
barre
bracelet electronique
cassation
cold case
commission d enquete
comparaissent
comparait
comparution
condamnation*
condamne a
condamne pour
condamnee
condamnes a
convoque au
coupable
coupable de
coupables
coupables de
cour
cour d assises
crimes de guerre
declare coupable
declares coupables
defere
deferes
detention provisoire
ecroue*
en appel
execution de
expertise psychiatrique
extrad*
garde a vue
incarcere*
inculp*
information judiciaire
instruction
interpelle*
juge d instruction
juge des
juge pour
jugee
juges pour
juridiction
le parquet requiert
libere* sous
mis en cause
mis en examen
mise en examen
mises en examen
non lieu
partie civile
parties civiles
peine de mort
perpetuite
perquisition*
plaide
plaidoirie*
porte plainte
prescription
prison
proces
proces de
reclusion
reconstitution
relaxe*
repenti
requis
requisitoire
temoigne a
tribunal
verdict
[context memory 4]
# ans apres
## ans apres
11 novembre
11 septembre
13 novembre
14 18
19##
39 45
8 mai
an apres
an plus tard
ancien attentat
ancien combattant
anniversaire
ans apres
ans plus tard
archive*
archives
attentats du 13 novembre
auschwitz
centenaire
ceremonie*
commemor*
commemoration*
de 19##
de 200#
debarquement
depuis # ans
depuis _ ans
deux ans apres
du 13 novembre
du 14 juillet 2016
en 19##
en 200#
en 201#
en memoire
guerre d algerie
guerre du vietnam
guerre froide
guerre mondiale
historien*
hommage aux victimes
il y a # ans
il y a ## ans
il y a _ ans
il y a un an
jour pour jour
lecon*
medaille
memorial
mois apres
nazi*
plaque commemorative
premiere guerre mondiale
rescape*
resistant*
retour sur
se souviennent
se souvient
seconde guerre mondiale
shoah
souvenir
souvenirs
souviens
survivant*
survivante*
un an apres
veteran*
[context economy 3]
action*
actionnaire*
assurance*
automobile
banque*
bce
benefice*
bitcoin
bourse
budget
cac 40
carburant
chiffre d affaires
chomage
consommation
croissance
crypto*
dette
droits de douane
economie
economique*
emploi
fed
fiscal*
greve*
guerre commerciale
guerre des prix
immobilier
impot*
inflation
investisse*
investisseur*
licenciement*
loyer*
marche de l emploi
marche immobilier
marches financiers
milliard*
millions d euros
opa
petrole
pib
plan social
pouvoir d achat
prets
prix
rachat
recession
salaire*
soldes
startup
taux
[context health 5]
agression sexuelle
agressions sexuelles
alcool
ars
attouchement*
avc
botulisme
bronchiolite
cancer*
canicule
chloroquine
cholera
confinement
contamin*
coronavirus
covid*
crise cardiaque
deconfinement
depistage
depression
diabete
drogue*
ebola
ehpad
epidemie*
essai clinique
euthanasie
feminicide*
fin de vie
grippe
harcelement
hopital sature
inceste
infarctus
infection*
ivg
listeria
maladie*
masque*
monoxyde
mortalite
morts en exces
morts sur les routes
moustique*
obesite
overdose*
paludisme
pandemie*
particules fines
pass sanitaire
pedocrimin*
pesticide*
pollution
punaises
quarantaine
rappel de produits
reanimation
rechauffement
reconfinement
rougeole
salmonell*
sida
suicide d
suicide*
suicides
surmortalite
tabac
traitement
vaccin*
variant*
vih
viol
violences conjugales
violences faites
violences policieres
violences sexuelles
viols
virus
[context obituary 3]
a l age de
adieu
adieux
decede a ## ans
deces de
disparition de
enterrement
est decede*
funeraille*
hommages
icone
inhume*
meurt a ## ans
mort a ## ans
mort a l age
mort de l acteur
mort de l actrice
mort de l ancien
mort de l ecrivain
mort du chanteur
mort du journaliste
mort du realisateur
morte a ## ans
necrologie
obseque*
rend hommage a
s est eteint*
[context figure 3.5]
a l assaut
a l attaque
a mort
assaut de
asteroide
attaque contre trump
attaque en diffamation
attaque en justice
attaque frontale
attaque informatique
attaque personnelle
attaque trump
attaque verbale
attaquent en justice
attaques de trump
attaques en justice
au coeur de la tourmente
avalanche de
big bang
bilan annuel
bilan carbone
bilan d une
bilan de competence*
bilan de la
bilan de sante
bilan du
bilan financier
bilan mitige
bombe a retardement
bombe calorique
bombe politique
bombe sexuelle
brulot
buzz
carnet noir
cataclysme
cataclysme politique
chasse
chasseur*
chute libre
cible de critiques
clash*
coeur brise
commando anti
coup d eclat
coup de feu a
coup de filet
coup de foudre
coup de froid
coup de gueule
coup de pouce
coup de theatre
coup de tonnerre
crash boursier
crash du systeme
crash test*
crashe
crime de lese
criquet*
cyber
cyberattaque*
dans la tempete
deluge de
derapage*
descente aux enfers
effet d une bombe
effondrement de la
effondrement de la biodiversite
effondrement des
effondrement des ventes
effondrement du vivant
embrase la toile
en guerre avec
en guerre contre
en mode
en otage les
en plein essor
enflamme*
explose a son tour
explose de joie
explose le
explose les
explose record
explosent les
explosion des
explosion du
fait exploser
feu aux poudres
feu d artifice
feu des critiques
feu rouge
feu vert
feux d artifice
feux de l amour
feux de la rampe
flot de
frelon*
fusee
guerre a la
guerre contre la drogue
guerre contre le
guerre d ego
guerre des
guerre des nerfs
guerre eclair
guerre fratricide
guerre interne
guerre ouverte
guerre psychologique
hacker*
horoscope
incendiaire*
irruption
jeu de massacre
langue morte
les prix explosent
ligne d attaque
lincroyable
locuste*
loto
loup*
lynchage mediatique
massacre a la tronconneuse
massacre au
mer morte
met le feu
meteorite pour
mettre le feu
mort aux rats
mort de rire
mort subite
nature morte
naufrage collectif
naufrage politique
ont mis le feu
opa
otage de
ours
passe a l attaque
peine de mort
petite guerre
piratage
pirate*
pleins feux
pluie de
point mort
premier bilan
prend d assaut
prennent d assaut
pris d assaut
pris en otage par
prise d otages des
prix explosent
punaise*
qui tue
quiz
rafales de vent
rafle la mise
rafle tout
rafle*
rancongiciel
raz de maree
recette*
replique a
replique cinglante
replique de
requin*
revolte fiscale
revolution*
s attaque
s enflamme
seisme politique
sous le feu
spacex
sur un volcan
tacle*
taupe
tempete dans
tempete de
tempete mediatique
tempete politique
temps mort
tir groupe
tir nourri
tire a boulets
tire son epingle
tirer profit
tirs croises
trump attaque
tue dans l oeuf
tue l amour
tue le game
usagers .. otage*
vague de
volcan de
[context explainer 1]
analyse
angoisse des familles
carte
ce qu il faut retenir
ce qu il faut savoir
ce que l on sait
chiffres
chronologie
cinq infos
comment
confie
decryptage
desintox
en chiffres
en images
en quoi
entretien
essentiel
est il
etude
ex otages
explication*
fact check*
familles d otages
faut il
grand format
infographie
infos a retenir
interview
invite
invitee
journal de
le point sur
les dernieres minutes
matinale
newsletter
nous raconte
on vous explique
peut on
portrait
pourquoi
que faire
que sait on
quel
quelle
quelles
quels
qui est
qui etait
qui sont
quiz
raconte
racontent
rapport
recit
reportage
retour des
revue de presse
selon une etude
sondage
sont ils
statistiques
temoignage
temoigne
verification
video
videos
vrai ou fake
vrai ou faux
[context exercise 5]
alerte test
canular
entrainement
entrainements
essai
exercice
exercice attentat
exercice de securite
exercice ppms
exercices
factice*
fausse alerte
fausse attaque
fausse tuerie
fausses alertes
faux attentat
fictif
fictive
figurants
fr alert
grandeur nature
jeu de role
manoeuvre*
manoeuvres militaires
poisson d avril
pour de faux
pour de vrai
reconstitution
repetition
repetition generale
s entraine*
s exercent
scenario
se preparent
simulation
simule
simulee
simulees
simules
tournage
vrais secours
[context opinion 2]
affirme que
bfm politique
billet
caricature
chronique
chroniques
courrier des lecteurs
debat
debats
edito
editorial
essai
faut il
grand jury
humeur
idees
il faut
j ai
j etais
je
juge que
l edito
lettre ouverte
ma
mon
nous devons
opinion
philosophe
point de vue
politologue
questions politiques
selon lui
sociologue
tribune
tribunes
[context negation 3]
a pris fin
accord de paix
aucun blesse
aucun mort
aucun pronostic vital
aucune victime
cessez le feu
degats materiels
dejou*
dement
demente
dementi
echappe
empeche de redecoller
est terminee
evite
evite de justesse
evitee
fausse alerte
fausse rumeur
fausses alertes
fin de l alerte
fin de la prise d otage*
hors de danger
immobilise
indemne*
leve
levee
levee de doute
levee de l alerte
liberation .. otage*
liberation des otages
libere
liberee
liberent
liberes
maitrise
maitrises
miracul*
negociations de paix
otage* libere*
pas d otage*
pas de blesse*
pas de prise d otages
pas de victime*
pas terroriste
piste accidentelle
piste terroriste ecartee
plus de peur que de mal
pourparlers
prend fin
rescape
restitue*
retrouve vivant
retrouvee vivante
retrouves vivants
s en sort
s en sortent
s est livre
s est rendu
sain et sauf
saine et sauve
sains et saufs
sans faire de blesse*
sans faire de victime*
sans gravite
saufs
se rend
sous controle
survit
treve
[context hypothesis 2.5]
alerte orange
allons nous
annonce mort
annonce morte
avant les
avertit
bagage abandonne
bagage oublie
bagage suspect
bientot
colis suspect
colis suspects
craignent
craint
crainte*
empecher
en cas d
en cas de
envisage
et si
eventuel*
eviter
fake news
faux
hypothese
imagine
infox
intox
lutte contre
lutter contre
menace
menace d
menace de
menacent
menaces
met en garde
mise en garde
n est pas mort
pas mort
possible
pourraient
pourrait
prepare
preparer
prevenir
previsions
projet d attaque*
projet d attentat*
projetaient
projetait
projets d attentat*
promet
redoute
redoutent
risque
risque de
risques
rumeur*
rumeurs
sac suspect
scenario
se prepare
sommes nous
soupconne de preparer
soupconne de vouloir
soupconnes de preparer
va t il
vers un
vers une
vigilance jaune
vigilance orange
[context foiled 3]
anciens djihadistes
apologie
arrete avant
bombe de la seconde
camps
complice*
dejoue*
demantel*
deminage
demineurs
desamorc*
ex djihadiste*
expuls*
fiche s
fiches s
filiere*
financement
loi immigration
mis en examen
neutralis*
obus de la
planifi*
projet d attaque
projet d attentat
projetait
projets
propagande
radicalis*
rapatri*
rapatriement*
recruteur*
retour de syrie
revendique*
soupconne*
soupconne* d avoir projete
[context animal 4]
abeille*
animaux
baleine*
braconn*
brebis
canards
chat
chats
cheval
chevaux
chien*
corrida
crocodile*
dauphin*
dinosaure*
elephant*
grippe aviaire
lion
lions
loup*
mouton*
oiseau*
orque*
ours
phoque*
pitbull*
poisson*
requin*
rhinoceros
sanglier*
serpent*
taureau*
tigre*
vache*
veterinaire*
zoo
[context past 1.5]
a ete identifie
a succombe a ses blessures
aide de
appels a
apres l attaque
apres l attentat
apres l explosion
apres l incendie
apres la mort
apres le crash
apres le drame
apres le seisme
arrete
arretes
assemblee
bientot reconstruit
bilan de l annee
cagnotte
candidat*
consequences
debris
decores
delinquance
deposent plainte
deput*
deux mois
deuxieme mort
election*
en hommage
enquete sur
famille de
fausse prise d otages
formation
hommage appuye
hommage national
hommages
identifie*
indemnis*
indemnite*
insecurite
interpellation*
interpelle*
interpelles
jours apres
l an dernier
l annee derniere
l hommage
la semaine derniere
lacher de ballons
lecons
manifestation*
marche blanche
mere de
minute de silence
mobile
mortier d artifice
mortiers d artifice
motivations
narcotrafic
narcotraficants
parents de
pere de
peut etre tenu responsable
point de deal
polemique
polemique*
presidentielle
proches
profil
projet de loi
quelques jours apres
reconstruction
reconstruire
reforme
reglement de compte*
reglements de compte*
remorquage
rend hommage
rendent hommage
rentre en
reouverture
reouvre
resilience
retour a
retrouves dans les corps
rouvre
se souvient
securite renforcee
semaines apres
senat
sequelles
sera reconstruit
stupefiants
succombe
toucheront
trafic
trafic de drogue
trois mois
un mois apres
une semaine apres
veuve
vote
[context private 2.5]
a leur domicile
a son domicile
a10
a6
a7
accident de chasse
aeroclub
alcool au volant
alcoolis*
alpiniste*
automobiliste*
autoroute
avion de tourisme
avion leger
baigneu*
balcon
braquage*
cambriol*
chasse
chasseurs
chauffard*
cite
compagne
compagnon
conflit de voisinage
conjoint
conjointe
crime passionnel
cycliste*
dans leur pavillon
dealer*
dealeur*
deux hommes tues
differend
differend familial
dispute
dispute conjugale
drame familial
epouse
epoux
ex compagnon
ex conjoint
ex femme
ex mari
feminicide*
femme tuee
garde d enfant
go fast
guerre des gangs
guetteur
homme tue par balle*
hommes tues par balle*
infanticide
ivre
ivresse
jeune homme tue
macabre decouverte
mari
matricide
meurtre conjugal
monoxyde
motard*
motocycliste*
narco*
noyade dans
octogenaire*
parachut*
parapente
parcoursup
parricide
pere retranche
petit avion
planeur
point de deal
proxenete
quad
quartiers nord
quinquagenaire*
randonneu*
refus d obtemperer
regle* de comptes
reglement de comptes
reglement* de compte*
retraitee
retranche a son domicile
retranche chez lui
rivalite*
rixe entre
rodeo*
sa compagne
sa femme
sa mere
scooter
septuagenaire*
ses deux enfants
ses enfants
ses filles
ses parents
sexagenaire*
son ancien compagnon
son bebe
son compagnon
son ex
son fils
son mari
son pere
squat
sur fond de trafic
toxicomane
trafic de stupefiants
trafiquant*
trois hommes tues
trottinette
ulm
un homme tue
uxoricide
violences conjugales
voisin
voisine
voisins
vol a main armee
[context ongoing 2]
aide humanitaire
an de guerre
ans de guerre
combats au
conflit au
conflit en
conflit israelo
contre offensive
depuis hier
depuis janvier
depuis le debut de la guerre
depuis le debut du conflit
derniers mois
en deux jours
en sept jours
en six mois
en un an
en un mois
frappes russes
guerre a gaza
guerre au
guerre au proche orient
guerre civile
guerre en
guerre en ukraine
guerre entre
guerre israel
humanitaire
jour de guerre
jours de guerre
mediterranee
migrant*
mois de guerre
pirogue
refugie*
sept derniers mois
six derniers mois
[place public]
aeroport
aire de jeux
ambassade
assemblee
auberge
autobus
autocar
avenue
bal
bar
base
basilique
bebes
bibliotheque
boite de nuit
boulangerie
boulevard
boutique
brasserie
brocante
bus
cafe
camping
campus
capitole
carnaval
caserne
cathedrale
centrale
centre commercial
centre culturel
centre ville
champs elysees
chapelle
chateau
chu
cimetiere
cinema
cite
clinique
club
college*
colonie
commissariat
concert
consulat
couvent
creche
defile
depot
discotheque
ecole*
eglise
ehpad
enfants
eurostar
fac
faculte
festival
fete
fete de village
foule
foyer
galerie marchande
gare
gendarmerie
gite
gymnase
hopital
hotel
hotel de ville
hypermarche
immeuble
journal
kermesse
lac
locaux
louvre
lycee*
magasin
mairie
maison de retraite
marche
marche couvert
marche de noel
mariage
maternelle
maternite
metro
mosquee
musee
notre dame
palais
parade
parc
parlement
passants
pavillon
pietons
piscine
place
place publique
plage
pont
port
prefecture
presbytere
prison
promenade
promenade des anglais
pub
quai
quais
quartier
raffinerie
rame
redaction
rer
restaurant
rue
salle de concert
salle de spectacle
secteur
stade
station
supermarche
synagogue
temple
terminal
terrasse
terrasses
tgv
thalys
theatre
tour eiffel
train
tram
tramway
tribunal
universite
usine
village
[place locative]
a
au
aux
centre
dans
de
du
en
est
frappe
nord
ouest
outre
pres
secoue
sud
sur
touche
[place stop]
a
afp
ainsi
ait
alors
an
and
annee
annonce
ans
aout
appel
apres
au
aussi
auteur
auteurs
autre
autres
aux
avait
avant
avec
avoir
avril
bfm
bfmtv
bien
bilan
blesse
blesses
c
ca
car
ce
cela
celle
celui
ces
cet
cette
ceux
chez
cinq
comme
comment
contre
coup
coups
cours
d
dans
de
debut
decembre
depuis
des
deux
dimanche
direct
dit
dix
doit
donc
dont
drame
du
elle
elles
en
encore
enfant
enfants
enquete
entre
est
et
etaient
etait
etat
etc
ete
etre
eux
face
faire
fait
faut
femme
fevrier
figaro
fin
fois
fort
forte
francais
francaise
france
franceinfo
gouvernement
grand
grande
grave
heure
heures
homme
ici
il
ils
images
info
infos
j
janvier
je
jeudi
jeune
jeunes
jour
journee
jours
juillet
juin
jusqu
l
la
le
les
leur
leurs
lors
lui
lundi
m
ma
mai
maire
mairie
mais
mardi
mars
matin
meme
mercredi
mes
ministre
mis
mise
moins
mois
mon
monde
mort
morts
n
ne
ni
non
nord
nos
notre
nous
nouveau
nouvelle
nouvelles
novembre
nuit
octobre
of
on
ont
ou
ouest
oui
par
parisien
pas
pays
pendant
personne
personnes
petit
peu
peut
photos
place
plus
plusieurs
point
police
policier
policiers
pour
pourquoi
premier
premiere
president
qu
quand
quatre
que
qui
quoi
retour
rien
rtl
rue
s
sa
samedi
sans
se
selon
semaine
septembre
sera
serait
ses
si
soir
soit
son
sont
sous
sud
sur
suspect
t
ta
tes
the
ton
tous
tout
toute
toutes
tres
trois
tue
tuee
tues
un
une
va
vendredi
vers
victime
victimes
video
videos
vie
ville
vont
vos
votre
vous
y
zone
`);
