import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhook } from '../../../lib/adapters/networks/webhook.ts';
import { startWebhook, webhookSecret } from '../../fakes/webhook.ts';
import type { StandIn } from '../../fakes/stand-in.ts';
import { contentFor, imageOf, noHurry } from './content.ts';
import { ambiguous, holdTimeOuts, json, TIME_OUT_MS } from './wire.ts';

/** What is special about a webhook. test/networks/outcomes.test.ts tries every answer. */

const now = () => Date.UTC(2026, 10, 22, 18);
const content = contentFor('webhook:zapier');
let receiver: StandIn;
const send = async (receipt: 'id' | 'handover', what = content, secret: unknown = webhookSecret) => {
  const { service } = receiver;
  const client = webhook({
    ...{ service, secret: () => Promise.resolve(secret), options: { receipt } },
    ...{ now, allowLoopback: true, timeoutMs: TIME_OUT_MS },
  });
  const ready = await client.prepare(what);
  return ready.kind === 'ready' ? ready.send(noHurry) : ready;
};

holdTimeOuts();
beforeEach(async () => {
  receiver = await startWebhook(now);
});
afterEach(() => receiver.close());

describe('a webhook', () => {
  it('tells the receiver all that was approved, under a signature that it can check', async () => {
    const image = imageOf(Buffer.from('a picture'));
    const withImage = { ...content, card: { ...content.card!, image } };

    expect(await send('id', withImage)).toMatchObject({ kind: 'accepted', remoteId: 'run-1' });
    const { text, link, langs, facets: links, providerKey: id } = content;
    expect(JSON.parse(receiver.seen()[0]?.body.toString() ?? '')).toMatchObject({
      type: 'vigie.post',
      timestamp: '2026-11-22T18:00:00.000Z',
      data: {
        id,
        account: 'webhook:zapier',
        text,
        link,
        links,
        langs,
        // The time of sending, not the slot.
        createdAt: '2026-11-22T18:00:00.000Z',
        card: { picture: { alt: 'Les quais' } },
      },
    });
  });

  it('with a wrong key is refused by the receiver, and shows neither key nor secret address', async () => {
    const wrong = { ...webhookSecret, signingSecret: `whsec_${Buffer.alloc(24).toString('base64')}` };

    const outcome = await send('id', content, wrong);
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'credentials' });
    receiver.spoil(json(400, { error: `no ${webhookSecret.path} ${webhookSecret.signingSecret}` }), false);
    expect((await send('id')).detail).toBe('HTTP 400: no [secret] [secret]');
  });

  it.each([
    ['a 200 in HTML', 'accepted'],
    ['an empty 201', 'accepted'],
    ['a 503 in HTML', 'unknown'],
    ['a redirect', 'unknown'],
    ['a hang', 'unknown'],
    ['a reset before any answer', 'unknown'],
  ])('that counts a handover has after %s the outcome %s', async (answer, kind) => {
    receiver.spoil(ambiguous[answer]!, false);

    const outcome = await send('handover');

    expect(outcome.kind).toBe(kind);
    if (kind === 'accepted') expect(outcome.detail).toBe('handed over, not confirmed');
    expect(receiver.creates()).toBe(1);
  });

  it('whose receiver is gone for ever is refused', async () => {
    receiver.spoil(json(410, {}), false);

    expect(await send('handover')).toMatchObject({ kind: 'rejected', reason: 'not-found' });
  });
});
