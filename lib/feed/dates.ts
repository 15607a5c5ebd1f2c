import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

/**
 * Minutes east of UTC. Of names with several meanings the one that news feeds mean: North America for EST and CST,
 * London for BST, Mumbai for IST.
 */
const ZONES: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  ut: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  trt: 180,
  sast: 120,
  cat: 120,
  eat: 180,
  wat: 60,
  gst: 240,
  pkt: 300,
  npt: 345,
  ict: 420,
  wib: 420,
  hkt: 480,
  sgt: 480,
  myt: 480,
  pht: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  hdt: -540,
  brt: -180,
  brst: -120,
  art: -180,
  clt: -240,
  clst: -180,
  cot: -300,
  pet: -300,
  vet: -240,
  // RFC 822's one-letter military zones were specified with the wrong sign; RFC 2822 section 4.3 reads all but Z as
  // unknown, so as UTC.
};

/** Zones named without saying whether summer time is on: their places, which know. */
const SEASONAL: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};

/**
 * Beginnings of month names, accents aside, one line a month: English, French, German, Spanish, Italian, Portuguese,
 * Dutch, Nordic, Polish, Czech, Romanian, Turkish, Finnish, Hungarian, Greek, Russian, Ukrainian, Arabic. Where two
 * share a beginning the longer one decides.
 */
const MONTH_BEGINNINGS: readonly (readonly string[])[] = [
  'jan ene gen sty ιαν янв led ian oca tammi січ يناير'.split(' '),
  'feb fev fév lut φεβ фев únor şub helmi лют فبراير'.split(' '),
  'mar mär maa mrt μαρ μάρ мар břez бер مارس'.split(' '),
  'apr avr abr kwi απρ апр dub nis huhti кві أبريل ابريل'.split(' '),
  'may mai mag maj mei μαι μαϊ μάι мая май květ touko тра مايو'.split(' '),
  'jun juin giu cze ιουν ιούν июн iun haz kesä чер červ يونيو'.split(' '),
  'jul juil lug lip ιουλ ιούλ июл iul tem heinä лип červenec července يوليو'.split(' '),
  'aug aou aoû ago sie αυγ αύγ авг srp ağu elo сер أغسطس اغسطس'.split(' '),
  'sep set wrz σεπ сен szep zář eyl syys вер سبتمبر'.split(' '),
  'oct okt ott out paź οκτ окт říj eki loka жов أكتوبر اكتوبر'.split(' '),
  'nov νοε νοέ ноя lis kas marras noi лист نوفمبر'.split(' '),
  'dec dez dic dei gru δεκ дек des déc pros ara joulu гру ديسمبر'.split(' '),
];

/** Without their accents, the longest first: `marraskuu` is not March. */
const MONTHS_IN_WORDS = MONTH_BEGINNINGS.flatMap((beginnings, index) =>
  beginnings.map((beginning) => ({ beginning: withoutAccents(beginning), month: index + 1 })),
).sort((a, b) => b.beginning.length - a.beginning.length);

const WORD = /^[\p{L}.]+$/u;

/**
 * A feed date as epoch milliseconds, or null when it cannot be read; never a guess and never the present time.
 * A date without a zone is UTC whatever the machine's own zone; a date without a time is midnight UTC.
 * A day or a time that cannot be (31 June, 25:14) makes it no date, never another day.
 */
export function parseFeedDate(raw: string): number | null {
  const plain = parsePlain(raw);
  if (plain !== null) return usable(plain);
  const written = raw.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (written === '' || written.length > 100) return null;
  const text = written.replace(FRENCH_CLOCK, (_, hour: string, minute = '00') => `${hour}:${String(minute)}`);
  const at =
    parseIso(text) ??
    parseKorean(text) ??
    parseEastAsian(text) ??
    parseNamedMonth(text) ??
    parseNumeric(text) ??
    parseEpoch(text);
  return at === null ? null : usable(at);
}

/** A year of one to three digits is a clock's zero, and one of five its overflow. */
function usable(at: number): number | null {
  return at >= YEAR_1000 && at < YEAR_10000 ? at : null;
}

