import type { ItemAlert } from './item.ts';

/**
 * The alert that an item carries, or null. GDACS keeps one guid for an event through all its episodes and levels, and
 * CAP one identifier chain through updates: the key holds what changes, so that a worse episode is not taken for one
 * already seen.
 */
export function itemAlert(fields: Readonly<Record<string, string>>): ItemAlert | null {
  const of = (name: string) => fields[name] ?? '';
  if (of('gdacs:eventtype') !== '' || of('gdacs:eventid') !== '' || of('gdacs:alertlevel') !== '') {
    const parts = [
      'gdacs:eventtype',
      'gdacs:eventid',
      'gdacs:episodeid',
      'gdacs:alertlevel',
      'gdacs:episodealertlevel',
      'gdacs:iscurrent',
    ];
    return { key: `gdacs/${parts.map(of).join('/').toLowerCase()}`, fields };
  }
  if (of('cap:event') !== '' || of('cap:severity') !== '' || of('cap:status') !== '' || of('cap:msgtype') !== '') {
    const parts = [
      'cap:identifier',
      'cap:event',
      'cap:msgtype',
      'cap:status',
      'cap:severity',
      'cap:urgency',
      'cap:certainty',
      'cap:expires',
    ];
    return { key: `cap/${parts.map(of).join('/').toLowerCase()}`, fields };
  }
  return null;
}
