import type { Side } from '../../records/control.ts';

/** The index in which lists stand by time. */
export const BY_TIME = 'by-time';

/** The table's shape, for whoever creates it: the CDK app, the local engine, tests. */
export const TABLE_KEYS = {
  partition: 'pk',
  sort: 'sk',
  index: BY_TIME,
  indexPartition: 'listPk',
  indexSort: 'listSk',
  ttl: 'ttl',
} as const;

/** The attributes that place an item in the table; the rest of it is the record. */
export const KEY_NAMES: readonly string[] = Object.values(TABLE_KEYS).filter((name) => name !== BY_TIME);

export const key = (pk: string, sk = '-') => ({ pk: { S: pk }, sk: { S: sk } });

/**
 * The side is part of the partition key, because IAM can judge that key and no other: the watch's role
 * cannot write people's side.
 */
export const controlPk = (scope: string, side: Side): string => `CONTROL#${scope}#${side}`;

/** A time (epoch ms) as a sort key. */
export const time = (ms: number): string => String(ms).padStart(15, '0');

/** `ttl` is in epoch seconds, and only ever tidies up. */
export const ttlOf = (ms: number): number => Math.ceil(ms / 1_000);
