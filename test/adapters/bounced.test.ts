import { describe, expect, it } from 'vitest';
import { bouncedOf, SesEvent } from '../../lib/adapters/bounced.ts';
import { sesEvent } from '../fakes/ses.ts';

describe('what SES tells of a mail', () => {
  it('is read as who it came back from, and how SES sorts that', () => {
    const event = sesEvent({
      kind: 'bounced',
      to: '"Léa Martin" <Lea@Gazette.example>',
      set: 'set',
      account: '1',
      region: 'r',
    });
    expect(bouncedOf(SesEvent.parse(event))).toEqual([
      { mail: 'lea@gazette.example', kind: 'bounced', detail: 'Permanent/General' },
    ]);
  });

  it('is read as a complaint, with what its reader’s provider calls it', () => {
    const event = sesEvent({ kind: 'complained', to: 'lea@gazette.example', set: 'set', account: '1', region: 'r' });
    expect(bouncedOf(SesEvent.parse(event))).toEqual([
      { mail: 'lea@gazette.example', kind: 'complained', detail: 'abuse' },
    ]);
  });

  it('takes over no word of the foreign mail server, and refuses what it does not know', () => {
    const event = sesEvent({ kind: 'bounced', to: 'lea@gazette.example', set: 'set', account: '1', region: 'r' });
    expect(JSON.stringify(bouncedOf(SesEvent.parse(event)))).not.toContain('user unknown');
    expect(SesEvent.safeParse({ source: 'aws.ses', detail: { eventType: 'Open' } }).success).toBe(false);
  });
});
