import { endBrake } from '../../freeze/brake.ts';
import { readStill } from '../../freeze/still.ts';
import { thaw as thawFreeze } from '../../freeze/thaw.ts';
import { LANES, type Lane } from '../../records/lane.ts';
import { command } from '../command.ts';
import { answer, iso, refuse, type Answer, type Io, type Refusal } from '../io.ts';
import { actOnRelay, RELAY_OPTIONS, type Acting } from '../relay.ts';

const endDelay = async ({ deps, person }: Acting, lane: Lane): Promise<Answer | Refusal> => {
  const ended = await endBrake(deps, { lane, until: null, by: person });
  switch (ended.kind) {
    case 'ended':
      return answer({ state: 'ended', brake: lane }, `the delay of ${lane} is over: what is due leaves, spaced out`);
    case 'not-braked':
      return refuse(1, ended.kind, `${lane} is not delayed`);
    case 'not-allowed':
      return refuse(1, ended.kind, `${person} may not end a delay: it needs the right to thaw`);
    case 'changed':
      return refuse(1, ended.kind, `the delay of ${lane} was changed meanwhile: look at it again`);
  }
};

const endFreeze = async ({ deps, person }: Acting, id: string, io: Io): Promise<Answer | Refusal> => {
  const said = await thawFreeze(deps, { id, by: person });
  if (said.kind === 'not-allowed') return refuse(1, said.kind, `may thaw: ${said.who.join(', ')}`);
  if (said.kind === 'no-such-freeze') return refuse(1, said.kind, `no freeze is called ${id}`);
  const still = await readStill(deps);
  const open = still.freezes.map((freeze) => freeze.id);
  const missing = said.kind === 'thawed' ? said.missing : [];
  for (const each of missing) io.err(`control ${each}: missing or unreadable, so nothing under it is sent\n`);
  return answer(
    {
      state: said.kind,
      freeze: id,
      open,
      braked: Object.fromEntries(still.braked.map(({ lane, until }) => [lane, iso(until)])),
      silent: still.silent,
      missing,
    },
    [
      said.kind === 'thawed' ? 'thawed' : 'already thawed',
      open.length === 0 ? 'nothing is frozen now' : `still frozen by: ${open.join(' ')}`,
      ...still.braked.map(({ lane, until }) => `still delayed: ${lane} until ${iso(until) ?? ''}`),
      ...(still.silent ? ['the watch is silent: nothing is sent until it gives its all-clear again'] : []),
      'Nothing leaves by itself: what was held asks for a new approval.',
    ].join('\n'),
  );
};

/** The one freeze that is open, when it was not named. */
const onlyOpen = async ({ deps }: Acting): Promise<string | Refusal> => {
  const [only, ...more] = (await readStill(deps)).freezes.map((freeze) => freeze.id);
  if (only === undefined) return refuse(1, 'no-such-freeze', 'nothing is frozen');
  if (more.length === 0) return only;
  return refuse(2, 'which', `several freezes are open: say which of ${[only, ...more].join(' ')}`);
};

export const thaw = command({
  name: 'thaw',
  takes: '[freeze or brake:lane]',
  count: [0, 1],
  does: 'Ends one freeze, or the delay of a lane (brake:promo). The only open freeze needs no name; status lists them.',
  options: RELAY_OPTIONS,
  run: async (call) => {
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const [id = await onlyOpen(acting)] = call.positionals;
    if (typeof id !== 'string') return id;
    const lane = LANES.find((each) => id === `brake:${each}`);
    return lane === undefined ? endFreeze(acting, id, call.io) : endDelay(acting, lane);
  },
});
