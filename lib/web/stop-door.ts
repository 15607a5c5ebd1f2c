import type { Hono } from 'hono';
import { askFreeze, type AskFreezeDeps } from './ask-freeze.ts';
import { assets } from './assets.ts';
import { newsroomCall, type NewsroomCallDeps } from './newsroom-call.ts';
import { openWeb, smallBodies } from './open.ts';
import { refuseOtherSites } from './origin.ts';
import { isSslCheck, slackCommand, type SlackDeps } from './slack.ts';
import { stopPages, stopShellPage, type StopPageDeps } from './stop.ts';

export type StopDoorDeps = StopPageDeps &
  SlackDeps &
  NewsroomCallDeps &
  AskFreezeDeps & {
    /** Where people open pages. */
    publicUrl: string;
  };

/**
 * The ways to stop that come over the web: the stop page with its files, Slack's command and the newsroom's call. Other
 * schedulers ask here whether they may send. All of this
 * needs nothing of the other pages, so what keeps those from answering does not keep anybody from stopping.
 */
export const openStopDoor = (deps: StopDoorDeps): Hono => {
  const app = openWeb(deps);
  app.use(smallBodies);
  // Slack and the newsroom's systems are no browsers: a signature says who sent the request.
  app.post('/slack/command', (context) => slackCommand(deps, context));
  app.get('/slack/command', (context) => {
    const isCheck = isSslCheck(new URLSearchParams(context.req.query()));
    return isCheck ? context.body(null, 200) : context.notFound();
  });
  app.post('/signal', (context) => newsroomCall(deps, context));
  app.get('/freeze', (context) => askFreeze(deps, context));
  app.use(refuseOtherSites(deps.publicUrl));
  app.route('/stop', assets());
  app.route('/', stopShellPage(deps));
  app.route('/', stopPages(deps));
  return app;
};
