import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ASK_FOR_MS } from '../../lib/approval/ask.ts';
import { asked, CONFIG, formOf, HOUR, openGazette, settingsOf, tokenHash, type Gazette, type Page } from './gazette.ts';

const answerOf = ({ status, body }: Page) => ({ status, body });

/** A secret that was never given out, but looks like one. */
const WRONG = 'A'.repeat(43);

const open = (gazette: Gazette, ask: string, token: string) =>
  gazette.post(`/review/${ask}/open`, { token }).then(answerOf);

/** After so many wrong tries a code is dead; the number stands here, so that another one in the product is seen. */
const WRONG_CODES = 5;

describe('the secret of a link', () => {
  it('opens the review of its own ask for its own person', async () => {
    const gazette = await openGazette();
    const { page } = await asked(gazette, 'lea');
    expect(page).toContain('Concert gratuit ce soir');
    expect(page).toContain('/decide"');
  });

  it('answers every changed copy of it like a wrong one, and nothing changes', async () => {
    const gazette = await openGazette();
    const { ask, token, form, deliveries } = await asked(gazette, 'lea');
    const other = await asked(gazette, 'lea', {}, 'other');
    const before = gazette.dump();
    const wrong = await open(gazette, ask, WRONG);
    expect(wrong.status).toBe(403);
    expect(wrong.body).toMatch(/<h1[^>]*>Ce lien ne s.{1,5}ouvre pas/);

    const flipped = Array.from(token, (character, index) => {
      const next = String.fromCharCode(character.charCodeAt(0) ^ 1);
      return token.slice(0, index) + next + token.slice(index + 1);
    });
    const others = [
      ...flipped,
      ...Array.from(token, (_, length) => token.slice(0, length)),
      `${token}A`,
      ` ${token}`,
      `${token}\n`,
      `${token}\0`,
      token.toUpperCase(),
      other.token,
      tokenHash(token),
      'A'.repeat(200_000),
      '__proto__',
      'constructor',
    ].filter((each) => each !== '');
    for (const mutated of others) {
      expect(await open(gazette, ask, mutated), mutated.slice(0, 60)).toEqual(wrong);
      const decided = await gazette.post(`/review/${ask}/decide`, {
        ...form,
        token: mutated,
        decision: 'approve',
        sure: 'yes',
        pick: deliveries.map(({ id }) => id),
      });
      expect(answerOf(decided), mutated.slice(0, 60)).toEqual(wrong);
    }
    expect(gazette.dump()).toEqual(before);
  });

  it('opens nothing when it is missing, and an empty form does not count as a try at a code', async () => {
    const gazette = await openGazette();
    const { ask } = await asked(gazette, 'lea');
    const before = gazette.dump();
    const wrong = await open(gazette, ask, WRONG);
    for (const form of [{}, { token: '' }, { token: '', code: '' }, { code: ' - - ' }]) {
      expect(answerOf(await gazette.post(`/review/${ask}/open`, form))).toEqual(wrong);
      expect(
        answerOf(await gazette.post(`/review/${ask}/decide`, { ...form, decision: 'approve', sure: 'yes' })),
      ).toEqual(wrong);
    }
    expect(gazette.dump()).toEqual(before);
  });

  it('opens neither the ask of another link nor an ask that does not exist', async () => {
    const gazette = await openGazette();
    const { ask, token } = await asked(gazette, 'lea');
    const other = await asked(gazette, 'marc', {}, 'other');
    const wrong = await open(gazette, ask, WRONG);
    for (const name of [
      other.ask,
      'nothing',
      '%00',
      '..%2f..',
      encodeURIComponent(`${ask}#${token}`),
      'x'.repeat(3_000),
    ]) {
      const answer = await open(gazette, name, token);
      expect(answer, name.slice(0, 40)).toEqual(wrong);
      expect((await gazette.post(`/review/${name}/open`, { code: 'AAAABBBB' })).status, name.slice(0, 40)).toBe(403);
    }
  });

  it('ends at its last millisecond, and an expired one gets byte for byte the page of a wrong one', async () => {
    const gazette = await openGazette();
    const { ask, token, form, deliveries } = await asked(gazette, 'lea');
    gazette.pass(ASK_FOR_MS - 1);
    expect((await open(gazette, ask, token)).status).toBe(200);
    gazette.pass(1);
    const before = gazette.dump();
    const wrong = await open(gazette, ask, WRONG);
    expect(await open(gazette, ask, token)).toEqual(wrong);
    const decided = await gazette.post(`/review/${ask}/decide`, {
      ...form,
      decision: 'approve',
      sure: 'yes',
      pick: deliveries.map(({ id }) => id),
    });
    expect(answerOf(decided)).toEqual(wrong);
    expect(gazette.dump()).toEqual(before);
  });

  it('opens no review when it is the desk’s, and gets the page of a wrong one when it has expired', async () => {
    const gazette = await openGazette();
    const { ask } = await asked(gazette, 'lea');
    const token = await gazette.desk('lea');
    expect(await open(gazette, ask, token)).toEqual(await open(gazette, ask, WRONG));
    for (const path of ['/desk', '/stop/state', '/desk/act', '/stop/act']) {
      expect((await gazette.post(path, { token, freeze: 'none' })).status).not.toBe(403);
    }
    gazette.pass(90 * 86_400_000);
    for (const path of ['/desk', '/stop/state', '/desk/act', '/stop/act', '/stop']) {
      const id = 'press-0001';
      expect(answerOf(await gazette.post(path, { token, id })), path).toEqual(
        answerOf(await gazette.post(path, { token: WRONG, id })),
      );
      expect((await gazette.post(path, { token, id })).status).toBe(403);
    }
  });

  it('opens nothing for a person who is no longer in the configuration', async () => {
    const gazette = await openGazette();
    const { ask, token } = await asked(gazette, 'lea');
    const desk = await gazette.desk('lea');
    const people = Object.fromEntries(Object.entries(CONFIG.people).filter(([person]) => person !== 'lea'));
    const after = gazette.under(
      settingsOf({
        ...CONFIG,
        people,
        feeds: Object.fromEntries(
          Object.entries(CONFIG.feeds).map(([key, feed]) => [
            key,
            { ...feed, approvers: (feed.approvers ?? []).filter((person) => person !== 'lea') },
          ]),
        ),
      }),
    );
    const before = gazette.dump();
    for (const [path, form] of [
      [`/review/${ask}/open`, `token=${token}`],
      [`/review/${ask}/decide`, `token=${token}&decision=reject&sure=yes&pick=concert-sandbox`],
      ['/desk', `token=${desk}`],
      ['/stop', `token=${desk}&id=press-0001&sure=yes`],
      ['/desk/act', `token=${desk}&act=thaw&freeze=f&sure=yes`],
    ] as const) {
      const answer = await after.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form,
      });
      expect(answer.status, path).toBe(403);
    }
    expect(gazette.dump()).toEqual(before);
  });

  it('does not open the review of a feed that the person no longer approves', async () => {
    const gazette = await openGazette();
    const { ask, token } = await asked(gazette, 'lea');
    const agenda = { ...CONFIG.feeds['agenda']!, approvers: ['marc'] };
    const after = gazette.under(settingsOf({ ...CONFIG, feeds: { ...CONFIG.feeds, agenda } }));
    const answer = await after.request(`/review/${ask}/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `token=${token}`,
    });
    expect(answer.status).toBe(403);
  });

  it('decides nothing on a feed that the person does not approve, whatever ids are sent', async () => {
    const gazette = await openGazette();
    const [foreign] = await gazette.item('attack', { feed: 'une' });
    const { ask, form } = await asked(gazette, 'lea');
    const before = gazette.dump();
    for (const decision of ['approve', 'reject', 'save']) {
      const answer = await gazette.post(`/review/${ask}/decide`, {
        ...form,
        [`hash-${foreign!.id}`]: foreign!.hash,
        [`text-${foreign!.id}`]: 'edited',
        [`due-${foreign!.id}`]: 'now',
        decision,
        sure: 'yes',
        pick: [foreign!.id],
      });
      expect(answer.status).toBe(403);
    }
    expect(gazette.dump()).toEqual(before);
  });
});

describe('the short code of a mail', () => {
  it('opens its own ask, also in small letters and with a space, and its page can decide', async () => {
    const gazette = await openGazette();
    const { ask, code, deliveries } = await asked(gazette, 'lea');
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
    const { status, body } = await gazette.post(`/review/${ask}/open`, { code: typed });
    expect(status).toBe(200);
    expect(body).not.toContain(code);
    const token = /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const hash = await gazette.fresh(deliveries[0]!).then((each) => each.hash);
    const answer = await gazette.post(`/review/${ask}/decide`, {
      token,
      decision: 'reject',
      sure: 'yes',
      pick: [deliveries[0]!.id],
      [`hash-${deliveries[0]!.id}`]: hash,
      [`text-${deliveries[0]!.id}`]: deliveries[0]!.content.text,
    });
    expect(answer.status).toBe(200);
    expect((await gazette.fresh(deliveries[0]!)).state).toBe('rejected');
    const [row] = (await gazette.store.audit(deliveries[0]!.id)).slice(-1);
    expect(row?.who).toBe('lea');
  });

  it('opens a page whose secret ends after an hour', async () => {
    const gazette = await openGazette();
    const { ask, code } = await asked(gazette, 'lea');
    const { body } = await gazette.post(`/review/${ask}/open`, { code });
    const token = /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
    gazette.pass(3_600_000 - 1);
    expect((await open(gazette, ask, token)).status).toBe(200);
    gazette.pass(1);
    expect(await open(gazette, ask, token)).toEqual(await open(gazette, ask, WRONG));
  });

  it('is dead after five wrong tries, and answered like a wrong one, while the links go on working', async () => {
    const gazette = await openGazette();
    const { ask, code, token } = await asked(gazette, 'lea');
    const tries: Page[] = [];
    for (let round = 0; round < WRONG_CODES; round += 1) {
      tries.push(await gazette.post(`/review/${ask}/open`, { code: `WRNG22${round}2` }));
    }
    const right = await gazette.post(`/review/${ask}/open`, { code });
    expect(answerOf(right)).toEqual(answerOf(tries[0]!));
    expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
    expect(right.status).toBe(403);
    expect((await gazette.store.ask(ask))?.wrong).toBe(WRONG_CODES);
    expect((await open(gazette, ask, token)).status).toBe(200);
  });

  it('still opens after four wrong tries, and right ones are not counted', async () => {
    const gazette = await openGazette();
    const { ask, code } = await asked(gazette, 'lea');
    for (let round = 0; round < WRONG_CODES - 1; round += 1)
      await gazette.post(`/review/${ask}/open`, { code: 'WRNG2222' });
    for (let round = 0; round < 10; round += 1) {
      expect((await gazette.post(`/review/${ask}/open`, { code })).status).toBe(200);
    }
    expect((await gazette.store.ask(ask))?.wrong).toBe(WRONG_CODES - 1);
  });

  it('is looked up at most five times when fifty wrong ones arrive at once', async () => {
    let looks = 0;
    const gazette = await openGazette({
      hooks: {
        before: async (call) => {
          if (call.name === 'GetItem' && call.input.Key?.['sk']?.S?.startsWith('CODE#') === true) looks += 1;
          await Promise.resolve();
        },
      },
    });
    const { ask, code } = await asked(gazette, 'lea');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        gazette.post(`/review/${ask}/open`, { code: `WRNGC${String(index).padStart(3, '2')}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 403));
    expect(looks).toBe(WRONG_CODES);
    expect((await gazette.store.ask(ask))?.wrong).toBe(WRONG_CODES);
    expect((await gazette.post(`/review/${ask}/open`, { code })).status).toBe(403);
  });

  it('opens no other ask, and is stored only as a digest bound to its ask', async () => {
    const gazette = await openGazette();
    const one = await asked(gazette, 'lea');
    const other = await asked(gazette, 'lea', {}, 'other');
    expect((await gazette.post(`/review/${other.ask}/open`, { code: one.code })).status).toBe(403);
    const table = JSON.stringify(gazette.engine.dump('vigie-edge'));
    for (const secret of [one.code, one.token, other.code, other.token]) expect(table).not.toContain(secret);
    // Computed here, so that a digest which forgets the ask is seen.
    expect(table).toContain(createHash('sha256').update(`${one.ask}\n${one.code}`).digest('hex'));
  });

  it('decides nothing by itself: a decision needs the secret of the page', async () => {
    const gazette = await openGazette();
    const { ask, code, form, deliveries } = await asked(gazette, 'lea');
    const before = gazette.dump();
    const answer = await gazette.post(`/review/${ask}/decide`, {
      ...form,
      token: '',
      code,
      decision: 'approve',
      sure: 'yes',
      pick: deliveries.map(({ id }) => id),
    });
    expect(answer.status).toBe(403);
    expect(gazette.dump()).toEqual(before);
  });

  it('works from the desk and the stop page too, where a link was broken', async () => {
    const gazette = await openGazette();
    const { code } = await asked(gazette, 'lea');
    const desk = await gazette.post('/desk', { token: '', code: ` ${code.toLowerCase()} ` });
    expect(desk.status).toBe(200);
    expect(desk.body).toContain('Léa Martin');
    const stop = await gazette.post('/stop/open', { code });
    expect(stop.status).toBe(200);
    const { body } = await gazette.post('/stop', formOf(stop.body, '/stop'));
    expect(body).toContain('state red');
    expect((await gazette.store.freezes())[0]).toMatchObject({ by: 'lea' });
  });

  it('is tried sixty times an hour on pages that do not know its ask; then the page of the ask takes it', async () => {
    const gazette = await openGazette();
    const { ask, code } = await asked(gazette, 'lea');
    for (let round = 0; round < 60; round += 1) {
      expect((await gazette.post('/desk', { code: `WRNG${String(round + 2222)}` })).status).toBe(403);
    }
    expect((await gazette.post('/desk', { code })).status).toBe(403);
    expect((await gazette.post(`/review/${ask}/open`, { code })).status).toBe(200);
    gazette.pass(HOUR);
    expect((await gazette.post('/desk', { code })).status).toBe(200);
    expect((await gazette.post('/stop/open', { code: '' })).status).toBe(403);
  });
});
