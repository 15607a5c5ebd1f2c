import type { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { landscape } from '../../infra/local/pictures.ts';
import { openPictures, packed } from '../../lib/adapters/pictures.ts';
import { fetchPicture, type Fetched } from '../../lib/picture/picture.ts';

const url = 'https://gazette.example/sun.png';
const sun = await fetchPicture(
  () => Promise.resolve({ kind: 'ok', body: landscape(1), contentType: 'image/png', url }),
  { url, alt: 'Le soleil' },
);

/** Pictures as a function would fetch them that answers so. */
const open = (answer: { says?: unknown; FunctionError?: string } | Error) => {
  const asked: unknown[] = [];
  const logs: string[] = [];
  const client = {
    send: (command: InvokeCommand) => {
      asked.push([
        command.input.FunctionName,
        JSON.parse(Buffer.from(command.input.Payload as Uint8Array).toString('utf8')),
      ]);
      if (answer instanceof Error) return Promise.reject(answer);
      const { says, ...more } = answer;
      return Promise.resolve({ ...more, Payload: Buffer.from(JSON.stringify(says ?? null)) });
    },
  };
  const log = (_level: string, event: string) => void logs.push(event);
  return { ...openPictures({ client: client as never, name: 'fetcher', log }), asked, logs };
};

describe('a picture that another function fetches', () => {
  it('comes with the bytes that were fetched', async () => {
    const pictures = open({ says: packed(sun) });
    expect(await pictures.picture({ url, alt: 'Le soleil' })).toEqual(sun);
    expect(pictures.asked).toEqual([['fetcher', { fetch: { url, alt: 'Le soleil' } }]]);
  });

  it('is chosen there, from what the item names and no more of it', async () => {
    if (sun.kind !== 'picture') throw new Error('no picture');
    const pictures = open({ says: { media: sun.media, why: null } });
    const item = { image: { url, alt: null }, link: 'https://gazette.example/1', title: 'Attentat' };
    expect(await pictures.choosePicture('page', item)).toEqual({ media: sun.media, why: null });
    expect(pictures.asked).toEqual([['fetcher', { choose: { image: item.image, link: item.link }, rule: 'page' }]]);
  });

  it.each<[string, Parameters<typeof open>[0]]>([
    ['does not answer', new Error('timeout')],
    ['fails', { FunctionError: 'Unhandled', says: { errorMessage: 'x' } }],
    ['answers something else', { says: { kind: 'picture', media: { url: 'ftp://x' }, bytes: '' } }],
    ['answers nothing', {}],
  ])('counts as one that cannot be reached when that function %s, and the log says so', async (_, answer) => {
    const pictures = open(answer);
    const none: Fetched = { kind: 'none', why: 'unreachable' };
    expect(await pictures.picture({ url, alt: null })).toEqual(none);
    expect(await pictures.choosePicture(undefined, { image: null, link: url })).toEqual({
      media: null,
      why: 'unreachable',
    });
    expect(pictures.logs).toEqual(['pictures.failed', 'pictures.failed']);
  });
});
