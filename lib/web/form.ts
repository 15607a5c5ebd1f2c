import type { Context } from 'hono';

/** What a page's form sent. */
export type Form = {
  text: (name: string) => string;
  all: (name: string) => string[];
  /** A field that names something. A value longer than any name counts as empty. */
  id: (name: string) => string;
};

const ID_LENGTH = 200;

export const readForm = async (context: Context): Promise<Form> => {
  const body = await context.req.parseBody({ all: true }).catch((error: unknown): Record<string, never> => {
    // A form that cannot be read has no fields. The limit itself answers one that is too long.
    if (error instanceof Error && error.name === 'BodyLimitError') throw error;
    return {};
  });
  const all = (name: string): string[] => {
    const value = body[name];
    return [value].flat().filter((each) => typeof each === 'string');
  };
  const text = (name: string): string => all(name)[0] ?? '';
  return { all, text, id: (name) => (text(name).length > ID_LENGTH ? '' : text(name)) };
};

/** A text area sends its line breaks as CRLF. What is approved has the line breaks that were shown. */
export const typed = (text: string): string => text.replaceAll('\r\n', '\n');

const ASK_ID = /^[A-Za-z0-9_-]{1,100}$/;

/** Whether an ask can have this id. A link without its ask, or with more than one, names nothing. */
export const isAskId = (id: string): boolean => ASK_ID.test(id);
