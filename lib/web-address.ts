/** Whether a text is an http or https address, without a user name or password in it. */
export const isWebAddress = (text: string): boolean => {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === ''
  );
};

/** Whether an address is on this very machine: where a fake of a network may stand. */
export const isLoopbackAddress = (text: string): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])$/.test(URL.parse(text)?.hostname ?? '');
