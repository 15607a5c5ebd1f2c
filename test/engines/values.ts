import { DynamoDBServiceException, type AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item, or a map inside one, whose values have been through `normalise`. */
export type Item = Record<string, AttributeValue>;

export type Tag = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'L' | 'M' | 'SS' | 'NS' | 'BS';

/** What DynamoDB answers to a request that it cannot understand or carry out. Its text is ours: never assert on it. */
export function invalid(message: string): DynamoDBServiceException {
  return new DynamoDBServiceException({
    name: 'ValidationException',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
    message,
  });
}

/** The type of a normalised value. */
export function tagOf(value: AttributeValue): Tag {
  if (value.S !== undefined) return 'S';
  if (value.N !== undefined) return 'N';
  if (value.M !== undefined) return 'M';
  if (value.BOOL !== undefined) return 'BOOL';
  if (value.L !== undefined) return 'L';
  if (value.SS !== undefined) return 'SS';
  if (value.NULL !== undefined) return 'NULL';
  if (value.B !== undefined) return 'B';
  if (value.NS !== undefined) return 'NS';
  if (value.BS !== undefined) return 'BS';
  throw invalid('an attribute value without a type');
}

/** An own property only: an attribute may well be called `constructor`. */
export function member(map: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

// Numbers: a decimal string without exponent, sign of zero, or superfluous zeros, so that equal numbers are
// equal strings.

const plainInteger = /^(?:0|-?[1-9]\d{0,14})$/;
const anyNumber = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

const written = (negative: boolean, digits: string, exponent: number): string => {
  const significant = digits.replace(/^0+/, '').replace(/0+$/, '');
  if (significant === '') return '0';
  if (significant.length > 38) throw invalid('a number has more than 38 significant digits');
  const last = exponent + (digits.length - digits.replace(/0+$/, '').length);
  const first = last + significant.length - 1;
  if (first > 125) throw invalid('a number is too large');
  if (first < -130) throw invalid('a number is too small');
  const sign = negative ? '-' : '';
  if (last >= 0) return sign + significant + '0'.repeat(last);
  const whole = significant.length + last;
  if (whole > 0) return `${sign}${significant.slice(0, whole)}.${significant.slice(whole)}`;
  return `${sign}0.${'0'.repeat(-whole)}${significant}`;
};

/** The one spelling of a number: 38 significant digits, 1E-130 to 9.9E+125 in size. */
export function number(text: string): string {
  if (plainInteger.test(text)) return text;
  const match = anyNumber.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole + fraction === '') throw invalid('a value cannot be converted into a number');
  return written(match[1] === '-', whole + fraction, Number(match[4] ?? '0') - fraction.length);
}

const scaled = (text: string, scale: number): bigint => {
  const point = text.indexOf('.');
  const places = point < 0 ? 0 : text.length - point - 1;
  return BigInt(text.replace('.', '') + '0'.repeat(scale - places));
};

const scaleOf = (a: string, b: string): number =>
  Math.max(...[a, b].map((text) => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0)));

/** a + b, or a - b, of two normalised numbers. */
export function sum(a: string, b: string, sign: 1 | -1): string {
  if (plainInteger.test(a) && plainInteger.test(b)) {
    const quick = Number(a) + sign * Number(b);
    if (Math.abs(quick) < 1e15) return String(quick === 0 ? 0 : quick);
  }
  const scale = scaleOf(a, b);
  const total = scaled(a, scale) + BigInt(sign) * scaled(b, scale);
  return written(total < 0n, (total < 0n ? -total : total).toString(), -scale);
}

const compareNumbers = (a: string, b: string): number => {
  if (a === b) return 0;
  // Up to fifteen digits, distinct decimals are distinct doubles in the same order.
  if (a.length <= 15 && b.length <= 15) return Number(a) - Number(b);
  const scale = scaleOf(a, b);
  return scaled(a, scale) < scaled(b, scale) ? -1 : 1;
};

/** The order of UTF-8 bytes, which differs from JavaScript's where one character needs two code units. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    const paired = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
    if (paired(left) !== paired(right)) return paired(left) ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

/** Negative, 0 or positive; undefined when the two have no order: different types, or types without one. */
export function compare(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.S !== undefined) return b.S === undefined ? undefined : compareText(a.S, b.S);
  if (a.N !== undefined) return b.N === undefined ? undefined : compareNumbers(a.N, b.N);
  if (a.B !== undefined) return b.B === undefined ? undefined : Buffer.compare(a.B, b.B);
  return undefined;
}

const sameList = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a.length === b.length && a.every((element, at) => same(element, b[at] as T));

/** Deep equality; sets are kept in order by `normalise`, so their order does not matter. */
export function equal(a: AttributeValue, b: AttributeValue): boolean {
  const tag = tagOf(a);
  if (b[tag] === undefined) return false;
  switch (tag) {
    case 'S':
    case 'N':
    case 'BOOL':
    case 'NULL':
      return a[tag] === b[tag];
    case 'B':
      return Buffer.compare(a.B!, b.B!) === 0;
    case 'SS':
    case 'NS':
      return sameList(a[tag]!, b[tag], (x, y) => x === y);
    case 'BS':
      return sameList(a.BS!, b.BS!, (x, y) => Buffer.compare(x, y) === 0);
    case 'L':
      return sameList(a.L!, b.L!, equal);
    case 'M': {
      const names = Object.keys(a.M!);
      const other = b.M!;
      return (
        names.length === Object.keys(other).length &&
        names.every((name) => {
          const theirs = member(other, name);
          return theirs !== undefined && equal(a.M![name]!, theirs);
        })
      );
    }
  }
}

