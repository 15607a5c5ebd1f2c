import type { Freeze } from '../freeze/freeze.ts';
import type { StopAnswer } from '../freeze/stop.ts';
import type { ThawAnswer } from '../freeze/thaw.ts';
import type { Locale } from '../settings.ts';

/** What Slack answers. Slack reads `<`, `>` and `&` as its own marks: text of others is escaped before it comes in. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export type SlackWords = {
  elsewhere: string;
  stranger: string;
  help: string;
  stop: (answer: StopAnswer) => string;
  thaw: (answer: ThawAnswer) => string;
  status: (open: readonly Freeze[]) => string;
};

export const slackWords = (locale: Locale, timeZone: string): SlackWords => {
  const fr = locale === 'fr';
  const clock = (at: number | null): string =>
    at === null
      ? '—'
      : new Intl.DateTimeFormat(fr ? 'fr-FR' : 'en-GB', { timeStyle: 'short', dateStyle: 'short', timeZone }).format(
          at,
        );
  return {
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
        case 'frozen': {
          const flights = answer.inFlight.map(
            (each) => `• ${escape(each.account)}: ${escape(each.text.slice(0, 80))} (${each.fate})`,
          );
          const lines = fr
            ? [
                `:octagonal_sign: *Gelé.* Environ ${answer.held} envois retenus ; dernier envoi : ${clock(answer.lastPostAt)}.`,
                flights.length === 0 ? 'Rien n’était en vol.' : `En vol :\n${flights.join('\n')}`,
                `Pour dégeler : \`degel ${answer.freeze.id}\``,
              ]
            : [
                `:octagonal_sign: *Frozen.* About ${answer.held} held; last post: ${clock(answer.lastPostAt)}.`,
                flights.length === 0 ? 'Nothing was in flight.' : `In flight:\n${flights.join('\n')}`,
                `To thaw: \`thaw ${answer.freeze.id}\``,
              ];
          return lines.join('\n');
        }
        case 'not-confirmed':
          return fr
            ? ':warning: *NON CONFIRMÉ.* L’arrêt n’a pas pu être écrit. Autres moyens : la page d’arrêt de votre mail, `npm run vigie -- freeze`, ou la concurrence réservée de la fonction d’envoi à 0 dans la console AWS.'
            : ':warning: *NOT CONFIRMED.* The stop could not be written. Other ways: the stop page of your mail, `npm run vigie -- freeze`, or the publisher’s reserved concurrency at 0 in the AWS console.';
        case 'unknown-scope':
          return `${fr ? 'Inconnu ici' : 'Not known here'}: ${escape(answer.scopes.join(' '))}. ${fr ? 'Connus' : 'Known'}: ${escape(answer.known.join(' '))}`;
        case 'not-allowed':
          return fr ? 'Votre nom n’a pas le droit de geler.' : 'Your name may not freeze.';
      }
    },
    thaw: (answer) => {
      switch (answer.kind) {
        case 'thawed':
          return fr
            ? ':white_check_mark: Dégelé. Rien ne part de soi-même : ce qui était retenu redemande un accord.'
            : ':white_check_mark: Thawed. Nothing leaves by itself: what was held asks again.';
        case 'already':
          return fr ? `Déjà dégelé le ${clock(answer.at)}.` : `Already thawed on ${clock(answer.at)}.`;
        case 'no-such-freeze':
          return fr
            ? 'Aucun gel ne porte ce nom. `status` les donne.'
            : 'No freeze has this name. `status` lists them.';
        case 'not-allowed':
          return `${fr ? 'Peuvent dégeler' : 'May thaw'}: ${escape(answer.who.join(', '))}`;
      }
    },
    status: (open) =>
      open.length === 0
        ? fr
          ? 'Rien n’est gelé.'
          : 'Nothing is frozen.'
        : open
            .map(
              (freeze) =>
                `:octagonal_sign: \`${freeze.id}\` ${escape(freeze.scopes.join(' '))} — ${escape(freeze.by)}, ${clock(freeze.at)} ${escape(freeze.reason ?? freeze.evidence[0]?.title ?? '')}`,
            )
            .join('\n'),
  };
};
