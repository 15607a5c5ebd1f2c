import { describe, expect, it } from 'vitest';
import { makeRounds, tellEvent } from '../../lib/notice/notify.ts';
import type { Ring } from '../../lib/records/ring.ts';
import { CONFIG, freezeAll, openGazette, type Gazette } from '../web/gazette.ts';

const config = {
  ...CONFIG,
  bells: {
    site: {
      ...{ kind: 'wordpress' as const, service: 'https://gazette.example', secret: 'vigie/bell/site' },
      call: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' },
    },
  },
};
const keep = (gazette: Gazette, before: Ring | null, state: Ring['state']) =>
  gazette.store.saveRing(
    before,
    {
      ...{ of: 'other-way', bell: 'site', says: 'freeze', state, since: gazette.now(), at: gazette.now(), tries: 1 },
      ...{ nextAt: null, stopped: [], count: 0, detail: 'HTTP 503', rev: 1, rows: 0 },
    },
    null,
  );

describe('a tool that does not confirm a stop', () => {
  it('is told once to everybody who may freeze or thaw, with whom to call, by the event or by the clock', async () => {
    for (const how of ['event', 'clock'] as const) {
      const said: string[] = [];
      const gazette = await openGazette({ config, webhook: (text) => Promise.resolve(void said.push(text)) });
      await freezeAll(gazette);
      gazette.letters.length = 0;
      said.length = 0;
      await keep(gazette, null, 'not-confirmed');
      gazette.pass(20_000);

      if (how === 'event') await tellEvent(gazette.deps, { type: 'bell.not-confirmed', id: 'other-way' });
      await makeRounds(gazette.deps);
      gazette.pass(60_000);
      await makeRounds(gazette.deps);

      const letters = gazette.letters.filter(({ subject }) => subject.includes('NON CONFIRMÉ'));
      expect(letters.map(({ to }) => to).length).toBe(new Set(letters.map(({ to }) => to)).size);
      expect(letters.length).toBeGreaterThan(1);
      for (const { text } of letters) expect(text).toContain('+33 1 23 45 67 89');
      expect(said.filter((text) => text.includes('NON CONFIRMÉ'))).toHaveLength(1);
    }
  });

  it('is told of to nobody when it is confirmed, or when the freeze is over', async () => {
    const gazette = await openGazette({ config });
    await freezeAll(gazette);
    const ring = await keep(gazette, null, 'confirmed');
    await makeRounds(gazette.deps);
    await keep(gazette, ring, 'not-confirmed');
    await gazette.store.thaw('other-way', 'ines', gazette.now());
    await tellEvent(gazette.deps, { type: 'bell.not-confirmed', id: 'other-way' });

    expect(gazette.letters.filter(({ subject }) => subject.includes('NON CONFIRMÉ'))).toEqual([]);
  });
});
