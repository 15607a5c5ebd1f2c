import { EventBridgeClient, type PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBus } from '../../lib/adapters/bus.ts';
import type { VigieEvent } from '../../lib/events.ts';
import { json, startWire, type Wire } from './networks/wire.ts';

const EVENT: VigieEvent = { type: 'freeze.opened', id: 'f1', at: Date.UTC(2026, 6, 14, 16), by: 'lea', detail: 'all' };

describe('the bus', () => {
  let wire: Wire;
  let logs: string[];
  let client: EventBridgeClient;
  /** The time within which the bus has to answer is over when the test says so. */
  let limit: AbortController;
  const log = (level: string, event: string, fields = {}) =>
    void logs.push(JSON.stringify({ level, event, ...fields }));
  beforeEach(async () => {
    logs = [];
    limit = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    wire = await startWire(json(200, { FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
    client = new EventBridgeClient({
      endpoint: wire.url,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    client.destroy();
    await wire.close();
  });

  it('gets an event under its type, with its time as people write it', async () => {
    const commands: PutEventsCommand[] = [];
    const fake = { send: (command: PutEventsCommand) => Promise.resolve(commands.push(command) > 0 ? {} : {}) };
    await openBus({ client: fake as never, bus: 'vigie', log })(EVENT);
    const [entry] = commands[0]?.input.Entries ?? [];
    expect(entry).toMatchObject({ EventBusName: 'vigie', Source: 'vigie', DetailType: 'freeze.opened' });
    expect(JSON.parse(entry?.Detail ?? '')).toEqual({ ...EVENT, at: '2026-07-14T16:00:00.000Z' });
    expect(logs).toEqual([]);
  });

  it('that refuses an event, fails, or is not there breaks nothing, and the log says which event was lost', async () => {
    const put = openBus({ client, bus: 'vigie', log });
    wire.answer(json(200, { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] }));
    await put(EVENT);
    wire.answer(json(400, { __type: 'ResourceNotFoundException', message: 'no such bus' }));
    await put(EVENT);
    await wire.close();
    await put(EVENT);
    expect(logs.map((line) => JSON.parse(line) as { event: string; id: string })).toMatchObject([
      { event: 'event.not-put', id: 'f1', code: 'InternalFailure' },
      { event: 'event.not-put', id: 'f1' },
      { event: 'event.not-put', id: 'f1' },
    ]);
  });

  it('that does not answer is waited for less than a second', async () => {
    const asked = vi.spyOn(AbortSignal, 'timeout');
    // The request has arrived, nothing answers it, and the time is over.
    wire.answer(() => limit.abort());
    await openBus({ client, bus: 'vigie', log })(EVENT);
    expect(asked.mock.calls).toEqual([[800]]);
    expect(wire.seen).toHaveLength(1);
    expect(logs).toHaveLength(1);
  });
});
