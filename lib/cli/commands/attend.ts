import { attend } from '../../delivery/attended.ts';
import { command, type Call } from '../command.ts';
import { answer, iso, refuse, type Answer, type Refusal } from '../io.ts';
import { actOnRelay, RELAY_OPTIONS } from '../relay.ts';
import { readUntil } from './freeze.ts';

/** Somebody watches what leaves, where the configuration demands it. */

const attending = async (
  call: Call<typeof RELAY_OPTIONS>,
  untilAt: ((now: number, timeZone: string) => number) | null,
): Promise<Answer | Refusal> => {
  const acting = await actOnRelay(call);
  if (acting.kind === 'refused') return acting;
  const isOver = untilAt === null;
  const now = acting.deps.now();
  const until = isOver ? null : untilAt(now, acting.target.settings.site.timeZone);
  const said = await attend({ ...acting.deps, now: () => now }, { by: acting.person, until });
  switch (said.kind) {
    case 'attending':
      return answer({ state: 'attended', until: iso(said.until) }, ({ say, time }) =>
        isOver ? say.cli.attend.over : say.cli.attend.until(time(said.until)),
      );
    case 'no-such-time':
      return refuse(1, said.kind, ({ say }) => say.cli.attend.wrong);
    case 'not-allowed':
      return refuse(1, said.kind, ({ say }) => say.cli.mayNot.attend(acting.person));
  }
};

export const on = command({
  name: 'on',
  count: [1, 1],
  options: RELAY_OPTIONS,
  run: (call) =>
    attending(call, (now, timeZone) => readUntil(call.positionals[0] ?? '', now, timeZone) ?? Number.POSITIVE_INFINITY),
});

export const off = command({
  name: 'off',
  count: [0, 0],
  options: RELAY_OPTIONS,
  run: (call) => attending(call, null),
});
