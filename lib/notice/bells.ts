import { cordOf, NO_CORD, type Cord } from '../bell/cord.ts';
import { cordLines } from '../pages/bells.ts';
import { bellsMail } from '../pages/mails.ts';
import { slackWords } from '../pages/slack.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Ring } from '../records/ring.ts';
import type { Store } from '../records/store.ts';
import { words } from '../words/words.ts';
import { mailTo, peopleWho, type NoticeDeps } from './notice.ts';
import type { News } from './tell.ts';

export type BellNewsDeps = NoticeDeps & Pick<Store, 'rings'>;

/** What people are told of. After a thaw nobody has to call a tool any more; a receiver may still not know of it. */
const isTrouble = ({ state }: Ring, { thawedAt }: Pick<Freeze, 'thawedAt'>): boolean =>
  state === 'gave-up' || (state === 'not-confirmed' && thawedAt === null);

const troublesOf = (freeze: Freeze, rings: readonly Ring[], deps: BellNewsDeps): Cord => {
  const items = rings.filter((ring) => isTrouble(ring, freeze)).map(({ bell }) => `bell/${bell}`);
  const { bells } = cordOf(freeze, { rings, checked: [] }, deps.settings, deps.now());
  return { ...NO_CORD, bells: bells.filter(({ item, state }) => items.includes(item) && state === 'not-confirmed') };
};

/**
 * That other tools are not confirmed during a freeze, for everybody who may freeze or thaw: with whom to call. Each set
 * of tools is told of once a freeze. Null: all are well, or none is configured.
 */
export const bellNews = async (deps: BellNewsDeps, id: string): Promise<News | null> => {
  if (Object.keys(deps.settings.bells).length === 0) return null;
  const freeze = await deps.freezeById(id);
  if (freeze === null) return null;
  const cord = troublesOf(freeze, await deps.rings(id), deps);
  if (cord.bells.length === 0) return null;
  const { site } = deps.settings;
  const subject = words(site.locale).bells.mailSubject(cord.bells.length);
  const names = cord.bells.map(({ item }) => item.slice('bell/'.length)).toSorted();
  return {
    name: `bells ${id} ${names.join(' ')}`,
    people: peopleWho(deps.settings, 'freeze', 'thaw'),
    slack: () => deps.slack([subject, ...slackWords(deps.settings).cord(cord, deps.now())].join('\n')),
    mail: mailTo(deps, (frame) => bellsMail({ ...frame, freeze, lines: cordLines(cord, frame) }, subject)),
  };
};
