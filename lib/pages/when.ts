import type { SiteView } from './views.ts';
import { words } from '../words/words.ts';
import { DAY_MS, LAST_MS, MINUTE_MS } from '../records/durations.ts';
import { timeFormat } from '../records/time-format.ts';

/**
 * Times as people say them, in the site's time zone. Arguments are epoch milliseconds. One that is none, or that no
 * calendar has, is shown as such: no page and no mail fails by it.
 */

const NO_TIME = '?';
const isTime = (at: number): boolean => Math.abs(at) <= LAST_MS;

type Wall = { year: number; month: number; day: number; hour: number; minute: number };

const tongue = (site: SiteView): string => words(site.locale).language.tag;

const wall = (at: number, site: SiteView): Wall => {
  const parts = timeFormat('en-GB', {
    timeZone: site.timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
};

/** Days on the calendar from one wall time to another, whatever the hour. */
const daysBetween = (from: Wall, to: Wall): number =>
  Math.round((Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / DAY_MS);

/** `18:30`. */
export const clock = (at: number, site: SiteView): string => {
  if (!isTime(at)) return NO_TIME;
  const { hour, minute } = wall(at, site);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

const dayName = (at: number, now: number, site: SiteView): string | null => {
  if (!isTime(at)) return NO_TIME;
  const w = words(site.locale).pages;
  const there = wall(at, site);
  const here = wall(now, site);
  const days = daysBetween(here, there);
  if (days === 0) return null;
  if (days === 1) return w.tomorrow;
  if (days === -1) return w.yesterday;
  const weekday = timeFormat(tongue(site), { timeZone: site.timeZone, weekday: 'long' }).format(at);
  if (days > 1 && days < 7) return weekday;
  return timeFormat(tongue(site), {
    timeZone: site.timeZone,
    day: 'numeric',
    month: 'long',
    ...(there.year === here.year ? {} : { year: 'numeric' }),
  }).format(at);
};

/** `aujourd'hui`, `demain`, `lundi`, `14 juillet`. */
export const day = (at: number, now: number, site: SiteView): string =>
  dayName(at, now, site) ?? words(site.locale).pages.today;

/** `ce soir 18:30`, `demain 08:00`, `lundi 12:30`, `14 juillet 23:12`. */
export const moment = (at: number, now: number, site: SiteView): string => {
  if (!isTime(at)) return NO_TIME;
  const w = words(site.locale).pages;
  const day = dayName(at, now, site);
  if (day !== null) return `${day} ${clock(at, site)}`;
  const { hour } = wall(at, site);
  const name =
    hour < 6
      ? at < now
        ? w.earlyToday
        : w.thisNight
      : hour < 12
        ? w.thisMorning
        : hour < 18
          ? w.thisAfternoon
          : at < now
            ? w.eveningPast
            : w.thisEvening;
  return `${name} ${clock(at, site)}`;
};

/** `22:15` today, else with its day: what stands after "until", "since" and "before". */
export const short = (at: number, now: number, site: SiteView): string => {
  if (!isTime(at)) return NO_TIME;
  const day = dayName(at, now, site);
  return day === null ? clock(at, site) : `${day} ${clock(at, site)}`;
};

/** `dans 12 min`, `il y a 12 min`; beyond an hour, the moment. Only for pages: nobody knows when a mail is read. */
export const soon = (at: number, now: number, site: SiteView): string => {
  const w = words(site.locale).pages;
  const minutes = Math.round((at - now) / MINUTE_MS);
  if (Math.abs(at - now) < MINUTE_MS) return at > now ? w.inLessThanAMinute : w.now;
  if (minutes > 0 && minutes < 60) return w.inMinutes(minutes);
  if (minutes < 0 && minutes > -60) return w.minutesAgo(-minutes);
  return moment(at, now, site);
};

/** How old: `il y a 3 h`. */
export const age = (at: number, now: number, site: SiteView): string => {
  if (!isTime(at)) return NO_TIME;
  const w = words(site.locale).pages;
  const minutes = Math.floor((now - at) / MINUTE_MS);
  if (minutes < 60) return soon(at, now, site);
  return minutes < 48 * 60 ? w.hoursAgo(Math.floor(minutes / 60)) : w.daysAgo(Math.floor(minutes / 1440));
};

/** The whole date, for a tooltip and for print. */
export const full = (at: number, site: SiteView): string =>
  isTime(at)
    ? timeFormat(tongue(site), { timeZone: site.timeZone, dateStyle: 'full', timeStyle: 'long' }).format(at)
    : NO_TIME;

/** Date and time in a few figures: `14/07/2026 22:51`. */
export const brief = (at: number, site: SiteView): string =>
  isTime(at)
    ? timeFormat(tongue(site), { timeZone: site.timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
    : NO_TIME;

/** For a script: ISO-8601 UTC; '' for a time that is none. */
export const isoOf = (at: number): string => (isTime(at) ? new Date(at).toISOString() : '');
