/**
 * The accounts in turn, each with its own order kept: however much of one account is due, the first of every other
 * comes before its second. In one turn each account comes once at most.
 */
export const inTurn = <T extends { account: string }>(due: readonly T[]): T[][] => {
  const before = new Map<string, number>();
  const turns: T[][] = [];
  for (const each of due) {
    const turn = before.get(each.account) ?? 0;
    before.set(each.account, turn + 1);
    (turns[turn] ??= []).push(each);
  }
  return turns;
};
