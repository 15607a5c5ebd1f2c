const formats = new Map<string, Intl.DateTimeFormat>();

/** Each made once: making one takes longer than a hundred uses of it. */
export const timeFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
};
