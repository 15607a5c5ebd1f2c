import { digest, type DigestDeps, type DigestReport } from '../approval/digest.ts';
import { readOpenFreezes } from '../freeze/open.ts';
import { reminderDue } from '../freeze/reminder.ts';
import type { Store } from '../records/store.ts';
import { DAY_MS, HOUR_MS } from '../records/durations.ts';
import { tellQuestions } from './answers.ts';
import { bellNews } from './bells.ts';
import { bounceNews } from './bounced.ts';
import { checkedNews } from './checked.ts';
import { ENDED_STATES } from '../pages/views.ts';
import {
  damageNews,
  endedNews,
  freezeNews,
  mailDesks,
  nearMissNews,
  proposalNews,
  reminderNews,
  waitsNews,
  type NoticeDeps,
} from './notice.ts';
import { tellOnce, TURN_MS, type News, type TellDeps, type Told } from './tell.ts';

/**
 * What the function notify does. It alone makes links of people and hands mails over, and it reads no document from
 * outside: only the table.
 */

export type NotifyDeps = NoticeDeps &
  TellDeps &
  DigestDeps &
  Pick<Store, 'proposal' | 'checks' | 'rings' | 'bounces' | 'takeLeftOut'>;

/** Proposals of so long are looked through for one that nobody was told of. */
const PROPOSED_SINCE_MS = DAY_MS;

/** An event, as far as notify reads it. */
type Heard = { type: string; id: string; detail?: string | undefined };

/** Posts that ended unsent are looked through for so long. */
const ENDED_SINCE_MS = HOUR_MS;
const RETURNED = 'delivery.returned';

const newsOf = async (deps: NotifyDeps, { type, id, detail = '' }: Heard): Promise<News | null> => {
  if (type === 'freeze.opened') return freezeNews(deps, id);
  if (type === 'freeze.thawed') return nearMissNews(deps, id);
  if (type === 'bell.not-confirmed' || type === 'bell.gave-up') return bellNews(deps, id);
  if (type === 'account.waits') return (await waitsNews(deps, { place: id, cause: detail }))[0] ?? null;
  if (type === RETURNED || ENDED_STATES.some((state) => type === `delivery.${state}`)) {
    const [delivery] = await deps.deliveries([id]);
    return delivery === undefined ? null : endedNews(deps, delivery);
  }
  if (type !== 'watch.proposed') return null;
  const proposal = await deps.proposal(id);
  return proposal === null ? null : proposalNews(deps, proposal);
};

/** Tells what an event says. It may come twice, late, or for something that is over. */
export const tellEvent = async (deps: NotifyDeps, event: Heard): Promise<Told | 'nothing to tell'> => {
  const news = await newsOf(deps, event);
  return news === null ? 'nothing to tell' : tellOnce(deps, news);
};

export type NotifyReport = {
  /** Everybody has been told of these now. */
  told: string[];
  reminded: string[];
  /** Null: people were asked a short while ago. */
  asked: DigestReport | null;
  desks: string[];
  /** Accounts of which the channel was told that somebody asks something. */
  questions: string[];
};

/**
 * What is due by the clock. What no event told is told: freezes, what they kept from leaving, proposals, and posts
 * that ended unsent. People are
 * reminded of freezes that are still open, asked about drafts, and sent their links to the desk. What fails costs
 * itself only.
 */
export const makeRounds = async (deps: NotifyDeps): Promise<NotifyReport> => {
  const report: NotifyReport = { told: [], reminded: [], asked: null, desks: [], questions: [] };
  const failures: unknown[] = [];
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      deps.log('error', 'notify.failed', { what, error: String(error) });
      failures.push(error);
    }
  };
  const tell = (news: News, done: string[]) =>
    attempt('telling', async () => {
      if ((await tellOnce(deps, news)) === 'told') done.push(news.name);
    });

  await attempt('freezes', async () => {
    const found = await readOpenFreezes(deps);
    failures.push(...found.failures);
    for (const freeze of found.open) {
      await attempt('telling', async () => {
        if ((await deps.lastTick(`told ${freeze.id}`)) !== null) return;
        const news = await freezeNews(deps, freeze.id);
        if (news !== null) await tell(news, report.told);
      });
      const bells = await bellNews(deps, freeze.id);
      if (bells !== null) await tell(bells, report.told);
      const since = reminderDue(freeze, deps.now());
      if (since !== null) await tell(reminderNews(deps, freeze, since), report.reminded);
    }
  });
  await attempt('thaws', async () => {
    for (const { id, thawedAt } of await deps.freezes()) {
      if (thawedAt === null || thawedAt < deps.now() - ENDED_SINCE_MS) continue;
      const news = await nearMissNews(deps, id);
      if (news !== null) await tell(news, report.told);
    }
  });
  await attempt('proposals', async () => {
    for (const proposal of await deps.proposals(deps.now() - PROPOSED_SINCE_MS)) {
      await tell(proposalNews(deps, proposal), report.told);
    }
  });
  await attempt('unsent', async () => {
    for (const news of await waitsNews(deps)) await tell(news, report.told);
    for (const state of ENDED_STATES) {
      // What was returned to a person is listed by when it expires as a draft.
      const listed = await deps.list(state, state === 'draft' ? {} : { after: deps.now() - ENDED_SINCE_MS });
      const ended = listed.filter(({ changedAt }) => changedAt > deps.now() - ENDED_SINCE_MS);
      const news = ended.flatMap((delivery) => endedNews(deps, delivery) ?? []);
      for (const each of news) await tell(each, report.told);
    }
  });
  await attempt('accounts', async () => {
    for (const news of await checkedNews(deps)) await tell(news, report.told);
  });
  await attempt('bounces', async () => {
    for (const news of await bounceNews(deps)) await tell(news, report.told);
  });
  await attempt('answers', async () => {
    report.questions = await tellQuestions(deps);
  });
  await attempt('asking', async () => {
    if (!(await deps.takeTurn('asking', deps.now(), Math.min(deps.askEveryMs, TURN_MS)))) return;
    report.asked = await digest(deps);
  });
  await attempt('damage', async () => {
    const news = damageNews(deps, deps.takeLeftOut());
    if (news !== null) await tell(news, report.told);
  });
  await attempt('desks', async () => {
    report.desks = await mailDesks(deps);
  });

  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} things could not be told or asked`);
  return report;
};
