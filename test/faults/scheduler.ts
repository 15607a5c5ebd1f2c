/**
 * Virtual time: one thing happens after another, in the order of the times that the seed gave; nothing else
 * runs in between.
 */

type Event = { at: number; order: number; wake: () => void };

export type Scheduler = {
  /** Epoch milliseconds of the one true clock. */
  now: () => number;
  /** Wakes at that time (now, if it is past). */
  at: (time: number, wake: () => void) => void;
  /**
   * Takes events in their order until none is left before `until`, or until `stop` says so. Answers how many it
   * took.
   */
  run: (until: number, stop: () => boolean) => Promise<number>;
};

/** How many events are taken before the real event loop has a turn: timers of whoever runs this may fire then. */
const TURN_EVERY = 2_000;

/**
 * Resolves when every promise that can settle without time has settled: a tick comes only after the last
 * microtask, and costs a tenth of a turn of the event loop.
 */
const settled = (turn: boolean): Promise<void> =>
  new Promise((resolve) => {
    if (turn) setImmediate(resolve);
    else process.nextTick(resolve);
  });

export const openScheduler = (start: number): Scheduler => {
  const heap: Event[] = [];
  let now = start;
  let order = 0;
  const before = (one: Event, other: Event): boolean =>
    one.at < other.at || (one.at === other.at && one.order < other.order);
  const push = (event: Event): void => {
    heap.push(event);
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(heap[index]!, heap[parent]!)) break;
      [heap[index], heap[parent]] = [heap[parent]!, heap[index]!];
      index = parent;
    }
  };
  const pop = (): Event => {
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      let index = 0;
      for (;;) {
        const left = 2 * index + 1;
        const right = left + 1;
        let least = index;
        if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
        if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
        if (least === index) break;
        [heap[index], heap[least]] = [heap[least]!, heap[index]!];
        index = least;
      }
    }
    return top;
  };
  return {
    now: () => now,
    at: (time, wake) => {
      order += 1;
      push({ at: Math.max(now, Math.round(time)), order, wake });
    },
    run: async (until, stop) => {
      let taken = 0;
      await settled(true);
      while (heap.length > 0 && heap[0]!.at <= until && !stop()) {
        const event = pop();
        now = event.at;
        event.wake();
        taken += 1;
        await settled(taken % TURN_EVERY === 0);
      }
      if (!stop()) now = Math.max(now, until);
      return taken;
    },
  };
};
