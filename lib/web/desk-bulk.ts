import { revise, type ReviseDeps } from '../approval/revise.ts';
import type { DeskDeps } from '../desk/desk.ts';
import { rowsOf } from '../desk/desk.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { bulkPage, SHIFTS } from '../pages/bulk.ts';
import type { BulkView, Notice, Row } from '../pages/views.ts';
import { HOUR_MS } from '../records/durations.ts';
import { mayDecide } from '../people.ts';
import { words } from '../words/words.ts';
import type { Store } from '../records/store.ts';
import type { Form } from './form.ts';
import { personView } from './holder.ts';

/** Several posts rejected or moved at once. Each is changed on its own conditions, as if it were alone. */

export type BulkDeps = ReviseDeps & FrameDeps & DeskDeps & Pick<Store, 'deliveries'>;

/** So many are shown and changed at once. */
const MOST = 100;

/** The box of a draft names all of its posts. */
const picksOf = (form: Form): string[] =>
  [...new Set(form.all('pick').flatMap((ids) => ids.split(' ')))].filter(Boolean).slice(0, MOST);

/** Whether this person can do it to this post, as far as it is seen now. */
const isMeant = ({ settings }: BulkDeps, person: string, what: BulkView['what'], { delivery }: Row): boolean =>
  mayDecide(settings, person, delivery.feeds) &&
  (delivery.state === 'approved' || (what === 'reject' && delivery.state === 'draft'));

/** The list of everything that is meant. Nothing is changed before it is confirmed. */
const listed = async (deps: BulkDeps, form: Form, person: string, what: BulkView['what']): Promise<string> => {
  const seen = await readFrame(deps);
  const { now } = seen.frame;
  const picks = picksOf(form);
  const rows = await rowsOf(deps, seen.world, await deps.deliveries(picks));
  const hours = SHIFTS.find((each) => String(each) === form.text('hours')) ?? SHIFTS[0];
  const meant = rows.filter((row) => isMeant(deps, person, what, row));
  const later = (row: Row) => Math.max(now, row.delivery.dueAt ?? now) + hours * HOUR_MS;
  return bulkPage({
    ...seen.frame,
    token: form.text('token'),
    person: personView(deps.settings, person),
    what,
    posts: meant.map((row) => ({ row, to: what === 'move' ? later(row) : null })),
    left: picks.length - meant.length,
  });
};

const changeOne = async (
  deps: BulkDeps,
  form: Form,
  id: string,
  by: string,
  what: BulkView['what'],
): Promise<boolean> => {
  const hash = form.text(`hash-${id}`);
  if (what === 'move') {
    const dueAt = Number(form.text(`to-${id}`));
    return (await revise(deps, { delivery: id, by, wish: { to: 'move', dueAt, hash } })).kind === 'revised';
  }
  // A text that came after the list was read is another text.
  if ((await deps.delivery(id))?.hash !== hash) return false;
  return (
    (await revise(deps, { delivery: id, by, wish: { to: 'reject', reason: form.text('reason') } })).kind === 'revised'
  );
};

/** What a person wants of the ticked posts: the page that asks, or what became of them. */
export const bulk = async (
  deps: BulkDeps,
  form: Form,
  person: string,
): Promise<{ page: string } | { notice: Notice }> => {
  const wanted = form.text('do');
  if (wanted !== 'reject' && wanted !== 'move') return { notice: { kind: 'gone' } };
  if (form.text('sure') !== 'yes') return { page: await listed(deps, form, person, wanted) };
  let done = 0;
  const picks = picksOf(form);
  for (const id of picks) if (await changeOne(deps, form, id, person, wanted)) done += 1;
  const w = words(deps.settings.site.locale).pages;
  const kind = wanted === 'move' ? ('moved-many' as const) : ('rejected-many' as const);
  return { notice: { kind, detail: w.bulkDone(done, picks.length - done) } };
};
