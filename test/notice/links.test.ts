import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { thaw } from '../../lib/freeze/thaw.ts';
import { hearBounced } from '../../lib/notice/bounced.ts';
import { makeRounds } from '../../lib/notice/notify.ts';
import * as mails from '../../lib/pages/mails.ts';
import { SECTIONS } from '../../lib/pages/filter.ts';
import { LOCALES, type Locale } from '../../lib/settings.ts';
import { words, type Words } from '../../lib/words/words.ts';
import {
  asked,
  CONFIG,
  formOf,
  freezeAll,
  HOST,
  HOUR,
  MINUTE,
  openGazette,
  TABLE,
  to,
  type Gazette,
  type Letter,
} from '../web/gazette.ts';

/** Every mail that people get is sent for what it is for, and each of its links is opened as its reader would. */

const ACCOUNT = 'bluesky:gazette';

const approve = async (gazette: Gazette, due: string) => {
  const { deliveries, ask, form } = await asked(gazette, 'marc');
  const pick = deliveries.map(({ id }) => id);
  const at = Object.fromEntries(pick.map((id) => [`due-${id}`, due]));
  await gazette.post(`/review/${ask}/decide`, { ...form, ...at, pick, decision: 'approve', sure: 'yes' });
  return deliveries;
};

const published = async (gazette: Gazette) => {
  for (const each of await approve(gazette, 'now')) {
    const claimed = await gazette.inFlight(each);
    const sent = { state: 'published' as const, sentAt: gazette.now(), remoteId: `r-${each.id}`, url: null };
    await gazette.store.move(claimed, sent, { at: gazette.now(), who: 'machine:publish', how: 'accepted' });
  }
};

const restingAccount = (gazette: Gazette) =>
  gazette.store.saveRest({
    ...{ account: ACCOUNT, at: gazette.now(), cause: 'credentials', until: null, secret: 'v1', detail: 'HTTP 401' },
  });

/** How each mail comes to be sent, and words that no other mail has. */
const WAYS: Readonly<Record<string, { has: (w: Words) => string; happens: (gazette: Gazette) => Promise<unknown> }>> = {
  digestMail: {
    has: ({ mails: m }) => m.digestLead(2),
    happens: async (gazette) => {
      await gazette.item('concert');
      await gazette.item('marche', { title: 'Le marché rouvre' });
    },
  },
  dayAfterMail: {
    has: ({ mails: m }) => m.dayAfterAsk,
    happens: async (gazette) => {
      await approve(gazette, String(gazette.now() + 3 * HOUR));
      await freezeAll(gazette);
      gazette.letters.length = 0;
      await thaw(gazette.deps, { id: 'other-way', by: 'ines' });
    },
  },
  freezeMail: {
    has: ({ pages }) => pages.sentHour,
    happens: async (gazette) => {
      await published(gazette);
      await freezeAll(gazette);
    },
  },
  proposeMail: {
    has: ({ mails: m }) => m.proposeButton,
    happens: (gazette) =>
      gazette.store.saveProposal({
        ...{ id: 'proposal-1', at: gazette.now(), scopes: ['lane:promo'], evidence: [] },
        story: {
          id: 's',
          kind: 'attack',
          place: 'Nice',
          score: 7,
          rule: 'one-owner',
          version: '1',
          owners: ['lemonde'],
        },
      }),
  },
  reminderMail: {
    has: ({ mails: m }) => m.reminderNote,
    happens: async (gazette) => {
      await freezeAll(gazette);
      gazette.letters.length = 0;
      gazette.pass(2 * HOUR + MINUTE);
    },
  },
  unsentMail: {
    has: ({ unsent }) => unsent.staysNote,
    happens: async (gazette) => {
      const post = await gazette.fresh((await approve(gazette, 'now'))[1]!);
      const unsent = { cause: 'credentials' as const, detail: 'HTTP 401', since: gazette.now(), by: 'marc' };
      await gazette.store.move(post, { unsent }, { at: gazette.now(), who: 'machine:publish', how: 'waits' });
      await restingAccount(gazette);
      gazette.pass(MINUTE);
    },
  },
  nearMissMail: {
    has: ({ mails: m }) => m.nearMissNote,
    happens: async (gazette) => {
      await approve(gazette, String(gazette.now() + HOUR));
      gazette.pass(MINUTE);
      await freezeAll(gazette);
      gazette.pass(2 * HOUR);
      gazette.letters.length = 0;
      await thaw(gazette.deps, { id: 'other-way', by: 'ines' });
    },
  },
  bellsMail: {
    has: ({ bells }) => bells.mailNote,
    happens: async (gazette) => {
      await freezeAll(gazette);
      gazette.letters.length = 0;
      const at = gazette.now();
      const ring = { of: 'other-way', bell: 'site', says: 'freeze', state: 'not-confirmed', since: at, at } as const;
      const more = { tries: 1, nextAt: null, stopped: [], count: 0, detail: 'HTTP 503', rev: 1, rows: 0 };
      await gazette.store.saveRing(null, { ...ring, ...more }, null);
      gazette.pass(MINUTE);
    },
  },
  accountMail: {
    has: ({ unsent }) => unsent.account.failed,
    happens: async (gazette) => {
      await restingAccount(gazette);
      await gazette.store.saveCheck({
        ...{ account: ACCOUNT, at: gazette.now(), endsAt: null, lacks: [], failed: 'HTTP 401' },
      });
    },
  },
  bounceMail: {
    has: ({ mails: m }) => m.bounce.note.bounced,
    happens: (gazette) => {
      const bounced = { mail: 'lea@gazette.example', kind: 'bounced', detail: 'Permanent/General' } as const;
      return hearBounced({ ...gazette.deps, ...gazette.store }, [bounced]);
    },
  },
  damageMail: {
    has: ({ unsent }) => unsent.damage.mend,
    happens: async (gazette) => {
      const [delivery] = await gazette.item('concert');
      const item = { ...delivery, pk: `DELIVERY#${delivery?.id}`, sk: '-', attempt: 'one' };
      const listed = { listPk: 'DELIVERY#draft', listSk: 'damaged' };
      await gazette.engine
        .connect()
        .send(new PutItemCommand({ TableName: TABLE, Item: marshall({ ...item, ...listed }) }));
    },
  },
  deskMail: { has: ({ mails: m }) => m.deskLead, happens: () => Promise.resolve() },
};

