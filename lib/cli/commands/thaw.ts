import { endBrake } from '../../freeze/brake.ts';
import { readStill } from '../../freeze/still.ts';
import { thaw as thawFreeze } from '../../freeze/thaw.ts';
import { LANES, type Lane } from '../../records/lane.ts';
import { LEAST } from '../../delivery/named.ts';
import { command, type Call } from '../command.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { actOnRelay, RELAY_OPTIONS, type Acting } from '../relay.ts';

type Wished = Pick<Call<typeof RELAY_OPTIONS>, 'io' | 'reader'>;

const endDelay = async ({ deps, person }: Acting, lane: Lane): Promise<Answer | Refusal> => {
  const ended = await endBrake(deps, { lane, until: null, by: person });
  switch (ended.kind) {
    case 'ended':
      return answer({ state: 'ended', brake: lane }, ({ say }) => say.cli.thaw.delayOver(lane));
    case 'not-braked':
      return refuse(1, ended.kind, ({ say }) => say.cli.thaw.notDelayed(lane));
    case 'not-allowed':
      return refuse(1, ended.kind, ({ say }) => say.cli.thaw.mayNotEndDelay(person));
    case 'changed':
      return refuse(1, ended.kind, ({ say }) => say.cli.thaw.delayChanged(lane));
  }
};

const endFreeze = async ({ deps, person }: Acting, id: string, { io, reader }: Wished): Promise<Answer | Refusal> => {
  const said = await thawFreeze(deps, { id, by: person });
  if (said.kind === 'not-allowed') return refuse(1, said.kind, ({ say }) => say.cli.thaw.mayThaw(said.who.join(', ')));
  if (said.kind === 'no-such-freeze') return refuse(1, said.kind, ({ say }) => say.cli.thaw.noSuchFreeze(id));
  const still = await readStill(deps);
  const open = still.freezes.map((freeze) => freeze.id);
  const missing = said.kind === 'thawed' ? said.missing : [];
  for (const each of missing) io.err(`${reader.say.cli.thaw.controlMissing(each)}\n`);
  const json = {
    state: said.kind,
    freeze: id,
    open,
    braked: Object.fromEntries(still.braked.map(({ lane, until }) => [lane, iso(until)])),
    silent: still.silent,
    missing,
  };
  return answer(json, ({ say: { cli }, paint, time }) =>
    [
      paint('green', said.kind === 'thawed' ? cli.thaw.thawed : cli.thaw.already),
      open.length === 0 ? cli.thaw.nothingFrozenNow : paint('red', cli.thaw.stillFrozen(open.join(' '))),
      ...still.braked.map(({ lane, until }) => paint('yellow', cli.thaw.stillDelayed(lane, time(until)))),
      ...(still.silent ? [paint('red', cli.thaw.silent)] : []),
      cli.thaw.askedAgain,
    ].join('\n'),
  );
};

/** The open freeze that the typed name begins; without a name the only one there is. */
const freezeNamed = async ({ deps }: Acting, typed: string | undefined): Promise<string | Refusal> => {
  const open = (await readStill(deps)).freezes.map((freeze) => freeze.id);
  if (typed !== undefined && (open.includes(typed) || typed.length < LEAST)) return typed;
  const meant = typed === undefined ? open : open.filter((id) => id.startsWith(typed));
  const [only, ...more] = meant;
  // A freeze that is over is named whole.
  if (only === undefined) return typed ?? refuse(1, 'no-such-freeze', ({ say }) => say.cli.thaw.nothingFrozen);
  if (more.length === 0) return only;
  return refuse(2, 'which', ({ say }) => say.cli.thaw.several(meant.join(' ')));
};

export const thaw = command({
  name: 'thaw',
  count: [0, 1],
  options: RELAY_OPTIONS,
  run: async (call) => {
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const [typed] = call.positionals;
    const lane = LANES.find((each) => typed === `brake:${each}`);
    if (lane !== undefined) return endDelay(acting, lane);
    const id = await freezeNamed(acting, typed);
    return typeof id === 'string' ? endFreeze(acting, id, call) : id;
  },
});
