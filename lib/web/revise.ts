import { revise, type ReviseDeps, type Revised, type Revision } from '../approval/revise.ts';
import { readTime } from '../freeze/end.ts';
import type { Notice, NoticeKind } from '../pages/views.ts';
import { typed, type Form } from './form.ts';

/** How a person changes a decision from a page. The field `act` of the form names the wish. */

/** The acts that change a decision. */
export const REVISIONS: ReadonlySet<string> = new Set<Revision['to']>(['unapprove', 'edit', 'move', 'now', 'restore']);

/** Null: its time cannot be read, or it is no wish. */
export const readWish = ({ now, settings }: Pick<ReviseDeps, 'now' | 'settings'>, form: Form): Revision | null => {
  const to = form.text('act');
  const hash = form.text('hash');
  if (to === 'unapprove' || to === 'restore') return { to };
  if (to === 'now') return { to, hash };
  if (to === 'edit') return { to, hash, text: typed(form.text('text')) };
  const dueAt = to === 'move' ? readTime(form.text('at'), now(), settings.site.timeZone) : null;
  return dueAt === null ? null : { to: 'move', dueAt, hash };
};

const REVISED: Readonly<Record<Revision['to'], NoticeKind>> = {
  unapprove: 'un-approved',
  edit: 'asked-again',
  move: 'moved',
  now: 'leaves-now',
  reject: 'rejected',
  restore: 'asked-again',
};

/** Changes a decision that was taken. Null as a wish: its time could not be read. */
export const reviseNotice = async (
  deps: ReviseDeps,
  delivery: string,
  by: string,
  wish: Revision | null,
): Promise<Notice> => {
  if (wish === null) return { kind: 'no-such-time' };
  return revisedNotice(await revise(deps, { delivery, by, wish }), wish.to);
};

/** What a page says of a change. */
export const revisedNotice = (answer: Revised, to: Revision['to']): Notice => {
  switch (answer.kind) {
    case 'revised':
      return { kind: REVISED[to] };
    case 'unapproved-in-flight':
      return { kind: 'un-approved-in-flight' };
    case 'sent':
      return { kind: 'was-sent' };
    case 'no-such-delivery':
      return { kind: 'gone' };
    case 'in-flight':
    case 'slot-taken':
    case 'no-such-time':
    case 'not-allowed':
      return { kind: answer.kind };
    case 'source-changed':
    case 'no-approval':
      return { kind: 'asked-again' };
    case 'not-open':
    case 'text-changed':
    case 'invalid':
    case 'changed':
      return { kind: 'changed-meanwhile' };
  }
};
