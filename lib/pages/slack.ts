import type { TakeBackAnswer } from '../delivery/take-back.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Proposal } from '../records/proposal.ts';
import type { StopAnswer, StopReport } from '../freeze/stop.ts';
import type { ThawAnswer } from '../freeze/thaw.ts';
import type { Settings } from '../settings.ts';
import { scopeWords, sentInTheLastHour, stopSentence } from './sentence.ts';
import { storySentence } from './parts.ts';
import { words } from './words.ts';

/** Slack reads `<`, `>` and `&` as its own marks: words of others must not name a channel, a person or a link. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One line of somebody else's words. */
const line = (text: string, length = 200): string => {
  const words = Array.from(
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ')
      .trim(),
  );
  return escape(words.length <= length ? words.join('') : `${words.slice(0, length - 1).join('')}…`);
};

/** A message of the channel: its text alone where blocks do not show (a notification, an old client). */
export type SlackMessage = { text: string; blocks: readonly object[] };

/** What a button of ours does; its value is a freeze, a post or a proposal. */
export const SLACK_BUTTONS = ['keep', 'thaw', 'take-back', 'freeze'] as const;
export type SlackButton = (typeof SLACK_BUTTONS)[number];

export type SlackWords = {
  /** The watch, or a person elsewhere, has frozen: one sentence, its evidence, what was in flight, what went out, and the buttons keep, thaw, take back. */
  alarm: (report: StopReport, now: number) => SlackMessage;
  proposal: (proposal: Proposal) => SlackMessage;
  kept: (person: string) => string;
  takeBack: (answer: TakeBackAnswer, person: string) => string;
  gone: string;
  elsewhere: string;
  stranger: string;
  help: string;
  stop: (answer: StopAnswer) => string;
  thaw: (answer: ThawAnswer) => string;
  /** `unreadable`: controls that are missing or malformed, under which nothing leaves. */
  status: (open: readonly Freeze[], unreadable?: readonly string[]) => string;
};

const EVIDENCE_SHOWN = 5;
const SENT_SHOWN = 5;
/** A section's text may have 3,000 characters. https://docs.slack.dev/reference/block-kit/blocks/section-block */
const SECTION = 2_900;

const section = (text: string, accessory?: object): object => ({
  type: 'section',
  text: { type: 'mrkdwn', text: text.length <= SECTION ? text : `${text.slice(0, SECTION - 1)}…` },
  ...(accessory === undefined ? {} : { accessory }),
});

const button = (act: SlackButton, label: string, value: string, sure: string | null, deny: string): object => ({
  type: 'button',
  action_id: act,
  value,
  text: { type: 'plain_text', text: label },
  ...(sure === null
    ? {}
    : {
        confirm: {
          title: { type: 'plain_text', text: label },
          text: { type: 'plain_text', text: sure },
          confirm: { type: 'plain_text', text: label },
          deny: { type: 'plain_text', text: deny },
        },
      }),
});

