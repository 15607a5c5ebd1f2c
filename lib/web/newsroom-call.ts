import type { Context } from 'hono';
import type { Announce } from '../events.ts';
import type { Store } from '../records/store.ts';
import { readNewsroomCall } from '../crisis/newsroom-call.ts';

export type NewsroomCallDeps = Pick<Store, 'saveNewsroomCall'> & {
  now: () => number;
  announce: Announce;
  /** Whether the newsroom's secret signed these bytes; false where no secret is configured. */
  fromNewsroom: (body: Buffer, header: (name: string) => string | undefined) => Promise<boolean>;
};

/**
 * `POST /signal`: the newsroom's call is stored before it is answered. The event only wakes the watch, which would find
 * the call at its next look anyway. A call can brake, propose and freeze; it cannot thaw or send.
 */
export const newsroomCall = async (deps: NewsroomCallDeps, context: Context): Promise<Response> => {
  const body = Buffer.from(await context.req.arrayBuffer());
  if (!(await deps.fromNewsroom(body, (name) => context.req.header(name)))) {
    return context.json({ error: { code: 'not-signed', message: 'This call is not signed by the newsroom.' } }, 401);
  }
  const read = readNewsroomCall(body.toString('utf8'), deps.now());
  if (read.kind === 'bad') return context.json({ error: { code: 'bad-call', message: read.problems.join('; ') } }, 400);
  const { id, call } = read.stored;
  const isNew = await deps.saveNewsroomCall(read.stored);
  if (isNew)
    await deps.announce({ type: 'watch.called', id, at: call.at, by: call.by, title: call.title, detail: call.action });
  return context.json({ id, action: call.action }, 202);
};
