import type { Random } from '../world.ts';
import type { Clause } from './clauses.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * The event bus of an evening, and what people are told. The bus loses events, brings them twice or late. Mail is
 * refused at times. Who was told of which freeze is read from the mails themselves: each freeze has its id as its
 * reason.
 */

type Event = { type: string; id: string };
type People = Readonly<Record<string, { may: readonly string[] }>>;

const EVENTS = ['freeze.opened', 'watch.proposed'];
const SECOND = 1_000;

export const openTelling = (options: {
  random: Random;
  scheduler: Scheduler;
  inject: (clause: Clause) => void;
  broken: (what: string) => void;
  /** Starts notify with this event. */
  wake: (event: Event) => void;
}) => {
  const { random, scheduler, inject, broken, wake } = options;
  /** By freeze and person: how many mails told of it. */
  const mails = new Map<string, number>();

  const deliver = (event: Event, afterMs: number): void =>
    scheduler.at(scheduler.now() + afterMs, () => {
      wake(event);
    });

  return {
    announce: (event: Event): Promise<void> => {
      if (!EVENTS.includes(event.type)) return Promise.resolve();
      if (random.chance(0.1)) {
        inject('F3 the bus loses an event');
        return Promise.resolve();
      }
      const isLate = random.chance(0.1);
      if (isLate) inject('F3 the bus brings an event late');
      deliver({ type: event.type, id: event.id }, isLate ? random.below(600 * SECOND) : 50 + random.below(500));
      if (!random.chance(0.1)) return Promise.resolve();
      inject('F3 the bus brings an event twice');
      deliver({ type: event.type, id: event.id }, random.below(2 * SECOND));
      return Promise.resolve();
    },

    /** A mail was handed over to this person. `tells`: the freezes that are its subject. */
    handedOver: (person: string, subject: string): void => {
      for (const [, id = ''] of subject.matchAll(/freeze (\S+) is for everybody/g)) {
        const key = `${id} ${person}`;
        mails.set(key, (mails.get(key) ?? 0) + 1);
      }
    },

    /** The reason by which a mail is known to tell of this freeze. */
    reasonOf: (id: string): string => `freeze ${id} is for everybody`,

    /** Everybody who may freeze or thaw was told of each of these freezes. */
    everybodyKnows: (freezes: readonly { id: string }[], people: People): void => {
      for (const { id } of freezes)
        for (const [person, { may }] of Object.entries(people))
          if ((may.includes('freeze') || may.includes('thaw')) && !mails.has(`${id} ${person}`))
            broken(`${id} is open, notify came to its end, and ${person} was not told`);
    },

    /** In an evening in which nothing ends or loses a function. */
    nobodyTwice: (): void => {
      for (const [key, times] of mails) if (times > 1) broken(`freeze and person ${key}: told ${times} times`);
    },
  };
};
