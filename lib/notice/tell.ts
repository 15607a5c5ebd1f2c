import type { Log } from '../events.ts';
import type { Store } from '../records/store.ts';
import { SECOND_MS } from '../records/durations.ts';

/** What people are told once: a freeze, a proposal, a reminder. */
export type News = {
  /** Its name among the marks. */
  name: string;
  people: readonly string[];
  /** More people may have to be told under this name later. */
  grows?: true;
  /** Hands one person's mail over. */
  mail: (person: string) => Promise<void>;
  /** Writes into the channel of Slack; null where the channel is not for it. */
  slack: (() => Promise<void>) | null;
};

export type TellDeps = Pick<Store, 'lastTick' | 'tick' | 'takeTurn'> & { now: () => number; log: Log };

/** An event and the schedule may come at once: who came first tells. After so long another may go on from there. */
export const TURN_MS = 45 * SECOND_MS;

const markOf = (of: string, who: string): string => `told ${of} to ${who}`;

/** Whether everybody was told. */
const isDone = async (deps: TellDeps, { name, people, grows }: News): Promise<boolean> => {
  if ((await deps.lastTick(`told ${name}`)) === null) return false;
  if (grows !== true) return true;
  const marks = await Promise.all(people.map((person) => deps.lastTick(markOf(name, person))));
  return !marks.includes(null);
};

/** Reaches one person, or the channel, unless that was done. Answers whether it is done; throws nothing. */
const reach = async (
  deps: TellDeps,
  { of, who, failed }: { of: string; who: string; failed: 'mail.failed' | 'slack.failed' },
  send: () => Promise<void>,
): Promise<boolean> => {
  const mark = markOf(of, who);
  const at = await deps.lastTick(mark).catch(() => null);
  if (at !== null) return true;
  try {
    await send();
  } catch (error) {
    deps.log('error', failed, { of, to: who, error: String(error) });
    return false;
  }
  // Better told twice than not at all: a mark that is lost repeats one mail.
  await deps.tick(mark, deps.now()).catch((error: unknown) => {
    deps.log('error', 'telling.unmarked', { of, to: who, error: String(error) });
  });
  return true;
};

/** `told`: everybody has been now. `told before`: nothing to do. `later`: not everybody yet. */
export type Told = 'told' | 'told before' | 'later';

/**
 * Tells the news to each person once, and to the channel. A mail that fails stops no other mail, and is tried again at
 * the next call.
 */
export const tellOnce = async (deps: TellDeps, news: News): Promise<Told> => {
  const of = news.name;
  if (await isDone(deps, news)) return 'told before';
  if (!(await deps.takeTurn(`telling ${of}`, deps.now(), TURN_MS))) return 'later';
  // Slack must neither stop the mails nor make them wait.
  const said =
    news.slack === null
      ? Promise.resolve(true)
      : reach(deps, { of, who: 'the channel', failed: 'slack.failed' }, news.slack);
  const done: boolean[] = [];
  for (const person of news.people) {
    done.push(await reach(deps, { of, who: person, failed: 'mail.failed' }, () => news.mail(person)));
  }
  done.push(await said);
  if (done.includes(false)) return 'later';
  await deps.tick(`told ${of}`, deps.now());
  return 'told';
};
