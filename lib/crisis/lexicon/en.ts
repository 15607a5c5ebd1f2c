import { lexiconOf } from '../lexicon.ts';

export const en = lexiconOf(`
[set rage]
consumes
destroys
engulfs
guts
races through
ravages
rips through
spreads through
sweeps through
tears through
[set engulf]
buries
crushes
destroys
engulfs
hits
slams into
smashes into
strikes
swallows
sweeps away
traps
[set homes]
apartment
apartment block
apartments
blocks
building
buildings
church
churches
flats
homes
hotel
houses
street
terrace
tower
town
towns
village
villages
[set topple]
bring down
brings down
crumbles
demolishes
destroys
flatten
flattens
levels
reduces
topple
topples
wrecks
[set ground]
bridge
flyover
footbridge
motorway bridge
overpass
rail bridge
road bridge
viaduct
[set hull]
boat
cargo ship
container ship
cruise ship
ferry
liner
ship
tanker
vessel
[set tower]
apartment block
apartment building
block of flats
care home
factory
high rise
highrise
hospital
hostel
hotel
nightclub
nursing home
prison
school
skyscraper
tower
tower block
[set respond]
at scene of
attend
attending
called to
deal with
dealing with
descend on
on scene at
respond
respond to
responding to
responds to
rush to
rushed to
swarm
[set ruler]
foreign minister
king
leader
pm
pope
premier
president
presidential
prime minister
vice president
[set fly]
aircraft
airplane
chopper
helicopter
jet
plane
[set vehicle]
bulldozer
bus
car
cars
coach
digger
driver
driverless car
hgv
jeep
lorry
minibus
minivan
motorist
pick up
pickup
quad bike
suv
tanker
taxi
tractor
tram
truck
van
vehicle
[set ram]
accelerates
barrel*
careened
careens
careered
careers
driven
drives
drove
hurtles
mow*
plough*
plow*
ram
rammed
rams
slammed
slams
smashed
smashes
[set hit]
crashed
crashes
hit
hits
ran
runs
strikes
struck
[set crowd]
bus queue
bystander*
carnival
children
christmas market
commuters
concertgoer*
crowd*
demonstrator*
diners
fairground
families
fans
festival
festivalgoer*
marathon
marcher*
market
onlooker*
parade*
partygoer*
passers
pedestrian*
people
picket
playground
procession
protester*
pupil*
queue
rally
reveler*
reveller*
runners
schoolchild*
shopper*
spectator*
street party
student*
tourists
vigil
wedding
worshipper*
[set crowds]
bystander*
carnival
christmas market
crowd*
demonstrator*
festival
festivalgoer*
marcher*
market
parade*
partygoer*
pedestrian*
playground
procession
protester*
queue
reveler*
reveller*
shopper*
spectator*
street party
worshipper*
[set site]
air base
airport
amusement park
arena
army base
art centre
bakery
bar
barracks
bazaar
beach
beer garden
boarding school
bus station
bus stop
cafe
campus
care home
carnival
casino
cathedral
cemetery
christmas fair
christmas market
christmas parade
church
cinema
city center
city centre
city hall
clinic
club
college
community center
community centre
concert
concert hall
concert venue
consulate
courthouse
dance class
dance studio
day care
daycare
elementary school
embassy
factory
fairground
festival
food court
football ground
football match
football stadium
funeral
gay bar
gurdwara
high school
hospital
hostel
hotel
job centre
kindergarten
leisure centre
library
mall
marathon
market
mass
maternity ward
metro
metro station
middle school
military base
monastery
mosque
museum
music festival
music venue
naval base
newspaper
newspaper office
newsroom
night club
nightclub
nursery
office
offices
outlet
parade
park
parliament
police station
polling station
polling stations
power plant
prayer meeting
prayers
primary school
pub
railway station
rally
resort
restaurant
rugby ground
school
service
shopping center
shopping centre
shopping mall
shopping precinct
shrine
sports centre
sports hall
stadium
station
subway
subway station
summer camp
supermarket
surgery
swimming pool
synagogue
temple
theater
theatre
theme park
town centre
town hall
train station
tv station
underground station
university
vigil
wedding
yoga class
youth camp
[set shots]
armed men
assailant
attacker
attackers
ex soldier
gunman
gunmen
man
masked men
men
pupil
shooter
sniper
soldier
student
teenager
[set many]
dozens
hundreds
many
multiple
numerous
scores
several
thousands
[set folk]
children
civilians
congregants
fans
festivalgoers
firefighters
girls
guests
migrants
miners
officers
partygoers
passengers
patients
people
pilgrims
police
pupils
residents
revelers
revellers
sailors
schoolboys
schoolchildren
schoolgirls
shoppers
soldiers
spectators
students
tourists
troops
victims
villagers
women
workers
worshippers
[set plane]
aeroplane
airbus
aircraft
airliner
airplane
boeing
commercial plane
commuter plane
flight
jet
passenger jet
passenger plane
plane
turboprop
[set airliner]
airbus
airliner
airlines flight
airlines jet
airlines plane
airways flight
airways plane
boeing
commercial airliner
commercial flight
commercial jet
commercial plane
holiday jet
jetliner
jumbo jet
passenger aircraft
passenger flight
passenger jet
passenger plane
[set rail]
commuter train
express train
freight train
high speed train
intercity train
metro train
passenger train
sleeper train
subway train
train
trains
tram
tube train
[set boat]
barge
boat
catamaran
cruise ship
dinghy
ferry
liner
migrant boat
overcrowded boat
passenger ferry
passenger ship
pleasure boat
riverboat
ship
tour boat
tourist boat
trawler
vessel
[set big]
apartment block
apartment building
block of flats
bridge
church roof
condo
condo tower
dam
flyover
footbridge
garment factory
grandstand
hotel
mine
motorway bridge
multi storey building
nightclub roof
overpass
residential building
school
shopping centre
shopping mall
skyscraper
stadium
terminal
tower block
tunnel
viaduct
[set build]
apartment block
apartment building
balcony
block of flats
bridge
building
cable car
car park
church
concert stage
condo
crane
dam
dome
factory
flyover
footbridge
garment factory
grandstand
high rise
highrise
hotel
mall
mine
motorway bridge
nightclub roof
overpass
parking garage
pier
pit
roof
scaffolding
school
shopping center
shopping centre
skyscraper
stadium
stage
stand
tower
tower block
tunnel
viaduct
walkway
warehouse
[set plant]
ammunition depot
apartment block
apartment building
arms depot
block of flats
chemical plant
coal mine
depot
dock
docks
factory
fertiliser plant
fertilizer plant
fireworks factory
fuel depot
fuel tanker
gas plant
gas station
gas tanker
harbor
harbour
hospital
hotel
market
mill
mine
munitions depot
nuclear plant
oil platform
oil refinery
oil rig
petrol station
pipeline
plant
port
power plant
power station
refinery
restaurant
shopping centre
steelworks
tanker
tower block
warehouse
[set grave]
care home
cathedral
club
crowded market
discotheque
dormitory
fireworks factory
garment factory
high rise
highrise
hospital
hostel
intensive care unit
karaoke bar
maternity ward
nightclub
nursing home
orphanage
prison
refugee camp
skyscraper
tower block
[set burn]
apartment block
apartment building
bar
block of flats
bus
care home
cathedral
church
cinema
club
discotheque
dormitory
factory
ferry
garment factory
high rise
highrise
hospital
hostel
hotel
karaoke bar
mall
market
mosque
nightclub
nursing home
orphanage
prison
refugee camp
school
shopping centre
shopping mall
ski resort
skyscraper
theatre
tower
tower block
train
warehouse
[who leaders]
archbishop
ayatollah
chancellor
chief justice
congressman
congresswoman
crown prince
defence minister
deputy prime minister
emir
emperor
ex leader
ex pm
ex president
ex prime minister
first lady
first minister
foreign minister
former president
former prime minister
governor
head of state
home secretary
interior minister
justice
king
lawmaker
leader
monarch
mp
opposition leader
party leader
patriarch
pm
pope
premier
president
president elect
presidential candidate
prime minister
prime ministerial candidate
queen
secretary of state
senator
speaker of the house
sultan
supreme leader
taoiseach
us president
vice president
[who heads]
dalai lama
duke of edinburgh
king of belgium
king of norway
king of spain
king of sweden
king of the netherlands
president of france
prince of wales
princess of wales
queen mother
queen of denmark
the king
the pope
the queen
[who people]
aid 1
babies 3
baby 1
biker 1
boy 1
boys 2
bystanders 3
child 1
children 3
civilians 4
climbers 3
commuters 5
crew 3
cyclist 1
dad 1
deputies 2
deputy 1
doctors 2
driver 1
families 5
family 3
fans 4
father 1
firefighter 1
firefighters 3
girl 1
girls 2
guard 1
guards 2
guests 4
gunman 1
hikers 3
husband 1
journalist 1
journalists 2
man 1
men 2
migrants 5
miners 5
mother 1
motorist 1
mourners 5
mum 1
nurses 2
officer 1
officers 2
paramedic 1
partygoers 5
passengers 5
patients 4
pedestrian 1
pedestrians 3
pensioner 1
people 3
person 1
pilgrims 6
police 1
policeman 1
protesters 3
pupil 1
pupils 3
rapper 1
residents 4
revelers 5
revellers 5
sailors 4
schoolchildren 4
schoolgirls 3
shoppers 4
soldier 1
soldiers 3
student 1
students 3
suspect 1
teacher 1
teachers 2
teen 1
teenager 1
teenagers 2
toddler 1
tourist 1
tourists 4
troopers 2
troops 4
victims 3
villagers 5
wife 1
woman 1
women 2
workers 4
worshipper 1
worshippers 4
youth 1
[who singles]
baby
biker
boy
child
cyclist
dad
driver
father
girl
guard
gunman
husband
man
mother
motorist
mum
pedestrian
pensioner
person
rapper
student
suspect
teen
teenager
toddler
wife
woman
youth
[what attack 1]
armed
carnage
condemn*
emergency
horror
mourn*
police
suspect*
threat
tragedy
witness*
[what attack 2]
abduct*
arsonist*
assailant*
assault*
attack*
bloodshed
bodies found
cordon*
evacuated
found dead
homicide
kidnap*
killed
killing*
machete*
manhunt
militant*
murder*
ramming
rampage
slain
stabbed
stabbing
stabbings
stabs
suspicious package*
terror*
[what attack 3]
<folk> fled
<folk> flee
<folk> hide
<folk> hiding
<folk> screaming
<many> casualties
<respond> .. firearms incident
<respond> incident
abduct* .. girls
act of terror
after attack
air ambulances
armed officers
armed police at
armed police surround
armed police swarm
attack kills
attack leaves
attack victim*
attacked with
attacker
attackers
bangs heard
bodies in lorry
bodies in truck
casualties reported
cobra meeting
cobra meets
cobra to meet
concertgoers flee
confirmed dead
confirmed deaths
confirmed fatalities
cordon in
crowd crush
crowd flees
crowd surge
crowds flee
crush at
crushed
crushed to death
dead in attack
deadly incident
deaths confirmed
emergency cobra
fans flee
fatalities at
fatalities confirmed
fatalities in
fatalities reported
firearms incident
fled across
gang kill*
goes on rampage
gunmen storm*
gunshot like
hacked
huge cordon
human crush
incident at .. <site>
incident on
including attacker
including attackers
including gunman
including shooter
including suspect
islamist attack*
jihadist*
kidnap* .. children
killed in attack
killing spree
knife attack*
knife rampage
knife wielding
knifeman
large cordon
large operation
loud bangs
major incident
major incident declared
mass casualt*
mass casualty
mass panic
militants attack*
militants kill*
militants storm*
multiple dead
multiple fatalities
multiple stabbing*
multiple victims
number of deaths
ongoing attack
ongoing incident
panic at
panic in
panic on
people flee
people fleeing
people hit by
people told to run
police dealing with
police operation
police responding to
police storm
police surround
ran amok
ran for lives
rebels kill*
reports of injuries
run amok
run for lives
run hide
run over by
runs amok
shooting incident
shoppers flee
shut down after
slaughter*
stabbed to death in
stabbing attack*
stabbing incident
stabbing rampage
stampede
streets shut
students flee
terrible injuries
terrified <folk>
terror suspect*
terrorist*
told to run
tower block .. fire
trampled
walking wounded
[what attack 4]
<folk> abducted
<folk> beheaded
<folk> kidnapped
<folk> killed in attack*
<folk> massacred
<folk> poisoned
<folk> slaughtered
<folk> stabbed
<many> abducted
<many> kidnapped
<many> killed in attack
<many> stabbed
<ram> into <crowd>
<site> attack
<site> attacked
<site> massacre
<site> set on fire
<site> stabbing
<site> stabbings
<vehicle> .. into <crowd>
<vehicle> .. through crowd*
<vehicle> <hit> <crowds>
<vehicle> <ram> .. <crowd>
<vehicle> hits <folk>
<vehicle> strikes <crowds>
<vehicle> strikes <folk>
abduct <folk>
acid attack on
act of terror*
act of terrorism
airport attack
arson attack
attack at <site>
attack at school
attack on <site>
attack on airport
attack on hospital
attack on hotel
attack on nursery
attack on police
attacked at <site>
attacks children
attacks colleagues
attacks commuters
attacks passengers
attacks passersby
attacks pedestrians
attacks pupils
attacks schoolchildren
attacks shoppers
attacks tourists
attacks worshippers
axe attack
axe attacker
bastille day attack
beheaded
bridge attack
car .. into crowd*
car attack
car hits crowd
car ploughs into
car plows into
car ramming
car rams
chainsaw attack
chemical attack
children stabbed
church attack
concert attack
convoy attacked
coordinated attack*
crossbow attack
crowd attack
deadly attack*
decapitated
decapitated head
declared terror
declared terrorist
drives into crowd*
drove into crowd*
embassy attack
embassy attacked
embassy stormed
gas attack
gunmen attack <site>
gunmen storm <site>
hacked to death
hammer attack
hits crowd
hospital attack
hotel attack
into parade
kidnap <folk>
kindergarten attack
knife attack at
knife attack in
knife attack on
knife rampage
knifeman attacks
knifeman kills
knifeman stabs
lorry attack
machete attack
mall attack
man with axe
man with hammer
man with knife
man with knife attacks
man with sword
market attack
mass killing*
mass murder
mass poisoning
mass stabbing
mass stabbings
massacre*
mayor stabbed
metro attack
mosque attack
motorcade attacked
mounted pavement
mounts pavement
mounts sidewalk
mowed down
mows down
mp attacked
mp killed
mp murdered
mp stabbed
nursery attack
officers stabbed
palace attack
parliament attack
people stabbed
plough* into crowd*
plow* into crowd*
priest stabbed
pupils stabbed
rabbi stabbed
ram* into crowd*
ramming attack
rams crowd*
runs over crowd
sarin attack
school attack
senator attacked
severed head
simultaneous attack*
soldier hacked
soldier stabbed
stabbed at <site>
stabbed in <site>
stabbing rampage
stabbing spree
stabs <folk>
stabs passengers
stabs passersby
storm embassy
storms embassy
subway attack
suspected terror*
sword attack
synagogue attack
teacher stabbed
terror attack*
terror incident
terrorist attack*
terrorist incident
train attack
treating .. as terror*
truck .. into crowd*
truck attack
truck ploughs into
truck plows into
truck rams
tube attack
van attack
van hits crowd
van rams
vehicle .. into people
vehicle hits crowd
vehicle ramming
[what shooting 2]
armed man
armed police
fatally shot
fired on
opened fire
shot
shot and killed
shot at
shot dead
shot multiple
[what shooting 3]
armed police .. incident
at least _ shot
automatic weapons
gun rampage
gunfire
gunfire erupts
gunfire heard
gunfire reported
gunman
gunman .. dead
gunman dead
gunman killed
gunman on run
gunman shot
gunmen
gunned down
gunshot victims
gunshots
gunshots heard
hear shots
heard .. shots
heard shots
hears shots
heavy gunfire
machine gun
officers shot
open fire
open fire on
opened fire
opens fire
people shot
police responding to shooting
police shot
reports of shots
shooter
shooter dead
shooters
shooting
shooting reported
shootings
shootout
shootouts
shot at random
shot in
shot near
shots fired
shots heard
shots on
shots ring out
sniper
snipers
[what shooting 4]
<folk> gunned down
<folk> killed in shooting*
<folk> shot dead
<many> <folk> shot
<many> shot
<shots> opened fire
<shots> opens fire
<site> gunman
<site> shooting
<site> shootings
active shooter
active shooter*
activist shot
campus shooting
candidate shot
children shot
church shooting
cinema shooting
classroom shooting
club shooting
concert shooting
dead in shooting
dead in shooting*
deadly shooting*
festival shooting
governor shot
gun attack
gunfire at .. <site>
gunfire in
gunfire inside
gunman .. hospital
gunman .. mall
gunman .. school
gunman .. university
gunman at large
gunman attacks
gunman kills
gunman loose
gunman on loose
gunman on the loose
gunman opened fire
gunman opens fire
gunman roams
gunman seizes
gunman shoots
gunman stalks
gunman storms
gunmen in <site>
gunmen kill
gunmen shoot
hospital shooting
hurt in shooting*
injured in shooting*
killed in shooting
killed in shooting*
lawmaker .. shot dead
lawmaker shot
mall shooting
mass shooting at
mass shooting*
mass shootings in
mayor shot
mosque shooting
movie shooting*
movie theater shooting
mp shot
multiple people shot
nightclub shooting
parade shooting
police officers shot
politician .. shot dead
politician shot
school shooting
senator shot
several people shot
shooter at <site>
shooting at .. <site>
shooting at .. mall
shooting at <site>
shooting at university
shooting in <site>
shooting kills
shooting leaves
shooting rampage
shooting spree
shootouts
shot at rally
shot dead at rally
shot dead in .. attack
shot outside .. <site>
shots fired near .. <site>
shots fired near <site>
sniper fire
sniper kills
sniper shoots
store shooting
students shot
subway shooting
supermarket shooting
synagogue shooting
theater shooting
theatre shooting
university shooting
wounded in shooting*
[what explosion 2]
blast
blasts
blew up
blown up
bomb
bomb threat*
explosive*
grenade*
[what explosion 3]
blast at
blast heard
blast hits
blast in
blast near
blast reported
blew up
blown up
bomber*
bombing
bombs
detonat*
explode
exploded
explodes
explosion heard
explosion reported
explosion*
explosive device*
fireball*
gas explosion
grenade attack
grenade thrown
grenades thrown
letter bomb
loud bang*
loud blast
loud explosion
mine blast
suspected bomb
[what explosion 4]
<plant> blast*
<plant> explosion*
<site> blast*
<site> bomb
<site> bombing*
<site> explosion*
airport blast*
arena blast
arena explosion
blast <topple> .. <homes>
blast <topple> <homes>
blast at .. <site>
blast at <plant>
blast at <site>
blast brings down
blast damages
blast destroys
blast flattens
blast in .. <site>
blast in <site>
blast injures
blast kills
blast leaves
blast levels
blast near <site>
blast outside <site>
blast rips
blast rocks
blast shakes
blast tears
blast wounds
blast wrecks
blasts across
blasts at
blasts heard
blasts hit
blasts in
blasts rock
blasts shake
blew herself up
blew himself up
bomb at <site>
bomb attack*
bomb blast*
bomb detonates
bomb explod*
bomb explodes
bomb explosion*
bomb goes off
bomb in <site>
bomb kill*
bomb rips
bombing at <site>
bombing kill*
bombings
bombs explode
bombs go off
car bomb*
deadly blast*
deadly bomb*
deadly explosion*
explosion <topple> .. <homes>
explosion <topple> <homes>
explosion at .. <site>
explosion at .. airport
explosion damages
explosion destroys
explosion flattens
explosion hits
explosion in .. <site>
explosion injures
explosion kills
explosion leaves
explosion levels
explosion near <site>
explosion rips
explosion rocks
explosion shakes
explosion tears
explosion wrecks
explosions at
explosions at <site>
explosions heard
explosions hit
explosions in
explosions reported
explosions rip
explosions rock*
explosions shake
explosive devices
fireballs
gas blast <topple>
huge blast
huge explosion*
large explosion*
letter bomb*
major explosion*
marathon explosion*
massive explosion*
metro blast*
mosque blast
multiple explosions
nail bomb
parcel bomb*
powerful blast*
powerful explosion*
series of explosions
several explosions
station blast*
suicide attack*
suicide attacker*
suicide blast
suicide bomb*
three explosions
truck bomb*
twin blasts
twin bombings
two explosions
[what hostage 2]
barricaded
sheltering
[what hostage 3]
avoid the area
campus .. lockdown
hijack*
hospital .. lockdown
hostage*
in lockdown after
lockdown after
locked down as
on lockdown
police tell people
residents told to
run hide tell
school* .. lockdown
seek shelter
shelter in place
siege
stand off
standoff
stay away from
stay indoors
stay inside
told to shelter
under siege
[what hostage 4]
<folk> hostage
<folk> taken hostage
<plane> hijacked
<site> hostage*
<site> siege
armed man takes
armed siege
barricaded inside
barricaded with
barricades himself
bus hijack*
gunman holed up
gunmen holed up
held at gunpoint
held hostage
hijack <plane>
hijacked
hijacked airliner
hijacked plane
hijackers
hijackers seize
holding hostage*
holds hostage*
hostage crisis
hostage drama
hostage situation
hostage taker*
hostage taking
hostages at .. <site>
hostages held
hostages taken
jet hijack*
man with bomb
passengers hostage
plane hijack*
seize hostages
seized hostages
seizes hostages
siege at
siege at <site>
siege ends
siege in
siege in <site>
siege under way
storms <site>
take hostage*
taken captive
taken hostage*
takes hostage*
taking hostage*
took hostage*
train hijack*
[what war 2]
ambush*
artillery
bombing
clashes
drone*
fighting
military operation
militia*
rockets
soldiers killed
strikes
[what war 3]
air strike*
airstrike*
ceasefire broken
ceasefire collapses
country at war
coup
drone attack*
drone strike*
escalat*
fighter jets
fires ballistic
incursion
invading
launches assault
launches attack
missile*
mobilisation
mobilization
nuclear test
offensive
rebels
rebels capture
retaliat*
rocket attack
rocket attacks
rocket fire
shelling
sirens
tanks in
tanks seen
troops
war
warplane*
[what war 4]
<plane> shot down
air raid sirens
air strikes hit
air strikes on
air strikes pound
airstrikes hit
airstrikes on
annexes
announces military operation
armed rebellion
army says it has
army seizes
army surrounds
army takes
army takes over
article 5
assault begins
at war
attack on israel
attack on nuclear
attack on ukraine
attacks iran
attacks israel
attacks nuclear
attempted coup
barrage of rockets
begins bombing
begins invasion
begins strikes
blockade declared
bombardment
bombards
bombed iran
bombing of
bombs capital
bombs fall on
bombs iran
bombs nuclear
bombs rain
border attack
border breached
breach border
breaks ceasefire
capital bombed
capital falls
ceasefire broken
ceasefire collapses
ceasefire over
ceasefire shattered
city falls
commander killed
commanders killed
coup attempt
coup bid
coup in
coup under
coup under way
coup underway
declaration of war
declared war
declares martial law
declares state of emergency
declares war
drone attack on
drones hit
enter capital
enter kabul
falls to rebels
falls to taliban
fighters cross
fighters enter
fighters infiltrate
fighters seize
fighting resumes
fired .. missiles
fired missiles
fires .. missiles
fires intercontinental
fires missiles
forces attack
forces cross
forces enter
forces invade
forces seize
forces storm
full mobilisation
full scale invasion
full scale war
general mobilisation
general mobilization
general seizes
government overthrown
government toppled
ground assault
ground invasion
ground offensive
gunmen cross
gunmen infiltrate
hamas attack
hamas gunmen
infiltrate from
invade*
invaded
invades
invading forces
invasion begins
invasion of
jets bomb
jets shot down
jets strike
junta seizes
launch invasion
launched attack on
launches .. missiles
launches air strikes
launches airstrikes
launches attack on
launches ground
launches invasion
launches military
launches missile
launches missiles
launches offensive
launches strikes
launches strikes on
march on moscow
marches on
martial law
militants breach
militants cross
militants enter
militants infiltrate
military coup
military operation in
military says it has
military seizes
military takes
missile attack*
missile barrage
missile crashes
missile falls
missile hits
missile lands
missile over
missile sirens
missile slams
missile strike* on
missiles hit
missiles rain
missiles slam
missiles strike
mutiny
nation at war
nuclear strike
offensive begins
ousted in coup
overthrown in
president deposed
president ousted
president overthrown
rebels enter
rebels storm
rocket attack* on
rocket barrage
rocket sirens
rockets hit
rockets rain
rockets strike
seize* power
seizes control
shoots down .. jets
shot down
sirens across
soldiers announce
soldiers on tv
soldiers seize
soldiers surround
soldiers take
state of siege
state of war
strikes iran
strikes iranian
strikes israel
strikes nuclear
strikes on iran*
strikes resume
strikes venezuela
struck iranian
surprise attack
swarm of drones
taken power
takes power
tanks enter
tanks in streets
tanks roll
tanks roll into
tanks surround
those behind coup
toppled in
troops cross border
troops cross*
troops enter*
troops invade
troops seize
troops surround
truce collapses
truce shattered
war breaks out
war erupts
war resumes
warplanes bomb
warplanes strike
warship hit
warship sunk
wave of drones
wave of missiles
we are at war
[what disaster 1]
death toll
toll
[what disaster 2]
blaze
burning
bushfire*
collapse*
eruption
fire
flood*
heatwave deaths
mine accident
rescue*
rubble
storm
storms
survivors
twister*
[what disaster 3]
6 _ magnitude
<build> collapse
<build> collapsed
<build> collapses
<build> partially collapses
<burn> blaze
<burn> fire
<burn> on fire
ablaze
aftershock*
aftershocks
avalanche*
blaze at <burn>
blaze kills
bodies recovered
bridge collapse*
bridge collapses
bridge down
building collapse*
buildings sway
buried
cars swept
catastroph*
caves in
chemical leak
chemical spill
collapse of
collapsed
collapses
cyclone
dead after
dead in
deadly earthquake
deadly fire
deadly flooding
deadly floods
deadly storm*
deadly tornado*
deadly wildfire*
deluge
devastat*
drivers stranded
earthquake jolts
earthquake kills
earthquake*
emergency declared
engulfs
eruption
erupts
evacuat*
evacuate*
feared buried
feared trapped
fire at <burn>
fire breaks out
fire engulf*
fire engulfs
fire engulfs <burn>
fire in <burn>
fire kills
fire rips through
fire tears through
fires rage
flames engulf
flash flood*
flash floods
flood dead
flood victims
flooded streets
flooding
floods hit
floods kill
floodwaters
gas leak
heatwave
homes destroyed
homes swept
huge blaze
huge fire
hurricane
inferno
inferno engulfs
killer quake
landslide*
landslides
large fire
magnitude 6 .. earthquake
magnitude 6 .. quake
major blaze
major fire
massive blackout
massive fire
meltdown
meteor
missing after
motorists stranded
mudslide*
mudslides
nightclub fire
people swept
people trapped
power blackout
power outage
quake death toll
quake hits
quake jolts
quake kills
quake magnitude
quake toll
quake*
raging fire
red alert
rescuers search
residents stranded
roof blown
roofs blown
second quake
sinkhole
stampede
state of emergency
state of emergency declared
storm hits
storm kills
strong earthquake
strong earthquake hits
strong quake
strong quake hits
submerged
swept
swept away
swept out
tornado*
torrential
tower block fire
tower fire
toxic leak
trapped
trapped in
trapped under
tremor strikes
tremor*
tsunami
typhoon
under rubble
village swept
violent earthquake
volcanic eruption
volcano
volcano erupts
wildfire rages
wildfire*
wildfires
[what disaster 4]
<big> caves in
<big> collapse
<big> collapsed
<big> collapses
<big> gives way
<build> collapse kills
<build> collapse leaves
<build> collapses during
<burn> inferno
<grave> blaze
<grave> engulfed
<grave> fire
<grave> on fire
<ground> crumbles
<ground> falls
<ground> fell
<many> trampled
ammonia leak
avalanche <engulf> .. <homes>
avalanche <engulf> <homes>
avalanche buries
avalanche kills
balcony collapses
bar fire
blackout across
blackout hits
blaze at .. tower block
blaze in <grave>
blaze razes
buried alive
bushfire destroys
bushfire razes
bushfires destroy
catastrophic flooding
catastrophic floods
catastrophic hurricane
category 4 hurricane
category 5
category five
category four
chlorine leak
cities evacuated
city evacuated
city flattened
club fire
crowd crush
crowd surge
crush at <site>
crush in <site>
crush leaves
crushed to death
cyclone slams
dam breach*
dam breaks
dam bursts
dam fails
dead in stampede
deadly avalanche
deadly crush
deadly cyclone
deadly earthquake
deadly flooding
deadly floods
deadly heatwave
deadly hurricane
deadly landslide
deadly quake
deadly storm
deadly storms
deadly tornado
deadly tornadoes
deadly wildfire
deadly wildfires
earthquake destroys
earthquake devastates
earthquake flattens
earthquake levels
earthquake rocks
ef4
ef5
eruption kills
eruption traps
festival crush
fire <rage> .. block
fire <rage> .. hospital
fire <rage> .. hotel
fire <rage> .. tower
fire at .. apartment building
fire at .. hospital
fire at .. tower block
fire at <grave>
fire engulfs .. tower
fire engulfs <grave>
fire in .. high rise
fire in .. hospital
fire in <grave>
fire razes
firestorm
flee into sea
flee to beaches
flood sweeps
flood wall
flooding sweeps
floods cut off
floods sweep
gas cloud
giant wave*
glacier collapse*
glacier collapses
halloween crush
heatwave deaths
heatwave kills
hurricane devastates
hurricane makes landfall
hurricane slams
killed in stampede
lahar
landslide <engulf> .. <homes>
landslide <engulf> <homes>
landslide buries
levee breaks
levees break
massive blackout
massive eruption
massive power cut
meteor explodes
meteorite strikes
mine collapse*
mine explosion*
miners trapped
monster tornado
mudslide buries
national blackout
nationwide blackout
nuclear emergency
poison gas
power cut across
power out across
pyroclastic
quake <topple> .. <homes>
quake <topple> <homes>
quake destroys
quake devastates
quake flattens
quake rocks
radiation leak
radioactive leak
reactor fire
reactor meltdown
record floods
roof caves in
ship hits bridge
ski resort fire
stadium crush
stampede at <site>
stampede during
stampede kills
stampede leaves
supercell
sweep cars away
sweeps cars away
swept away by flood
tailings dam
tornado destroys
tornado flattens
tornado kills
tornadoes kill
total blackout
tourists evacuated as
town cut off
town destroyed
town evacuated
town flattened
town wiped out
towns cut off
towns destroyed
toxic cloud
trapped by fire
trapped in fire
trapped underground
tsunami alert
tsunami evacuation
tsunami strikes
tsunami sweeps
typhoon slams
village buried
village cut off
villages buried
villages cut off
violent eruption
volcano explodes
volcano kills
wall of water
wildfire destroys
wildfire engulfs
wildfire kills
wildfire razes
wildfires destroy
wildfires engulf
worst floods
[what disaster 5]
7 _ magnitude
8 _ magnitude
bridge collapse
bridge collapses
cathedral engulfed
city flattened
crowd crush
dam break*
dam burst*
dam collapse*
dam failure
dams burst*
earthquake devastates
earthquake flattens
engulfs tower block
halloween crush
huge earthquake
huge quake
hurricane devastates
magnitude 7
magnitude 7 .. earthquake
magnitude 7 .. quake
magnitude 8
magnitude 9
major earthquake
major quake
massive earthquake
massive quake
meter tsunami
metre tsunami
nuclear accident
nuclear disaster
nuclear emergency
powerful earthquake
powerful quake
radiation leak
reactor explosion
reactor meltdown
severe quake
tower block fire
tsunami alert
tsunami evacuation
tsunami hits
tsunami kills
tsunami strikes
tsunami sweeps
tsunami warning
[what accident 2]
accident*
collides
crane collapse
crash*
crashed
overturn*
wreck*
[what accident 3]
<boat> capsizes
<boat> collides
<boat> hits
<boat> overturns
<boat> runs aground
<boat> sinks
<plane> carrying
<plane> crash lands
<plane> crash*
<plane> crashed
<plane> down
<plane> overruns
<plane> overshoots
<plane> skids
<plane> wreckage
<rail> crash
<rail> hits
aboard .. flight
aboard .. jet
aboard .. plane
aboard flight
aboard plane
air accident
air crash
air disaster
aircraft crashes
airport crash
all on board
boat capsizes
boat sinks
bodies in water
bodies pulled
bodies wash
bodies washed
bus and lorry
bus and truck
bus catches fire
bus crash
bus crash kills
bus crashes
bus falls
bus hits
bus in flames
bus overturns
bus plunges
cable car
capsize*
capsized
chopper crash
coach and lorry
coach crash
coach crashes
coach falls
coach hits
coach in flames
coach overturns
collide
collides with
collision
crash in tunnel
crash kills
crash lands
crash leaves
crash of <plane>
crashes into
crowd crush
crush
crush kills
deadly crash
derail*
derailed
derailment
derails
drown*
emergency landing
ferry
ferry disaster
flight .. crashes
funicular
given cpr
goes down
head on
helicopter crash kills
helicopter crash*
helicopter down
helicopter missing
in cardiac arrest
jet .. crashes
jet crash*
level crossing
migrants drown*
nosedive*
on board jet
on board plane
overturns
pile up
plane .. crashes
plane accident
plane crash*
plane crashes
runs aground
runway collision
sank
school bus crash*
search for <boat>
search for <plane>
ship sinks
shipwreck
sinks
stampede
stampede kills
submersible
sunk
tour bus crash
train accident
train crash*
train derail*
tunnel crash
wreckage
wreckage of <plane>
[what accident 4]
<airliner> lost
<boat> capsized
<boat> capsizes
<boat> disaster
<boat> missing
<boat> on fire
<boat> overturns
<boat> sank
<boat> sinking
<boat> sinks
<hull> ablaze
<hull> catches fire
<hull> hits bridge
<hull> listing
<hull> lists
<hull> on fire
<hull> takes on water
<many> feared dead
<plane> carrying .. crash*
<plane> carrying .. missing
<plane> collide*
<plane> crashes in residential
<plane> crashes into
<plane> crashes onto
<plane> disappears
<plane> disappears from radar
<plane> ditches
<plane> explodes
<plane> falls on
<plane> goes missing
<plane> missing
<plane> on fire
<plane> plunges
<plane> vanishes
<rail> collide*
<rail> collision
<rail> comes off
<rail> crashes
<rail> derailed
<rail> derailment
<rail> derails
<rail> falls
<rail> hits bus
<rail> leaves tracks
<rail> plunges
airbus .. lost
aircraft collide
airliners collide
boeing .. lost
bus crash kills
bus crash leaves
bus crashes into
bus crashes off
bus falls
bus falls off
bus goes off
bus hits tunnel
bus off bridge
bus plunges
bus plunges off
bus veers off
cable car crash*
cable car falls
children s bus
coach plunges
coach veers off
contact lost with
crowded ferry
disappears from radar
feared drowned
ferry fire
funicular crash*
funicular derail*
gondola plunges
head on train
helicopter crash kills
helicopter crashes into
helicopter hits
hundreds missing
jets collide
loses contact with
midair collision
migrant boat sinks
migrants drown
missing submarine
missing submersible
motorway pile up
no survivors
on board feared
pile up kills
plane crash kills
planes collide
rollercoaster crash*
runaway train
school bus hit
ski lift
sub missing
submarine explosion
submarine missing
submarine sinks
submersible missing
titanic sub
train smash
trains crash
two trains crash
[what accident 5]
<airliner> crash*
<airliner> disappears
<airliner> down
<airliner> explodes
<airliner> lost
<airliner> missing
<airliner> shot down
<airliner> vanishes
<airliner> wreckage
air india flight
airliner
airliner crash*
airlines flight .. crash*
airlines plane .. missing
airlines plane crash*
bound flight .. crash*
contact lost
ferry capsizes
ferry sinks
flight crash*
flight disappears
flight down
flight goes down
flight lost
flight missing
flight vanishes
lost contact
malaysia airlines
missing .. airlines plane
missing <airliner>
missing airliner
missing jet
missing plane
no survivors
passenger jet
passenger plane
passenger plane crash*
plane .. crashes near .. airport
plane .. with .. aboard
plane collides
plane crashes near .. airport
plane disappears
plane down
plane goes down
plane missing
plane vanishes
planes collide
train collision
trains collide
[what unrest 2]
chaos
clash*
demonstrat*
protest*
violence
[what unrest 3]
amid riots
barricades
cars set alight
cars torched
clashes erupt
clashes with police
curfew*
disorder
fires erupt
looted
looting
mob
molotov*
national guard
police clash
police fire tear gas
protests erupt
protests turn violent
ransack*
riot*
rubber bullets
running battles
set ablaze
set on fire
smash*
state of emergency
tear gas
torched
unrest
uprising
violence erupts
violence in
violent clashes
violent protest*
violent scenes
water cannon
[what unrest 4]
<many> killed in protests
army deployed
army fires on
army storms
breach capitol
capitol .. lockdown
capitol .. stormed
capitol breached
capitol stormed
city burns
civil unrest
crowd storms
crowds storm
curfew declared
curfew imposed
deadly protests
deadly riots
declares curfew
declares state of emergency
deploys national guard
disorder in
disorder spreads
football riot
government buildings
insurrection
jail riot
killed in protests
killed in riots
looters
looting spreads
mass unrest
mob attacks
mob sets
mob storms
mobs storm
national guard deployed
nationwide riots
night of riots
night of violence
parliament stormed
pitched battles
police fire on
police open fire
police precinct
prison riot
prison riots
protesters breach
protesters killed
protesters set fire
protesters shot
protesters storm
protesters storm <site>
protesters torch
racist riots
riot in
rioters
rioters attack
rioters storm
rioters torch
riots break out
riots erupt
riots hit
riots in
riots spread
riots sweep
soldiers fire on
soldiers storm
stadium riot
state of emergency after
state of emergency declared
storm capitol
storm congress
storm palace
storm parliament
storm us capitol
stormed by
stormed parliament
storms capitol
storms palace
storms parliament
street battles
supporters storm
troops fire on
troops open fire
troops storm
violence spreads
violent disorder
violent unrest
[what leader 3]
attempt on .. life
[what leader 4]
<fly> carrying .. foreign minister
<ruler> s <fly> .. crash*
<ruler> s <fly> crash*
assassinat*
president assassinated
president killed
president missing
presidential helicopter
[what other 3]
airport closes
area evacuated
bomb alert
campaign suspended
campaigning halted
campaigning suspended
cordoned off
cuts short trip
cuts short visit
declares mourning
emergency landing
emergency response
fatal incident
flags lowered
flights suspended
half mast
heavy police presence
helpline set up
high alert
lies in state
locked down
major emergency
major incident declared
mass poisoning
ongoing incident
palace announces
palace statement
pandemic declared
people to avoid
poisoned
police operation at
sealed off
security alert
serious incident
sets up helpline
suspend campaigning
suspends campaigning
terror alert
week of mourning
world leaders condemn
world leaders react
[what other 4]
<many> poisoned
airport closed
airport evacuated
airport shut
airspace closed
day of mourning
days of mourning
highest alert
methanol poisoning
national emergency
national mourning
nationwide emergency
parliament evacuated
poisoned alcohol
station evacuated
tainted alcohol
threat level raised
[what fate]
abdicated
abdicates
abducted
arrested by army
assassinat*
assassination
assassination attempt
attacked
attacked by a
attacked by man
attacked during
attacked on stage
attacked with
captured
clinging to life
concerned for
death announced
death confirmed
death of
deposed
detained by army
died
dies
dies in crash
doctors concerned
drops dead
feared dead
fighting for
fighting for life
fired at
fled country
flees
flees country
found dead
grave condition
gravely ill
gunned down
has died
held by soldiers
helicopter crash
hurt
hurt in attack
in critical
in critical condition
in grave condition
injured
is dead
kidnapped
killed
killed as
killed in air strike
killed in crash
killed in explosion
killed in strike
lies in state
medical supervision
missing after
murdered
no vital signs
ousted
overthrown
overthrown by
passed away
passes away
plane crash
poisoned
rushed to
rushed to hospital
shot
shot at
shot at rally
shot by
shot during
shot in
shot while
shots at
shots fired at
stabbed
stabbed during
stabbed in the
survives assassination
toppled
under medical supervision
wounded
[what first]
<site> attack
<site> explosion
<site> shooting
<site> stabbing
<vehicle> .. into <crowd>
active shooter
armed police at
attack at
attack in
attack near
attack on <site>
attack outside
bangs
blast at
blast damages
blast heard
blast hits
blast in
blast near
blast reported
blast rocks
blast shakes
blasts across
blasts heard
car drives into
crowds flee
explosion at
explosion damages
explosion heard
explosion hits
explosion in
explosion near
explosion reported
explosion rocks
explosion shakes
explosions at
explosions heard
explosions in
explosions near
explosions reported
firearms incident
gunfire
gunman at
gunman in
gunmen in
gunshots
hostages
hostages held
in lockdown after
incident at
incident near
incident outside
knife attack at
knife attack in
large operation
loud bang
loud bangs
major incident
operation at
panic at
panic on
people flee
police at
police called to
police operation
police respond*
police surround
reports of gunman
reports of shots
serious incident
shooting at
shooting in
shooting inside
shooting near
shooting outside
shooting reported
shootings in
shoppers flee
shots fired
shots heard
shots ring out
siege at
siege in
stabbing at
stabbing in
stabbing near
stabbing outside
stabbings at
stabbings in
students flee
tanks on
van drives into
[what now]
alert
ambulances
at large
at least
believed
breaking
cordoned
crews
developing
developing story
emergency crews
emergency services
evacuated
evacuating
eyewitness
feared
fears
flash
gunman at large
helicopters
just in
large police
latest
live
live updates
local media
local tv
more follows
more to follow
multiple
newsflash
number of
on the scene
ongoing
police respond
police responding
reported
reportedly
reports
reports of
rescuers
respond to
responders
responding
rushed to
sealed off
several
shelter
still at large
unclear
unconfirmed
under fire
under way
underway
unfolding
urgent
what we know so far
witness
witnesses
witnesses say
[harm dead]
beaten to death
beheaded
bodies
bodies found
burned to death
burnt to death
corpses
crushed to death
dead
dead bodies
dead on arrival
deadly
death
deaths
die
died
dies
drown
drowned
drowning
dying
executed
fatal
fatalities
fatality
fatally
gunned down
kill
killed
killed in
killing
kills
lives
lose lives
loses life
lost lives
lost their lives
lynched
massacred
murdered
perish*
perishes
shot dead
slain
stabbed to death
suffocate*
trampled to death
victims
[harm hurt]
burned
casualties reported
critically
critically ill
given cpr
gunshot victims
gunshot wounds
hospital
hospitalised
hospitalized
hostage
hostages
hurt
hurts
in cardiac arrest
in hospital
injured
injures
injuries
injuring
life threatening
maimed
poisoned
rushed to hospital
serious condition
shot
stab wounds
stabbed
stabs
stricken
taken to hospital
trapped
treated
wounded
wounding
wounds
[harm missing]
abducted
aboard
buried
carrying
crew
feared dead
feared drowned
feared trapped
kidnapped
lost contact
missing
on board
passengers
people on board
stranded
trapped
unaccounted
unaccounted for
[harm toll]
death toll
death toll rises to
toll
toll at
toll climbs
toll exceeds
toll from
toll hits
toll jumps
toll mounts
toll nears
toll passes
toll reaches
toll rises
toll soars
toll stands at
toll tops
[scale numbers]
a 1
an 1
couple 2
couples 2
dozen 12
dozens 30
eight 8
eighteen 18
eighty 80
eleven 11
few 3
fifteen 15
fifty 50
five 5
forty 40
four 4
fourteen 14
half 2
handful 4
hundreds 250
many 8
multiple 5
nine 9
nineteen 19
ninety 90
numerous 8
one 1
pair 2
score 20
scores 50
seven 7
seventeen 17
seventy 70
several 4
six 6
sixteen 16
sixty 60
some 4
ten 10
thirteen 13
thirty 30
thousands 2500
three 3
trio 3
twelve 12
twenty 20
two 2
[scale hundred]
hundred
[scale thousand]
thousand
[scale units]
acres
am
arrest*
attackers
billion
bn
bombs
buildings
cases
cattle
cent
charged
cities
countries
day*
degrees
detained
dogs
dollar*
drones
euro*
facts
families
feet
flights
foot
ft
games
goals
gunmen
homes
horses
hotel*
hour*
houses
hr*
jobs
k
kilomet*
km
kph
m
magnitude
meter*
metre*
mile*
militants
million
min
mins
minute*
missiles
month*
mph
nd
old
pct
per
percent
photos
pictures
pm
points
police
pound*
questions
rd
reasons
rockets
s
schools
second*
sheep
st
states
stores
suspect*
th
things
times
trillion
troops
ways
week*
whales
wins
year*
yr*
[context sport 4]
arsenal
ashes
barcelona beat
baseball
basketball
batsm*
bayern
beat
beats
bout
boxing
champions league
championship*
chelsea fc
coach says
cowboys
cricket*
defeat*
england squad
equaliser
f1
fifa
football*
formula 1
free throw*
goalkeeper*
gold medal
golf*
grand prix
hat trick
heavyweight
hockey
in squad
innings
jockey
jump shot
juventus
knicks
lakers
liverpool fc
man utd
manager says
manchester city
manchester united
masters
midfielder*
mlb
names squad
nascar
nba
nfl
nhl
offense
olympic*
open final
paralympic*
patriots
penalty
penalty shootout
playoff*
premier league
quarter final*
quarterback*
racecourse
racing
real madrid
red sox
relegation
rugby
scores winner
season
semi final*
semifinal*
shooting guard
skier
skiing
soccer
squad announcement
squad depth
squad for
squad list
squad named
standings
striker*
super bowl
tennis
test match
title race
tottenham
touchdown*
tour de france
transfer
uefa
ufc
unbeaten
victory over
wicket*
wildcats
wimbledon
wins title
world cup
world cup squad
wwe
yankees
[context fiction 4]
actor
actress
album
anime
bafta*
best shows
bestseller
book
box office
call of duty
cast
celebrit*
comic*
concert tour
coronation street
director
disney
documentary
drama series
eastenders
emmerdale
emmy*
episode*
exhibition
fans
fictional
film
filmmaker*
films
fortnite
game of thrones
gamers
grammy*
hbo
hollywood
kardashian*
marvel
movie
movies
museum
musical
netflix
nintendo
novel
novelist
oscar*
photographer
playlist
playstation
plot
podcast
review
screenplay
season finale
sequel
series
soap
song
songs
spoiler*
star wars
starring
stars in
streaming
thriller
trailer
tv series
video game*
walking dead
what to watch
xbox
[context court 3.5]
acquittal
acquitted
appeal
appeals
arrested in
attorney*
behind bars
charged
charged in
charged over
charged with
charges
cold case
convict*
convicted
conviction
court
courts
death penalty
death row
dna links
executed man
executes
execution of
extradit*
faces charges
faults
federal judge
guilty
in the dock
indicted
indictment
inquest
inquiry
is charged
jail
jailed
judge orders
judge rules
jurors
jury
lawsuit
lawyer*
lethal injection
life sentence
murder charge*
ntsb
parole
plea
pleaded
pleads
prison
prosecutor says
put to death
release from
sanctions
sentence
sentenced
sentenced to death
sentencing
sex crime
sued
sues
supreme court
testif*
testimony
to death for
trial
trials
tribunal
verdict
war crimes
[context memory 4]
19##
9 11
a year later
agents recall
anniversar*
archive
army veterans
auschwitz
centenary
civil war era
commemorat*
d day
decade*
documents reveal
first world war
flashback
hiroshima
historic flight
history of
holocaust
honors
honours
in 19##
in memory
in photos
legacy of
lessons from
lessons of
looking back
memorial
memorials
months after
months on
of 19##
on this day
pay tribute
pays tribute
pearl harbor
recalls
remembering
remembers
remembrance
revisited
second world war
sept 11
september 11
survivor recalls
ve day
veterans day
victims of
vietnam veteran
vietnam war
vj day
war veteran
world war 2
world war i
world war ii
world war two
ww1
ww2
wwii
year after
year on
year since
years after
years ago
years later
years on
years since
[context economy 3]
analysts
bailout
bank*
barrel
barrels
bidding war
billionaire*
bitcoin
bond
bond market
bonds
budget
ceo
crude
crypto*
currency
deal
debt
demand
dollar falls
dollar rises
dow
earnings
economic
economy
euro weakens
ftse
funding
gdp
growth
hostile takeover
inflation
investor*
ipo
job losses
layoffs
market crash
markets
merger
nasdaq
oil falls
oil firm
oil giant
oil giants
oil jumps
oil market*
oil price*
oil prices
oil rises
oil slides
oil stocks
opec
price war
prices
profit*
recession
revenue*
sales
shares
startup*
stock market
stocks
tariff*
the dollar
the euro
trade war
wall street
yen
[context health 5]
aids
air pollution
amid lockdown
asthma attack
cancer
care home*
care homes
cholera
coronavirus death*
coronavirus lockdown
coronavirus*
covid 19
covid*
daily death toll
death milestone
death rate*
death toll has climbed
death toll surpasses
deaths than expected
dementia
diabetes
diet
disease*
during lockdown
easing
ebola
end of lockdown
epidemic*
excess deaths
face mask*
flu
furlough*
global death toll
heart attack*
hiv
hospital death*
infection*
lockdown
lockdown easing
lockdown measures
lockdown rules
lockdowns
malaria
measles
more deaths
new deaths
new deaths reported
nhs
nursing home*
obesity
office for national statistics
official death toll
ons
opioid*
outbreak*
overdose*
pandemic*
panic attack*
per 100
pollution
ppe
quarantine*
reopen*
self employed
since lockdown
smoking
social distancing
stay at home
storm warning
stroke
suicide prevention
suicide rate*
suicides
surgeon*
symptom*
uk death toll
us death toll
vaccin*
vaping
ventilator*
virus*
who says
[context obituary 3]
aged 5#
aged 6#
aged 7#
aged 8#
aged 9#
comedian
dead at 5#
dead at 6#
dead at 7#
dead at 8#
dead at 9#
dies after illness
dies after long
dies after short
dies aged
dies at
dies from
dies peacefully
eulog*
funeral*
guitarist
has died
icon
laid to rest
legend dies
mourning loss
musician
obituary
passed away
passes away
rapper
rest in peace
singer
star dead
star dies
tributes to
[context figure 3.5]
abdicated his
abdicated its
abdicated leadership
abdicated responsibility
abdicates leadership
abdicates responsibility
acting career
assassin s creed
asteroid*
at war with
at war with itself
attack ad*
attack by dog
attack dog*
attack on trump
attacks trump
avalanche of
backlash
bath bomb*
battle of
bear attack*
best shot
big bang
big shot
bird strike
birds nest
blast from
blast off
blast trump
blasts critics
blasts off
blockbuster
bomb cyclone
bombshell*
box office bomb
brawl
catches fire
caught on video shooting
character assassination
cheap shot
cold war
comes under fire
crash diet
crash landing in
crash out
crashed website
crashes out
crushed hopes
culture war*
cyber attack*
cyberattack*
dead end
dead heat
dead sea
dead wrong
dead zone
deadline
deadlock
deadpool
deal collapse*
dog attack*
dressed to kill
drop dead
drug war
earthquake drill
election landslide
explosion of
explosive claim*
explosive exchange
explosive interview
explosive new
explosive report
feud
film shooting
fire sale
fired up
firework display*
fireworks display*
flood of
floods in
gut wrenching
hack*
having a blast
heart attack
heartbreak*
held hostage by
hits back
home invasion
hornet*
hostage to
in shootout
invasion of privacy
kill bill
kill deal
kill switch
killed off
killer heels
killer whale*
killing it
kills bill
kills off
landslide for
landslide victory
landslide win
laugh riot
locust*
long shot
media storm
meltdown
meteor shower
missing one
mug shot
mugshot
murder hornet*
nasa
new cold war
nuclear option
on fire for
parting shot
penalty shootout
perfect storm
personal attack
photo bomb*
photo shoot
photo shoot*
photobomb*
political earthquake
political war
population explosion
power struggle
ransomware
riot of
rocket blasts off
rocket launch*
screenshot*
seismic shift
sex bomb
shark attack*
shooting for
shooting mark
shooting over
shooting star*
shootout misery
shootout win
shot of
shots of
siege mentality
slammed
slay*
spacex
spat
star wars
storms into
storms off
storms out
storms to
take shot*
takes a shot
takes by storm
takes shot*
talks collapse*
ticking bomb
time bomb
tornado game
trade blows
trade talks
trump attacks
tsunami of
turf war
twister game
twitter attack
twitter storm
under fire
verbal attack
volcanic rock
war of words
war on
war with the truth
wave of
website crash*
[context explainer 1]
analysis
briefing
column
daily digest
everything we know
explained
explainer
explains
fact check*
factbox
five things
front pages
here s
how to
in numbers
in pictures
inside the
morning update
newsletter
newspaper headlines
photos of
poll
profile
q and a
quiz
rate
rates
report finds
statistics
study
survey
the latest on
the papers
the story behind
things to know
timeline
video shows
watch
week in
what are
what happened
what is
what we know
who is
who was
why
your guide
[context exercise 5]
april fool*
drill
drills
dummy run
emergency exercise
exercise
exercises
false alarm
hoax
military exercise*
mock
practice drill
practice run
practise
pretend
rehearsal
roleplay
simulated
simulated attack
simulation
staged
test alert
training exercise
volunteers play
war game*
wargame*
[context opinion 2]
cartoon
comment
commentary
dear
don lemon
editorial
essay
how i
i
interview
letters
my
op ed
opinion
viewpoint
we must
we need
what i
why i
[context negation 3]
averted
ceasefire
denied
denies
deny
did not
fire drill
found alive
found safe
free hostages
freed
frees hostages
hostage deal
hostage released
hostages free
hostages freed
hostages released
lifted
lifts curfew
narrowly avoid*
no casualties
no deaths
no evidence
no injuries
no one hurt
no one injured
no sign of
no threat
no tsunami
nobody hurt
not .. attack
not terror*
peace deal
peace talks
release* hostage*
ruled out
rules out
survive
survived
survives
truce
unharmed
unhurt
without injury
[context hypothesis 2.5]
ahead of
aims
avoid
brace for
braces for
bracing
calls for
claims of death
considers
could
does not believe
expected to
eyes
fear of
fears of
flood warning*
flood watch
forecast*
how close
if
imagine
looming
looms
may
might
mulls
next war
no bomb
not to declare
over possible
plan to
planned
plans to
poised
possibility
possible device
potential
prepare
prepare for
prepares for
preparing
prevent
preventing
prevention
readies
ready to
risk of
risks
rumor*
rumour*
seeks
set to
severe weather
speculation
storm warning*
storm watch
suspect package
suspicious bag
suspicious item
suspicious package
threat
threatened
threatening
threatens
threatens to
to avoid
tornado warning*
tornado watch
unconfirmed
unsubstantiated
vow
vows
wants
warn
warned
warns
warns of
weather warning*
would
[context foiled 3]
arrested on suspicion
arrested over
arrests over
averted
claims responsibility
conspir*
controlled explosion
defused
deradical*
detained
detains
disposal
ex fighter
fighters
foiled
foils
inspired
linked to
links to
planned attack
planning .. attack
planning attack*
plot*
prevented
raid*
recruit*
returnee*
thwart*
training camp*
unexploded
wanted for
would be
[context animal 4]
alligator*
bear
bears
bee
bees
bird flu
birds
buffalo
bull
bulls
cat
cats
cattle
cow
cows
crocodile*
dinosaur*
dog
dogs
dolphin*
elephant*
fish
gorilla
hippo*
horse
horses
kitten
koala*
lion
lions
poach*
puppy
rhino*
shark
sharks
sheep
snake*
tiger
tigers
whale*
wildlife
wolf
wolves
zoo
[context past 1.5]
a day after
a week after
accountability
aftermath
answers
appears to show
arrest made
arrest*
attacker s
autopsy
award*
awarded
blame
blamed for
blames
bomber s
budget cuts
cancels trip
candidate*
clean up
compensation
confession
congress
considering
crackdown
crime rate
days after
diverted
dramatic moment
election*
eye suspect
eyes suspect
faces battery
faces charge
family of
father of
fined
fire risk
fire safety
found guilty
grief
grieving
gun control
gun law
gun laws
healing
human error
identified
in custody
in the wake
in wake of
inquiry into
investigat*
investigation into
last month
last week
last year
lessons
likely
link
links
lobby
manhunt ends
meets
memoir
missed
mother of
motive
mourn
mourning
murder inquiry
murder rate
named as victim
one year
ordered after
parents of
pay
police reform
policy
probe
probe*
prosecutor
prosecutors
questions over
react to
reacts to
rebuild*
rebuilt
reconstruct*
recover
recovery
remaining patient
remains of
reopens
report details
report into
report on
residents return
resignation
responders
responds to
response to
retired
retrial
return home
returned home
returns
returns home
revises
rights group
rules after
safety failings
safety review
salute
salutes
search for
search of
searches
senate
shooter s
son of
surrender*
surrenders
survivor tells
suspect held
suspect held in
suspends
tears down
tell of
third arrest
tighten*
to trace
turns himself in
victim dies
victim of
victim s family
victims named
vigil*
voters
votes
vowed
warning signs
was to blame
weeks after
widow
writes
wrote
[context private 2.5]
acrobatic
altercation
argument
at home
at their home
baby found
biker
bloody weekend
body found
boyfriend
burglar*
by officer
carjack*
cartel*
chicago weekend
cyclist
dispute
domestic
domestic violence
drink driver
drive by
drug deal
drug dealer*
drug smuggler*
drug war
estate
estranged
ex boyfriend
ex girlfriend
ex husband
ex partner
ex wife
f 16
f 22
f 35
f35
family dispute
family members
fellow officer
feud
fighter jet crashes
gang
gangland
gangs
girlfriend
glider
hang glider
her husband
his father
his mother
his wife
hit and run
home invasion
house fire
house party
husband
in family home
killed by police
landlord
light aircraft
lodger
lorry driver
love rival
members of one family
microlight
military jet
motorcyclist
murder probe
murder suicide
navy jet
neighbor
neighbour
neighbours
officer involved
officer shot
own children
own family
partner
police say he
police shot
pregnant wife
private plane
recycling
remains found
road rage
robber*
robbery
sex charges
sheriff s office
shot by police
small plane
snowbirds
stabbed to death in family home
step father
stepfather
stepmother
stepson
street fight
student pilot
stunt plane
toddlers
traffic accident
traffic stop
trailer park
training flight
two planes
violent weekend
weekend shootings
wife
[context ongoing 2]
aid convoy*
another night
asylum seeker*
channel crossing*
civil war
conflict in
counteroffensive
daily
day # of
day ## of
day ### of
front line
frontline
gaza war
humanitarian
in months
in weeks
israel gaza
israel hamas war
latest in
migrant*
months of war
peacekeep*
refugee*
since the war began
since war began
syria war
syrian civil war
ukraine war
war in
war on day
war torn
weeks of war
years of war
[place public]
airport
apartment
arena
bakery
bar
barbecue
barracks
base
bazaar
beach
birthday party
block party
boulevard
bowling
bridge
bus
bus station
bus stop
cafe
cafeteria
camp
campus
capitol
care home
carnival
casino
cathedral
christmas market
church
cinema
city center
city centre
city hall
classroom
club
college
concert
concert hall
consulate
convent
courthouse
crowd*
dance
dance class
daycare
distillery
dormitory
downtown
embassy
factory
fairground
ferry
festival
food court
funeral
gurdwara
gym
high rise
high street
hospital
hostel
hotel
housing estate
kindergarten
library
mall
marathon
march
market
maternity
metro
military base
monastery
mosque
museum
newspaper
newsroom
nightclub
nursery
office*
palace
parade
park
parliament
party
pedestrians
picnic
pier
pilgrimage
plant
playground
plaza
police station
polling station
port
post office
procession
promenade
protest
pub
rally
refinery
resort
restaurant
school*
seafront
shopping
shopping cent*
shrine
square
stadium
station
store
street
subway
supermarket
synagogue
temple
terminal
theater
theatre
tower
town center
town centre
town hall
train
trains
tram
tube
university
vigil
ward
warehouse
wedding
youth camp
[place locative]
across
at
central
downtown
eastern
hit
hits
in
inside
jolts
near
northeast
northern
northwest
off
on
outside
rock
rocks
shakes
southeast
southern
southwest
strikes
western
[place stop]
a
abc
about
after
against
all
amid
an
and
another
are
around
as
at
back
bbc
be
because
been
before
being
between
big
breaking
but
by
call
calls
can
central
children
city
cnn
could
day
days
dead
deadly
death
during
east
eastern
family
first
five
for
found
four
fox
from
get
gets
government
group
guardian
had
has
have
he
help
her
high
him
his
hit
hits
home
house
how
in
injured
interview
into
is
it
its
just
kill
killed
kills
least
left
life
live
local
made
make
making
man
many
may
media
minister
mirror
month
more
most
national
nbc
near
new
news
no
north
northern
not
now
of
off
official
officials
old
on
one
or
out
over
part
people
plan
police
president
report
reports
reuters
rise
rises
said
say
says
set
she
show
shows
since
sky
some
source
sources
south
southern
state
statement
still
suspect
suspected
take
takes
ten
than
that
the
their
them
then
there
they
this
three
time
to
today
told
toll
top
tv
two
under
up
update
us
video
was
way
we
week
weeks
were
west
western
what
when
where
who
why
will
with
woman
world
wounded
year
years
you
young
your
`);
