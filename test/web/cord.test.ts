import { describe, expect, it } from 'vitest';
import type { SettingsInput } from '../../lib/settings.ts';
import type { Ring } from '../../lib/records/ring.ts';
import { CONFIG, freezeAll, openGazette, type Gazette } from './gazette.ts';

const BELLS: SettingsInput['bells'] = {
  site: { kind: 'wordpress', service: 'https://gazette.example', secret: 'vigie/bell/site' },
  buffer: { kind: 'buffer', call: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' } },
};
const ELSEWHERE: SettingsInput['elsewhere'] = {
  push: { what: 'Notifications de l’application', call: { name: 'Léa Martin', phone: '+33 6 11 22 33 44' } },
};
const WITH: SettingsInput = { ...CONFIG, bells: BELLS, elsewhere: ELSEWHERE };
const PRESS = 'press-1234';
const FREEZE = `page-${PRESS}`;

const press = async (gazette: Gazette) =>
  gazette.post('/stop', { token: await gazette.desk('ines'), id: PRESS, sure: 'yes' });
const state = async (gazette: Gazette) =>
  gazette.post('/stop/state', { token: await gazette.desk('ines'), freeze: FREEZE });
const check = async (gazette: Gazette, person: string, item: string, path = '/stop/act') =>
  gazette.post(path, { token: await gazette.desk(person), freeze: FREEZE, act: 'check-off', sure: 'yes', item });
const confirmed = (gazette: Gazette, over: Partial<Ring> = {}): Ring => ({
  ...{ of: FREEZE, bell: 'site', says: 'freeze', state: 'confirmed', since: gazette.now(), at: gazette.now() },
  ...{ tries: 1, nextAt: null, stopped: [], count: 50, detail: null, rev: 1, rows: 0 },
  ...over,
});

describe('the page of a stop', () => {
  it('names whom to call, and what is scheduled elsewhere, in the very answer to the press', async () => {
    const gazette = await openGazette({ config: WITH });

    const { body } = await press(gazette);

    expect(body).toContain('arrêt demandé');
    expect(body).toContain('href="tel:+33123456789"');
    expect(body).toContain('href="https://publish.buffer.com"');
    expect(body).toContain('Notifications de l’application');
    expect(body).toContain('href="tel:+33611223344"');
  });

  it('asks the table for nothing more because of bells: the freeze waits for none of them', async () => {
    const asked: string[][] = [];
    for (const config of [CONFIG, WITH]) {
      const calls: string[] = [];
      const before = ({ name }: { name: string }) => void calls.push(name);
      const gazette = await openGazette({ config, hooks: { before } });
      const token = await gazette.desk('ines');
      calls.length = 0;
      const { status } = await gazette.post('/stop', { token, id: PRESS, sure: 'yes' });
      expect(status).toBe(200);
      asked.push(calls);
    }

    expect(asked[0]?.length).toBeGreaterThan(3);
    expect(asked[1]).toEqual(asked[0]);
  });

  it('tells how each bell is as soon as the bell has kept it', async () => {
    const gazette = await openGazette({ config: WITH });
    await press(gazette);
    gazette.pass(20_000);
    expect((await state(gazette)).body).toContain('NON CONFIRMÉ');

    await gazette.store.saveRing(null, confirmed(gazette), null);

    const { body } = await state(gazette);
    expect(body).toMatch(/confirmé<\/span>/);
    expect(body).toContain('50 publications arrêtées');
    expect(body).not.toContain('NON CONFIRMÉ');
  });

  it('shows what a tool said as text, whatever it is', async () => {
    const gazette = await openGazette({ config: WITH });
    await press(gazette);
    const detail = 'HTTP 500: <script>alert(1)</script>';
    await gazette.store.saveRing(null, confirmed(gazette, { state: 'not-confirmed', detail }), null);

    const { body } = await state(gazette);

    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toContain('<script>alert');
  });
});

describe('the list of what people stop themselves', () => {
  it('is ticked by a person, once, and the record keeps who and when', async () => {
    const gazette = await openGazette({ config: WITH });
    await press(gazette);

    const { body } = await check(gazette, 'lea', 'elsewhere/push');
    gazette.pass(1_000);
    await check(gazette, 'marc', 'elsewhere/push');
    await check(gazette, 'marc', 'bell/buffer');

    expect(body).toContain('coché par Léa Martin');
    const rows = await gazette.store.signed(`cord-${FREEZE}`);
    expect(rows.map(({ rev, who, how, evidence }) => [rev, who, how, evidence])).toEqual([
      [1, 'lea', 'check off', 'elsewhere/push'],
      [2, 'marc', 'check off', 'bell/buffer'],
    ]);
    expect((await state(gazette)).body).toContain('coché par Marc Petit');
  });

  it('keeps every tick of two people at once', async () => {
    const gazette = await openGazette({ config: WITH });
    await press(gazette);

    await Promise.all([check(gazette, 'lea', 'elsewhere/push'), check(gazette, 'marc', 'bell/buffer')]);

    expect((await gazette.store.signed(`cord-${FREEZE}`)).map(({ evidence }) => evidence).toSorted()).toEqual([
      'bell/buffer',
      'elsewhere/push',
    ]);
  });

  it('takes no tick for what is confirmed, unknown, or of no freeze, and none without a link', async () => {
    const gazette = await openGazette({ config: WITH });
    await press(gazette);
    await gazette.store.saveRing(null, confirmed(gazette), null);

    await check(gazette, 'lea', 'bell/site');
    await check(gazette, 'lea', 'elsewhere/other');
    const stranger = { token: 'x'.repeat(43), freeze: FREEZE, act: 'check-off', item: 'elsewhere/push' };
    expect((await gazette.post('/stop/act', stranger)).status).toBe(403);

    expect(await gazette.store.signed(`cord-${FREEZE}`)).toEqual([]);
  });

  it('is on the desk too, for whoever did not press', async () => {
    const gazette = await openGazette({ config: WITH });
    await press(gazette);
    const desk = await gazette.post('/desk', { token: await gazette.desk('lea') });

    expect(desk.body).toContain('Notifications de l’application');
    const { body } = await check(gazette, 'lea', 'elsewhere/push', '/desk/act');
    expect(body).toContain('coché par Léa Martin');
  });
});

describe('Slack', () => {
  it('answers a stop with whom to call, and its status with how each bell is', async () => {
    const gazette = await openGazette({ config: WITH });

    const stop = await gazette.slack('stop');

    expect(stop.body).toContain('Buffer (buffer)');
    expect(stop.body).toContain('+33 1 23 45 67 89');
    expect(stop.body).toContain('arrêt demandé');
    gazette.pass(60_000);
    const status = await gazette.slack('status');
    expect(status.body).toContain('NON CONFIRMÉ');
  });

  it('says nothing of bells where there are none', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);

    expect((await gazette.slack('status')).body).not.toContain('CONFIRMÉ');
  });
});
