/**
 * Filter patterns for JSON lines, as far as this stack writes them, by "Filter pattern syntax for metric filters,
 * subscription filters, filter log events, and Live Tail", part "Matching terms in JSON log events" (CloudWatch Logs
 * user guide, FilterAndPatternSyntax). `&&` binds closer than `||`. A property that is not there fits nothing. What is
 * not known here throws, so that no pattern passes unread.
 */
export type FilterPattern = (line: string) => boolean;

type Test = (of: unknown) => boolean;

const TOKEN =
  /\s*(?:(\$(?:\.\w+|\[\d+\])+)|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|(&&|\|\||!=|<=|>=|[{}()=<>])|([A-Z]+))/y;

const tokensOf = (pattern: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(pattern);
    if (found === null) throw new Error(`this filter pattern is not known from ${at}: ${pattern}`);
    tokens.push(found[0].trim());
  }
  return tokens;
};

/** The value at `$.a.b[0]`; undefined where there is none. */
export const valueAt = (selector: string, of: unknown): unknown => {
  let value = of;
  for (const [, name, index] of selector.matchAll(/\.(\w+)|\[(\d+)\]/g)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, name ?? Number(index)) as unknown;
  }
  return value;
};

const wildcards = (quoted: string): RegExp => {
  const text = JSON.parse(quoted) as string;
  const source = text
    .split('*')
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's');
};

const comparison = (operator: string, wanted: string): ((value: unknown) => boolean) => {
  if (wanted.startsWith('"')) {
    if (operator !== '=') throw new Error(`a text is only compared with =, not with ${operator}`);
    const like = wildcards(wanted);
    return (value) => typeof value === 'string' && like.test(value);
  }
  const number = Number(wanted);
  if (Number.isNaN(number)) throw new Error(`not a text or a number: ${wanted}`);
  const holds: Record<string, (value: number) => boolean> = {
    '=': (value) => value === number,
    '<': (value) => value < number,
    '>': (value) => value > number,
    '<=': (value) => value <= number,
    '>=': (value) => value >= number,
  };
  const test = holds[operator];
  if (test === undefined) throw new Error(`this operator is not known: ${operator}`);
  return (value) => typeof value === 'number' && test(value);
};

const STATED: Record<string, (value: unknown) => boolean> = {
  TRUE: (value) => value === true,
  FALSE: (value) => value === false,
  NULL: (value) => value === null,
};

export const filterPattern = (pattern: string): FilterPattern => {
  const tokens = tokensOf(pattern);
  const take = (wanted?: string): string => {
    const token = tokens.shift();
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`${wanted ?? 'more'} is missing in ${pattern}`);
    return token;
  };
  const list = (operator: string, part: () => Test, all: boolean): Test => {
    const tests = [part()];
    while (tokens[0] === operator) {
      take();
      tests.push(part());
    }
    return (of) => (all ? tests.every((test) => test(of)) : tests.some((test) => test(of)));
  };
  const either = (): Test => list('||', () => list('&&', one, true), false);
  const one = (): Test => {
    if (tokens[0] === '(') {
      take();
      const inner = either();
      take(')');
      return inner;
    }
    const selector = take();
    if (!selector.startsWith('$')) throw new Error(`${selector} is no selector in ${pattern}`);
    const operator = take();
    if (operator === 'IS') {
      const stated = STATED[take()];
      if (stated === undefined) throw new Error(`IS is not known so in ${pattern}`);
      return (of) => stated(valueAt(selector, of));
    }
    const holds = comparison(operator, take());
    return (of) => holds(valueAt(selector, of));
  };
  take('{');
  const test = either();
  take('}');
  if (tokens.length > 0) throw new Error(`too much at the end of ${pattern}`);
  return (line) => {
    const of = parsed(line);
    return of !== undefined && test(of);
  };
};

/** The object that a line is; undefined for every other line, which no pattern of this kind fits. */
export const parsed = (line: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};
