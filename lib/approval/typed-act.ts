import { plainOf } from '../freeze/typed.ts';

/** What a person types in Slack about one post, or about all that people have to do with. */
export type TypedAct =
  { act: 'list' } | { act: OnOne; /** The id of a delivery, or the start of one. */ delivery: string; rest: string };

type OnOne = 'unapprove' | 'edit' | 'move' | 'now' | 'reject' | 'restore' | 'takeback';

/** The words for each act, in English and French. */
const WORDS = new Map<string, TypedAct['act']>(
  (
    [
      ['list', 'list liste'],
      ['unapprove', 'unapprove un-approve desapprouver'],
      ['edit', 'edit modifier'],
      ['move', 'move deplacer'],
      ['now', 'now sendnow maintenant'],
      ['reject', 'reject rejeter refuser'],
      ['restore', 'restore retablir'],
      ['takeback', 'takeback take-back retirer'],
    ] as const
  ).flatMap(([act, words]) => words.split(' ').map((word) => [word, act] as const)),
);

/** Every id of a delivery has a digit or a hyphen near its start, and no other word that follows an act has one. */
const ID = /^`?((?=[\w-]*[\d-])[\w-]{4,100})`?$/;

/**
 * Reads an act on a post: a word for it, the id, and for some of them more. Null for everything else, which may be a
 * stop: only what names a post like this is none.
 */
export const readTypedAct = (text: string): TypedAct | null => {
  const [, word = '', typed = '', rest = ''] = /^\s*(\S+)(?:\s+(\S+))?(?:\s+([^]*))?$/.exec(text) ?? [];
  const act = WORDS.get(plainOf(word));
  if (act === undefined) return null;
  if (act === 'list') return typed === '' ? { act } : null;
  const delivery = ID.exec(typed)?.[1];
  return delivery === undefined ? null : { act, delivery, rest: rest.trim() };
};
