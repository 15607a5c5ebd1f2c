import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import ses from 'aws-ses-v2-local';
import * as z from 'zod';

/** The local inbox: a server that takes real SES v2 calls, and a file, so that a link mailed before a restart still works after it. */
const Letter = z.object({
  messageId: z.string(),
  from: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  subject: z.string(),
  body: z.object({ text: z.string().optional(), html: z.string().optional() }),
  at: z.number(),
});
export type Letter = z.output<typeof Letter>;

export type Inbox = {
  url: string;
  /** Newest first. */
  letters: () => Promise<Letter[]>;
  close: () => Promise<void>;
};

const KEPT = 200;

export const startInbox = async (file: string): Promise<Inbox> => {
  const server = await ses.default({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let kept: Letter[] = existsSync(file) ? z.array(Letter).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const letters = async (): Promise<Letter[]> => {
    const answer: unknown = await (await fetch(`${url}/store`)).json();
    const { emails } = z.object({ emails: z.array(Letter) }).parse(answer);
    const known = new Set(kept.map((letter) => letter.messageId));
    const fresh = emails.filter((letter) => !known.has(letter.messageId));
    if (fresh.length > 0) {
      kept = [...fresh.map((letter) => ({ ...letter, at: letter.at * 1_000 })), ...kept]
        .sort((a, b) => b.at - a.at)
        .slice(0, KEPT);
      writeFileSync(`${file}.new`, JSON.stringify(kept));
      renameSync(`${file}.new`, file);
    }
    return kept;
  };
  return {
    url,
    letters,
    close: async () => {
      await letters();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
