/**
 * The recorded days that are shipped: small streams of headlines in words of our own, beside this file. Their
 * names are in `lib/words`.
 */

export type RecordedDay = {
  /** When the event began, as was established later (ISO). Null: nothing happened on this day. */
  began: string | null;
  audience: readonly string[];
  timeZone: string;
};

export const RECORDED_DAYS = {
  'nice-2016': {
    began: '2016-07-14T20:33:00Z',
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
  'paris-2015': {
    began: '2015-11-13T20:16:00Z',
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
  'champs-elysees-2018': {
    began: '2018-11-24T09:00:00Z',
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
  'ordinary-day': {
    began: null,
    audience: ['fr'],
    timeZone: 'Europe/Paris',
  },
} as const satisfies Readonly<Record<string, RecordedDay>>;

export type RecordedDayId = keyof typeof RECORDED_DAYS;

export const RECORDED_DAY_IDS: readonly RecordedDayId[] = [
  'nice-2016',
  'paris-2015',
  'champs-elysees-2018',
  'ordinary-day',
];

export const isRecordedDayId = (name: string): name is RecordedDayId => Object.hasOwn(RECORDED_DAYS, name);
