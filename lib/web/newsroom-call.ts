import type { Context } from 'hono';
import type { Announce } from '../events.ts';
import { readCall } from '../watch/call.ts';
import type { Store } from '../records/store.ts';

export type CallDeps = Pick<Store, 'saveCall'> & {
  now: () => number;
  announce: Announce;
  /** Whether the newsroom's secret signed these bytes; false where no secret is configured. */
  fromNewsroom: (body: Buffer, header: (name: string) => string | undefined) => Promise<boolean>;
};

/**
 * `POST /signal`: the call is kept before it is answered, and the watch is woken by the event; it would find it at its next look all the same. The machine may stop: a
 * call can brake and freeze, and nothing else.
 */
export const newsroomCall = async (deps: CallDeps, context: Context): Promise<Response> => {
  const body = Buffer.from(await context.req.arrayBuffer());
  if (!(await deps.fromNewsroom(body, (name) => context.req.header(name)))) {
    return context.json({ error: { code: 'not-signed', message: 'This call is not signed by the newsroom.' } }, 401);
  }
  const read = readCall(body.toString('utf8'), deps.now());
  if (read.kind === 'bad') return context.json({ error: { code: 'bad-call', message: read.problems.join('; ') } }, 400);
  const { id, call } = read.stored;
  await deps.saveCall(read.stored);
  await deps.announce({ type: 'watch.called', id, at: call.at, by: call.by, title: call.title, detail: call.action });
  return context.json({ id, action: call.action }, 202);
};
