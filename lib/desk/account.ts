import { createHash } from 'node:crypto';
import type { AccountTrouble } from '../pages/views.ts';
import type { AccountCheck } from '../records/check.ts';
import { DAY_MS } from '../records/durations.ts';

/** People are told so many days before a token ends, once each. */
const DAYS_BEFORE = [1, 7, 14];

const digestOf = (texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The troubles that a look found, each with the name under which it is told once. */
export const troublesOf = (
  { at, endsAt, lacks, failed }: AccountCheck,
  now: number,
): { name: string; trouble: AccountTrouble }[] => {
  const days = endsAt === null ? undefined : DAYS_BEFORE.find((each) => endsAt <= now + each * DAY_MS);
  return [
    ...(failed === null ? [] : [{ name: `failed ${dayOf(at)}`, trouble: { kind: 'failed', detail: failed } as const }]),
    ...(lacks.length === 0 ? [] : [{ name: `lacks ${digestOf(lacks)}`, trouble: { kind: 'lacks', lacks } as const }]),
    ...(endsAt === null || days === undefined
      ? []
      : [{ name: `ends ${dayOf(endsAt)} ${days}`, trouble: { kind: 'ends', endsAt } as const }]),
  ];
};
