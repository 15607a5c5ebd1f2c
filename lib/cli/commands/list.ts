import { LISTED_STATES, shortId } from '../../delivery/named.ts';
import { STATES, type Delivery, type State } from '../../records/delivery.ts';
import { command } from '../command.ts';
import { answer, iso, refuse, type Reader } from '../io.ts';
import type { Colour } from '../paint.ts';
import { openRelay, RELAY_OPTIONS } from '../relay.ts';
import { table, type Cell } from '../table.ts';

/** The most deliveries of one state that are listed. */
const MOST = 200;

/** A state by its own name, or as the reader's language calls it. */
const stateNamed = (typed: string, { say }: Reader): State | undefined =>
  STATES.find((state) => state === typed || say.cli.state[state] === typed);

const COLOURS: Readonly<Partial<Record<State, Colour>>> = {
  approved: 'green',
  published: 'green',
  failed: 'red',
  unknown: 'red',
  claimed: 'yellow',
};

const stateCell = (state: State, { say }: Reader): Cell => {
  const colour = COLOURS[state];
  const said = say.cli.state[state];
  return colour === undefined ? said : [said, colour];
};

/** When an approved post is due, and since when the others are what they are. */
const timeOf = ({ state, dueAt, changedAt }: Delivery): number =>
  state === 'approved' ? (dueAt ?? changedAt) : changedAt;

const listed = (found: readonly Delivery[], reader: Reader): string => {
  const { heads, nothing } = reader.say.cli;
  if (found.length === 0) return nothing;
  return table(
    reader,
    [heads.id, heads.state, heads.account, heads.time(reader.timeZone), heads.text],
    found.map((each) => [
      shortId(each.id),
      stateCell(each.state, reader),
      each.account,
      reader.time(timeOf(each)),
      each.content.text.replaceAll(/\s+/g, ' '),
    ]),
  );
};

export const list = command({
  name: 'list',
  count: [0, 1],
  options: RELAY_OPTIONS,
  run: async (call) => {
    const [typed] = call.positionals;
    const state = typed === undefined ? undefined : stateNamed(typed, call.reader);
    if (typed !== undefined && state === undefined)
      return refuse(2, 'usage', ({ say }) => say.cli.oneOf(typed, STATES.join(', ')));
    const target = await openRelay(call);
    if (target.kind === 'refused') return target;
    const states: readonly State[] = state === undefined ? LISTED_STATES : [state];
    const found = (await Promise.all(states.map((each) => target.store.list(each, { limit: MOST })))).flat();
    const rows = found.map(({ id, account, state: is, dueAt, expiresAt, content }) => ({
      delivery: id,
      account,
      state: is,
      dueAt: iso(dueAt),
      expiresAt: iso(expiresAt),
      text: content.text,
    }));
    return answer(rows, (reader) => listed(found, reader));
  },
});
