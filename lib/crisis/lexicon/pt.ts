import type { Lexicon } from '../lexicon.ts';

export const pt: Lexicon = {
  lang: 'pt',
  sets: {
    veiculo: `carro; camiao; caminhao; carrinha; furgao; autocarro; onibus; condutor; motorista; viatura; automovel`,
    gente: `
      multidao; pessoas; peoes; pedestres; fieis; alunos; criancas; turistas; manifestantes; clientes;
      passageiros; policias; policiais; soldados; adeptos; feira; populares
    `,
    lugar: `
      escola; creche; colegio; universidade; igreja; mesquita; sinagoga; hospital; centro comercial; shopping;
      supermercado; mercado; mercado de natal; estacao; aeroporto; metro; comboio; trem; autocarro; onibus;
      concerto; show; teatro; cinema; discoteca; boate; bar; restaurante; estadio; praia; hotel; parque;
      festival; embaixada; parlamento; esquadra; fabrica; porto; refinaria; lar; baile; igreja
    `,
    obra: `
      ponte; predio; edificio; barragem; viaduto; teto; telhado; bancada; mina; torre; hotel; escola;
      arquibancada
    `,
  },
  terms: {
    attack: {
      4: `
        <veiculo> .. contra <gente>; <veiculo> atropela .. <gente>; <veiculo> avanca; atropelamento em massa;
        atropelamento multiplo; atropela .. <gente>; esfaqueia .. <gente>; esfaqueia varias; esfaqueia varios;
        esfaqueamento em massa; <gente> esfaqueadas; <gente> esfaqueados; ataque em <lugar>;
        ataque em uma <lugar>; ataque em um <lugar>; ataque numa <lugar>; ataque num <lugar>;
        ataque contra <lugar>; ataque a <lugar>; massacre em; atentado*; ataque terrorista; ataques terroristas;
        massacre*; chacina*; atropela multidao; contra multidao; ataque com faca; ataque a faca;
        ataque em escola; ataque a escola; ataque a creche
      `,
      3: `terrorista*; jihadista*; esfaquea*; debandada; ataque armado`,
      2: `ataque*; assassin*; homicidio; agressao; esfaqueado; evacuad*; terror`,
      1: `policia; vitimas; suspeito; tragedia; panico`,
    },
    shooting: {
      4: `
        tiroteio em <lugar>; tiroteio numa <lugar>; tiroteio num <lugar>; tiroteio no; tiroteio na;
        tiros em <lugar>; tiros numa <lugar>; tiros num <lugar>; disparos em <lugar>; atirador abre;
        atirador mata; dispara contra <gente>; homem armado abre; tiroteio em; tiroteio em massa; abre fogo;
        abriu fogo; abrem fogo
      `,
      3: `tiroteio*; atirador*; homem armado; disparos`,
      2: `tiros; baleado*; arma de fogo`,
    },
    explosion: {
      4: `
        explosao em <lugar>; explosao numa <lugar>; explosao num <lugar>; explosao no <lugar>;
        explosao na <lugar>; fortes explosoes; violenta explosao; explosoes no; explosao mata; explosao destroi;
        bomba explode; bombas explodem; faz se explodir; carro bomba; atentado suicida; forte explosao;
        grande explosao; explosoes em
      `,
      3: `explosao; explosoes; bomba; bombas; explode`,
      2: `estrondo; granada; engenho explosivo`,
    },
    hostage: {
      4: `faz refens; tomada de refens; mantem refens; sequestro de aviao`,
      3: `refens; refem; barricado`,
      2: `sequestro; raptad*`,
    },
    war: {
      4: `
        misseis atingem; misseis contra; misseis sobre; missil atinge; bombardeia; bombardeiam; tropas entram;
        tropas atravessam; invadem; ataque aereo; ataques aereos; militares tomam; militares detem;
        exercito toma; deposto; rompe cessar fogo; quebra do cessar fogo; ofensiva terrestre; invasao da;
        invasao de; invade*; declara guerra; golpe de estado; ataque com misseis; lanca misseis; lei marcial
      `,
      3: `misseis; bombardeamento*; bombardeio*; guerra; ofensiva`,
      2: `tropas; combates; drones`,
    },
    disaster: {
      5: `
        forte sismo; forte terramoto; forte terremoto; sismo de magnitude; tsunami; acidente nuclear;
        rompimento de barragem; apagao
      `,
      3: `
        sismo; terramoto; terremoto; inundacoes; cheias; furacao; ciclone; deslizamento; derrocada; desabamento;
        erupcao; incendio mortal; incendios mortais
      `,
      2: `incendio*; temporal; tempestade; desaparecidos; chuvas`,
      4: `
        barragem .. rompe; rompe barragem; <obra> desaba; <obra> desabou; <obra> colapsa; <obra> cai;
        desaba <obra>; desabamento de <obra>; desabamento da <obra>; desabamento de um <obra>;
        colapso de <obra>; queda de ponte; incendio em discoteca; incendio em boate; incendio em hospital;
        incendio em lar; incendio em hotel; incendio em predio; predio em chamas; incendio .. mortos;
        incendio .. faz; sismo faz; sismo sentido; terremoto faz; terramoto faz; cheias matam; chuvas matam;
        deslizamento soterra; soterrados; mineiros presos
      `,
    },
    accident: {
      5: `
        aviao de passageiros; desastre aereo; queda de aviao; aviao desaparecido; choque de comboios;
        colisao de comboios; descarrilamento .. mortos; elevador da gloria
      `,
      3: `descarrila*; naufragio; acidente de autocarro; acidente aereo; despenha*; acidente de onibus`,
      2: `acidente; colisao; choque; despiste`,
      4: `
        aviao .. despenha*; aviao .. a bordo; queda de aviao; queda do aviao; aviao cai; avioes colidem;
        choque de comboios; comboio descarrila; comboios chocam; colisao de trens; trem descarrila;
        naufragio de; naufragio; ferry afunda; barco afunda; barco naufraga; autocarro cai; onibus cai;
        elevador da gloria
      `,
    },
    unrest: {
      4: `
        invade o congresso; invadem o congresso; invade o parlamento; invade o palacio; invadem o palacio;
        multidao invade; estado de emergencia; recolher obrigatorio; invasao do congresso; noite de tumultos
      `,
      3: `motins; tumultos; disturbios; saques; pilhagens`,
      2: `protestos; confrontos; manifestantes`,
    },
    other: {
      4: `luto nacional; dias de luto`,
      3: `alerta maximo`,
    },
  },
  dead: `
    morto; mortos; morta; mortas; morre; morrem; morreu; morreram; mata; matam; matou; vitimas mortais; mortal;
    cadaveres; vidas; obitos
  `,
  hurt: `ferido; feridos; ferida; feridas; hospitalizados; refens`,
  missing: `desaparecidos; a bordo; soterrados; presos nos`,
  toll: `numero de mortos; balanco`,
  numbers: {
    um: 1,
    uma: 1,
    dois: 2,
    duas: 2,
    tres: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
    onze: 11,
    doze: 12,
    quinze: 15,
    vinte: 20,
    trinta: 30,
    quarenta: 40,
    cinquenta: 50,
    dezena: 10,
    dezenas: 30,
    duzia: 12,
    varios: 4,
    varias: 4,
    numerosos: 8,
    centenas: 250,
    centena: 100,
    milhares: 2500,
  },
  people: {
    jovem: 1,
    menor: 1,
    idoso: 1,
    motociclista: 1,
    ciclista: 1,
    peao: 1,
    rapaz: 1,
    pessoas: 3,
    criancas: 3,
    policias: 2,
    alunos: 3,
    homem: 1,
    mulher: 1,
  },
  singles: `homem; mulher; jovem; menor; idoso; motociclista; ciclista; peao; rapaz`,
  hundred: `cem; cento`,
  thousand: `mil`,
  units: `
    ano*; mes; meses; dia*; semana*; hora*; minuto*; segundo*; por cento; euro*; dolar*; milhao; milhoes; km;
    quilometro*; metro*; grau*; vez; vezes; golo*; gol; gols; ponto*; detid*; preso*; casas; voos; misseis;
    drones
  `,
  context: {
    sport: {
      off: 4,
      words: `
        liga; futebol; golo*; jogo; benfica; sporting; porto vence; flamengo; palmeiras; treinador; avancado;
        taca; copa; mundial; champions; tenis; selecao; campeonato
      `,
    },
    fiction: {
      off: 4,
      words: `
        filme*; serie; netflix; novela; livro; ator; atriz; realizador; diretor; cinema; festival; cantor*;
        album; temporada; videojogo; teatro
      `,
    },
    court: {
      off: 3.5,
      words: `
        julgamento; juiz; tribunal; condenad*; sentenca; absolvid*; arguido*; acusad*; prisao preventiva;
        ministerio publico; recurso; pena
      `,
    },
    memory: {
      off: 4,
      words: `
        aniversario; anos depois; ha # anos; ha ## anos; anos do; homenagem; memoria; recorda;
        segunda guerra mundial; historia; 19##; 25 de abril
      `,
    },
    economy: { off: 3, words: `bolsa; mercado*; inflacao; precos; economia; banco*; lucro*; acoes; divida; empresa*` },
    health: {
      off: 5,
      words: `
        covid*; coronavirus; pandemia; virus; vacina*; gripe; cancro; cancer; hospitais; doenca; infec*;
        suicidio; violencia domestica
      `,
    },
    obituary: {
      off: 3,
      words: `morreu o ator; morreu a atriz; morreu o cantor; morre aos; morreu aos; funeral; obituario`,
    },
    figure: {
      off: 3.5,
      words: `
        greve; greves; tsunami de; tsunami de turistas; utentes refens; refens da greve; refens da;
        guerra de precos; bomba no mercado; terramoto politico; explosao de golos; tempestade de golos;
        avalanche de; bomba no mercado; terramoto politico; guerra de precos; chuva de; explosao de;
        tempestade politica; ciberataque*; ataque cardiaco; fogo de artificio; ataca o; ataca a; penaltis
      `,
    },
    explainer: {
      off: 1,
      words: `o que se sabe; porque; por que; como; quem e; quem era; analise; entrevista; fotos; video`,
    },
    exercise: { off: 5, words: `simulacro*; exercicio*; simulacao; treino` },
    opinion: { off: 2, words: `opiniao; editorial; coluna; cronica; carta` },
    negation: {
      off: 3,
      words: `sem vitimas; sem feridos; ileso*; nega; falso alarme; libertad*; cessar fogo; tregua; descarta`,
    },
    hypothesis: {
      off: 2.5,
      words: `pode; podera; poderia; risco; ameaca; teme; evitar; alerta para; aviso amarelo; aviso laranja; possivel`,
    },
    foiled: {
      off: 3,
      words: `
        evita atentado; evitou atentado; trava atentado; frustra; frustrado; detem suspeito; impede ataque;
        frustr*; planeava; planejava; detido por; radicaliz*; desmantel*
      `,
    },
    animal: { off: 4, words: `cao; caes; gato*; tubarao; lobo*; touro*; animal; animais; cavalo*` },
    past: {
      off: 1.5,
      words: `apos o atentado; investigacao; inquerito; familiares; lei; reforma; detido; detidos; vigilia`,
    },
    private: {
      off: 2.5,
      words: `
        marido; ex marido; companheir*; ex companheir*; namorad*; vizinho; trafico; faccao; milicia;
        motociclista; ciclista
      `,
    },
    ongoing: { off: 2, words: `guerra na; guerra em; guerra no; conflito em; dias de guerra; migrantes; refugiados` },
  },
  now: `ultima hora; em direto; ao vivo; urgente; pelo menos; testemunhas; em curso`,
  firstWord: `
    tiroteio no; tiroteio na; tiroteio em; disparos no; explosoes no; explosao na; explosao no;
    <veiculo> avanca; refens retidos; tiroteio em; disparos em; explosao em; explosoes em; ataque em; tiros em;
    refens em; esfaqueamento em
  `,
  publicPlace: `
    escola; universidade; creche; hospital; igreja; mesquita; sinagoga; centro comercial; shopping;
    supermercado; mercado; estacao; aeroporto; comboio; trem; metro; autocarro; onibus; festival; concerto;
    discoteca; bar; restaurante; estadio; praia; hotel; praca; multidao; parlamento; congresso
  `,
  locative: `em; no; na; a; perto; norte; sul; de`,
  stop: `
    o; a; os; as; um; uma; de; do; da; dos; das; em; no; na; nos; nas; e; ou; que; se; com; sem; por; para;
    pelo; pela; apos; contra; entre; mais; como; nao; foi; sao; tem; ha; ao; aos; mortos; feridos; morto;
    ferido; policia; homem; mulher; anos; dois; tres; novo; nova
  `,
  leaders: `presidente; primeiro ministro; rei; rainha; papa; ministro; senador; deputado; ex presidente`,
  heads: `
    o papa; o rei; chefe de estado
  `,
  leaderFate: `
    baleado; esfaqueado; alvo de disparos; deposto; detido por militares; morreu; morre; ferido a tiro;
    assassinado; morto; morreu; morre; ferido; baleado; esfaqueado; deposto; capturado; fugiu; atentado contra
  `,
};
