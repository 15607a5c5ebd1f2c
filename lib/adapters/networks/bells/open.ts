/** Opens the client of a bell. A kind that stops and has no client is a compiler error here. */
import type { BELL_KINDS, BellKind } from '../../../bell-kinds.ts';
import type { Tool } from '../../../bell/tool.ts';
import type { AdapterDeps } from '../adapter.ts';
import { ghostBell } from './ghost.ts';
import { mastodonBell } from './mastodon.ts';
import { postizBell } from './postiz.ts';
import { wordpressBell } from './wordpress.ts';

type Stops = { [K in BellKind]: (typeof BELL_KINDS)[K]['way'] extends 'stops' ? K : never }[BellKind];

const TOOLS = {
  wordpress: wordpressBell,
  ghost: ghostBell,
  postiz: postizBell,
  mastodon: mastodonBell,
} satisfies Record<Stops, (deps: AdapterDeps) => Tool>;

const isStop = (kind: BellKind): kind is Stops => kind in TOOLS;

export const openTool = (kind: BellKind, deps: AdapterDeps): Tool => {
  if (!isStop(kind)) throw new Error(`nothing can be stopped at ${kind} from here`);
  return TOOLS[kind](deps);
};
