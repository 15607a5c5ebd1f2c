/**
 * When a metric alarm rings, by two pages of the CloudWatch user guide: "Alarm evaluation" (alarm-evaluation), and
 * "Configuring how CloudWatch alarms treat missing data" (alarms-and-missing-data). Missing data is filled in only
 * where the evaluation range, which is longer than the evaluation periods, has too few real data points.
 */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type Missing = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

export type Judged = {
  /** The newest first, as many as `rangeOf` says; undefined where there is no data. */
  values: readonly (number | undefined)[];
  isBreaching: (value: number) => boolean;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  missing: Missing;
  before: AlarmState;
};

/** The example of the documentation: three evaluation periods, a range of five. */
export const rangeOf = (evaluationPeriods: number): number => evaluationPeriods + 2;

export const stateOf = (judged: Judged): AlarmState => {
  const { evaluationPeriods, datapointsToAlarm, missing, before } = judged;
  const real = judged.values.filter((value) => value !== undefined).slice(0, evaluationPeriods);
  const breaching = real.filter(judged.isBreaching).length;
  const state = (ringing: boolean): AlarmState => (ringing ? 'ALARM' : 'OK');
  const lacking = evaluationPeriods - real.length;
  if (lacking <= 0) return state(breaching >= datapointsToAlarm);
  switch (missing) {
    case 'breaching':
      return state(breaching + lacking >= datapointsToAlarm);
    case 'notBreaching':
      return state(breaching >= datapointsToAlarm);
    case 'missing':
      return real.length === 0 ? 'INSUFFICIENT_DATA' : state(breaching >= Math.min(datapointsToAlarm, real.length));
    case 'ignore': {
      const mayRing = breaching >= Math.min(datapointsToAlarm, real.length);
      return real.length === 0 || (mayRing && breaching < datapointsToAlarm) ? before : state(mayRing);
    }
  }
};
