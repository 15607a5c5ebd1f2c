import { lexiconOf } from '../lexicon.ts';

export const pt = lexiconOf(`
[set veiculo]
autocarro
automovel
camiao
caminhao
carrinha
carro
condutor
furgao
motorista
onibus
viatura
[set gente]
adeptos
alunos
clientes
criancas
feira
fieis
manifestantes
multidao
passageiros
pedestres
peoes
pessoas
policiais
policias
populares
soldados
turistas
[set lugar]
aeroporto
autocarro
baile
bar
boate
centro comercial
cinema
colegio
comboio
concerto
creche
discoteca
embaixada
escola
esquadra
estacao
estadio
fabrica
festival
hospital
hotel
igreja
lar
mercado
mercado de natal
mesquita
metro
onibus
parlamento
parque
porto
praia
refinaria
restaurante
shopping
show
sinagoga
supermercado
teatro
trem
universidade
[set obra]
arquibancada
bancada
barragem
edificio
escola
hotel
mina
ponte
predio
telhado
teto
torre
viaduto
[who leaders]
deputado
ex presidente
ministro
papa
presidente
primeiro ministro
rainha
rei
senador
[who heads]
chefe de estado
o papa
o rei
[who people]
alunos 3
ciclista 1
criancas 3
homem 1
idoso 1
jovem 1
menor 1
motociclista 1
mulher 1
peao 1
pessoas 3
policias 2
rapaz 1
[who singles]
ciclista
homem
idoso
jovem
menor
motociclista
mulher
peao
rapaz
[what attack 1]
panico
policia
suspeito
tragedia
vitimas
[what attack 2]
agressao
assassin*
ataque*
esfaqueado
evacuad*
homicidio
terror
[what attack 3]
ataque armado
debandada
esfaquea*
jihadista*
terrorista*
[what attack 4]
<gente> esfaqueadas
<gente> esfaqueados
<veiculo> .. contra <gente>
<veiculo> atropela .. <gente>
<veiculo> avanca
ataque a <lugar>
ataque a creche
ataque a escola
ataque a faca
ataque com faca
ataque contra <lugar>
ataque em <lugar>
ataque em escola
ataque em um <lugar>
ataque em uma <lugar>
ataque num <lugar>
ataque numa <lugar>
ataque terrorista
ataques terroristas
atentado*
atropela .. <gente>
atropela multidao
atropelamento em massa
atropelamento multiplo
chacina*
contra multidao
esfaqueamento em massa
esfaqueia .. <gente>
esfaqueia varias
esfaqueia varios
massacre em
massacre*
[what shooting 2]
arma de fogo
baleado*
tiros
[what shooting 3]
atirador*
disparos
homem armado
tiroteio*
[what shooting 4]
abre fogo
abrem fogo
abriu fogo
atirador abre
atirador mata
dispara contra <gente>
disparos em <lugar>
homem armado abre
tiros em <lugar>
tiros num <lugar>
tiros numa <lugar>
tiroteio em
tiroteio em <lugar>
tiroteio em massa
tiroteio na
tiroteio no
tiroteio num <lugar>
tiroteio numa <lugar>
[what explosion 2]
engenho explosivo
estrondo
granada
[what explosion 3]
bomba
bombas
explode
explosao
explosoes
[what explosion 4]
atentado suicida
bomba explode
bombas explodem
carro bomba
explosao destroi
explosao em <lugar>
explosao mata
explosao na <lugar>
explosao no <lugar>
explosao num <lugar>
explosao numa <lugar>
explosoes em
explosoes no
faz se explodir
forte explosao
fortes explosoes
grande explosao
violenta explosao
[what hostage 2]
raptad*
sequestro
[what hostage 3]
barricado
refem
refens
[what hostage 4]
faz refens
mantem refens
sequestro de aviao
tomada de refens
[what war 2]
combates
drones
tropas
[what war 3]
bombardeamento*
bombardeio*
guerra
misseis
ofensiva
[what war 4]
ataque aereo
ataque com misseis
ataques aereos
bombardeia
bombardeiam
declara guerra
deposto
exercito toma
golpe de estado
invade*
invadem
invasao da
invasao de
lanca misseis
lei marcial
militares detem
militares tomam
misseis atingem
misseis contra
misseis sobre
missil atinge
ofensiva terrestre
quebra do cessar fogo
rompe cessar fogo
tropas atravessam
tropas entram
[what disaster 2]
chuvas
desaparecidos
incendio*
tempestade
temporal
[what disaster 3]
cheias
ciclone
derrocada
desabamento
deslizamento
erupcao
furacao
incendio mortal
incendios mortais
inundacoes
sismo
terramoto
terremoto
[what disaster 4]
<obra> cai
<obra> colapsa
<obra> desaba
<obra> desabou
barragem .. rompe
cheias matam
chuvas matam
colapso de <obra>
desaba <obra>
desabamento da <obra>
desabamento de <obra>
desabamento de um <obra>
deslizamento soterra
incendio .. faz
incendio .. mortos
incendio em boate
incendio em discoteca
incendio em hospital
incendio em hotel
incendio em lar
incendio em predio
mineiros presos
predio em chamas
queda de ponte
rompe barragem
sismo faz
sismo sentido
soterrados
terramoto faz
terremoto faz
[what disaster 5]
acidente nuclear
apagao
forte sismo
forte terramoto
forte terremoto
rompimento de barragem
sismo de magnitude
tsunami
[what accident 2]
acidente
choque
colisao
despiste
[what accident 3]
acidente aereo
acidente de autocarro
acidente de onibus
descarrila*
despenha*
naufragio
[what accident 4]
autocarro cai
aviao .. a bordo
aviao .. despenha*
aviao cai
avioes colidem
barco afunda
barco naufraga
choque de comboios
colisao de trens
comboio descarrila
comboios chocam
elevador da gloria
ferry afunda
naufragio
naufragio de
onibus cai
queda de aviao
queda do aviao
trem descarrila
[what accident 5]
aviao de passageiros
aviao desaparecido
choque de comboios
colisao de comboios
desastre aereo
descarrilamento .. mortos
elevador da gloria
queda de aviao
[what unrest 2]
confrontos
manifestantes
protestos
[what unrest 3]
disturbios
motins
pilhagens
saques
tumultos
[what unrest 4]
estado de emergencia
invade o congresso
invade o palacio
invade o parlamento
invadem o congresso
invadem o palacio
invasao do congresso
multidao invade
noite de tumultos
recolher obrigatorio
[what other 3]
alerta maximo
[what other 4]
dias de luto
luto nacional
[what fate]
alvo de disparos
assassinado
atentado contra
baleado
capturado
deposto
detido por militares
esfaqueado
ferido
ferido a tiro
fugiu
morre
morreu
morto
[what first]
<veiculo> avanca
ataque em
disparos em
disparos no
esfaqueamento em
explosao em
explosao na
explosao no
explosoes em
explosoes no
refens em
refens retidos
tiros em
tiroteio em
tiroteio na
tiroteio no
[what now]
ao vivo
em curso
em direto
pelo menos
testemunhas
ultima hora
urgente
[harm dead]
cadaveres
mata
matam
matou
morre
morrem
morreram
morreu
morta
mortal
mortas
morto
mortos
obitos
vidas
vitimas mortais
[harm hurt]
ferida
feridas
ferido
feridos
hospitalizados
refens
[harm missing]
a bordo
desaparecidos
presos nos
soterrados
[harm toll]
balanco
numero de mortos
[scale numbers]
centena 100
centenas 250
cinco 5
cinquenta 50
dez 10
dezena 10
dezenas 30
dois 2
doze 12
duas 2
duzia 12
milhares 2500
nove 9
numerosos 8
oito 8
onze 11
quarenta 40
quatro 4
quinze 15
seis 6
sete 7
tres 3
trinta 30
um 1
uma 1
varias 4
varios 4
vinte 20
[scale hundred]
cem
cento
[scale thousand]
mil
[scale units]
ano*
casas
detid*
dia*
dolar*
drones
euro*
gol
golo*
gols
grau*
hora*
km
mes
meses
metro*
milhao
milhoes
minuto*
misseis
ponto*
por cento
preso*
quilometro*
segundo*
semana*
vez
vezes
voos
[context sport 4]
avancado
benfica
campeonato
champions
copa
flamengo
futebol
golo*
jogo
liga
mundial
palmeiras
porto vence
selecao
sporting
taca
tenis
treinador
[context fiction 4]
album
ator
atriz
cantor*
cinema
diretor
festival
filme*
livro
netflix
novela
realizador
serie
teatro
temporada
videojogo
[context court 3.5]
absolvid*
acusad*
arguido*
condenad*
juiz
julgamento
ministerio publico
pena
prisao preventiva
recurso
sentenca
tribunal
[context memory 4]
19##
25 de abril
aniversario
anos depois
anos do
ha # anos
ha ## anos
historia
homenagem
memoria
recorda
segunda guerra mundial
[context economy 3]
acoes
banco*
bolsa
divida
economia
empresa*
inflacao
lucro*
mercado*
precos
[context health 5]
cancer
cancro
coronavirus
covid*
doenca
gripe
hospitais
infec*
pandemia
suicidio
vacina*
violencia domestica
virus
[context obituary 3]
funeral
morre aos
morreu a atriz
morreu aos
morreu o ator
morreu o cantor
obituario
[context figure 3.5]
ataca a
ataca o
ataque cardiaco
avalanche de
bomba no mercado
chuva de
ciberataque*
explosao de
explosao de golos
fogo de artificio
greve
greves
guerra de precos
penaltis
refens da
refens da greve
tempestade de golos
tempestade politica
terramoto politico
tsunami de
tsunami de turistas
utentes refens
[context explainer 1]
analise
como
entrevista
fotos
o que se sabe
por que
porque
quem e
quem era
video
[context exercise 5]
exercicio*
simulacao
simulacro*
treino
[context opinion 2]
carta
coluna
cronica
editorial
opiniao
[context negation 3]
cessar fogo
descarta
falso alarme
ileso*
libertad*
nega
sem feridos
sem vitimas
tregua
[context hypothesis 2.5]
alerta para
ameaca
aviso amarelo
aviso laranja
evitar
pode
podera
poderia
possivel
risco
teme
[context foiled 3]
desmantel*
detem suspeito
detido por
evita atentado
evitou atentado
frustr*
frustra
frustrado
impede ataque
planeava
planejava
radicaliz*
trava atentado
[context animal 4]
animais
animal
caes
cao
cavalo*
gato*
lobo*
touro*
tubarao
[context past 1.5]
apos o atentado
detido
detidos
familiares
inquerito
investigacao
lei
reforma
vigilia
[context private 2.5]
ciclista
companheir*
ex companheir*
ex marido
faccao
marido
milicia
motociclista
namorad*
trafico
vizinho
[context ongoing 2]
conflito em
dias de guerra
guerra em
guerra na
guerra no
migrantes
refugiados
[place public]
aeroporto
autocarro
bar
centro comercial
comboio
concerto
congresso
creche
discoteca
escola
estacao
estadio
festival
hospital
hotel
igreja
mercado
mesquita
metro
multidao
onibus
parlamento
praca
praia
restaurante
shopping
sinagoga
supermercado
trem
universidade
[place locative]
a
de
em
na
no
norte
perto
sul
[place stop]
a
anos
ao
aos
apos
as
com
como
contra
da
das
de
do
dois
dos
e
em
entre
ferido
feridos
foi
ha
homem
mais
morto
mortos
mulher
na
nao
nas
no
nos
nova
novo
o
os
ou
para
pela
pelo
policia
por
que
sao
se
sem
tem
tres
um
uma
`);
