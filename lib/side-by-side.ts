/** Several things done at once, but never more than so many. The answers are in the order of the things. */
export const sideBySide = async <T, R>(
  things: readonly T[],
  most: number,
  act: (thing: T) => Promise<R>,
): Promise<R[]> => {
  const answers: R[] = [];
  const left = things.entries();
  // Each worker takes the next thing when its last one is done.
  const worker = async (): Promise<void> => {
    for (const [index, thing] of left) answers[index] = await act(thing);
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker));
  return answers;
};

/** A gate through which one goes at a time, in the order in which they come. */
export const openGate = (): (<R>(act: () => Promise<R>) => Promise<R>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => null);
    return mine;
  };
};
