import { describe, expect, it } from 'vitest';
import { emptyState, look } from '../../lib/crisis/engine.ts';
import { openWatchMemory } from '../../lib/crisis/memory.ts';
import { readFrame } from '../../lib/desk/frame.ts';
import { deskPage } from '../../lib/pages/desk.ts';
import { deskOf } from '../pages/sample.ts';
import { makeRounds } from '../../lib/notice/notify.ts';
import type { Answer } from '../../lib/records/answer.ts';
import { asked, CONFIG, MINUTE, openGazette, to } from './gazette.ts';

const ACCOUNT = 'bluesky:gazette';
const config = {
  ...CONFIG,
  accounts: { ...CONFIG.accounts, [ACCOUNT]: { secret: 'vigie/bluesky' } },
  slack: { team: 'T0GAZ', channel: 'C0DESK' },
};

/** A newsroom that somebody asked something. */
const open = async (person = 'lea', questions = 1) => {
  const said: string[] = [];
  let down = false;
  const gazette = await openGazette({
    config,
    webhook: (text) => (down ? Promise.reject(new Error('HTTP 503')) : Promise.resolve(void said.push(text))),
  });
  const ask = async (id: string): Promise<Answer> => {
    const answer: Answer = {
      ...{ account: ACCOUNT, reply: id, delivery: 'd1', at: gazette.now() - 5 * MINUTE, seen: gazette.now() },
      ...{ url: `https://social.example/${id}`, question: true, answeredAt: null },
    };
    await gazette.store.saveAnswer(answer);
    return answer;
  };
  const made = [];
  for (let n = 1; n <= questions; n += 1) made.push(await ask(`q${n}`));
  const token = await gazette.desk(person);
  return {
    gazette,
    said,
    ask,
    made,
    token,
    break: (is: boolean) => void (down = is),
    rounds: () => makeRounds({ ...gazette.deps, askEveryMs: 0 }),
    desk: async () => (await gazette.post('/desk', { token })).body,
    nothingLeft: ({ account, reply, at }: Answer, more = {}) =>
      gazette.post('/desk/act', { token, act: 'nothing-left', account, reply, at: String(at), sure: 'yes', ...more }),
  };
};

describe('a question under a post', () => {
  it('stands on the desk with a link to answer on the network, and with the three numbers', async () => {
    const { desk } = await open();
    const page = await desk();
    expect(page).toContain('href="https://social.example/q1"');
    expect(page).toContain('Répondre sur le réseau');
    expect(page).toContain('Une question attend une réponse');
    expect(page).toContain('répondu dans l’heure');
    expect(page).toContain('réponses par post');
  });

  it('is closed by a person who may approve, once, and in their name', async () => {
    const { gazette, desk, made, nothingLeft } = await open();
    const [question] = made;
    if (question === undefined) throw new Error('no question');
    await nothingLeft(question, { sure: '' });
    expect(await desk()).toContain('https://social.example/q1');
    expect((await nothingLeft(question)).body).toContain('cette question est close');
    expect(await desk()).not.toContain('https://social.example/q1');
    expect((await nothingLeft(question)).body).not.toContain('cette question est close');
    expect(await gazette.store.signed(`answer-${ACCOUNT}-q1`)).toMatchObject([{ who: 'lea', to: 'settled' }]);
  });

  it('is closed by nobody who may not approve, nor by a number that is none', async () => {
    const { gazette, made, nothingLeft } = await open('ines');
    const [question] = made;
    if (question === undefined) throw new Error('no question');
    await nothingLeft(question);
    await nothingLeft(question, { at: 'x' });
    await nothingLeft({ ...question, account: 'x:another' });
    expect(await gazette.store.answers(ACCOUNT, 0)).toMatchObject([{ answeredAt: null }]);
  });

  it('is told in Slack once, with its link and without its text, and again where the message failed', async () => {
    const { said, rounds, gazette, ask, break: breakSlack } = await open('lea', 7);
    breakSlack(true);
    await rounds();
    breakSlack(false);
    gazette.pass(MINUTE);
    expect((await rounds()).questions).toEqual([ACCOUNT]);
    gazette.pass(MINUTE);
    expect((await rounds()).questions).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('7 questions');
    expect(said[0]?.split('\n')).toHaveLength(7);
    expect(said[0]).toContain('https://social.example/q1');
    gazette.pass(MINUTE);
    await ask('q8');
    await rounds();
    expect(said[1]).toContain('Une question');
    expect(said[1]).toContain('https://social.example/q8');
  });

  it('in a language that the watch cannot judge is said to be so on the desk', async () => {
    const { gazette } = await open();
    const { state } = look(
      emptyState(),
      [
        {
          ...{ kind: 'reply', at: gazette.now(), seen: gazette.now(), account: ACCOUNT, person: 'p', lang: 'pl' },
          ...{ text: 'stop', url: null, fresh: false },
        },
      ],
      gazette.now(),
      { audience: ['fr'] },
    );
    const memory = openWatchMemory(gazette.store);
    await memory.saveMemory({ version: 1, sources: {}, engine: state, savedAt: gazette.now() });
    const { frame } = await readFrame({ ...gazette.deps, ...memory });
    expect(frame.watch.unreadLangs).toEqual(['pl']);
    expect(deskPage(deskOf('fr', { watch: frame.watch }))).toMatch(/ne sait pas juger\s: polonais\./);
  });

  it('stands in the mail that asks about drafts', async () => {
    const { gazette } = await open();
    await asked(gazette);
    const mail = gazette.letters.find((letter) => to(letter) === 'lea');
    expect(mail?.text).toContain('https://social.example/q1');
    expect(mail?.text).toContain('Une question attend une réponse');
  });
});
