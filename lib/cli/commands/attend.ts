import { attend } from '../../delivery/attended.ts';
import { command, type Call } from '../command.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { actOnRelay, RELAY_OPTIONS } from '../relay.ts';
import { readUntil } from './freeze.ts';

/** Somebody watches what leaves, where the configuration demands it. */

const attending = async (
  call: Call<typeof RELAY_OPTIONS>,
  untilAt: (now: number) => number | null,
): Promise<Answer | Refusal> => {
  const acting = await actOnRelay(call);
  if (acting.kind === 'refused') return acting;
  const said = await attend(acting.deps, { by: acting.person, until: untilAt(acting.deps.now()) });
  switch (said.kind) {
    case 'attending':
      return answer({ state: 'attended', until: iso(said.until) }, `attended until ${iso(said.until) ?? ''}`);
    case 'no-such-time':
      return refuse(1, said.kind, 'a time to come within 24 hours, such as 4h');
    case 'not-allowed':
      return refuse(1, said.kind, `${acting.person} may not: it needs the right to freeze`);
  }
};

export const on = command({
  name: 'on',
  takes: '<duration or time>',
  count: [1, 1],
  does: 'Says that you watch what leaves until then, 24 hours at most: see attended in the configuration.',
  options: RELAY_OPTIONS,
  run: (call) => attending(call, (now) => readUntil(call.positionals[0] ?? '', now) ?? Number.POSITIVE_INFINITY),
});

export const off = command({
  name: 'off',
  takes: '',
  count: [0, 0],
  does: 'Says that you watch no longer: outside the attended hours nothing leaves.',
  options: RELAY_OPTIONS,
  run: (call) => attending(call, () => null),
});
