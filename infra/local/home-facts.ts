import type { Delivery } from '../../lib/records/delivery.ts';
import { compose } from '../../lib/delivery/text.ts';
import type { World } from '../../lib/delivery/why.ts';
import { readRows, storyView } from '../../lib/desk/desk.ts';
import { readFrame } from '../../lib/desk/frame.ts';
import { openProposals } from '../../lib/desk/now.ts';
import type { Freeze } from '../../lib/records/freeze.ts';
import type { Frame, ProposalView, Row, TimelinePost } from '../../lib/pages/views.ts';
import { networkOf } from '../../lib/networks/names.ts';
import type { Right } from '../../lib/people.ts';
import type { Letter } from './inbox.ts';
import type { Past, Played } from './recorded-day.ts';
import type { Relay } from './relay.ts';
import { DAY_MS } from '../../lib/records/durations.ts';

/** Everything that the local page shows, read at one moment from the table, the inbox, the sandbox and the newsroom. */

export type Mailbox = {
  person: string;
  name: string;
  may: readonly Right[];
  desk: string;
  /** As from the desk: one press stops. */
  stop: string;
  /** Newest first. */
  letters: readonly { letter: Letter; opened: boolean }[];
};

export type HomeRow = Row & {
  /** The approved text is not the one that the feed's template made. */
  edited: boolean;
  publishedAt: number | null;
};

export type Facts = {
  frame: Frame;
  rows: readonly HomeRow[];
  /** Every freeze there was, newest first. */
  freezes: readonly Freeze[];
  /** What the watch would have frozen if a person had said so, in the last day. */
  proposals: readonly ProposalView[];
  posts: readonly TimelinePost[];
  mailboxes: readonly Mailbox[];
  /** The address in a person's newest mail at which that person may decide on a delivery; null when no mail asks it. */
  review: (delivery: Delivery, person: string) => string | null;
  headlines: readonly { id: string; owner: string; title: string; at: number }[];
  /** How far the headlines of the bad night have come; `at` in its own time. Null: they have not begun. */
  playing: { shown: number; total: number; at: number } | null;
  /** The day of the past that was played last, or plays. */
  past: Played | null;
  slow: boolean;
};

const LINKS = /\/review\/([\w-]+)#([\w~.=-]+)/g;
const HEADLINES_SHOWN = 12;

/** What a page may ask for again and again: the mails' links and whose they are are remembered between looks. */
export const openFacts = (relay: Relay, past: Past, opened: ReadonlySet<string>): (() => Promise<Facts>) => {
  const { desk } = relay;
  const { settings } = desk;
  const asks = new Map<string, readonly string[]>();

  const addressee = (letter: Letter): string | null =>
    Object.keys(settings.people).find((id) =>
      letter.destination.to.some((to) => to.includes(`<${settings.people[id]?.mail ?? ''}>`)),
    ) ?? null;

  /** The newest link by person and delivery. */
  const linksOf = async (letters: readonly Letter[]): Promise<Map<string, string>> => {
    const links = new Map<string, string>();
    for (const letter of letters) {
      const person = addressee(letter);
      if (person === null) continue;
      for (const [, ask = '', token = ''] of (letter.body.text ?? '').matchAll(LINKS)) {
        const deliveries = asks.get(ask) ?? (await desk.ask(ask))?.deliveries ?? [];
        asks.set(ask, deliveries);
        for (const delivery of deliveries) {
          const key = `${person} ${delivery}`;
          if (!links.has(key)) links.set(key, `${relay.url}/review/${ask}#${token}`);
        }
      }
    }
    return links;
  };

  const homeRows = async (world: World): Promise<HomeRow[]> => {
    const rows = await readRows(desk, world);
    const drafts = new Map(
      (await desk.drafts(rows.map((row) => row.delivery.draft))).map((draft) => [draft.id, draft]),
    );
    return rows.map((row) => {
      const draft = drafts.get(row.delivery.draft);
      const feed = settings.feeds[row.delivery.feeds[0] ?? ''];
      const made =
        draft === undefined || feed === undefined
          ? null
          : compose(networkOf(row.delivery.account), feed.template, {
              title: draft.title,
              link: draft.link,
              summary: draft.summary,
              hashtags: [],
              feed: '',
            }).text;
      return {
        ...row,
        edited: made !== null && made !== row.delivery.content.text,
        publishedAt: draft?.publishedAt ?? null,
      };
    });
  };

  const postsOf = (rows: readonly HomeRow[], frame: Frame): TimelinePost[] => {
    const sent = new Map(
      rows.map((row) => [`${row.delivery.account} ${row.delivery.content.providerKey}`, row.delivery]),
    );
    return relay.sandbox.timeline().map((post) => {
      const approval = sent.get(`${post.account} ${post.providerKey}`)?.approval ?? null;
      const image = post.card?.image ?? null;
      return {
        id: post.id,
        account: post.account,
        text: post.text,
        at: Date.parse(post.postedAt),
        url: null,
        picture: image === null ? null : { src: `/local/picture/${image.sha256}`, alt: image.alt },
        by: approval === null ? null : (frame.people[approval.by] ?? approval.by),
        mark: post.deletedAt !== null ? 'withdrawn' : approval?.under === true ? 'under-freeze' : null,
      };
    });
  };

  return async () => {
    const [{ frame, world }, letters, freezes, proposals] = await Promise.all([
      readFrame(desk),
      relay.inbox.letters(),
      desk.freezes(),
      desk.proposals(desk.now() - DAY_MS),
    ]);
    const [rows, links, mailboxes] = await Promise.all([
      homeRows(world),
      linksOf(letters),
      Promise.all(
        Object.entries(settings.people).map(async ([person, { name, may }]): Promise<Mailbox> => ({
          person,
          name,
          may,
          desk: await relay.link(person, 'desk'),
          stop: (await relay.link(person, 'stop')).replace('/stop#', '/stop?from=desk#'),
          letters: letters
            .filter((letter) => addressee(letter) === person)
            .map((letter) => ({ letter, opened: opened.has(letter.messageId) })),
        })),
      ),
    ]);
    return {
      frame,
      rows,
      freezes: freezes.toSorted((a, b) => b.at - a.at),
      proposals: openProposals(proposals, [...frame.freezes, ...freezes]).map((each) => ({
        id: each.id,
        at: each.at,
        scopes: each.scopes,
        story: storyView(each),
      })),
      posts: postsOf(rows, frame),
      mailboxes,
      review: (delivery, person) => links.get(`${person} ${delivery.id}`) ?? null,
      headlines: relay.newsroom.headlines(HEADLINES_SHOWN),
      playing: relay.newsroom.playing(),
      past: past.played(),
      slow: relay.sandbox.controls().faults.some(({ fault }) => fault.kind === 'slow'),
    };
  };
};
