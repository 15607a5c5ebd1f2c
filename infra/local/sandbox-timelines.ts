import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

/** What the sandbox networks hold: the posts of all accounts in one file, and their pictures beside it. */

const span = { start: z.int(), end: z.int() };
const image = z.strictObject({
  url: z.string(),
  sha256: z.string(),
  type: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
});
export const NewPost = z.strictObject({
  account: z.string().min(1),
  text: z.string().min(1),
  link: z.string().nullable(),
  facets: z.array(z.object({ ...span, uri: z.string() })),
  tags: z.array(z.object({ ...span, tag: z.string() })),
  card: z.object({ url: z.string(), title: z.string(), description: z.string(), image: image.nullable() }).nullable(),
  media: z.array(image),
  langs: z.array(z.string()),
  createdAt: z.string(),
  providerKey: z.string(),
});
const StoredPost = NewPost.extend({ id: z.string(), postedAt: z.string(), deletedAt: z.string().nullable() });
/** `deletedAt` is set on what was taken back; its text stays visible here, and only here. */
export type SandboxPost = z.output<typeof StoredPost>;

export type NewPost = z.output<typeof NewPost>;

export const picturesOf = ({ card, media }: NewPost): readonly { sha256: string }[] => [
  ...media,
  ...(card?.image ? [card.image] : []),
];

const load = (file: string): SandboxPost[] => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  try {
    return z.strictObject({ posts: z.array(StoredPost) }).parse(JSON.parse(text)).posts;
  } catch (cause) {
    throw new Error(`${file} does not hold sandbox timelines; move it away to begin anew`, { cause });
  }
};

const DIGEST = /^[0-9a-f]{64}$/;

export const openTimelines = (file: string, now: () => number) => {
  const posts = load(file);
  // Beside the timelines, each under its digest.
  const folder = join(dirname(file), 'pictures');
  // A new file in the place of the old one: a kill at any moment leaves one of the two.
  const save = (): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify({ posts }, null, 1)}\n`);
    renameSync(`${file}.new`, file);
  };
  const iso = () => new Date(now()).toISOString();
  return {
    /** Newest first; what was taken back is included. */
    posts: (): SandboxPost[] => posts.toReversed(),
    post: (id: string): SandboxPost | undefined => posts.find((each) => each.id === id),
    /** Adds a post. When keys count, the same key of the same account again is the post that is there already. */
    accept: (fresh: NewPost, keysCount: boolean): SandboxPost => {
      const same = posts.find(
        ({ account, providerKey, deletedAt }) =>
          account === fresh.account && providerKey === fresh.providerKey && deletedAt === null,
      );
      if (keysCount && same !== undefined) return same;
      const post = { ...fresh, id: String(posts.length + 1), postedAt: iso(), deletedAt: null };
      posts.push(post);
      save();
      return post;
    },
    takeBack: (post: SandboxPost): void => {
      post.deletedAt = iso();
      save();
    },
    /** Keeps a picture; false when the bytes have another digest. */
    keepPicture: (sha256: string, bytes: Buffer): boolean => {
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, sha256), bytes);
      return true;
    },
    picture: (sha256: string): Buffer | null => {
      const path = join(folder, sha256);
      return DIGEST.test(sha256) && existsSync(path) ? readFileSync(path) : null;
    },
  };
};