/** What Slack answers, in the site's language. */
export const slackWords = (settings: Pick<Settings, 'site' | 'people'>): SlackWords => {
  const { locale, timeZone } = settings.site;
  const fr = locale === 'fr';
  const clock = (at: number | null): string =>
    at === null
      ? '—'
      : new Intl.DateTimeFormat(fr ? 'fr-FR' : 'en-GB', { timeStyle: 'short', dateStyle: 'short', timeZone }).format(
          at,
        );
  const name = (id: string): string =>
    line(settings.people[id]?.name ?? (id.startsWith('machine:') ? (fr ? 'la vigie' : 'the watch') : id));

  /** Why, in the words of the person who froze or of the sources. */
  const because = (freeze: Freeze): string[] => [
    ...(freeze.reason === null ? [] : [`${fr ? 'Motif' : 'Reason'}: ${line(freeze.reason)}`]),
    ...freeze.evidence.slice(0, EVIDENCE_SHOWN).map(({ source, title }) => `• ${line(source)}: ${line(title)}`),
  ];

  const thawedSince = (freeze: Freeze): string => {
    const [at, who] = [clock(freeze.thawedAt), name(freeze.thawedBy ?? '')];
    return fr
      ? `:warning: *Ce gel a été levé* le ${at} par ${who} : il ne retient plus rien. Pour arrêter, redonnez la commande.`
      : `:warning: *This freeze was thawed* on ${at} by ${who}: it holds nothing any more. To stop, give the command again.`;
  };

  const stopped = ({ freeze, held, lastPostAt, inFlight, kind }: StopReport): string => {
    const flights = inFlight.map((each) => `• ${line(each.account)}: ${line(each.text, 80)} (${each.fate})`);
    const scopes = freeze.scopes.map((scope) => `\`${line(scope)}\``).join(' ');
    const head = kind === 'frozen' ? (fr ? 'Gelé' : 'Frozen') : fr ? 'Arrêt écrit, envois en vol à suivre' : 'Stopping';
    const lines = fr
      ? [
          `:octagonal_sign: *${head}* : ${scopes}, par ${name(freeze.by)}. Environ ${held} envois retenus ; dernier envoi : ${clock(lastPostAt)}.`,
          ...because(freeze),
          flights.length === 0 ? 'Rien n’était en vol.' : `En vol :\n${flights.join('\n')}`,
          `Pour dégeler : \`degel ${line(freeze.id)}\``,
        ]
      : [
          `:octagonal_sign: *${head}*: ${scopes}, by ${name(freeze.by)}. About ${held} held; last post: ${clock(lastPostAt)}.`,
          ...because(freeze),
          flights.length === 0 ? 'Nothing was in flight.' : `In flight:\n${flights.join('\n')}`,
          `To thaw: \`thaw ${line(freeze.id)}\``,
        ];
    return lines.join('\n');
  };

  const w = words(locale);
  const telling = (now: number) => ({
    site: { name: '', locale, timeZone },
    now,
    people: Object.fromEntries(Object.entries(settings.people).map(([id, person]) => [id, person.name])),
    freezes: [],
  });

  const alarm = (report: StopReport, now: number): SlackMessage => {
    const { freeze } = report;
    const sentence = line(stopSentence(report, telling(now)), 600);
    const sent = sentInTheLastHour(report.sent, now).slice(0, SENT_SHOWN);
    const flights = report.inFlight.map(
      (each) => `• ${line(each.account)}: ${line(each.text, 80)} (${line(w.fate(each.fate))})`,
    );
    const scopes = freeze.scopes.map((scope) => `\`${line(scope)}\``).join(' ');
    const head = `:octagonal_sign: *${w.frozenTitle}.* ${sentence}`;
    const about = [...because(freeze), `${scopes}, ${name(freeze.by)}`].join('\n');
    const flying = flights.length === 0 ? '' : `*${w.inFlightTitle}*\n${flights.join('\n')}`;
    const posts = sent.map(
      ({ account, content, url }) =>
        `• ${line(account)}: ${line(content.text, 80)}${url === null ? '' : ` ${line(url)}`}`,
    );
    const wentOut = posts.length === 0 ? [] : [`*${w.sentHour}*`, ...posts];
    const toThaw = `${fr ? 'Pour dégeler' : 'To thaw'}: \`${fr ? 'degel' : 'thaw'} ${line(freeze.id)}\``;
    const no = w.undo;
    return {
      text: [head, about, flying, ...wentOut, toThaw].filter((each) => each !== '').join('\n'),
      blocks: [
        section(head),
        section(about),
        ...(flying === '' ? [] : [section(flying)]),
        {
          type: 'actions',
          elements: [
            button('keep', w.keepWord, freeze.id, null, no),
            button('thaw', w.thaw, freeze.id, w.thawNote, no),
          ],
        },
        ...(sent.length === 0 ? [] : [section(`*${w.sentHour}*`)]),
        ...sent.map(({ id }, index) =>
          section(posts[index] ?? '', button('take-back', w.takeBack, id, w.confirmTakeBack, no)),
        ),
      ],
    };
  };

  const proposal = ({ id, scopes, story, evidence }: Proposal): SlackMessage => {
    const what = `:large_orange_diamond: *${line(w.proposalTitle(scopeWords(scopes, locale)))}.* ${line(storySentence(story, { name: '', locale, timeZone }), 400)} ${w.proposeNote}`;
    const proofs = evidence.slice(0, EVIDENCE_SHOWN).map(({ source, title }) => `• ${line(source)}: ${line(title)}`);
    return {
      text: [what, ...proofs].join('\n'),
      blocks: [
        section([what, ...proofs].join('\n')),
        { type: 'actions', elements: [button('freeze', w.freezeThis, id, w.confirmFreeze, w.undo)] },
      ],
    };
  };

  return {
    alarm,
    proposal,
    kept: (person) => line(w.keptFrozen(name(person))),
    takeBack: (answer, person) => {
      switch (answer.kind) {
        case 'ordered':
          return `${name(person)}: ${w.notice('taking-back')}`;
        case 'already-gone':
          return w.notice('already-gone');
        case 'too-early':
          return w.notice('too-early');
        case 'not-allowed':
          return w.notice('not-allowed');
        case 'changed':
        case 'not-published':
          return w.notice('changed-meanwhile');
        case 'no-such-delivery':
          return w.notice('gone');
      }
    },
    gone: w.notice('gone'),
    elsewhere: fr ? 'Cette commande se donne dans le canal du desk.' : 'This command is given in the desk’s channel.',
    stranger: fr
      ? 'Votre compte Slack n’est relié à personne dans la configuration de Vigie : demandez qu’il y soit ajouté. Pour arrêter tout de suite : la page d’arrêt de votre dernier mail.'
      : 'Your Slack account belongs to nobody in Vigie’s configuration: have it added. To stop right now: the stop page of your last mail.',
    help: fr
      ? '`gel` arrête tout ; `gel lane:promo raison…` une partie ; `status` dit ce qui est gelé ; `degel <id>` dégèle.'
      : '`stop` stops everything; `stop lane:promo reason…` a part; `status` says what is frozen; `thaw <id>` thaws.',
    stop: (answer) => {
      switch (answer.kind) {
        case 'stopping':
        case 'frozen':
          return stopped(answer);
        case 'not-confirmed':
          if (answer.thawed !== undefined) return thawedSince(answer.thawed);
          return fr
            ? ':warning: *NON CONFIRMÉ.* L’arrêt n’a pas pu être écrit. Autres moyens : la page d’arrêt de votre mail, `npm run --silent vigie -- stop`, ou la concurrence réservée de la fonction d’envoi à 0 dans la console AWS.'
            : ':warning: *NOT CONFIRMED.* The stop could not be written. Other ways: the stop page of your mail, `npm run --silent vigie -- stop`, or the publisher’s reserved concurrency at 0 in the AWS console.';
        case 'unknown-scope':
          return `${fr ? ':warning: *Rien n’est gelé.* Inconnu ici' : ':warning: *Nothing was frozen.* Not known here'}: ${line(answer.scopes.join(' '))}. ${fr ? 'Connus' : 'Known'}: ${escape(answer.known.join(' '))}`;
        case 'not-allowed':
          return fr ? 'Votre nom n’a pas le droit de geler.' : 'Your name may not freeze.';
      }
    },
    thaw: (answer) => {
      switch (answer.kind) {
        case 'thawed': {
          const missing = line(answer.missing.join(', '));
          const rest = fr
            ? ` Sauf ${missing} : l’état n’est pas lisible, rien n’en part, un ingénieur doit regarder.`
            : ` Except ${missing}: its state cannot be read, nothing leaves there, an engineer has to look.`;
          return `${
            fr
              ? ':white_check_mark: Dégelé. Rien ne part de soi-même : ce qui était retenu redemande un accord.'
              : ':white_check_mark: Thawed. Nothing leaves by itself: what was held asks again.'
          }${answer.missing.length === 0 ? '' : rest}`;
        }
        case 'already':
          return fr
            ? `Déjà dégelé le ${clock(answer.at)} par ${name(answer.by)}.`
            : `Already thawed on ${clock(answer.at)} by ${name(answer.by)}.`;
        case 'no-such-freeze':
          return fr
            ? 'Aucun gel ne porte ce nom. `status` les donne.'
            : 'No freeze has this name. `status` lists them.';
        case 'not-allowed':
          return `${fr ? 'Peuvent dégeler' : 'May thaw'}: ${line(answer.who.join(', '))}`;
      }
    },
    status: (open, unreadable = []) => {
      const frozen = open.map((freeze) => {
        const why = freeze.reason ?? freeze.evidence[0]?.title ?? '';
        const until = freeze.until === null ? '' : ` ${fr ? 'jusqu’au' : 'until'} ${clock(freeze.until)}`;
        return `:octagonal_sign: \`${line(freeze.id)}\` ${line(freeze.scopes.join(' '))} — ${name(freeze.by)}, ${clock(freeze.at)}${until}${why === '' ? '' : ` — ${line(why)}`}`;
      });
      const broken =
        unreadable.length === 0
          ? []
          : [
              `${fr ? ':warning: Contrôles illisibles, rien ne part dessous' : ':warning: Controls that cannot be read, nothing under them leaves'}: ${line(unreadable.join(' '))}`,
            ];
      const lines = [...frozen, ...broken];
      return lines.length === 0 ? (fr ? 'Rien n’est gelé.' : 'Nothing is frozen.') : lines.join('\n');
    },
  };
};
