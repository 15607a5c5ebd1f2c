/** What a person types in Slack or on the command line. `stop`, `pause`, `gel` and `freeze` are the same word. */
export type Command =
  | { kind: 'freeze'; scope: string; reason: string | null }
  | { kind: 'thaw'; id: string }
  | { kind: 'status' }
  | { kind: 'help' };

const FREEZE = ['freeze', 'stop', 'pause', 'gel', 'arret', 'arrêt'];
const THAW = ['thaw', 'degel', 'dégel'];
const SCOPE = /^(all|(lane|network|account|feed):\S+)$/;

/** Reads a command; a bare stop is a stop of everything. Whatever starts like a stop is a stop: a typing error in the scope becomes part of the reason. */
export const readCommand = (text: string): Command => {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const verb = word.toLowerCase();
  if (FREEZE.includes(verb)) {
    const [first, ...others] = rest;
    const scoped = first !== undefined && SCOPE.test(first);
    const reason = (scoped ? others : rest).join(' ').trim();
    return { kind: 'freeze', scope: scoped ? first : 'all', reason: reason === '' ? null : reason };
  }
  if (THAW.includes(verb) && rest[0] !== undefined) return { kind: 'thaw', id: rest[0] };
  if (verb === 'status' || verb === 'etat' || verb === 'état') return { kind: 'status' };
  return { kind: 'help' };
};
