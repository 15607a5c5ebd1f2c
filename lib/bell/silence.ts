import type { Failed, Scheduled, Tool } from './tool.ts';

/** Stops what is scheduled in one tool, and looks again until nothing is left there, or says what is. */

/** So many writes are under way at once. */
const AT_ONCE = 5;
/** Whoever schedules while we stop is looked after so often in one look. */
const ROUNDS = 3;
const NAMED = 3;

export type Silenced = {
  /** `more`: there was no time for the rest, and another look can go on at once. */
  kind: 'confirmed' | 'not-confirmed' | 'more';
  stopped: Scheduled[];
  detail: string | null;
};

/** `mayBegin`: whether there is time for one more request. */
export const silence = async (tool: Tool, mayBegin: () => boolean): Promise<Silenced> => {
  const stopped: Scheduled[] = [];
  const end = (kind: Silenced['kind'], detail: string | null): Silenced => ({ kind, stopped, detail });
  for (let round = 0; ; round += 1) {
    const listed = await tool.list();
    if (listed.kind === 'failed') return end('not-confirmed', listed.detail);
    const { items, hidden } = listed;
    if (items.length === 0)
      return hidden === 0 ? end('confirmed', null) : end('not-confirmed', `our user may not see ${hidden} more`);
    const left = `still scheduled: ${namesOf(items)}`;
    if (!mayBegin()) return end('more', left);
    if (round >= ROUNDS) return end('not-confirmed', left);
    const failed = await stopAll(tool, items, stopped, mayBegin);
    if (failed !== null) return end('not-confirmed', `${failed.detail} (${items.length} were scheduled)`);
  }
};

const namesOf = (items: readonly Scheduled[]): string => {
  const names = items.slice(0, NAMED).map(({ title }) => `“${title.slice(0, 60)}”`);
  return [...names, ...(items.length > NAMED ? [`and ${items.length - NAMED} more`] : [])].join(', ');
};

/** Some side by side. After the first failure, or when there is no time, no further one begins. */
const stopAll = async (
  tool: Tool,
  items: readonly Scheduled[],
  stopped: Scheduled[],
  mayBegin: () => boolean,
): Promise<Failed | null> => {
  const waiting = [...items];
  const failures: Failed[] = [];
  const work = async (): Promise<void> => {
    while (failures.length === 0 && mayBegin()) {
      const item = waiting.shift();
      if (item === undefined) return;
      const answer = await tool.stop(item);
      if (answer.kind === 'failed') failures.push(answer);
      if (answer.kind === 'stopped') stopped.push(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures[0] ?? null;
};