const YEAR_1000 = -30_610_224_000_000;
const YEAR_10000 = 253_402_300_800_000;

/** `14 h 30` and `14 h`. */
const FRENCH_CLOCK = /\b(\d{1,2}) ?h(?: ?(\d{2}))?(?=[\s,.]|$)/gi;

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const PLAIN_RFC_822 =
  /^\s*(?:[A-Z][a-z]{2}, )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([1-9]\d{3}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|Z|([+-])(\d\d)(\d\d))\s*$/;
const PLAIN_ISO_8601 =
  /^\s*([1-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(\d\d):(\d\d):(\d\d)(?:\.(\d{3})\d*)?(?:Z|([+-])(\d\d):?(\d\d))\s*$/;

/** The two forms that nearly every date has, without the cost of the others. */
function parsePlain(raw: string): number | null {
  const rfc = PLAIN_RFC_822.exec(raw);
  if (rfc !== null) {
    const [, day, month, year, hour, minute, second, sign, offsetHours, offsetMinutes] = rfc;
    const monthNumber = MONTHS.indexOf(month ?? '') / 3 + 1;
    const at = plainTime([Number(year), monthNumber, Number(day)], [Number(hour), Number(minute), Number(second)]);
    return at === null ? null : at - offsetMs(sign, offsetHours, offsetMinutes);
  }
  const iso = PLAIN_ISO_8601.exec(raw);
  if (iso === null) return null;
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHours, offsetMinutes] = iso;
  const at = plainTime([Number(year), Number(month), Number(day)], [Number(hour), Number(minute), Number(second)]);
  return at === null ? null : at + Number(fraction ?? '0') - offsetMs(sign, offsetHours, offsetMinutes);
}

type Numbers = readonly [number, number, number];

function plainTime([year, month, day]: Numbers, clock: Numbers): number | null {
  const ms = clockMs(...clock);
  return ms === null || !isDay(year, month, day) ? null : Date.UTC(year, month - 1, day) + ms;
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();
}

/** Milliseconds since midnight; null where no clock shows it. 24:00 is the end of a day, and :60 a leap second. */
function clockMs(hour: number, minute: number, second: number): number | null {
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

function offsetMs(sign: string | undefined, hours: string | undefined, minutes: string | undefined): number {
  if (sign === undefined) return 0;
  const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  if (offset > 18 * HOUR_MS) return 0;
  return sign === '-' ? -offset : offset;
}

/** ISO 8601: the date by month and day, by week, or by day of the year; then the time. */
const ISO = new RegExp(
  [
    String.raw`^(?<year>\d{4})`,
    String.raw`(?:-?(?<month>\d{2})(?:-?(?<day>\d{2}))?|-(?<looseMonth>\d{1,2})-(?<looseDay>\d{1,2})`,
    String.raw`|-W(?<week>\d{2})(?:-(?<weekday>\d))?|W(?<packedWeek>\d{2})(?<packedWeekday>\d)?|-?(?<ordinal>\d{3}))?`,
    String.raw`(?:(?:[Tt]|[ T_:]{1,3})(?<time>.*))?$`,
  ].join(''),
);

function parseIso(text: string): number | null {
  const packed = /^((?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d)(\d{4}|\d{6})$/.exec(text);
  if (packed !== null) return parseIso(`${packed[1] ?? ''}T${packed[2] ?? ''}Z`);
  const found = ISO.exec(text)?.groups;
  if (found === undefined || (/^\d{6}$/.test(text) && Number(text.slice(4)) > 12)) return parseShortIso(text);
  const year = Number(found['year']);
  if (year < 1000) return null;
  const time = readTime(found['time'] ?? '', year);
  return time === null ? null : isoDay(found, year, time);
}

function isoDay(found: Partial<Record<string, string>>, year: number, time: Time): number | null {
  const week = found['week'] ?? found['packedWeek'];
  if (week !== undefined)
    return weekDay(year, Number(week), Number(found['weekday'] ?? found['packedWeekday'] ?? '1'), time);
  if (found['ordinal'] !== undefined) return ordinalDay(year, Number(found['ordinal']), time);
  const month = Number(found['month'] ?? found['looseMonth'] ?? '1');
  return compose(year, month, Number(found['day'] ?? found['looseDay'] ?? '1'), time);
}

function weekDay(year: number, week: number, weekday: number, time: Time): number | null {
  if (weekday < 1 || weekday > 7 || week < 1) return null;
  const firstMonday = (of: number) => {
    const fourthOfJanuary = Date.UTC(of, 0, 4);
    return fourthOfJanuary - ((new Date(fourthOfJanuary).getUTCDay() + 6) % 7) * DAY_MS;
  };
  const monday = firstMonday(year) + (week - 1) * 7 * DAY_MS;
  return monday < firstMonday(year + 1) ? monday + (weekday - 1) * DAY_MS + time.ms : null;
}

function ordinalDay(year: number, day: number, time: Time): number | null {
  const at = Date.UTC(year, 0, day);
  return day >= 1 && at < Date.UTC(year + 1, 0, 1) ? at + time.ms : null;
}

/** The two-digit and truncated forms of ISO 8601:1988, which some early RSS writers used. */
function parseShortIso(text: string): number | null {
  const dated = /^(\d{2})-?(\d{2})-?(\d{2})(?:[T ](.+))?$/.exec(text);
  if (dated !== null && Number(dated[2]) <= 12 && Number(dated[3]) <= 31) {
    const time = readTime(dated[4] ?? '', 0);
    return time === null ? null : compose(fullYear(Number(dated[1])), Number(dated[2]), Number(dated[3]), time);
  }
  const yearMonth = /^-(\d{2})-?(\d{2})$/.exec(text);
  if (yearMonth !== null)
    return compose(fullYear(Number(yearMonth[1])), Number(yearMonth[2]), 1, { ms: 0, zone: null });
  const ordinal = /^(\d{2})-?(\d{3})$/.exec(text);
  if (ordinal !== null) return ordinalDay(fullYear(Number(ordinal[1])), Number(ordinal[2]), { ms: 0, zone: null });
  return null;
}

type Time = { readonly ms: number; readonly zone: string | null };

/** `3:30 pm`, `15h30`, `153000`, `PM 3:30`, each with or without seconds and a zone. */
const TIME = new RegExp(
  [
    String.raw`^(?:(?<halfBefore>a\.?m\.?|p\.?m\.?) )?(?<hour>\d{1,2})`,
    String.raw`(?:(?:[:.h](?<minute>\d{1,2})(?:[:.m](?<second>\d{1,2})(?:[.,:](?<fraction>\d{1,9}))?)?)`,
    String.raw`|(?<packedMinute>\d{2})(?:(?<packedSecond>\d{2})(?:[.,](?<packedFraction>\d+))?)?)?`,
    String.raw` ?(?<halfAfter>a\.?m\.?(?![a-z])|p\.?m\.?(?![a-z]))? ?(?<zone>.*)$`,
  ].join(''),
  'i',
);

/** The time of day with its offset already taken off; an empty text is midnight UTC, an unreadable one null. */
function readTime(text: string, year: number): Time | null {
  // `3/30/2026 - 19:19`: a dash with a space after it is no sign of an offset.
  const trimmed = text.replace(/^\s*(?:[-–—,]|à|at|um)\s+(?=\d)/i, '').trim();
  if (trimmed === '') return { ms: 0, zone: null };
  const found = TIME.exec(trimmed)?.groups;
  const zone = readZone(found === undefined ? trimmed : (found['zone'] ?? ''), year);
  if (zone === null) return null;
  const clock = found === undefined ? 0 : readClock(found);
  return clock === null ? null : { ms: clock - zone.minutes * MINUTE_MS, zone: zone.seasonal };
}

/** Milliseconds since midnight. */
function readClock(found: Partial<Record<string, string>>): number | null {
  let hour = Number(found['hour']);
  const half = (found['halfBefore'] ?? found['halfAfter'])?.charAt(0).toLowerCase();
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  const minute = Number(found['minute'] ?? found['packedMinute'] ?? '0');
  const second = Number(found['second'] ?? found['packedSecond'] ?? '0');
  const fraction = Number(`0.${found['fraction'] ?? found['packedFraction'] ?? '0'}`);
  const ms = clockMs(hour, minute, second);
  return ms === null ? null : ms + Math.floor(fraction * 1000);
}

/** Minutes ahead of UTC, or the place whose clocks decide; `UTC` where nothing says otherwise. */
type Zone = { readonly minutes: number; readonly seasonal: string | null };

const UTC: Zone = { minutes: 0, seasonal: null };

function readZone(text: string, year: number): Zone | null {
  const zone = text
    .replace(/[()[\],;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  if (zone === '') return UTC;
  const known = offsetZone(zone) ?? namedZone(zone);
  if (known !== null) return known;
  // An offset that lost its sign was positive: nobody forgets a minus.
  const bare = /^(\d{2})(\d{2})$/.exec(zone);
  if (bare !== null && Number(bare[1]) <= 14 && zone !== String(year))
    return { minutes: Number(bare[1]) * 60 + Number(bare[2]), seasonal: null };
  // A year at the end (asctime), a weekday or an unknown name leaves the time as UTC. Unexplained digits do not.
  return /^[a-z./_ -]+$/.test(zone) || zone === String(year) ? UTC : null;
}

/** `+0200`, `GMT+2`, `-05:30`; an offset that no clock has counts as none. */
function offsetZone(zone: string): Zone | null {
  const offset = /(?:^|gmt|utc|ut|z| )([+−–-])\s?(\d{1,2})(?::?(\d{2}))?(?::?\d{2})?(?:z|\s|$)/.exec(zone);
  if (offset === null) return null;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? '0');
  if (minutes > 18 * 60) return UTC;
  return { minutes: offset[1] === '+' ? minutes : -minutes, seasonal: null };
}

/** The first word that names a zone. */
function namedZone(zone: string): Zone | null {
  for (const word of zone.split(' ')) {
    const fixed = ZONES[word];
    if (fixed !== undefined) return { minutes: fixed, seasonal: null };
    const place = Object.hasOwn(SEASONAL, word) ? SEASONAL[word] : /^[a-z]+\/[a-z_/-]+$/.test(word) ? word : undefined;
    if (place !== undefined) return { minutes: 0, seasonal: place };
  }
  return null;
}

function compose(year: number, month: number, day: number, time: Time): number | null {
  if (!isDay(year, month, day)) return null;
  const wall = new Date(0).setUTCFullYear(year, month - 1, day) + time.ms;
  if (time.zone === null) return wall;
  const utc = wall - offsetAt(time.zone, wall);
  return wall - offsetAt(time.zone, utc);
}

const placeClocks = new Map<string, Intl.DateTimeFormat>();

/** How far a place's clocks are ahead of UTC at that time, in milliseconds; 0 where nobody knows the place. */
function offsetAt(place: string, utc: number): number {
  let clock = placeClocks.get(place);
  if (clock === undefined) {
    try {
      clock = new Intl.DateTimeFormat('en-US', {
        timeZone: place,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch (error) {
      if (error instanceof RangeError) return 0;
      throw error;
    }
    if (placeClocks.size < 100) placeClocks.set(place, clock);
  }
  if (utc < YEAR_1000 || utc >= YEAR_10000) return 0;
  const part = new Map(clock.formatToParts(utc).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - utc;
}

/**
 * Anything with a month in words: RFC 822 and its many broken forms, RFC 850, asctime, `Jan 5, 2024`, French and
 * others.
 */
function parseNamedMonth(text: string): number | null {
  const tokens = dateTokens(text);
  const monthAt = tokens.findIndex(
    (token, index) => monthNumber(token) !== null && !(index === 0 && isWeekdayBefore(tokens)),
  );
  const month = monthNumber(tokens[monthAt] ?? '');
  const numbers = tokens
    .map((token, index) => ({ token: token.replace(/\.$/, ''), index }))
    .filter(({ token, index }) => index !== monthAt && /^'?\d{1,4}$/.test(token));
  const found = month === null ? null : dayAndYear(numbers, monthAt);
  if (month === null || found === null) return null;
  const year = writtenYear(found.year.token);
  const time = readTime(timeText(tokens, found), year);
  return time === null ? null : compose(year, month, Number(found.day), time);
}

/** The words and numbers of a date, in the order in which most publishers write them. */
function dateTokens(text: string): string[] {
  return (
    text
      // Hungarian puts the month first, with a hyphen, and no space before the hour: `július-13T9:15-05:00`.
      .replace(/(\d)T(\d{1,2}:)/i, '$1 $2')
      // Web server logs: `19/Aug/2009:18:28:00`.
      .replace(/(\/\d{4}):(\d{2}:)/, '$1 $2')
      .replace(/^(?:(\d{4})[-.\s]+)?(\p{L}{3,})-(\d{1,2})\b/u, '$1 $2 $3')
      .replace(/^(\p{L}+,? )?(\d{1,2})[-./](\p{L}{3,})\.?[-./](\d{2,4})/u, '$1$2 $3 $4')
      .replace(/^(\d{4})[-./](\p{L}{3,})[-./](\d{1,2})/u, '$3 $2 $1')
      .replace(/(\d)(?:st|nd|rd|th|er|º|ª)\b/gi, '$1')
      .replace(/,/g, ' ')
      .split(' ')
      .filter((token) => token !== '' && !/^(?:at|à|de|del|di|of|le|um|kl\.?|на|г\.?|o'clock)$/i.test(token))
  );
}

type Token = { readonly token: string; readonly index: number };
/** `last`: the index of the last token of the date, where no year follows it. */
type DayAndYear = { readonly day: string; readonly year: Token; readonly last: number };

/** Which of the numbers round a month are its day and its year; null where there is no year. */
function dayAndYear(numbers: readonly Token[], monthAt: number): DayAndYear | null {
  const first = numbers.find(({ index }) => index === monthAt - 1 || index > monthAt);
  if (first === undefined) return null;
  const second = numbers.find(({ index }) => index > Math.max(monthAt, first.index));
  if (/^\d{4}$/.test(first.token)) {
    // `2004 Jan 5` and `January 2004`.
    return first.index < monthAt && second !== undefined && second.token.length <= 2
      ? { day: second.token, year: first, last: second.index }
      : { day: '1', year: first, last: Math.max(monthAt, first.index) };
  }
  // The year may stand first (`2004, July 13`); a date without any year is not a date.
  const year = second ?? numbers.find(({ token, index }) => index < monthAt && token.length === 4);
  return year === undefined ? null : { day: first.token, year, last: Math.max(monthAt, first.index) };
}

/** `24`, `'24`, and `124`, as programs wrote it that count from 1900. */
function writtenYear(token: string): number {
  const digits = token.replace("'", '');
  if (digits.length <= 2) return fullYear(Number(digits));
  return digits.length === 3 ? 1900 + Number(digits) : Number(digits);
}

/** What of the tokens is the time of day and its zone; empty where there is none. */
function timeText(tokens: readonly string[], { year, last }: DayAndYear): string {
  const timeAt = tokens.findIndex(
    (token) => /^\d{1,2}[:h]\d{1,2}/i.test(token) || /^\d{1,2}\.\d{2}(?:\.\d{2})?$/.test(token),
  );
  if (timeAt !== -1) return tokens.filter((_, index) => index >= timeAt && index !== year.index).join(' ');
  const rest = tokens.slice(Math.max(last, year.index) + 1).join(' ');
  return /^(?:[a-z+-]|\d{1,2}$)/i.test(rest) ? rest : '';
}

/** `Mar` may be a Spanish Tuesday and `Sep` nobody's day: a first word followed by another month is a weekday. */
function isWeekdayBefore(tokens: readonly string[]): boolean {
  return tokens.slice(1).some((token) => monthNumber(token) !== null);
}

function monthNumber(token: string): number | null {
  if (!WORD.test(token)) return null;
  const word = token.toLowerCase().replace(/\.$/, '');
  if (word.length < 3 || word === 'may.') return null;
  if (ZONES[word] !== undefined || Object.hasOwn(SEASONAL, word)) return null;
  const plain = withoutAccents(word);
  // `juin`, `juillet`, `juil`: three letters are not enough in French, and `marzec`, `mardi`, `martes`, `mardi.` are
  // not all March.
  if (/^(?:mardi|martes|mart[ei]d|maandag|mar\.?di)/.test(plain)) return null;
  return MONTHS_IN_WORDS.find(({ beginning }) => plain.startsWith(beginning))?.month ?? null;
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function parseKorean(text: string): number | null {
  const found = /^(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일 ?(?:[(]?.요일[)]? ?)?(.*)$/u.exec(text.normalize('NFC'));
  const dashed = found ?? /^(\d{4})[-.](\d{1,2})[-.](\d{1,2}) ((?:오전|오후) .*)$/u.exec(text.normalize('NFC'));
  if (dashed === null) return null;
  const clock = (dashed[4] ?? '').replace(/^오전 ?/u, 'am ').replace(/^오후 ?/u, 'pm ');
  const time = readTime(clock, 0);
  // Korea has one zone, and only Korean systems write dates in Korean.
  const korea = /[+-]\d|[a-z]{3}$/i.test(clock) ? 0 : 9 * HOUR_MS;
  return time === null
    ? null
    : compose(Number(dashed[1]), Number(dashed[2]), Number(dashed[3]), { ms: time.ms - korea, zone: null });
}

function parseEastAsian(text: string): number | null {
  const found = /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日 ?(?:[(]?.曜日?[)]? ?)?(\d.*)?$/u.exec(text);
  if (found === null) return null;
  const clock = (found[4] ?? '')
    .replace(/[時时点] ?/u, ':')
    .replace(/分 ?/u, ':')
    .replace(/秒/u, '')
    .replace(/:+$/, '');
  const time = readTime(clock, 0);
  return time === null ? null : compose(Number(found[1]), Number(found[2]), Number(found[3]), time);
}

/**
 * `2006/09/15 08:19:53 EDT`, `15.09.2006 08:19`, `9/15/2006`: with slashes the month comes first unless that is
 * impossible, or the day of the week says otherwise.
 */
function parseNumeric(text: string): number | null {
  const weekday = /^(\p{L}{3})\p{L}*\.?,? (?=\d)/u.exec(text);
  const undated = text.replace(/^\p{L}+\.?,? (?=\d)/u, '');
  const yearFirst = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?:[ T,]+(.*))?$/.exec(undated);
  if (yearFirst !== null) {
    const time = readTime(yearFirst[5] ?? '', 0);
    return time === null ? null : compose(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]), time);
  }
  const found = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})(?:[ T,]+(.*))?$/.exec(undated);
  if (found === null) return undated === text ? null : parseIso(undated);
  const time = readTime(found[5] ?? '', 0);
  if (time === null) return null;
  const [a, b] = [Number(found[1]), Number(found[3])];
  const monthFirst = found[2] === '/' ? a <= 12 : b > 12;
  const year = found[4]?.length === 2 ? fullYear(Number(found[4])) : Number(found[4]);
  const [month, day] = monthFirst ? [a, b] : [b, a];
  const isOther = weekday !== null && isNamed(weekday[1], year, day, month) && !isNamed(weekday[1], year, month, day);
  return isOther ? compose(year, day, month, time) : compose(year, month, day, time);
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whether a day bears this English name. */
function isNamed(name: string | undefined, year: number, month: number, day: number): boolean {
  return (
    isDay(year, month, day) && WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] === name?.toLowerCase()
  );
}

function parseEpoch(text: string): number | null {
  const digits = /^(?:@|\/Date\()?(\d{9,13})(?:\)\/)?$/.exec(text)?.[1];
  if (digits === undefined) return null;
  return digits.length <= 10 ? Number(digits) * 1000 : Number(digits);
}

/**
 * RFC 2822 section 4.3: 00 to 49 are 2000 to 2049; the rest is the last century, widened by the years that have
 * passed since.
 */
function fullYear(twoDigits: number): number {
  return twoDigits < 69 ? 2000 + twoDigits : 1900 + twoDigits;
}
