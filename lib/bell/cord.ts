import { BELL_KINDS } from '../bell-kinds.ts';
import { MINUTE_MS, SECOND_MS } from '../records/durations.ts';
import { lastPressAt, type Freeze } from '../records/freeze.ts';
import type { Ring } from '../records/ring.ts';
import type { Settings } from '../settings.ts';
import { rungBy, stopsUsualLanes, wayOf } from './due.ts';

/** What a freeze does to everything that is not ours: how each bell is, and what people still have to see to. */

/** A person did it by hand, or saw that it is done. */
export type CheckedOff = { item: string; by: string; at: number };

export type Call = { name: string; phone: string };

/** `ringing`: it was asked a moment ago. */
export type BellState = 'ringing' | 'confirmed' | 'not-confirmed' | 'call';

export type BellView = {
  /** Its name among what is checked off. */
  item: string;
  label: string;
  state: BellState;
  /** When it was looked at last; null: never. */
  at: number | null;
  /** How many things were stopped there. */
  count: number;
  detail: string | null;
  call: Call | null;
  page: string | null;
  checked: CheckedOff | null;
};

export type ElsewhereView = {
  item: string;
  what: string;
  page: string | null;
  call: Call;
  checked: CheckedOff | null;
};

export type Cord = { bells: BellView[]; elsewhere: ElsewhereView[] };

export const NO_CORD: Cord = { bells: [], elsewhere: [] };

/** So long after a press nobody expects an answer yet. After that, no answer is NOT CONFIRMED, whoever keeps silent. */
const ANSWERS_WITHIN_MS = 10 * SECOND_MS;
/** A confirmation is as good as its last look, which comes each minute. */
const LOOKED_WITHIN_MS = 3 * MINUTE_MS;

type About = Pick<Freeze, 'scopes' | 'at' | 'joined' | 'thawedAt'>;

/** How one bell is now. What is not known to be stopped is not confirmed. */
const stateOf = (freeze: About, looks: boolean, ring: Ring | undefined, now: number): BellState => {
  const isFresh = now - lastPressAt(freeze) < ANSWERS_WITHIN_MS && freeze.thawedAt === null;
  if (ring?.state !== 'confirmed')
    return isFresh && (ring?.state ?? 'ringing') === 'ringing' ? 'ringing' : 'not-confirmed';
  const isOld = looks && freeze.thawedAt === null && now - (ring.at ?? 0) > LOOKED_WITHIN_MS;
  return isOld ? 'not-confirmed' : 'confirmed';
};

export const cordOf = (
  freeze: About,
  { rings, checked }: { rings: readonly Ring[]; checked: readonly CheckedOff[] },
  settings: Settings,
  now: number,
): Cord => {
  const off = (item: string): CheckedOff | null => checked.find((each) => each.item === item) ?? null;
  const bells = rungBy(freeze.scopes, settings, ['stops', 'tells', 'calls']).flatMap((name): BellView[] => {
    const bell = settings.bells[name];
    if (bell === undefined) return [];
    const ring = rings.find((each) => each.bell === name);
    const { label, service } = BELL_KINDS[bell.kind];
    const way = wayOf(bell);
    const item = `bell/${name}`;
    return [
      {
        ...{ item, label: `${label} (${name})`, call: bell.call ?? null, checked: off(item) },
        state: way === 'calls' ? 'call' : stateOf(freeze, way === 'stops', ring, now),
        ...{ at: ring?.at ?? null, count: ring?.count ?? 0, detail: ring?.detail ?? null },
        // Whoever is called has to find the place; the address of a receiver may be a secret.
        page: way === 'tells' ? null : (bell.service ?? service),
      },
    ];
  });
  const elsewhere = Object.entries(stopsUsualLanes(freeze.scopes, settings) ? settings.elsewhere : {}).map(
    ([name, { what, page, call }]): ElsewhereView => {
      const item = `elsewhere/${name}`;
      return { item, what, page: page ?? null, call, checked: off(item) };
    },
  );
  return { bells, elsewhere };
};

/** What a person may check off: what they have to see to themselves. */
export const canCheckOff = (cord: Cord, item: string): boolean =>
  cord.elsewhere.some((each) => each.item === item && each.checked === null) ||
  cord.bells.some((each) => each.item === item && each.checked === null && isForPeople(each));

export const isForPeople = ({ state }: Pick<BellView, 'state'>): boolean =>
  state === 'call' || state === 'not-confirmed';
