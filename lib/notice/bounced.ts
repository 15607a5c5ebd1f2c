import { createHash } from 'node:crypto';
import { bounceMail, bounceSaid } from '../pages/mails.ts';
import { isSameAddress, readBounces, type BounceDeps } from '../desk/bounces.ts';
import type { Bounce, Bounced } from '../records/bounce.ts';
import type { Store } from '../records/store.ts';
import { mailTo, type NoticeDeps } from './notice.ts';
import type { News } from './tell.ts';

/** Mail to a person comes back: the desk shows it, and the others are told. */

/** Keeps what the mail service tells of somebody's address. */
export const hearBounced = async (
  deps: BounceDeps & Pick<NoticeDeps, 'log'> & Pick<Store, 'saveBounce'>,
  heard: readonly Bounced[],
): Promise<string[]> => {
  const at = deps.now();
  const known = await readBounces(deps);
  const people = Object.entries(deps.settings.people).flatMap(([person, { mail }]) =>
    heard.filter((each) => isSameAddress(each.mail, mail)).map((each) => ({ ...each, person })),
  );
  for (const each of people) {
    const since = known.find(({ person }) => person === each.person)?.since ?? at;
    await deps.saveBounce({ ...each, since, at });
    deps.log('error', 'mail.bounced', { to: each.person, kind: each.kind, detail: each.detail });
  }
  return people.map(({ person }) => person);
};

const nameOf = ({ person, mail, kind, since }: Bounce): string =>
  `bounce ${person} ${createHash('sha256').update(`${kind} ${mail} ${since}`).digest('hex').slice(0, 16)}`;

/** For everybody whose own mail arrives. */
export const bounceNews = async (deps: NoticeDeps & Pick<Store, 'bounces'>): Promise<News[]> => {
  const { site, people } = deps.settings;
  const found = await readBounces(deps);
  const others = Object.keys(people).filter((each) => !found.some(({ person }) => person === each));
  return found.map((bounce): News => {
    const who = people[bounce.person]?.name ?? bounce.person;
    const said = bounceSaid({ ...bounce, who }, { ...site, now: deps.now() });
    return {
      name: nameOf(bounce),
      people: others,
      slack: () => deps.slack([said.subject, ...said.lines].join('\n')),
      mail: mailTo(deps, (frame) => bounceMail({ ...frame, bounce: { ...bounce, who } })),
    };
  });
};
