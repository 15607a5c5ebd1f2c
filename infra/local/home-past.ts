import { RECORDED_DAY_IDS, type RecordedDayId } from '../../lib/crisis/days/catalogue.ts';
import { sentenceOf } from '../../lib/crisis/message.ts';
import type { Decision } from '../../lib/crisis/signal.ts';
import type { Trap } from '../../lib/crisis/stream.ts';
import type { DrillMoment, Slot } from '../../lib/drill/drill.ts';
import type { Day } from '../../lib/pages/day-view.ts';
import { outcomeOf } from '../../lib/pages/day.ts';
import { html, shape, type Child, type Html } from '../../lib/pages/html.ts';
import { plainText } from '../../lib/pages/parts.ts';
import { words } from '../../lib/words/words.ts';
import type { Facts } from './home-facts.ts';
import { figures, nightClock, out } from './home-parts.ts';
import type { Played } from './recorded-day.ts';

/** The part of the local page that replays a recorded day. */

const postLines = (slots: readonly Slot[], at: (time: number) => string, facts: Facts): Html =>
  html`<ul class="past-posts">
    ${slots.map(
      (slot) =>
        html`<li>
          <b class="num">${at(slot.leftAt ?? slot.at)}</b>
          <span>${slot.text} <span class="lane">${words(facts.frame.site.locale).pages.lane[slot.lane]}</span></span>
        </li>`,
    )}
  </ul>`;

const PAST_SHOWN = 6;

const trapLines = (traps: readonly Trap[], facts: Facts): Html =>
  html`<ul class="past-posts">
    ${traps.map(
      (trap) =>
        html`<li>
          <b class="num">${nightClock(trap.at, facts.frame.site.locale)}</b>
          <span
            ><span dir="auto">${plainText(trap.title)}</span>
            <span class="lane">${words(facts.frame.site.locale).report.trap[trap.family]}</span></span
          >
        </li>`,
    )}
  </ul>`;

const trapList = (traps: readonly Trap[], facts: Facts): Html => {
  const { locale } = facts.frame.site;
  return html`<h3>${words(locale).report.traps(traps.length)}</h3>
    ${trapLines(traps.slice(0, PAST_SHOWN), facts)}
    ${
      traps.length <= PAST_SHOWN
        ? ''
        : html`<details class="more-rows">
            <summary>${words(locale).home.pastMore(traps.length - PAST_SHOWN)}</summary>
            ${trapLines(traps.slice(PAST_SHOWN), facts)}
          </details>`
    }`;
};

const decisionItem = (decision: Decision, facts: Facts): Html => {
  const { locale } = facts.frame.site;
  const say = words(locale).report;
  const until = decision.action === 'brake' ? ` ${say.until} ${nightClock(decision.until, locale)}` : '';
  return html`<li>
    <b class="num">${nightClock(decision.at, locale)}</b>
    <span><b>${say[decision.action]}${until}.</b> ${sentenceOf(decision, locale)}</span>
  </li>`;
};

const played = (day: Day, facts: Facts): Html => {
  const { locale } = facts.frame.site;
  const h = words(locale).home;
  const say = words(locale).report;
  const at = (time: number) => nightClock(time, locale);
  const outcome = outcomeOf(day);
  const part = (title: string, slots: readonly Slot[], none: string): Html =>
    html`<h3>${title} <span class="num soft">${slots.length}</span></h3>
      ${slots.length === 0 ? html`<p class="soft">${none}</p>` : postLines(slots.slice(0, PAST_SHOWN), at, facts)}
      ${
        slots.length <= PAST_SHOWN
          ? ''
          : html`<details class="more-rows">
              <summary>${h.pastMore(slots.length - PAST_SHOWN)}</summary>
              ${postLines(slots.slice(PAST_SHOWN), at, facts)}
            </details>`
      }`;
  return html`<p class="verdict ${outcome.frozen ? 'is-frozen' : ''}">
      ${outcome.frozen ? shape('octagon') : ''}${outcome.verdict}
    </p>
    ${figures(outcome.figures)}
    <p>${out('/local/day', h.pastPicture, 'button quiet')}</p>
    <div class="past-parts">
      <div>
        <h3>${say.decided}</h3>
        ${
          day.decisions.length === 0
            ? html`<p class="soft">${say.nothingDecided}</p>`
            : html`<ul class="past-posts">
                ${day.decisions.map((decision) => decisionItem(decision, facts))}
              </ul>`
        }
        ${part(say.missedTitle, outcome.missed, h.pastNoneMissed)}
        ${part(say.lateTitle, outcome.delayed, h.pastNoneDelayed)}
      </div>
      <div>
        ${part(say.heldTitle, outcome.held, h.pastNoneHeld)}
        ${outcome.traps.length === 0 ? '' : trapList(outcome.traps, facts)}
      </div>
    </div>`;
};

