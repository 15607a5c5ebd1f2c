/**
 * The accounts in turn, each with its own order kept: however much of one account is due, the first of every other
 * comes before its second.
 */
export const inTurn = <T extends { account: string }>(due: readonly T[]): T[] => {
  const before = new Map<string, number>();
  return due
    .map((each) => {
      const turn = before.get(each.account) ?? 0;
      before.set(each.account, turn + 1);
      return { each, turn };
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ each }) => each);
};
