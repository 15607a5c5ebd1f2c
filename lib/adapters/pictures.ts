import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import type { TwinKey } from '../draft/twin.ts';
import type { Log } from '../events.ts';
import { mediaSchema } from '../records/content.ts';
import type { Chosen, ChoosePicture } from '../picture/choose.ts';
import { NO_PICTURE, type Fetched, type Named } from '../picture/picture.ts';

/** More pictures of one item are not handed on: the best come first. */
const MOST = 20;

const named = z.object({ url: z.string(), alt: z.nullable(z.string()) });
const judged = z.extend(named, { rule: z.string(), taken: z.boolean() });

/** What is asked for: a picture that is known, the one that an item names, or the canonical form of a page. */
export const PictureOrder = z.union([
  z.object({ fetch: named }),
  z.object({ twin: z.object({ link: z.nullable(z.string()) }) }),
  z.object({
    choose: z.object({
      image: z.nullable(named),
      pictures: z.optional(z.array(judged).check(z.maxLength(MOST))),
      link: z.nullable(z.string()),
    }),
    rule: z.optional(z.enum(['feed', 'page', 'none'])),
  }),
]);
export type PictureOrder = z.output<typeof PictureOrder>;

const none = z.enum(NO_PICTURE);
const PictureAnswer = z.union([
  z.object({ kind: z.literal('picture'), media: mediaSchema, bytes: z.base64() }),
  z.object({ kind: z.literal('none'), why: none }),
]);
const ChosenAnswer = z.union([
  z.object({ media: mediaSchema, why: z.null() }),
  z.object({ media: z.null(), why: z.nullable(none) }),
]);

/** A picture as the function answers with it: in base64, because an answer of Lambda is JSON. */
export const packed = (fetched: Fetched): z.input<typeof PictureAnswer> =>
  fetched.kind === 'none' ? fetched : { ...fetched, bytes: Buffer.from(fetched.bytes).toString('base64') };

/**
 * Has pictures fetched by the function pictures, which holds no right on the table and no secret. So whoever uses this
 * reads no page and no picture of another server. Where that function does not answer, the picture counts as one that
 * cannot be reached.
 */
export const openPictures = (options: { client: Pick<LambdaClient, 'send'>; name: string; log: Log }) => {
  const ask = async <T>(order: PictureOrder, answer: z.ZodMiniType<T>): Promise<T | null> => {
    try {
      const { Payload, FunctionError } = await options.client.send(
        new InvokeCommand({ FunctionName: options.name, Payload: Buffer.from(JSON.stringify(order)) }),
      );
      if (FunctionError !== undefined) throw new Error(FunctionError);
      return answer.parse(JSON.parse(Buffer.from(Payload ?? []).toString('utf8')));
    } catch (error) {
      options.log('error', 'pictures.failed', { error: String(error) });
      return null;
    }
  };
  const choose: ChoosePicture = async (rule, { image, pictures, link }): Promise<Chosen> =>
    (await ask({ choose: { image, pictures: pictures?.slice(0, MOST), link }, rule }, ChosenAnswer)) ?? {
      media: null,
      why: 'unreachable',
    };
  return {
    choosePicture: choose,
    twinKey: (({ link }) => ask({ twin: { link } }, z.nullable(z.string()))) satisfies TwinKey,
    picture: async ({ url, alt }: Named): Promise<Fetched> => {
      const answer = await ask({ fetch: { url, alt } }, PictureAnswer);
      if (answer === null) return { kind: 'none', why: 'unreachable' };
      return answer.kind === 'none' ? answer : { ...answer, bytes: Buffer.from(answer.bytes, 'base64') };
    },
  };
};
