/** What can be read of the answers to posts. A reader has this one function, and no way to send anything. */

/** An answer as its network tells of it. Of all this only its time, its link and its kind are kept. */
export type Told = {
  /** The network's own id. */
  id: string;
  /** The id of the post of ours that it belongs to; null: it only mentions the account. */
  post: string | null;
  /** The id of what it answers directly. */
  to: string | null;
  /** Who wrote it, as the network counts people; never kept. */
  author: string;
  /** The account itself wrote it. */
  ours: boolean;
  /** Epoch ms. */
  at: number;
  text: string;
  lang: string | null;
  /** Where a person answers it, on the network. */
  url: string | null;
  /** Its author came to the network in the last days, where the network tells. */
  fresh: boolean;
};

/** `read`: how many the network handed over, which is what it charges for. */
export type AnswersRead = { kind: 'answers'; answers: readonly Told[]; read: number };

/** `mayCost`: the network may have handed over something all the same, and charge for it. */
export type NotRead = { kind: 'not-read'; detail: string; mayCost: boolean };

export type AnswersAsk = {
  /** The posts whose answers are wanted, by the network's own ids. */
  posts: readonly string[];
  /** What came since then (epoch ms), where the network can be asked so. */
  since: number;
  /** At most so many. */
  most: number;
};

export type Reader = { answers: (ask: AnswersAsk) => Promise<AnswersRead | NotRead> };

/** Whoever came to a network so recently is new there. */
export const FRESH_DAYS = 30;
