import { describe, expect, it } from 'vitest';
import { hearBounced } from '../../lib/notice/bounced.ts';
import { makeRounds } from '../../lib/notice/notify.ts';
import { CONFIG, HOUR, openGazette, to } from '../web/gazette.ts';

/** Mail to Léa comes back. */
const DAY = 24 * HOUR;
const BOUNCED = { mail: 'LEA@gazette.example', kind: 'bounced', detail: 'Permanent/General' } as const;

const open = async () => {
  const said: string[] = [];
  const gazette = await openGazette({ config: CONFIG, webhook: (text) => Promise.resolve(void said.push(text)) });
  for (const person of Object.keys(gazette.deps.settings.people))
    await gazette.store.tick(`desk ${person}`, gazette.now() + 90 * DAY);
  return {
    gazette,
    said,
    hear: (bounced: Parameters<typeof hearBounced>[1]) => hearBounced({ ...gazette.deps, ...gazette.store }, bounced),
    rounds: () => makeRounds({ ...gazette.deps, askEveryMs: 400 * DAY }),
  };
};

describe('mail to a person that comes back', () => {
  it('is told once to everybody else and in the channel, and not by mail to that person', async () => {
    const { gazette, said, hear, rounds } = await open();
    expect(await hear([BOUNCED])).toEqual(['lea']);
    await rounds();
    await hear([BOUNCED]);
    await rounds();
    const told = gazette.letters.map(to);
    const others = Object.keys(gazette.deps.settings.people).filter((person) => person !== 'lea');
    expect(told.toSorted()).toEqual(others.toSorted());
    expect(gazette.letters[0]?.subject).toBe('Les mails à Léa Martin reviennent');
    expect(said).toEqual([expect.stringContaining('Permanent/General') as string]);
  });

  it('is told again when it begins again, a week after it was over', async () => {
    const { gazette, hear, rounds } = await open();
    await hear([BOUNCED]);
    await rounds();
    gazette.pass(8 * DAY);
    expect(await gazette.deps.bounces(['lea'])).toHaveLength(1);
    const before = gazette.letters.length;
    await rounds();
    expect(gazette.letters).toHaveLength(before);
    await hear([BOUNCED]);
    await rounds();
    expect(gazette.letters.length).toBeGreaterThan(before);
  });

  it('is of the address that bounced: another one in the configuration is well, and a stranger’s is nobody’s', async () => {
    const { gazette, hear, rounds } = await open();
    expect(await hear([{ ...BOUNCED, mail: 'old@gazette.example' }])).toEqual([]);
    await rounds();
    expect(gazette.letters).toEqual([]);
  });

  it('stands on the desk, with how long and what to do', async () => {
    const { gazette, hear } = await open();
    await hear([{ ...BOUNCED, kind: 'complained', detail: 'abuse' }]);
    const desk = await gazette.post('/desk', { token: await gazette.desk('marc') });
    expect(desk.body).toContain('Léa Martin a signalé les mails de Vigie comme indésirables');
  });
});
