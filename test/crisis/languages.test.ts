import { describe, expect, it } from 'vitest';
import { scoreHeadline } from '../../lib/crisis/severity.ts';

/** The score from which a headline brakes at home. */
const SEVERE = 3.5;

/** Known facts told in our own words, and headlines that only sound like them. */
const SETS: Record<string, { severe: string; calm: string; found: number; fooled: number }> = {
  es: {
    severe: `
Varias explosiones en trenes de cercanías de Madrid
Madrid: al menos 60 muertos en las explosiones de Atocha
Una furgoneta arrolla a decenas de personas en La Rambla de Barcelona
Atropello masivo en Barcelona: al menos 13 muertos
Tiroteo en un centro comercial de El Paso, varios muertos
Un hombre armado abre fuego en un instituto y mata a tres alumnos
Disparos en el centro de Viena
Un tren descarrila cerca de Santiago, decenas de muertos
Se estrella un avión con 150 personas a bordo en los Alpes
Terremoto de magnitud 7,1 en México, edificios derrumbados
El seísmo de Marruecos deja más de 800 muertos
La dana deja al menos 51 muertos en Valencia
Se derrumba un puente en Génova con decenas de coches
Incendio en una discoteca de Murcia: 13 muertos
Arde un edificio de viviendas en Valencia, varios muertos
Toma de rehenes en una sala de conciertos de París
Rusia lanza misiles contra Kiev y otras ciudades
Rusia invade Ucrania
Golpe de Estado en Níger: militares detienen al presidente
Muere el papa Francisco
Shinzo Abe, tiroteado durante un mitin
Estampida en Seúl durante Halloween: más de 100 muertos
Explosión en una fábrica pirotécnica: cinco muertos
Ataque con cuchillo en una iglesia de Niza, tres muertos
Naufraga un ferry con 300 pasajeros, decenas de desaparecidos
Apuñalamiento múltiple en un mercado navideño
Gran explosión en el puerto de Beirut`,
    calm: `
El Madrid arrolla al Betis con una explosión de goles
Juicio por el atentado de Las Ramblas: la fiscalía pide 40 años
Veinte años después del 11-M, las víctimas recuerdan
La película sobre el secuestro del avión arrasa en taquilla
Simulacro de atentado en la estación de Atocha
El ataque del Barça no encuentra el gol
Terremoto político en el PP tras la dimisión
La bolsa se hunde y arrastra al Ibex
Guerra de precios entre supermercados
Bomba en el mercado de fichajes
Muere a los 91 años el actor de la serie
Una avalancha de críticas al ministro
Explosión de color en las fallas
Series sobre tiroteos que puedes ver esta noche
El coronavirus deja 300 muertos en un día
Aniversario de la matanza de Atocha
El fuego amigo del partido
Condenado a 20 años por el asesinato de su vecino
Un tsunami de turistas llega a Mallorca
La policía evita un atentado y detiene a dos sospechosos
Huelga de trenes: los viajeros, rehenes del conflicto
Muere un motorista en un choque con un coche
Opinión: la guerra que nadie quiere ver
La dana dejará lluvias débiles el fin de semana
Ataque de nervios en el concurso de cocina
El documental de la masacre gana un premio`,
    found: 24,
    fooled: 1,
  },
  de: {
    severe: `
LKW rast in Berliner Weihnachtsmarkt
Berlin: Mehrere Tote auf Weihnachtsmarkt am Breitscheidplatz
Schüsse im Münchner Olympia-Einkaufszentrum
Amoklauf an Schule in Winnenden, mindestens zehn Tote
Messerangriff auf Stadtfest in Solingen: drei Tote
Explosion auf Werksgelände in Ludwigshafen, mehrere Verletzte
Schwere Explosion erschüttert Beirut
Auto fährt in Menschenmenge in Mannheim
Flugzeug mit 150 Menschen an Bord in den Alpen abgestürzt
Zugunglück in Bad Aibling: mindestens acht Tote
Hochwasser: Mehr als 80 Tote in Rheinland-Pfalz
Starkes Erdbeben erschüttert die Türkei
Erdbeben in Marokko: Hunderte Tote
Brücke in Genua eingestürzt, viele Tote
Brand in Hochhaus in London, mehrere Tote
Geiselnahme in Pariser Konzertsaal
Russland greift die Ukraine an
Russische Truppen marschieren in die Ukraine ein
Raketen schlagen in Kiew ein
Papst Franziskus ist tot
Schüsse auf slowakischen Regierungschef Fico
Putsch im Niger: Militär setzt Präsidenten ab
Massenpanik in Seoul mit über 100 Toten
Schießerei in Synagoge in Halle, zwei Tote
Bewaffneter verschanzt sich mit Geiseln in Bank
Fähre gesunken, Hunderte vermisst
Anschlag in Brüssel: Explosionen am Flughafen`,
    calm: `
Bayern schießt Hoffenheim mit 5:0 ab
Prozess um Anschlag vom Breitscheidplatz beginnt
Fünf Jahre nach dem Amoklauf: Gedenken in München
Der neue Tatort: Geiselnahme in der Bank
Bombenstimmung auf dem Oktoberfest
Weltkriegsbombe in Köln entschärft
Politisches Erdbeben in Thüringen
Börse: DAX stürzt ab
Preisexplosion bei Heizöl
Katastrophenschutz: Übung mit hundert Statisten
Film über das Attentat auf Hitler
Mann wegen Mordes zu lebenslanger Haft verurteilt
Shitstorm gegen Moderatorin
Handelskrieg: Trump droht mit Zöllen
Radfahrer stirbt nach Unfall
Schauspieler mit 88 Jahren gestorben
Kommentar: Der Krieg der Worte
Corona: 200 Tote in 24 Stunden
Torjäger schlägt wieder zu
Anschlag vereitelt: Verdächtiger festgenommen
Unwetterwarnung für den Süden
Streik: Reisende als Geiseln der Bahn
Feuerwerk der guten Laune
Hund beißt Kind
Buch über die Flutkatastrophe erschienen
Jahrestag der Flut im Ahrtal`,
    found: 24,
    fooled: 1,
  },
  it: {
    severe: `
Crolla il ponte Morandi a Genova, decine di auto precipitate
Genova, almeno 30 morti nel crollo del ponte
Terremoto ad Amatrice, paese distrutto
Forte scossa di terremoto nel centro Italia
Camion sulla folla a Nizza, decine di morti
Spari nel centro di Vienna
Sparatoria a Macerata, diversi feriti
Esplosione in una fabbrica di fuochi d'artificio, cinque morti
Violenta esplosione al porto di Beirut
Treno deraglia a Pioltello: tre morti
Scontro tra treni in Puglia, almeno venti morti
Funivia precipita al Mottarone, 13 vittime
Pullman precipita dal cavalcavia a Mestre: 21 morti
Alluvione nelle Marche, almeno otto morti
Valanga travolge un hotel a Rigopiano, decine di dispersi
Accoltella i passanti in un centro commerciale, un morto
Ostaggi in una banca a Milano
Attentato a Bruxelles, esplosioni in aeroporto
La Russia invade l'Ucraina
Missili su Kiev nella notte
È morto papa Francesco
Colpo di Stato in Niger
Aereo di linea precipita sulle Alpi, 150 a bordo
Naufragio a Cutro, decine di morti
Incendio in un grattacielo a Londra, vittime
Calca in discoteca a Corinaldo: sei morti
Uomo armato apre il fuoco in una scuola`,
    calm: `
La Juve travolge il Torino con un'esplosione di gol
Processo per il crollo del ponte: al via le udienze
Strage di Bologna, quarant'anni dopo il ricordo
Film sulla strage di Capaci alla mostra
Bomba di mercato: arriva il centravanti
Terremoto politico a Palazzo Chigi
Borsa: Piazza Affari crolla
Guerra dei prezzi al supermercato
Esercitazione antiterrorismo alla stazione
Omicidio, condannato all'ergastolo il marito
Morto a 90 anni l'attore
Una valanga di like per la cantante
Serie tv sulla presa di ostaggi
Covid, 200 morti in un giorno
Sciopero dei treni, pendolari in ostaggio
Attacco della Lazio spuntato
Sventato attentato, un arresto
Fuochi d'artificio per il patrono
Boato allo stadio per il gol
Cane aggredisce passante
Allerta meteo gialla domani
L'anniversario del terremoto dell'Aquila
Opinioni: la guerra vista da qui
Incidente in moto, muore un giovane
Pioggia di medaglie azzurre
Libro sul massacro delle Fosse Ardeatine`,
    found: 24,
    fooled: 1,
  },
  pt: {
    severe: `
Descarrilamento do elevador da Glória em Lisboa: vários mortos
Incêndio em Pedrógão Grande faz 62 mortos
Atirador abre fogo numa escola em Suzano, oito mortos
Ataque a creche em Blumenau: quatro crianças mortas
Barragem da Vale rompe em Brumadinho, centenas de desaparecidos
Explosão em fábrica faz seis mortos
Fortes explosões em Beirute
Atropelamento em massa em Nice, dezenas de mortos
Camião avança contra multidão em Berlim
Tiroteio no centro de Viena
Tiros em centro comercial de Copenhaga, três mortos
Avião com 150 pessoas a bordo despenha-se nos Alpes
Queda de avião em Vinhedo mata 61 pessoas
Choque de comboios na Grécia: dezenas de mortos
Sismo em Marrocos faz centenas de mortos
Forte sismo sentido em Lisboa
Cheias no Rio Grande do Sul matam dezenas
Ponte desaba em Génova, dezenas de mortos
Incêndio em discoteca em Santa Maria: mais de 200 mortos
Reféns retidos numa sala de espetáculos em Paris
Rússia invade a Ucrânia
Mísseis atingem Kiev
Morreu o Papa Francisco
Golpe de Estado no Níger
Homem esfaqueia várias pessoas em mercado
Naufrágio de ferry: centenas de desaparecidos
Multidão invade o Congresso em Brasília`,
    calm: `
Benfica arrasa com explosão de golos
Julgamento do ataque à academia começa hoje
Vinte anos depois do 11 de Setembro
Filme sobre o massacre ganha festival
Bomba no mercado de transferências
Terramoto político no Governo
Bolsa de Lisboa afunda
Guerra de preços nos combustíveis
Simulacro de sismo em Lisboa
Condenado a 25 anos por homicídio da mulher
Morreu aos 92 anos a atriz
Avalanche de críticas ao ministro
Série sobre sequestro estreia hoje
Covid-19: 200 mortos em 24 horas
Greve dos comboios deixa utentes reféns
Ataque do Porto volta a falhar
Polícia evita atentado e detém suspeito
Fogo de artifício na passagem de ano
Despiste de mota mata jovem
Cão ataca criança
Aviso amarelo por causa da chuva
Aniversário da tragédia de Entre-os-Rios
Opinião: a guerra e nós
Livro sobre o terramoto de 1755
Tsunami de turistas no Algarve
Tempestade de golos em Alvalade`,
    found: 24,
    fooled: 1,
  },
  nl: {
    severe: `
Schietpartij in tram in Utrecht, meerdere doden
Schoten gehoord in winkelcentrum in Rotterdam
Man schiet om zich heen in winkelcentrum Alphen, zes doden
Auto rijdt in op menigte in Apeldoorn
Vrachtwagen rijdt in op kerstmarkt in Berlijn
Aanslag in Brussel: explosies op luchthaven Zaventem
Explosie in flat in Den Haag, meerdere doden
Zware explosie in haven van Beiroet
Vliegtuig met 298 mensen aan boord neergestort in Oekraïne
Toestel van Malaysia Airlines neergehaald, honderden doden
Treinbotsing in Griekenland: tientallen doden
Zware aardbeving treft Turkije
Aardbeving in Marokko: honderden doden
Overstromingen in Limburg en Duitsland, tientallen doden
Brug ingestort in Genua, tientallen doden
Brand in discotheek: dertien doden
Gijzeling in Apple Store in Amsterdam
Gijzelaars vast in Parijse concertzaal
Rusland valt Oekraïne binnen
Raketten treffen Kiev
Paus Franciscus overleden
Staatsgreep in Niger
Peter R. de Vries neergeschoten in Amsterdam, schutter op de vlucht
Mesaanval in kerk in Nice, drie doden
Steekpartij op Dam in Amsterdam, vijf gewonden
Veerboot gezonken, honderden vermisten
Dodelijke schietpartij in Erasmus MC in Rotterdam`,
    calm: `
Ajax schiet PSV van de mat
Rechtszaak over aanslag in tram begint
Vijf jaar na de aanslag: herdenking in Utrecht
Film over gijzeling in trein wint prijs
Politieke aardbeving in Den Haag
Beurs stort in na cijfers
Prijzenoorlog tussen supermarkten
Oefening met nep-aanslag op station
Levenslang geëist voor moord op partner
Acteur op 88-jarige leeftijd overleden
Storm van kritiek op minister
Serie over de watersnood
Corona: 100 doden in een dag
Staking: reizigers gegijzeld
Aanval van Feyenoord loopt vast
Politie verijdelt aanslag, twee arrestaties
Vuurwerk met oud en nieuw
Motorrijder overleden na ongeluk
Hond bijt kind
Code geel voor onweer
Herdenking van de bevrijding
Column: oorlog en vrede
Boek over de ramp in Enschede
Lawine aan reacties
Bom uit Tweede Wereldoorlog gevonden
Explosieve groei van webwinkels`,
    found: 24,
    fooled: 1,
  },
};

const lines = (text: string): string[] => text.trim().split('\n');

describe.each(Object.entries(SETS))('the lexicon of %s, measured on known facts', (lang, set) => {
  const of = (title: string): number => scoreHeadline(title, lang, undefined, 2026).score;

  it(`finds at least ${set.found} of ${lines(set.severe).length} severe headlines`, () => {
    const missed = lines(set.severe).filter((title) => of(title) < SEVERE);
    expect(lines(set.severe).length - missed.length, `missed: ${missed.join(' | ')}`).toBeGreaterThanOrEqual(set.found);
  });

  it(`is fooled by at most ${set.fooled} of ${lines(set.calm).length} that sound like them`, () => {
    const fooled = lines(set.calm).filter((title) => of(title) >= SEVERE);
    expect(fooled.length, `fooled: ${fooled.join(' | ')}`).toBeLessThanOrEqual(set.fooled);
  });
});
