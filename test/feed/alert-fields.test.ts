import { describe, expect, it } from 'vitest';
import { itemAlert } from '../../lib/feed/alert-fields.ts';

const gdacs = (changes: Record<string, string> = {}) =>
  itemAlert({
    'gdacs:eventtype': 'EQ',
    'gdacs:eventid': '1',
    'gdacs:episodeid': '2',
    'gdacs:alertlevel': 'Green',
    ...changes,
  });
const cap = (changes: Record<string, string> = {}) =>
  itemAlert({
    'cap:identifier': 'a',
    'cap:event': 'Flood',
    'cap:status': 'Actual',
    'cap:severity': 'Minor',
    ...changes,
  });

describe('an alert that was seen before', () => {
  it('is another one when its level or episode changes, though its guid stays', () => {
    expect(gdacs()?.key).toBe(gdacs({ title: 'other words' })?.key);
    expect(gdacs({ 'gdacs:alertlevel': 'Red' })?.key).not.toBe(gdacs()?.key);
    expect(gdacs({ 'gdacs:episodeid': '3' })?.key).not.toBe(gdacs()?.key);
  });

  it('is another one when it is cancelled, becomes worse or lasts longer', () => {
    for (const change of [{ 'cap:msgtype': 'Cancel' }, { 'cap:severity': 'Extreme' }, { 'cap:expires': '2026-11-23' }])
      expect(cap(change)?.key).not.toBe(cap()?.key);
  });
});

it('an item without fields of an alert is none, whatever its words', () => {
  expect(itemAlert({ 'gdacs:country': 'France', 'cap:note': 'Red alert' })).toBeNull();
});
