import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODECS } from '../picture/codecs.ts';
import { readImage } from '../picture/image.ts';
import type { FetchPicture } from '../picture/picture.ts';

/** What is fetched to be made smaller, in bytes. */
const MOST_BYTES = 10_000_000;
/** Each takes about twelve bytes while it is made smaller: a function has 512 MB. */
const MOST_PIXELS = 16_000_000;
/** Width or height, whichever is longer, and quality: the first that is small enough is taken. */
const STEPS = [
  { side: 1600, quality: 80 },
  { side: 1200, quality: 70 },
  { side: 800, quality: 60 },
] as const;

declare global {
  /** What browsers have, and Node has not. */
  interface ImageData {
    readonly data: Uint8ClampedArray<ArrayBuffer>;
    readonly width: number;
    readonly height: number;
    readonly colorSpace: 'srgb';
  }
}

/** Node has it; only its types stand among those of browsers. */
const { compile } = Reflect.get(globalThis, 'WebAssembly') as {
  compile: (bytes: Uint8Array) => Promise<WebAssembly.Module>;
};

/** A codec beside the bundle of a function, else in its package. */
const compiled = (path: (typeof CODECS)[number]): Promise<WebAssembly.Module> => {
  const beside = fileURLToPath(new URL(`./${basename(path)}`, import.meta.url));
  return compile(readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(path)));
};

/** As browsers have it: the codecs answer with one. */
class Pixels implements ImageData {
  readonly colorSpace = 'srgb';
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

type Decode = (bytes: ArrayBuffer) => Promise<ImageData>;

const decoderOf = async (type: string): Promise<Decode | null> => {
  switch (type) {
    case 'image/jpeg': {
      const { default: decode, init } = await import('@jsquash/jpeg/decode.js');
      await init(await compiled(CODECS[0]));
      return (bytes) => decode(bytes, { preserveOrientation: true });
    }
    case 'image/png': {
      const { default: decode, init } = await import('@jsquash/png/decode.js');
      await init(await compiled(CODECS[2]));
      return (bytes) => decode(bytes);
    }
    case 'image/webp': {
      const { default: decode, init } = await import('@jsquash/webp/decode.js');
      await init(await compiled(CODECS[3]));
      return (bytes) => decode(bytes);
    }
    default:
      return null;
  }
};

/** Each pixel is the average of those that it stands for: sharp enough, and without a second copy of the whole. */
const smallerBy = (whole: ImageData, scale: number): ImageData => {
  if (scale === 1) return whole;
  const width = Math.max(1, Math.round(whole.width * scale));
  const height = Math.max(1, Math.round(whole.height * scale));
  const data = new Uint8ClampedArray(width * height * 4);
  const edge = (at: number, of: number, most: number) => Math.min(most, Math.floor((at * most) / of));
  for (let y = 0, to = 0; y < height; y++) {
    const [top, bottom] = [edge(y, height, whole.height), edge(y + 1, height, whole.height)];
    for (let x = 0; x < width; x++, to += 4) {
      const [left, right] = [edge(x, width, whole.width), edge(x + 1, width, whole.width)];
      average(whole, { top, bottom: Math.max(bottom, top + 1), left, right: Math.max(right, left + 1) }, data, to);
    }
  }
  return new Pixels(data, width, height);
};

type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

const average = ({ data, width }: ImageData, { top, bottom, left, right }: Box, out: Uint8ClampedArray, to: number) => {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      red += data[at] ?? 0;
      green += data[at + 1] ?? 0;
      blue += data[at + 2] ?? 0;
      alpha += data[at + 3] ?? 0;
    }
  }
  const count = (bottom - top) * (right - left);
  out[to] = red / count;
  out[to + 1] = green / count;
  out[to + 2] = blue / count;
  out[to + 3] = alpha / count;
};

/** What shows through is white, as JPEG has no transparency. */
const onWhite = ({ data }: ImageData): void => {
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at - 3; channel < at; channel++)
      data[channel] = ((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255;
    data[at] = 255;
  }
};

/**
 * The picture as a JPEG of at most so many bytes; null for what is no picture, is too large to be made smaller, or
 * moves. The same bytes give the same picture.
 */
export const shrunk = async (bytes: Uint8Array, most: number): Promise<Uint8Array | null> => {
  const image = readImage(bytes);
  if (image === null || image.width * image.height > MOST_PIXELS) return null;
  if (!('ImageData' in globalThis)) Object.assign(globalThis, { ImageData: Pixels });
  const decode = await decoderOf(image.type);
  if (decode === null) return null;
  const { default: encode, init } = await import('@jsquash/jpeg/encode.js');
  await init(await compiled(CODECS[1]));
  const whole = await decode(new Uint8Array(bytes).buffer);
  for (const { side, quality } of STEPS) {
    const smaller = smallerBy(whole, Math.min(1, side / Math.max(whole.width, whole.height)));
    onWhite(smaller);
    const made = new Uint8Array(await encode(smaller, { quality }));
    if (made.byteLength <= most) return made;
  }
  return null;
};

/** A fetch of pictures that makes those smaller which are too large for whoever asked. */
export const shrinking =
  (fetch: FetchPicture): FetchPicture =>
  async (url, request) => {
    const { maxBytes } = request;
    if (!request.accept.startsWith('image/')) return fetch(url, request);
    const answer = await fetch(url, { ...request, maxBytes: Math.max(maxBytes, MOST_BYTES) });
    if (answer.kind !== 'ok' || answer.body.byteLength <= maxBytes) return answer;
    const tooLarge = {
      kind: 'error',
      reason: 'too-large',
      detail: `more than ${maxBytes} bytes`,
      status: null,
    } as const;
    try {
      const body = await shrunk(answer.body, maxBytes);
      return body === null ? tooLarge : { ...answer, body, contentType: 'image/jpeg' };
    } catch {
      // The codecs throw what they like at a damaged picture.
      return tooLarge;
    }
  };
