/**
 * Which act on a card of the tray counts. An act is a person's, counts once a card, is no repeat of a held key, and
 * does not come while the card has only just appeared: a tap meant for the card before it decides nothing.
 */

/** So long a card is looked at before an act on it counts, ms. */
export const LOOK_MS = 600;

/** `shownAt`: by the same clock as the act's `at`. `sent`: an act on it has counted already. */
export type CardShown = { shownAt: number; sent: boolean };
export type CardAct = { at: number; trusted: boolean; repeat: boolean };

export const judgeAct = (card: CardShown, act: CardAct): 'counts' | 'ignored' | 'too-early' => {
  if (!act.trusted || act.repeat || card.sent) return 'ignored';
  return act.at - card.shownAt < LOOK_MS ? 'too-early' : 'counts';
};

/** Whether a card of a list can be ticked: each part of it was in view long enough. `shown`: ms, by part. */
export const wasLookedAt = (shown: readonly number[]): boolean =>
  shown.length > 0 && shown.every((ms) => ms >= LOOK_MS);
