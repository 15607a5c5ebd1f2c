import { lexiconOf } from '../lexicon.ts';

export const es = lexiconOf(`
[set vehiculo]
auto
autobus
camion
camioneta
coche
conductor
furgoneta
todoterreno
turismo
vehiculo
[set arrolla]
arremete
arrolla
arrollan
arrollo
atropella
atropellan
atropello
embiste
embisten
irrumpe
se lanza
[set gente]
aficionados
alumnos
civiles
clientes
desfile
estudiantes
fieles
gente
manifestantes
mercadillo
mineros
multitud
ninos
pasajeros
peatones
peregrinos
personas
policias
soldados
terraza
trabajadores
transeuntes
turistas
viandantes
[set lugar]
aeropuerto
autobus
bar
catedral
centro comercial
cine
colegio
comisaria
concierto
discoteca
embajada
escuela
estacion
estadio
fabrica
festival
guarderia
hospital
hotel
iglesia
instituto
mercadillo navideno
mercado
mercado navideno
metro
mezquita
parlamento
parque
pirotecnia
playa
puerto
restaurante
sala de conciertos
sinagoga
supermercado
teatro
tren
trenes
universidad
[set edificio]
bloque de pisos
discoteca
edificio
edificios
escuela
grada
hotel
mina
muelle
presa
puente
techo
torre
tribuna
viaducto
[who leaders]
diputado
expresidente
lider supremo
ministro
papa
presidente
primer ministro
reina
rey
senador
[who heads]
el papa
el rey
la reina
rey de espana
[who people]
alumnos 3
anciano 1
ciclista 1
estudiantes 3
hombre 1
joven 1
menor 1
motorista 1
mujer 1
nina 1
nino 1
ninos 3
pasajeros 5
peaton 1
peregrinos 6
personas 3
policias 2
soldados 3
turistas 4
[who singles]
anciano
ciclista
hombre
joven
menor
motorista
mujer
nina
nino
peaton
[what attack 1]
panico
policia
sospechoso
tragedia
victimas
[what attack 2]
agresion
apunalado
asesina*
ataque*
evacuad*
secuestro de
terror
[what attack 3]
apunala*
ataque armado
ataque contra
estampida
multiple homicidio
terrorista*
yihadista*
[what attack 4]
<arrolla> .. <gente>
<gente> apunalados
<vehiculo> .. <arrolla>
apunala a <gente>
apunala a varias
apunalamiento masivo
apunalamiento multiple
apunalamientos
arrolla .. multitud
arrolla a una multitud
atacante abatido
ataque a tiros
ataque a un <lugar>
ataque a una <lugar>
ataque con cuchillo
ataque con machete
ataque contra <lugar>
ataque en <lugar>
ataque en un <lugar>
ataque en una <lugar>
ataque en una escuela
ataque en una iglesia
ataque multiple
ataque terrorista
ataques terroristas
atentado*
atropello masivo
atropello mortal
atropello multiple
atropello multitudinario
embiste .. multitud
masacre*
matanza
matanza en
secuestro masivo
yihadista .. mata
[what shooting 2]
a tiros
arma de fuego
baleado*
disparo
[what shooting 3]
disparos
hombre armado
hombres armados
pistolero
tiroteo*
[what shooting 4]
abre fuego
abren fuego
abrio fuego
dispara contra <gente>
dispara contra la <gente>
disparos en <lugar>
disparos en un <lugar>
disparos en una <lugar>
francotirador*
tirador activo
tiradores
tiroteo deja
tiroteo en .. centro comercial
tiroteo en <lugar>
tiroteo en un <lugar>
tiroteo en una <lugar>
tiroteo en una escuela
tiroteo masivo
tiroteo mortal
[what explosion 2]
artefacto explosivo
detonacion
granada
[what explosion 3]
bomba*
estallido
explosion*
explota
[what explosion 4]
atentado suicida
bomba en
coche bomba
estalla una bomba
explosion de gas destruye
explosion deja
explosion en <lugar>
explosion en el <lugar>
explosion en la <lugar>
explosion en un <lugar>
explosion en una <lugar>
explosion mata
explosiones
explosiones en
explota una bomba
fuerte explosion
gran explosion
potente explosion
se inmola
terrorista suicida
varias explosiones
violenta explosion
[what hostage 2]
encierro
secuestro
[what hostage 3]
atrincherado
rehenes
secuestrados
[what hostage 4]
rehenes retenidos
secuestro de un avion
toma de rehenes
toma rehenes
[what war 2]
artilleria
combates
drones
tropas
[what war 3]
bombardeo*
golpe militar
guerra
misil*
ofensiva
[what war 4]
ataca iran
ataca israel
ataque aereo contra
ataque con misiles
ataques aereos contra
bombardea
bombardea*
bombardeos sobre
declara la guerra
derrocado
derrocan
ejercito toma
golpe de estado
invade*
invaden
invasion de
lanza .. misiles
ley marcial
militares detienen
militares toman
misiles contra
misiles golpean
misiles impactan
misiles sobre
ofensiva contra
ofensiva terrestre
rompe el alto el fuego
rompe la tregua
tropas cruzan
tropas entran
[what disaster 2]
apagon
desaparecidos
incendio
inundacion
seismo
temporal
[what disaster 3]
avalancha
colapsa
dana
derrumbe*
erupcion
huracan
incendio .. muertos
incendio mortal
inundaciones
riada*
sismo*
terremoto*
[what disaster 4]
<edificio> se derrumba
arde un edificio
arde un hospital
arde una discoteca
arde una residencia
avalancha humana
colapsa el <edificio>
colapsa un <edificio>
dana deja
derrumbe de un <edificio>
derrumbe de una <edificio>
derrumbe del <edificio>
edificios derrumbados
estampida deja
estampida en
incendio en un edificio
incendio en un hospital
incendio en una discoteca
incendio en una residencia
incendio en una torre
mineros atrapados
riada arrasa
rompe una presa
rotura de una presa
se derrumba el <edificio>
se derrumba un <edificio>
se derrumba una <edificio>
se hunde un <edificio>
seismo deja
seismo sacude
terremoto deja
terremoto sacude
[what disaster 5]
accidente nuclear
fuerte terremoto
gran apagon
potente terremoto
rotura de presa
terremoto de magnitud
tsunami
[what accident 2]
accidente
choque
colision
vuelca
[what accident 3]
accidente de autobus
accidente de avion
accidente de tren
descarrila*
hundimiento
naufragio
se estrella
[what accident 4]
accidente de avion
autobus cae
autobus se precipita
avion .. a bordo
avion estrellado
avion se estrella
barco se hunde
choque de trenes
choque frontal de trenes
colision de trenes
desaparece un avion
descarrila un .. muertos
descarrila un tren
ferry se hunde
hundimiento de un
naufraga
naufraga un barco
naufraga un ferry
se estrella un avion
tren descarrila
trenes chocan
[what accident 5]
accidente aereo
avion de pasajeros
avion desaparecido
choque de trenes
descarrilamiento .. muertos
[what unrest 2]
choques
manifestantes
protestas
[what unrest 3]
disturbios
enfrentamientos
protestas violentas
saqueos
[what unrest 4]
asalto al congreso
estado de emergencia
noche de disturbios
saqueos y
toque de queda
[what other 3]
alerta maxima
[what other 4]
alerta antiterrorista maxima
dias de luto
luto nacional
[what fate]
apunalado
asesinada
asesinado
atacado
atentado contra
capturado
derrocado
disparos contra
fallece
ha muerto
herido
herido de bala
huye
muere
muerto
secuestrado
tiroteada
tiroteado
[what first]
<vehiculo> .. <arrolla>
apunalamiento en
ataque en
disparos
disparos en
explosion en
explosiones en
gran despliegue policial
tiroteo
tiroteo en
toma de rehenes
toma de rehenes en
varias explosiones
[what now]
ahora
al menos
directo
en directo
primeras
testigos
ultima hora
urgente
[harm dead]
asesinados
cadaveres
fallece
fallecen
fallecidos
mata
matan
matando
mortal
mortales
muere
mueren
muerta
muertas
muerto
muertos
victimas mortales
vidas
[harm hurt]
herida
heridas
herido
heridos
hospitalizados
lesionados
rehenes
[harm missing]
a bordo
atrapados
desaparecidas
desaparecidos
secuestrados
[harm toll]
balance
cifra de muertos
saldo
[scale numbers]
catorce 14
centenar 100
centenares 250
cientos 250
cinco 5
cincuenta 50
cuarenta 40
cuatro 4
decena 10
decenas 30
diez 10
doce 12
docena 12
dos 2
miles 2500
nueve 9
numerosos 8
ocho 8
once 11
quince 15
seis 6
sesenta 60
siete 7
trece 13
treinta 30
tres 3
un 1
una 1
varias 4
varios 4
veinte 20
[scale hundred]
cien
cientos
[scale thousand]
mil
[scale units]
ano*
casas
detenid*
dia*
dolar*
drones
euro*
gol*
grado*
hora*
kilometro*
km
mes
meses
metro*
millon*
minuto*
misiles
por ciento
punto*
segundo*
semana*
veces
vez
viviendas
vuelos
[context sport 4]
atletico
baloncesto
barca
campeon*
champions
ciclismo
copa
delantero
derbi
entrenador
fc barcelona
futbol
gol*
liga
mundial
partido
real madrid
seleccion
tenis
vuelta
[context fiction 4]
actor
actriz
cantante
cine
director
disco
documental
estreno
festival
libro
netflix
novela
pelicula
pelicula*
premio
serie
series
taquilla
teatro
temporada
videojuego
[context court 3.5]
absuelto*
acusado*
audiencia nacional
carcel
condena
condenado*
fiscal*
imputad*
juez
jueza
juicio
prision
sentencia
supremo
tribunal
[context memory 4]
11 m
19##
aniversario
anos de
anos despues
conmemora*
guerra civil
hace # anos
hace ## anos
historia
homenaje
memoria
recuerda
segunda guerra mundial
victimas del
[context economy 3]
acciones
banco*
beneficio*
bolsa
deuda
economia
empresa*
ibex
inflacion
mercado*
precios
[context health 5]
cancer
contagi*
coronavirus
covid*
enfermedad
gripe
hospitales
pandemia
suicidio
vacuna*
violencia de genero
violencia machista
virus
[context obituary 3]
fallece a los
funeral
muere a los
muere el actor
muere el cantante
muere la actriz
obituario
[context figure 3.5]
ataca a
ataque al corazon
ataque de panico
avalancha de
bomba en el mercado
bomba informativa
bombazo
ciberataque*
explosion de
explosion de color
explosion de goles
fuego cruzado
guerra de
guerra de precios
huelga
huelga de
lluvia de
matar el tiempo
rehenes de la
rehenes del conflicto
tanda de penaltis
terremoto politico
tiro de
tormenta politica
tsunami de
tsunami de turistas
tsunami politico
[context explainer 1]
analisis
claves
como
en imagenes
entrevista
fotos
por que
que se sabe
quien es
video
[context exercise 5]
ejercicio*
ensayo
maniobras
simulacro*
[context opinion 2]
carta
columna
debate
editorial
opinion
tribuna
[context negation 3]
alto el fuego
descarta*
falsa alarma
ileso*
liberad*
niega
no hay victimas
sin heridos
sin victimas
tregua
[context hypothesis 2.5]
advierte
alerta por
amenaza
evitar
podria
posible
riesgo
teme*
[context foiled 3]
complot
desarticul*
desarticula*
detenido por
evita un atentado
evitan un atentado
frustra
frustra*
frustrado
frustran
planeaba*
radicaliz*
yihadista detenido
[context animal 4]
animal*
gato*
lobo*
oso*
perro*
tiburon*
toro*
vacas
[context past 1.5]
detenido
detenidos
familiares
investigacion
ley
reconstru*
reforma
tras el atentado
vigilia
[context private 2.5]
ajuste de cuentas
exmarido
expareja
marido
mujer
narco*
pareja
reyerta
trafico
vecino
[context ongoing 2]
conflicto en
dias de guerra
guerra de ucrania
guerra en
migrantes
patera
refugiados
[place public]
aeropuerto
autobus
bar
calle
centro comercial
colegio
concierto
congreso
discoteca
escuela
estacion
estadio
festival
hospital
hotel
iglesia
instituto
mercado
metro
mezquita
multitud
playa
plaza
restaurante
sinagoga
supermercado
teatro
tren
universidad
[place locative]
a
al
centro
cerca
de
del
en
norte
sur
[place stop]
a
al
anos
como
con
contra
de
del
desde
directo
dos
el
en
entre
es
esta
este
ha
han
hasta
herido
heridos
hombre
hora
la
las
le
lo
los
mas
menos
muerto
muertos
mujer
no
nueva
nuevo
para
policia
por
que
se
sin
sobre
son
su
sus
tras
tres
ultima
un
una
y
`);
