import { describe, expect, it } from 'vitest';
import { freezeNews, mailDesks, mailDigest, proposalNews, reminderNews } from '../../lib/notice/notice.ts';
import { tellOnce } from '../../lib/notice/tell.ts';
import { stop } from '../../lib/freeze/stop.ts';
import { digest } from '../../lib/approval/digest.ts';
import { freezeAll, HOUR, openGazette, to, type Gazette, type Letter } from '../web/gazette.ts';

const ask = (gazette: Gazette) => digest({ ...gazette.deps, mail: mailDigest({ ...gazette.deps, ...gazette.store }) });

const secretsOf = (letter: Letter) =>
  [...letter.text.matchAll(/#([A-Za-z0-9_-]{43})/g)].map(([, secret = '']) => secret);

describe('the digest', () => {
  it('is one mail to each person, with their own link, their own code and a stop button', async () => {
    const gazette = await openGazette();
    await gazette.item('concert');
    await gazette.item('fair');
    await gazette.item('attack', { feed: 'une' });
    await ask(gazette);
    expect(gazette.letters.map(to).toSorted()).toEqual(['lea', 'marc', 'zoe']);
    const all = gazette.letters.flatMap(secretsOf);
    // Each person has a link for each draft, and one secret for the desk and the stop.
    expect(new Set(all).size).toBe(3 + 3 + 2);
    for (const letter of gazette.letters) {
      expect(letter.text).toMatch(/https:\/\/vigie\.example\/stop#/);
      expect(letter.text).toMatch(/https:\/\/vigie\.example\/review\/[^/\s#]+#/);
      for (const secret of secretsOf(letter)) expect(letter.html).toContain(secret);
    }
    expect(gazette.letters.find((letter) => to(letter) === 'zoe')?.text).not.toContain('concert');
  });

  it('counts as not sent when SES refuses it, and is sent again with new secrets', async () => {
    let failing = true;
    const gazette = await openGazette({
      ses: () => {
        if (failing) throw new Error('Throttling');
      },
    });
    const deliveries = await gazette.item('concert');
    await expect(ask(gazette)).rejects.toThrow('2 mails were not handed over');
    for (const delivery of deliveries) {
      expect((await gazette.fresh(delivery)).askId).toBeNull();
      expect((await gazette.store.audit(delivery.id)).map(({ how }) => how)).toEqual(['from feed agenda']);
    }
    expect(gazette.logs.filter((line) => line.includes('mail.failed'))).toHaveLength(2);
    const before = new Set(gazette.secrets);
    failing = false;
    await ask(gazette);
    expect(gazette.letters.map(to).toSorted()).toEqual(['lea', 'marc']);
    for (const secret of gazette.letters.flatMap(secretsOf)) expect(before.has(secret)).toBe(false);
    expect((await gazette.fresh(deliveries[0]!)).askId).not.toBeNull();
    await ask(gazette);
    expect(gazette.letters).toHaveLength(2);
  });

  it('is sent to the others when one person’s mail fails, counts as sent, and is still an error', async () => {
    const gazette = await openGazette({
      ses: (letter) => {
        if (to(letter) === 'lea') throw new Error('MailboxFull');
      },
    });
    const [delivery] = await gazette.item('concert');
    await expect(ask(gazette)).rejects.toThrow('1 mails were not handed over');
    expect(gazette.letters.map(to)).toEqual(['marc']);
    expect((await gazette.fresh(delivery!)).askId).not.toBeNull();
    expect(gazette.logs.join('\n')).toContain('"person":"lea"');
  });

  it('tells people who are asked during a freeze that publishing is frozen', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    gazette.letters.length = 0;
    await gazette.item('concert');
    await ask(gazette);
    expect(gazette.letters[0]?.text).toMatch(/Inès Robin/);
  });
});

describe('a freeze', () => {
  const watch = (gazette: Gazette) =>
    stop(gazette.deps, {
      id: 'watch-1',
      scopes: ['lane:promo', 'lane:news'],
      source: 'watch',
      by: 'machine:watch',
      story: { id: 's', kind: 'attack', place: 'Nice', score: 9, rule: 'two-owners', version: '1', owners: ['a', 'b'] },
      evidence: [
        { at: '2026-07-14T15:58:00Z', source: 'lemonde', title: 'Attaque <!channel>\r\nBcc: x@y.example', url: null },
        { at: '2026-07-14T15:59:00Z', source: 'afp', title: 'Un camion fonce', url: 'https://afp.example/1' },
      ],
    });

  it('by the watch is announced with its evidence in Slack and to everybody who is allowed to freeze or thaw', async () => {
    const said: string[] = [];
    const gazette = await openGazette({ webhook: (text) => Promise.resolve(void said.push(text)) });
    await watch(gazette);
    expect(gazette.letters.map(to).toSorted()).toEqual(['ines', 'lea', 'marc']);
    for (const { text, subject, html } of gazette.letters) {
      expect(subject).not.toMatch(/[\r\n]/);
      for (const part of ['lemonde', 'Un camion fonce', '/desk#', '/stop#']) expect(text).toContain(part);
      expect(html).not.toContain('<!channel>');
    }
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('la vigie');
    expect(said[0]).toContain('• lemonde: Attaque &lt;!channel&gt; Bcc: x@y.example');
    expect(said[0]).toContain('• afp: Un camion fonce');
    expect(said[0]).toContain('`lane:promo` `lane:news`');
  });

  it('is announced by mail when Slack fails, and the mails do not wait when Slack hangs', async () => {
    const failing = await openGazette({ webhook: () => Promise.reject(new Error('Slack answered 500')) });
    await watch(failing);
    expect(failing.letters).toHaveLength(3);
    expect(failing.logs.join('\n')).toContain('slack.failed');

    const hanging = await openGazette({ webhook: () => new Promise<void>(() => undefined) });
    void watch(hanging);
    await expect.poll(() => hanging.letters.length).toBe(3);
  });

  it('is announced to the others when one mail fails, and the log names who was not told', async () => {
    const gazette = await openGazette({
      ses: (letter) => {
        if (to(letter) === 'lea') throw new Error('no');
      },
    });
    await watch(gazette);
    expect(gazette.logs.join('\n')).toMatch(/"event":"mail.failed".*"to":"lea"/);
    expect(gazette.letters.map(to).toSorted()).toEqual(['ines', 'marc']);
  });

  it('that does not exist is announced to nobody', async () => {
    const gazette = await openGazette();
    expect(await freezeNews(gazette.deps, 'never')).toBeNull();
    expect(gazette.letters).toEqual([]);
  });

  it('that is still open is mentioned again to people who can thaw, and a proposal to people who can freeze', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    gazette.pass(2 * HOUR);
    gazette.letters.length = 0;
    const freeze = (await gazette.store.freezeById('other-way'))!;
    await tellOnce(gazette.deps, reminderNews(gazette.deps, freeze, gazette.now()));
    expect(gazette.letters.map(to).toSorted()).toEqual(['ines', 'marc']);
    expect(gazette.letters[0]?.subject).toMatch(/2 h/);
    gazette.letters.length = 0;
    const proposal = {
      id: 'p',
      at: gazette.now(),
      scopes: ['lane:promo'],
      story: { id: 's', kind: 'attack', place: null, score: 5, rule: 'one-owner', version: '1', owners: ['a'] },
      evidence: [{ at: '2026-07-14T15:58:00Z', source: 'lemonde', title: 'Attaque', url: null }],
    };
    await tellOnce(gazette.deps, proposalNews(gazette.deps, proposal));
    expect(gazette.letters.map(to).toSorted()).toEqual(['ines', 'lea', 'marc']);
    expect(gazette.letters[0]?.text).toContain('lemonde');
  });
});

describe('the link to the desk', () => {
  it('is sent once to people who can freeze but never approve, and again long before it expires', async () => {
    const gazette = await openGazette();
    const deps = { ...gazette.deps, ...gazette.store };

    expect(await mailDesks(deps)).toEqual(['ines']);
    expect(await mailDesks(deps)).toEqual([]);
    gazette.pass(45 * 24 * HOUR);
    expect(await mailDesks(deps)).toEqual(['ines']);

    expect(gazette.letters.map(to)).toEqual(['ines', 'ines']);
    expect(gazette.letters[0]?.text).toMatch(/\/stop#[A-Za-z0-9_-]{43}/);
  });
});
