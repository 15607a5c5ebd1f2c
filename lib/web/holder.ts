import { readCode } from '../approval/ask.ts';
import { whoHolds, whoTyped, type HolderDeps } from '../approval/holder.ts';
import type { PersonView, SiteView } from '../pages/views.ts';
import type { Settings } from '../settings.ts';
import type { Form } from './form.ts';

export type { HolderDeps };

/** The person whose link opened the page, or null when the link is wrong or has expired. */
export const holderOf = async (deps: HolderDeps, form: Form): Promise<string | null> =>
  (await whoHolds(deps, { token: form.text('token') }))?.pass.person ?? null;

/** A form with the short code of a mail in the place of a link's secret: it gets a secret for an hour. */
export const withCode = async (deps: HolderDeps, form: Form): Promise<Form> => {
  const code = form.text('code');
  if (form.text('token') !== '' || readCode(code) === '') return form;
  const token = (await whoTyped(deps, code))?.token ?? '';
  return { ...form, text: (name) => (name === 'token' ? token : form.text(name)) };
};

export const personView = ({ people }: Settings, id: string): PersonView => ({
  id,
  name: people[id]?.name ?? id,
  may: people[id]?.may ?? [],
});

export const siteView = ({ site }: Settings): SiteView => ({
  name: site.name,
  locale: site.locale,
  timeZone: site.timeZone,
});

export const peopleNames = ({ people }: Settings): Record<string, string> =>
  Object.fromEntries(Object.entries(people).map(([id, person]) => [id, person.name]));