type Playing = Extract<Played, { kind: 'playing' }>;

const standing = (moment: DrillMoment, facts: Facts): Child => {
  const { locale } = facts.frame.site;
  const h = words(locale).home;
  if (moment.frozenAt !== null) return html`${shape('octagon')} ${h.pastFrozen(nightClock(moment.frozenAt, locale))}`;
  return (moment.delayedUntil ?? 0) > moment.at ? html`${shape('hourglass')} ${h.pastDelayed}` : h.pastCalm;
};

/** How far the day has come: its own hour, what holds now, the last headline. */
const playing = ({ moment }: Playing, facts: Facts): Html => {
  const { locale } = facts.frame.site;
  const h = words(locale).home;
  if (moment === null)
    return html`<div class="past-now">
      <p class="soft">${h.pastStarting}</p>
      <progress aria-label="${h.pastStarting}"></progress>
    </div>`;
  const [headline] = moment.headlines;
  return html`<div class="past-now">
    <p class="past-clock num">${nightClock(moment.at, locale)}</p>
    <div>
      <p><b>${standing(moment, facts)}</b> <span class="soft num">${h.pastSent(moment.sent)}</span></p>
      <p class="soft" dir="auto">${headline === undefined ? '' : plainText(headline.title)}</p>
    </div>
    <progress
      max="${moment.to - moment.from}"
      value="${moment.at - moment.from}"
      aria-label="${h.pastPlaying}"
    ></progress>
  </div>`;
};

const broken = (why: string, facts: Facts): Html =>
  html`<p class="notice">${words(facts.frame.site.locale).home.pastBroken} <span dir="auto">${why}</span></p>`;

const pastState = (past: Played, facts: Facts): Html => {
  switch (past.kind) {
    case 'playing':
      return playing(past, facts);
    case 'broken':
      return broken(past.why, facts);
    case 'played':
      return played(past.day, facts);
  }
};

const dayChoice = (id: RecordedDayId, checked: boolean, facts: Facts): Html => {
  const { name, about } = words(facts.frame.site.locale).days[id];
  return html`<label class="day"
    ><input type="radio" name="past" value="${id}" ${checked ? html`checked` : ''} /><span
      ><b>${name}</b> <span class="soft small">${about}</span></span
    ></label
  >`;
};

export const pastPart = (facts: Facts): Html => {
  const { past, frame } = facts;
  const { home: h, days } = words(frame.site.locale);
  const on = past?.kind === 'playing';
  return html`<section class="past" id="past" aria-labelledby="past-title">
    <h2 id="past-title">${h.pastTitle}</h2>
    <p class="soft">${h.pastLead}</p>
    <fieldset class="days">
      <legend class="sr">${h.pastChoice}</legend>
      ${RECORDED_DAY_IDS.map((id, index) => dayChoice(id, index === 0, facts))}
    </fieldset>
    <div data-live="past-play">
      <button type="button" class="button strong" data-do="past" ${on ? html`disabled` : ''}>
        ${on ? h.pastPlaying : h.pastPlay}
      </button>
    </div>
    <div data-live="past" aria-live="polite">
      ${past === null ? '' : html`<h3 class="past-name">${days[past.name].name}</h3>`}
      ${past === null ? '' : pastState(past, facts)}
    </div>
  </section>`;
};