const distinct = <T>(elements: readonly T[], order: (a: T, b: T) => number): T[] => {
  const sorted = elements.toSorted(order);
  if (sorted.some((element, at) => at > 0 && order(sorted[at - 1] as T, element) === 0)) {
    throw invalid('a set contains duplicates');
  }
  if (sorted.length === 0) throw invalid('a set may not be empty');
  return sorted;
};

/** A checked private copy: numbers in their one spelling, sets sorted, exactly one type in each value. */
export function normalise(value: AttributeValue, depth = 0): AttributeValue {
  if (depth > 32) throw invalid('nested too deeply');
  let count = 0;
  for (const name in value) if (value[name as Tag] !== undefined) count++;
  if (count !== 1) throw invalid('an attribute value needs exactly one type');
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: number(value.N) };
  const tag = tagOf(value);
  switch (tag) {
    case 'BOOL':
      return { BOOL: value.BOOL! };
    case 'NULL':
      if (value.NULL !== true) throw invalid('NULL must be true');
      return { NULL: true };
    case 'B':
      return { B: Uint8Array.from(value.B!) };
    case 'SS':
      return { SS: distinct(value.SS!, compareText) };
    case 'NS':
      return { NS: distinct(value.NS!.map(number), compareNumbers) };
    case 'BS':
      return {
        BS: distinct(
          value.BS!.map((bytes) => Uint8Array.from(bytes)),
          (a, b) => Buffer.compare(a, b),
        ),
      };
    case 'L':
      return { L: value.L!.map((element) => normalise(element, depth + 1)) };
    case 'M':
      return { M: normaliseItem(value.M!, depth + 1) };
    case 'S':
    case 'N':
      throw new Error('unreachable');
  }
}

/** `normalise` for a whole item. What is undefined is absent, as in the SDK. */
export function normaliseItem(item: Item, depth = 0): Item {
  const copy: Item = {};
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value !== undefined) copy[name] = normalise(value, depth);
  }
  return copy;
}

/** A copy that a caller may change. */
export function copyValue(value: AttributeValue): AttributeValue {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.M !== undefined) return { M: copyItem(value.M) };
  if (value.L !== undefined) return { L: value.L.map(copyValue) };
  if (value.B !== undefined) return { B: Uint8Array.from(value.B) };
  if (value.SS !== undefined) return { SS: [...value.SS] };
  if (value.NS !== undefined) return { NS: [...value.NS] };
  if (value.BS !== undefined) return { BS: value.BS.map((bytes) => Uint8Array.from(bytes)) };
  return value.BOOL === undefined ? { NULL: true } : { BOOL: value.BOOL };
}

export function copyItem(item: Item): Item {
  const copy: Item = {};
  for (const name of Object.keys(item)) copy[name] = copyValue(item[name]!);
  return copy;
}

const utf8Length = (text: string): number => {
  if (text.length > 200) return Buffer.byteLength(text);
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return Buffer.byteLength(text);
  return text.length;
};

const sizeOfDecimal = (text: string): number =>
  Math.ceil(text.replace(/^-?0?\.?0*|\./g, '').replace(/0+$/, '').length / 2) + (text.startsWith('-') ? 2 : 1);

const sizeOfNumber = (text: string): number => (plainInteger.test(text) ? (text.length >> 1) + 2 : sizeOfDecimal(text));

const sizeOfValue = (value: AttributeValue): number => {
  if (value.S !== undefined) return utf8Length(value.S);
  if (value.N !== undefined) return sizeOfNumber(value.N);
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeOfItem(value.M);
  if (value.L !== undefined) return value.L.reduce((total, element) => total + 1 + sizeOfValue(element), 3);
  if (value.B !== undefined) return value.B.length;
  if (value.SS !== undefined) return value.SS.reduce((total, text) => total + utf8Length(text), 0);
  if (value.NS !== undefined) return value.NS.reduce((total, text) => total + sizeOfNumber(text), 0);
  if (value.BS !== undefined) return value.BS.reduce((total, bytes) => total + bytes.length, 0);
  return 1;
};

/** An item is replaced, never changed in place: its size is counted once. */
const sizes = new WeakMap<Item, number>();

/** Bytes, by the developer guide's rules for item sizes (numbers are an estimate there too). */
export function sizeOfItem(item: Item): number {
  const known = sizes.get(item);
  if (known !== undefined) return known;
  let total = 0;
  for (const name of Object.keys(item)) total += utf8Length(name) + sizeOfValue(item[name]!);
  sizes.set(item, total);
  return total;
}

/** A set with `extra` added, or with it taken away; undefined when nothing is left. Types must agree. */
export function changeSet(kept: AttributeValue, extra: AttributeValue, add: boolean): AttributeValue | undefined {
  const change = <T>(have: readonly T[], more: readonly T[], order: (a: T, b: T) => number): T[] => {
    const rest = have.filter((element) => !more.some((other) => order(element, other) === 0));
    return (add ? [...rest, ...more] : rest).sort(order);
  };
  const filled = (elements: readonly unknown[], value: AttributeValue) => (elements.length === 0 ? undefined : value);
  if (kept.SS !== undefined && extra.SS !== undefined) {
    const SS = change(kept.SS, extra.SS, compareText);
    return filled(SS, { SS });
  }
  if (kept.NS !== undefined && extra.NS !== undefined) {
    const NS = change(kept.NS, extra.NS, compareNumbers);
    return filled(NS, { NS });
  }
  if (kept.BS !== undefined && extra.BS !== undefined) {
    const BS = change(kept.BS, extra.BS, (a, b) => Buffer.compare(a, b));
    return filled(BS, { BS });
  }
  throw invalid('an operand in the update expression has an incorrect data type');
}
