import { sourceHealth, type WatchMemory } from '../crisis/health.ts';
import type { WatchSource } from '../watch-sources.ts';
import type { World } from '../delivery/why.ts';
import { brakesOf } from '../freeze/brake.ts';
import { readableFreezes } from '../freeze/open.ts';
import { configuredScopes } from '../freeze/scope.ts';
import type { Frame } from '../pages/views.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../records/store.ts';

export type FrameDeps = Pick<Store, 'controls' | 'freezeById' | 'watchStatus'> & {
  settings: Settings;
  now: () => number;
  sources: readonly WatchSource[];
  loadMemory: () => Promise<WatchMemory | null>;
};

/** The state of the world: as pages and mails show it, and as rules read it. The reads are strongly consistent. */
export const readFrame = async (deps: FrameDeps): Promise<{ frame: Frame; world: World }> => {
  const { settings } = deps;
  const [{ controls, problems }, watch, memory] = await Promise.all([
    deps.controls(configuredScopes(settings)),
    deps.watchStatus(),
    deps.loadMemory(),
  ]);
  const freezes = await readableFreezes(deps, controls);
  const now = deps.now();
  const frame: Frame = {
    site: { name: settings.site.name, locale: settings.site.locale, timeZone: settings.site.timeZone },
    now,
    people: Object.fromEntries(Object.entries(settings.people).map(([id, person]) => [id, person.name])),
    freezes: freezes.sort((one, other) => other.at - one.at),
    watch: {
      okUntil: watch === null || watch.okUntil === 0 ? null : watch.okUntil,
      braked: brakesOf(watch, freezes, now),
      sources: sourceHealth(deps.sources, memory, now),
      unreadLangs: Object.keys(memory?.engine.replies?.unread ?? {}),
    },
  };
  return { frame, world: { controls, problems, watch } };
};