type Link = { label: string; path: string; query: URLSearchParams; token: string };

const linksOf = ({ text }: Letter): Link[] =>
  [...text.matchAll(/^(.+)\nhttps:\/\/vigie\.example(\/\S*)$/gm)].map(([, label = '', rest = '']) => {
    const { pathname, searchParams, hash } = new URL(rest, `https://${HOST}`);
    return { label, path: pathname, query: searchParams, token: hash.slice(1) };
  });

/** What a thing's own page must have: the form of its button, which is held or pressed twice. */
const ARMED: Readonly<Record<string, (page: string, of: string) => void>> = {
  keep: (page, of) => expect(page).toContain(`id="f-${of}"`),
  thaw: (page, of) => expect(formOf(page, '/desk/act')).toMatchObject({ act: 'thaw', freeze: of }),
  tools: (page, of) => expect(formOf(page, '/desk/act')).toMatchObject({ act: 'check-off', freeze: of }),
  'take-back': (page, of) => expect(formOf(page, '/desk/act')).toMatchObject({ act: 'take-back', delivery: of }),
  freeze: (page, of) => expect(formOf(page, '/desk/act')).toMatchObject({ act: 'freeze', proposal: of }),
  post: (page, of) => expect(page).toMatch(new RegExp(`name="delivery" value="${of}"`)),
  account: (page, of) => expect(formOf(page, '/desk/act')).toMatchObject({ act: 'try', account: of }),
};
/** Whoever lacks the right sees the thing without its button. */
const NEEDS: Readonly<Record<string, string>> = { account: 'approve', post: 'approve', thaw: 'thaw', freeze: 'freeze' };

const openThing = async (gazette: Gazette, { path, query, token }: Link, person: string) => {
  const shell = await gazette.request('GET', `${path}?${query.toString()}`);
  const { status, body } = await gazette.post(path, { ...formOf(shell.body, path), token });
  expect(status).toBe(200);
  const [landing, of = ''] = [...query][0] ?? [];
  if (landing === 'show') {
    expect(SECTIONS).toContain(of);
    expect(body).toContain(`data-part="${of}"`);
    return;
  }
  expect(body, `${landing} ${of}`).toMatch(/<main[^>]*class="thing"/);
  const right = NEEDS[landing ?? ''];
  const may = gazette.settings.people[person]?.may ?? [];
  if (right === undefined || may.some((each) => each === right)) ARMED[landing ?? '']?.(body, of);
};

const openLink = async (gazette: Gazette, link: Link, person: string): Promise<void> => {
  const { path, query, token } = link;
  expect((await gazette.request('GET', path)).status, path).toBe(200);
  if (path === '/tray') {
    const tray = await gazette.post(path, { token, sure: 'yes' });
    expect([tray.status, /<main[^>]*class="[^"]*tray/.test(tray.body)]).toEqual([200, true]);
  } else if (path.startsWith('/review/')) {
    const page = await gazette.post(`${path}/open`, { token });
    expect([page.status, page.body.includes(`action="${path}/decide"`)]).toEqual([200, true]);
  } else if (path === '/stop') {
    expect((await gazette.request('GET', path)).body).toContain('data-stop');
  } else if (query.size > 0) {
    await openThing(gazette, link, person);
  } else {
    const page = await gazette.post(path, { token });
    expect([path, page.status]).toEqual(['/desk', 200]);
  }
};

const send = async (locale: Locale, happens: (gazette: Gazette) => Promise<unknown>) => {
  const bells = {
    site: {
      ...{ kind: 'wordpress' as const, service: 'https://gazette.example', secret: 'vigie/bell/site' },
      call: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' },
    },
  };
  const gazette = await openGazette({ config: { ...CONFIG, site: { ...CONFIG.site, locale }, bells } });
  await happens(gazette);
  await makeRounds(gazette.deps);
  return gazette;
};

describe('a mail', () => {
  it('is one of those that are walked through here', () => {
    const written = Object.keys(mails).filter((name) => name.endsWith('Mail'));
    expect(Object.keys(WAYS).toSorted()).toEqual(written.toSorted());
  });

  for (const locale of LOCALES)
    it.each(Object.keys(WAYS))(`leads by each of its links to its thing, armed (${locale}): %s`, async (name) => {
      const { has, happens } = WAYS[name]!;
      const gazette = await send(locale, happens);
      const w = words(locale);
      const letters = gazette.letters.filter(({ text }) => text.includes(has(w)));
      expect(letters.length).toBeGreaterThan(0);
      for (const letter of letters) {
        const links = linksOf(letter);
        const hrefs = [...letter.html.matchAll(/href="https:\/\/vigie\.example/g)];
        expect(hrefs).toHaveLength(links.length);
        // The plain desk is one link at most, which says that it is the desk.
        const plain = links.filter(({ path, query }) => path === '/desk' && query.size === 0);
        expect(plain.map(({ label }) => label)).toEqual([w.mails.mailDesk].slice(0, plain.length));
        for (const link of links) await openLink(gazette, link, to(letter));
      }
    });
});
