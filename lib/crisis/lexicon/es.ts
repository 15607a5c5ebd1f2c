import type { Lexicon } from '../lexicon.ts';

export const es: Lexicon = {
  lang: 'es',
  sets: {
    vehiculo: `coche; camion; furgoneta; vehiculo; autobus; conductor; todoterreno; auto; camioneta; turismo`,
    arrolla: `
      arrolla; arrollan; atropella; atropellan; embiste; embisten; irrumpe; se lanza; arremete; arrollo;
      atropello
    `,
    gente: `
      multitud; personas; peatones; gente; fieles; viandantes; mercadillo; manifestantes; aficionados; ninos;
      alumnos; estudiantes; turistas; pasajeros; clientes; policias; soldados; civiles; transeuntes; desfile;
      terraza; peregrinos; trabajadores; mineros
    `,
    lugar: `
      escuela; colegio; instituto; universidad; guarderia; iglesia; catedral; mezquita; sinagoga; hospital;
      centro comercial; supermercado; mercado; mercado navideno; mercadillo navideno; estacion; aeropuerto;
      metro; tren; trenes; autobus; concierto; sala de conciertos; teatro; cine; discoteca; bar; restaurante;
      estadio; playa; hotel; parque; festival; embajada; parlamento; comisaria; fabrica; puerto; pirotecnia
    `,
    edificio: `
      puente; edificio; edificios; bloque de pisos; torre; presa; techo; tribuna; mina; hotel; escuela; grada;
      discoteca; viaducto; muelle
    `,
  },
  terms: {
    attack: {
      4: `
        <vehiculo> .. <arrolla>; <arrolla> .. <gente>; atropello mortal; atropello multitudinario;
        apunalamiento masivo; apunalamientos; apunala a varias; apunala a <gente>; <gente> apunalados;
        ataque en <lugar>; ataque en un <lugar>; ataque en una <lugar>; ataque contra <lugar>;
        ataque a una <lugar>; ataque a un <lugar>; ataque a tiros; matanza en; apunalamiento multiple;
        ataque multiple; atacante abatido; secuestro masivo; atentado*; ataque terrorista; ataques terroristas;
        masacre*; matanza; arrolla a una multitud; arrolla .. multitud; atropello masivo; atropello multiple;
        embiste .. multitud; apunalamiento multiple; ataque con cuchillo; ataque con machete;
        ataque en una escuela; ataque en una iglesia; yihadista .. mata
      `,
      3: `apunala*; ataque armado; terrorista*; yihadista*; ataque contra; estampida; multiple homicidio`,
      2: `ataque*; asesina*; agresion; apunalado; evacuad*; secuestro de; terror`,
      1: `policia; victimas; sospechoso; tragedia; panico`,
    },
    shooting: {
      4: `
        tiroteo en <lugar>; tiroteo en un <lugar>; tiroteo en una <lugar>; disparos en <lugar>;
        disparos en un <lugar>; disparos en una <lugar>; dispara contra <gente>; dispara contra la <gente>;
        tiradores; tirador activo; tiroteo mortal; tiroteo masivo; tiroteo en una escuela;
        tiroteo en .. centro comercial; abre fuego; abren fuego; abrio fuego; francotirador*; tiroteo deja
      `,
      3: `tiroteo*; hombre armado; hombres armados; disparos; pistolero`,
      2: `a tiros; disparo; baleado*; arma de fuego`,
    },
    explosion: {
      4: `
        varias explosiones; explosiones; gran explosion; potente explosion; violenta explosion;
        explosion en <lugar>; explosion en un <lugar>; explosion en una <lugar>; explosion en el <lugar>;
        explosion en la <lugar>; explosion mata; explosion de gas destruye; estalla una bomba;
        explota una bomba; se inmola; coche bomba; atentado suicida; fuerte explosion; explosion deja;
        explosiones en; bomba en; terrorista suicida
      `,
      3: `explosion*; bomba*; estallido; explota`,
      2: `detonacion; granada; artefacto explosivo`,
    },
    hostage: {
      4: `toma de rehenes; rehenes retenidos; toma rehenes; secuestro de un avion`,
      3: `rehenes; atrincherado; secuestrados`,
      2: `secuestro; encierro`,
    },
    war: {
      4: `
        misiles contra; misiles sobre; misiles golpean; misiles impactan; bombardea; bombardeos sobre;
        tropas entran; tropas cruzan; rompe el alto el fuego; rompe la tregua; militares toman;
        militares detienen; ejercito toma; derrocado; derrocan; invaden; ataca iran; ataca israel;
        ataque aereo contra; ataques aereos contra; ofensiva terrestre; invasion de; invade*; declara la guerra;
        golpe de estado; ataque con misiles; lanza .. misiles; ley marcial; bombardea*; ofensiva contra
      `,
      3: `misil*; bombardeo*; guerra; ofensiva; golpe militar`,
      2: `tropas; combates; drones; artilleria`,
    },
    disaster: {
      5: `
        fuerte terremoto; potente terremoto; terremoto de magnitud; tsunami; accidente nuclear; rotura de presa;
        gran apagon
      `,
      3: `
        terremoto*; sismo*; inundaciones; dana; huracan; incendio mortal; derrumbe*; avalancha; riada*;
        erupcion; colapsa; incendio .. muertos
      `,
      2: `incendio; temporal; inundacion; desaparecidos; seismo; apagon`,
      4: `
        <edificio> se derrumba; se derrumba un <edificio>; se derrumba el <edificio>;
        se derrumba una <edificio>; derrumbe de un <edificio>; derrumbe de una <edificio>;
        derrumbe del <edificio>; colapsa un <edificio>; colapsa el <edificio>; se hunde un <edificio>;
        arde un edificio; arde una discoteca; arde un hospital; arde una residencia; incendio en una discoteca;
        incendio en una residencia; incendio en un hospital; incendio en un edificio; incendio en una torre;
        edificios derrumbados; estampida en; estampida deja; avalancha humana; rotura de una presa;
        rompe una presa; riada arrasa; dana deja; mineros atrapados; terremoto deja; seismo deja;
        terremoto sacude; seismo sacude
      `,
    },
    accident: {
      5: `avion de pasajeros; accidente aereo; avion desaparecido; choque de trenes; descarrilamiento .. muertos`,
      3: `
        se estrella; descarrila*; accidente de avion; naufragio; accidente de autobus; accidente de tren;
        hundimiento
      `,
      2: `accidente; choque; colision; vuelca`,
      4: `
        se estrella un avion; avion se estrella; avion estrellado; avion .. a bordo; accidente de avion;
        choque frontal de trenes; choque de trenes; trenes chocan; descarrila un tren; tren descarrila;
        descarrila un .. muertos; naufraga un ferry; naufraga un barco; naufraga; ferry se hunde;
        barco se hunde; hundimiento de un; autobus cae; autobus se precipita; desaparece un avion;
        colision de trenes
      `,
    },
    unrest: {
      4: `estado de emergencia; toque de queda; asalto al congreso; noche de disturbios; saqueos y`,
      3: `disturbios; saqueos; protestas violentas; enfrentamientos`,
      2: `protestas; manifestantes; choques`,
    },
    other: {
      4: `luto nacional; dias de luto; alerta antiterrorista maxima`,
      3: `alerta maxima`,
    },
  },
  dead: `
    muerto; muertos; muerta; muertas; mueren; muere; fallecidos; fallecen; fallece; mata; matan; matando;
    asesinados; victimas mortales; cadaveres; mortal; mortales; vidas
  `,
  hurt: `herido; heridos; herida; heridas; lesionados; hospitalizados; rehenes`,
  missing: `desaparecidos; desaparecidas; a bordo; atrapados; secuestrados`,
  toll: `cifra de muertos; balance; saldo`,
  numbers: {
    un: 1,
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    trece: 13,
    catorce: 14,
    quince: 15,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    decena: 10,
    decenas: 30,
    docena: 12,
    varios: 4,
    varias: 4,
    numerosos: 8,
    cientos: 250,
    centenares: 250,
    centenar: 100,
    miles: 2500,
  },
  people: {
    alumnos: 3,
    pasajeros: 5,
    peregrinos: 6,
    turistas: 4,
    joven: 1,
    menor: 1,
    nino: 1,
    nina: 1,
    motorista: 1,
    ciclista: 1,
    peaton: 1,
    anciano: 1,
    ninos: 3,
    personas: 3,
    policias: 2,
    estudiantes: 3,
    soldados: 3,
    hombre: 1,
    mujer: 1,
  },
  singles: `hombre; mujer; joven; menor; nino; nina; motorista; ciclista; peaton; anciano`,
  hundred: `cien; cientos`,
  thousand: `mil`,
  units: `
    ano*; mes; meses; dia*; semana*; hora*; minuto*; segundo*; por ciento; euro*; dolar*; millon*; km;
    kilometro*; metro*; grado*; vez; veces; gol*; punto*; detenid*; viviendas; casas; vuelos; misiles; drones
  `,
  context: {
    sport: {
      off: 4,
      words: `
        liga; futbol; gol*; partido; copa; mundial; real madrid; fc barcelona; barca; atletico; tenis;
        champions; seleccion; entrenador; delantero; campeon*; baloncesto; ciclismo; vuelta; derbi
      `,
    },
    fiction: {
      off: 4,
      words: `
        documental; pelicula; serie; series; taquilla; premio; novela; pelicula*; serie; netflix; novela; libro;
        actor; actriz; director; festival; cine; temporada; estreno; cantante; disco; videojuego; teatro
      `,
    },
    court: {
      off: 3.5,
      words: `
        juicio; juez; jueza; tribunal; condenado*; condena; sentencia; absuelto*; fiscal*; acusado*; carcel;
        prision; imputad*; supremo; audiencia nacional
      `,
    },
    memory: {
      off: 4,
      words: `
        aniversario; anos despues; hace # anos; hace ## anos; anos de; homenaje; memoria; recuerda; conmemora*;
        guerra civil; segunda guerra mundial; historia; 11 m; victimas del; 19##
      `,
    },
    economy: {
      off: 3,
      words: `bolsa; ibex; mercado*; inflacion; precios; economia; banco*; beneficio*; acciones; empresa*; deuda`,
    },
    health: {
      off: 5,
      words: `
        covid*; coronavirus; pandemia; virus; vacuna*; gripe; cancer; hospitales; enfermedad; contagi*;
        violencia machista; violencia de genero; suicidio
      `,
    },
    obituary: {
      off: 3,
      words: `obituario; muere a los; fallece a los; muere el actor; muere la actriz; muere el cantante; funeral`,
    },
    figure: {
      off: 3.5,
      words: `
        huelga de; huelga; tsunami de turistas; tsunami de; tsunami politico; terremoto politico;
        guerra de precios; bomba en el mercado; rehenes del conflicto; rehenes de la; explosion de color;
        explosion de goles; avalancha de; bomba informativa; terremoto politico; guerra de; bombazo;
        explosion de; lluvia de; tormenta politica; fuego cruzado; tsunami politico; ataque de panico;
        ataque al corazon; matar el tiempo; ataca a; ciberataque*; tiro de; tanda de penaltis
      `,
    },
    explainer: {
      off: 1,
      words: `que se sabe; claves; por que; como; quien es; analisis; entrevista; fotos; video; en imagenes`,
    },
    exercise: { off: 5, words: `simulacro*; ejercicio*; ensayo; maniobras` },
    opinion: { off: 2, words: `opinion; editorial; tribuna; columna; carta; debate` },
    negation: {
      off: 3,
      words: `
        sin victimas; sin heridos; no hay victimas; niega; descarta*; liberad*; ileso*; falsa alarma; tregua;
        alto el fuego
      `,
    },
    hypothesis: { off: 2.5, words: `podria; riesgo; amenaza; teme*; evitar; advierte; alerta por; posible` },
    foiled: {
      off: 3,
      words: `
        evita un atentado; evitan un atentado; frustra; frustran; frustrado; desarticula*; frustra*;
        desarticul*; planeaba*; detenido por; yihadista detenido; radicaliz*; complot
      `,
    },
    animal: { off: 4, words: `perro*; gato*; toro*; lobo*; oso*; tiburon*; vacas; animal*` },
    past: {
      off: 1.5,
      words: `tras el atentado; investigacion; familiares; vigilia; reconstru*; ley; reforma; detenido; detenidos`,
    },
    private: {
      off: 2.5,
      words: `pareja; expareja; marido; mujer; exmarido; vecino; narco*; ajuste de cuentas; reyerta; trafico`,
    },
    ongoing: {
      off: 2,
      words: `guerra en; guerra de ucrania; conflicto en; dias de guerra; migrantes; patera; refugiados`,
    },
  },
  now: `ultima hora; directo; en directo; urgente; al menos; ahora; testigos; primeras`,
  firstWord: `
    disparos; tiroteo; varias explosiones; explosion en; toma de rehenes; <vehiculo> .. <arrolla>; ataque en;
    tiroteo en; disparos en; explosion en; explosiones en; ataque en; apunalamiento en; toma de rehenes en;
    gran despliegue policial
  `,
  publicPlace: `
    escuela; colegio; instituto; universidad; hospital; iglesia; mezquita; sinagoga; centro comercial;
    supermercado; mercado; estacion; aeropuerto; tren; metro; autobus; festival; concierto; teatro; discoteca;
    bar; restaurante; estadio; playa; hotel; plaza; calle; multitud; congreso
  `,
  locative: `en; a; al; de; del; cerca; norte; sur; centro`,
  stop: `
    el; la; los; las; un; una; de; del; en; y; a; al; por; para; con; sin; que; se; su; sus; es; son; ha; han;
    tras; sobre; entre; desde; mas; como; no; lo; le; al; menos; muertos; heridos; muerto; herido; policia;
    hombre; mujer; anos; dos; tres; nuevo; nueva; contra; hasta; este; esta; directo; ultima; hora
  `,
  leaders: `presidente; primer ministro; rey; reina; papa; expresidente; ministro; senador; diputado; lider supremo`,
  heads: `
    el papa; el rey; la reina; rey de espana
  `,
  leaderFate: `
    tiroteado; tiroteada; apunalado; herido de bala; disparos contra; atentado contra; atacado; muere;
    ha muerto; fallece; derrocado; secuestrado; asesinado; asesinada; muere; muerto; ha muerto; fallece;
    tiroteado; herido; apunalado; derrocado; capturado; huye; atentado contra
  `,
};
