import type { Locale } from '../settings.ts';
import { words } from '../words/words.ts';

/** The texts that the script says itself. It puts values in the places of the braces. */
export const scriptWords = (locale: Locale) => {
  const w = words(locale).pages;
  return {
    sending: w.sending,
    noAnswer: w.noAnswer,
    cannotOpen: w.cannotOpen,
    pressToConfirm: w.pressToConfirm,
    takingBackIn: w.takingBackIn('{n}'),
    undo: w.undo,
    undone: w.undone,
    holdMore: w.holdMore,
    stopRetry: w.stopRetry('{n}'),
    now: w.now,
    inLessThanAMinute: w.inLessThanAMinute,
    inMinutes: w.inMinutes('{n}'),
    minutesAgo: w.minutesAgo('{n}'),
    left: w.left('{n}'),
    over: w.over('{n}'),
    ofLimit: w.ofLimit('{used}', '{limit}', '{unit}'),
    unit: w.unit,
    on: w.on,
    and: w.and,
    invisible: w.warning.invisible('{n}'),
    emptyText: w.emptyText,
    alt: w.alt('{alt}'),
    noAlt: w.noAlt,
  };
};

export type ScriptWords = ReturnType<typeof scriptWords>;
