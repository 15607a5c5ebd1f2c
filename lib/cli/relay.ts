import { resolve } from 'node:path';
import type { Call } from './command.ts';
import { loadConfig, type Written } from './config.ts';
import { deliveryNamed } from '../delivery/named.ts';
import type { Delivery } from '../records/delivery.ts';
import { refuse, type Refusal } from './io.ts';
import type { Target } from './target.ts';

/** What the commands share that act on a running relay. */

export const CONFIG_OPTION = { config: { type: 'string', value: 'FILE', does: 'config' } } as const;

export const RELAY_OPTIONS = {
  local: { type: 'boolean', does: 'local' },
  stack: { type: 'string', value: 'NAME', does: 'stack' },
  by: { type: 'string', value: 'PERSON', does: 'by' },
  ...CONFIG_OPTION,
  data: { type: 'string', value: 'FOLDER', default: '.vigie', does: 'data' },
} as const;

/** Reads the configuration that `--config` names, else the one of this folder. */
export const fileOf = (file: string | undefined): string => resolve(file ?? 'vigie.config.ts');
export const configOf = (file: string | undefined): Promise<Written> => loadConfig(fileOf(file));

/** The relay that the call means. Unless the answer is to be JSON, says first where it acts. */
export const openRelay = async ({
  values,
  io,
  reader,
  json,
}: Call<typeof RELAY_OPTIONS>): Promise<Target | Refusal> => {
  // The AWS clients are loaded only by commands that need them.
  const { openTarget } = await import('./target.ts');
  const { local = false, stack = null, by = null, data, config } = values;
  const target = await openTarget(
    { local, stack, by, data },
    { file: fileOf(config), written: () => configOf(config) },
    io,
  );
  if (target.kind === 'target' && !json) io.err(`${reader.paint('dim', target.where(reader))}\n`);
  return target;
};

/** The delivery that a person names by its id or the start of it. */
export const deliveryOf = async ({ store }: Target, typed: string): Promise<Delivery | Refusal> => {
  const named = await deliveryNamed(store, typed);
  if (named.kind === 'one') return named.delivery;
  return named.kind === 'none'
    ? refuse(1, 'no-such-delivery', ({ say }) => say.cli.noSuchDelivery(typed))
    : refuse(2, 'which', ({ say }) => say.cli.severalDeliveries(typed, named.ids.join(' ')));
};

/** A relay, and the person who acts on it. */
export type Acting = { kind: 'acting'; person: string; target: Target; deps: Target['store'] & Target };

/** The relay that the call means and the person who acts, or why there is none. */
export const actOnRelay = async (call: Call<typeof RELAY_OPTIONS>): Promise<Acting | Refusal> => {
  const target = await openRelay(call);
  if (target.kind === 'refused') return target;
  if (target.by.kind === 'refused') return target.by;
  return { kind: 'acting', person: target.by.id, target, deps: { ...target.store, ...target } };
};
