import { NETWORKS } from '../../lib/networks/names.ts';
import type { NetworkRecord, PictureRule, ServiceRule } from '../../lib/networks/record.ts';
import { RECORDS } from '../../lib/networks/records.ts';

/** Writes the tables of networks in `docs/configuration.md` from their records. */

const serviceOf = (service: ServiceRule): string => {
  switch (service.kind) {
    case 'default':
      return `may be named; else ${service.url}`;
    case 'required':
      return `must be named, such as ${service.example}`;
    case 'fixed':
      return `${service.url} alone`;
    case 'local':
      return 'given by the local engine; on AWS it must be named';
  }
};

const secretOf = ({ secret }: NetworkRecord): string => {
  if (secret === null) return 'none';
  return `\`{${Object.keys(secret.shape)
    .map((field) => `"${field}":"…"`)
    .join(',')}}\``;
};

const textOf = ({ text: { counting } }: NetworkRecord): string => {
  switch (counting.unit) {
    case 'weighted':
      return `${counting.limit}, by weight`;
    case 'graphemes':
      return `${counting.limit}, and ${counting.bytes} bytes`;
    case 'characters':
      if ('link' in counting) return `${counting.limit}, a link ${counting.link}`;
      return counting.as === 'emoji-bytes' ? `${counting.limit}, an emoji its bytes` : String(counting.limit);
  }
};

const pictureOf = (rule: PictureRule | null): string => {
  if (rule === null) return 'none';
  return `${rule.bytes / 1_000_000} MB, alt text ${rule.alt === null ? 'has no place' : `up to ${rule.alt}`}`;
};

const takesBackOf = ({ takesBack }: NetworkRecord): string =>
  takesBack.kind === 'for' ? `for ${takesBack.hours} hours` : takesBack.kind;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** What an account of each network needs, and what each network does with a post. */
export const networkTables = (): string => {
  const records = NETWORKS.map((name) => ({ name, record: RECORDS[name] }));
  const needs = records.map(({ name, record }) => [
    record.label,
    `\`${name}\``,
    secretOf(record),
    serviceOf(record.service),
  ]);
  const does = records.map(({ record }) => [
    record.label,
    textOf(record),
    record.card === 'ours' ? `ours; picture ${pictureOf(record.pictures.card)}` : 'made by the network',
    record.pictures.post === null ? 'none' : `${record.pictures.post.most}; ${pictureOf(record.pictures.post)}`,
    takesBackOf(record),
    record.proves,
    record.sameText === 'one-account' ? 'one' : 'any',
  ]);
  return [
    table(['Network', 'Name', 'Its secret holds', 'Address (`service`)'], needs),
    '',
    table(
      ['Network', 'Longest text', 'Card', 'Pictures of the post', 'Takes back', 'Proves', 'Accounts for one text'],
      does,
    ),
    '',
    'After a send without an answer Vigie looks at the network. _Proves_ says what that look proves.',
    '`absence`: that the post is there, or that it is not there now. `presence`: only that it is there. `nothing`: a',
    'person has to look.',
    '',
    'Some networks forbid one text on several accounts of one newsroom. There the second approval is refused until the',
    'text is another one.',
  ].join('\n');
};
