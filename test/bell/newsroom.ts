import { openStore } from '../../lib/adapters/store/open-store.ts';
import { ringBells, type BellDeps } from '../../lib/bell/ring.ts';
import type { Failed, Message, Scheduled } from '../../lib/bell/tool.ts';
import type { VigieEvent } from '../../lib/events.ts';
import { configuredScopes } from '../../lib/freeze/scope.ts';
import { openFreeze, type StopDeps } from '../../lib/freeze/stop.ts';
import { thaw, type ThawDeps } from '../../lib/freeze/thaw.ts';
import type { SettingsInput } from '../../lib/settings.ts';
import { memoryEngine } from '../engines/memory.ts';
import { createTable, EVENING, MINUTE, sampleSettings, SECOND, TABLE } from '../world.ts';

/** A newsroom with other tools, a clock that stands unless it is moved, and the real flow and store of the bell. */

/** A tool in memory: what is scheduled, and what it answers. */
export type Shelf = {
  scheduled: string[];
  drafts: string[];
  /** Requests so far: lists and stops. */
  asked: number;
  /** What it answers instead. `hangs`: nothing, until our own time-out of four seconds. */
  fails: Failed | 'hangs' | null;
  /** Is called before each stop, as the world goes on meanwhile. */
  meanwhile: (id: string) => void;
};

export type Desk = { told: Message[]; answer: (message: Message) => { kind: 'told' } | Failed };

type Bells = NonNullable<SettingsInput['bells']>;

export const BELLS: Bells = {
  site: { kind: 'wordpress', service: 'https://gazette.example', secret: 'vigie/bell/site' },
  hook: { kind: 'webhook', service: 'https://desk.example/hook', secret: 'vigie/bell/hook' },
  buffer: { kind: 'buffer', call: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' } },
};

export const openNewsroom = async (bells: Bells = BELLS) => {
  const settings = sampleSettings((config) => Object.assign(config, { bells }));
  const engine = memoryEngine();
  await createTable(engine);
  let [now, mono, ids] = [EVENING, 0, 0];
  const client = engine.connect();
  const store = openStore({
    ...{ client, table: TABLE, random: () => 0.5, monotonic: () => mono, newId: () => `id-${(ids += 1)}` },
    sleep: () => Promise.resolve(),
  });
  await store.applyScopes(configuredScopes(settings), Object.keys(settings.accounts), now - MINUTE);
  const events: VigieEvent[] = [];
  const logs: string[] = [];
  const pass = (ms: number): void => {
    now += ms;
    mono += ms;
  };
  const shelf: Shelf = { scheduled: [], drafts: [], asked: 0, fails: null, meanwhile: () => undefined };
  const desk: Desk = { told: [], answer: () => ({ kind: 'told' }) };
  const answered = (): Failed | null => {
    shelf.asked += 1;
    if (shelf.fails !== 'hangs') return shelf.fails;
    pass(4 * SECOND);
    return { kind: 'failed', detail: 'timeout: no answer', retryAt: null };
  };
  const deps: BellDeps & StopDeps & ThawDeps = {
    ...store,
    settings,
    now: () => now,
    monotonic: () => mono,
    sleep: () => Promise.resolve(),
    remainingMs: () => 60_000,
    log: (_, event, fields) => void logs.push(`${event} ${JSON.stringify(fields)}`),
    announce: (event) => Promise.resolve(void events.push(event)),
    tool: () => ({
      list: () => {
        const items = shelf.scheduled.map((id): Scheduled => ({ id, title: `Titre ${id}`, dueAt: now, mark: '' }));
        return Promise.resolve(answered() ?? { kind: 'listed', items, hidden: 0 });
      },
      stop: ({ id }) => {
        shelf.meanwhile(id);
        const failed = answered();
        if (failed !== null) return Promise.resolve(failed);
        const at = shelf.scheduled.indexOf(id);
        if (at === -1) return Promise.resolve({ kind: 'gone' });
        shelf.scheduled.splice(at, 1);
        shelf.drafts.push(id);
        return Promise.resolve({ kind: 'stopped' });
      },
    }),
    receiver: () => ({
      tell: (message) => {
        desk.told.push(message);
        return Promise.resolve(desk.answer(message));
      },
    }),
  };
  return {
    ...{ settings, store, shelf, desk, events, logs, pass, deps },
    now: () => now,
    freeze: async (id = 'page-1', scopes: string[] = ['all']) => {
      const answer = await openFreeze(deps, { id, scopes, source: 'human', by: 'ines' });
      if (answer.kind !== 'stopping') throw new Error(JSON.stringify(answer));
    },
    thaw: (id = 'page-1') => thaw(deps, { id, by: 'ines' }),
    ring: () => ringBells(deps),
    /** One ring, by its bell. */
    of: async (bell: string, of = 'page-1') => (await store.rings(of)).find((ring) => ring.bell === bell),
  };
};
