import { openFetch } from '../lib/adapters/fetch.ts';
import { openLog } from '../lib/adapters/log.ts';
import { shrinking } from '../lib/adapters/shrink.ts';
import { packed, PictureOrder } from '../lib/adapters/pictures.ts';
import { twinKey } from '../lib/draft/twin.ts';
import { readEnvironment } from '../lib/environment.ts';
import { choosePicture } from '../lib/picture/choose.ts';
import { fetchPicture } from '../lib/picture/picture.ts';
import { allowLoopback, loadSettings, logLine, userAgent } from '../lib/runtime.ts';

// Once per cold start.
const settings = loadSettings(readEnvironment('pictures', process.env).CONFIG);
const fetch = openFetch({ userAgent: userAgent(settings), allowLoopback: allowLoopback() });
const now = () => Date.now();
const log = openLog(logLine(), now);

/**
 * Called by the pages alone: fetches a picture, or the page that names one, or that names its canonical form. It may do
 * nothing else, whatever another server makes of it.
 */
export const handler = async (input: unknown) => {
  const order = PictureOrder.parse(input);
  if ('fetch' in order) {
    const fetched = await fetchPicture(shrinking(fetch), order.fetch);
    log('info', 'pictures.fetched', { kind: fetched.kind, ...(fetched.kind === 'none' ? { why: fetched.why } : {}) });
    return packed(fetched);
  }
  if ('twin' in order) return twinKey(fetch)(order.twin);
  const { pictures, ...item } = order.choose;
  const chosen = await choosePicture(shrinking(fetch), now)(
    order.rule,
    pictures === undefined ? item : { ...item, pictures },
  );
  log('info', 'pictures.chosen', { found: chosen.media !== null, why: chosen.why });
  return chosen;
};
