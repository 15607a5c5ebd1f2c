/**
 * Regular expressions in linear time: what a configuration may say about texts that strangers write. All states are followed at once, so no text and
 * no pattern makes it slow. There are literals, `.`, classes, `\d \w \s \b`, groups, `|`, `* + ? {m,n}`, `^` and `$`; no look-around, no back-reference.
 * Letters match in either case.
 */
export type Pattern = {
  /** True when the pattern occurs anywhere in the text. */
  readonly test: (text: string) => boolean;
};

export type PatternReading =
  { readonly kind: 'pattern'; readonly pattern: Pattern } | { readonly kind: 'fault'; readonly message: string };

type Node =
  | { readonly kind: 'set'; readonly has: (unit: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'inside' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number; readonly max: number };

type Step =
  | { readonly kind: 'set'; readonly has: (unit: string) => boolean; readonly next: number }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'inside'; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'match' };

const MAX_LENGTH = 500;
const MAX_STEPS = 2000;
const MAX_REPEAT = 100;
const MAX_GROUPS = 50;

class PatternFault extends Error {
  override name = 'PatternFault';
}

export function readPattern(source: string): PatternReading {
  if (source === '') return { kind: 'fault', message: 'an empty pattern matches everything' };
  if (source.length > MAX_LENGTH) return { kind: 'fault', message: `at most ${MAX_LENGTH} characters` };
  try {
    const steps = compile(new Reader(source).whole());
    return { kind: 'pattern', pattern: { test: (text) => run(steps, Array.from(text.toLowerCase())) } };
  } catch (error) {
    if (error instanceof PatternFault) return { kind: 'fault', message: error.message };
    throw error;
  }
}

const isDigit = (unit: string) => /^\p{Nd}$/u.test(unit);
const isWord = (unit: string) => /^[\p{L}\p{N}\p{M}_]$/u.test(unit);
const isSpace = (unit: string) => /^\s$/u.test(unit);

class Reader {
  private at = 0;
  private groups = 0;
  private readonly units: readonly string[];

  constructor(source: string) {
    this.units = Array.from(source);
  }

  whole(): Node {
    const node = this.choice();
    if (this.at < this.units.length) throw new PatternFault('a closing parenthesis too many');
    return node;
  }

  private peek(): string | undefined {
    return this.units[this.at];
  }

  private choice(): Node {
    const parts = [this.sequence()];
    while (this.peek() === '|') {
      this.at++;
      parts.push(this.sequence());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    for (let unit = this.peek(); unit !== undefined && unit !== '|' && unit !== ')'; unit = this.peek())
      parts.push(this.repeated());
    return { kind: 'sequence', parts };
  }

  private repeated(): Node {
    let node = this.atom();
    for (;;) {
      const unit = this.peek();
      const range =
        unit === '{' ? /^\{(\d{1,3})(?:(,)(\d{1,3})?)?\}/.exec(this.units.slice(this.at, this.at + 9).join('')) : null;
      if (unit === '*' || unit === '+' || unit === '?') {
        this.at++;
        node = {
          kind: 'repeat',
          part: node,
          min: unit === '+' ? 1 : 0,
          max: unit === '?' ? 1 : Number.POSITIVE_INFINITY,
        };
      } else if (range !== null) {
        this.at += range[0].length;
        const min = Number(range[1]);
        const max = range[2] === undefined ? min : range[3] === undefined ? Number.POSITIVE_INFINITY : Number(range[3]);
        if (min > MAX_REPEAT || (max > MAX_REPEAT && max !== Number.POSITIVE_INFINITY) || max < min)
          throw new PatternFault(`a repetition is from 0 to ${MAX_REPEAT} times`);
        node = { kind: 'repeat', part: node, min, max };
      } else return node;
      // Lazy repetition finds the same texts.
      if (this.peek() === '?') this.at++;
    }
  }

  private atom(): Node {
    const unit = this.units[this.at++] ?? '';
    switch (unit) {
      case '(':
        return this.group();
      case '[':
        return this.characterClass();
      case '\\':
        return this.escaped();
      case '.':
        return { kind: 'set', has: (other) => other !== '\n' };
      case '^':
        return { kind: 'edge', edge: 'start' };
      case '$':
        return { kind: 'edge', edge: 'end' };
      case '*':
      case '+':
      case '?':
        throw new PatternFault(`nothing to repeat before ${unit}`);
      default:
        return literal(unit);
    }
  }

  private group(): Node {
    if (++this.groups > MAX_GROUPS) throw new PatternFault(`at most ${MAX_GROUPS} groups`);
    if (this.peek() === '?') {
      if (this.units[this.at + 1] !== ':')
        throw new PatternFault('no look-around and no named group: use (?: ) or ( )');
      this.at += 2;
    }
    const node = this.choice();
    if (this.units[this.at++] !== ')') throw new PatternFault('a parenthesis is not closed');
    return node;
  }

  private escaped(): Node {
    const unit = this.units[this.at++];
    if (unit === undefined) throw new PatternFault('a backslash at the end');
    if (unit === 'b') return { kind: 'edge', edge: 'word' };
    if (unit === 'B') return { kind: 'edge', edge: 'inside' };
    const set = shorthand(unit);
    if (set !== null) return { kind: 'set', has: set };
    if (/^[\dA-Za-z]$/.test(unit)) throw new PatternFault(`\\${unit} is not known`);
    return literal(unit);
  }

  private characterClass(): Node {
    const isNegated = this.peek() === '^';
    if (isNegated) this.at++;
    const tests: ((unit: string) => boolean)[] = [];
    for (let first = true; ; first = false) {
      const unit = this.units[this.at++];
      if (unit === undefined) throw new PatternFault('a class is not closed');
      if (unit === ']' && !first) break;
      let from = unit;
      if (unit === '\\') {
        from = this.units[this.at++] ?? '';
        const set = shorthand(from);
        if (set !== null) {
          tests.push(set);
          continue;
        }
      }
      const low = from.toLowerCase();
      const next = this.units[this.at + 1];
      if (this.peek() === '-' && next !== undefined && next !== ']') {
        this.at += 2;
        const high = next.toLowerCase();
        if (high < low) throw new PatternFault(`the range ${from}-${next} is upside down`);
        tests.push((other) => other >= low && other <= high);
      } else tests.push((other) => other === low);
    }
    return { kind: 'set', has: (unit) => tests.some((test) => test(unit)) !== isNegated };
  }
}

function literal(unit: string): Node {
  const low = unit.toLowerCase();
  return { kind: 'set', has: (other) => other === low };
}

function shorthand(unit: string): ((other: string) => boolean) | null {
  switch (unit) {
    case 'd':
      return isDigit;
    case 'D':
      return (other) => !isDigit(other);
    case 'w':
      return isWord;
    case 'W':
      return (other) => !isWord(other);
    case 's':
      return isSpace;
    case 'S':
      return (other) => !isSpace(other);
    default:
      return null;
  }
}

/** Backwards, so that each step knows its successor. The last step is the entrance. */
function compile(node: Node): readonly Step[] {
  const steps: Step[] = [{ kind: 'match' }];
  const add = (step: Step): number => {
    if (steps.length >= MAX_STEPS) throw new PatternFault('too many repetitions of too much');
    return steps.push(step) - 1;
  };
  const build = (part: Node, next: number): number => {
    switch (part.kind) {
      case 'set':
        return add({ kind: 'set', has: part.has, next });
      case 'edge':
        return add({ kind: 'edge', edge: part.edge, next });
      case 'sequence':
        return part.parts.reduceRight((after, one) => build(one, after), next);
      case 'choice':
        return add({ kind: 'split', next: part.parts.map((one) => build(one, next)) });
      case 'repeat': {
        let after = next;
        if (part.max === Number.POSITIVE_INFINITY) {
          const ways: number[] = [next];
          after = add({ kind: 'split', next: ways });
          ways.push(build(part.part, after));
        } else
          for (let n = part.min; n < part.max; n++)
            after = add({ kind: 'split', next: [next, build(part.part, after)] });
        for (let n = 0; n < part.min; n++) after = build(part.part, after);
        return after;
      }
    }
  };
  add({ kind: 'split', next: [build(node, 0)] });
  return steps;
}

function run(steps: readonly Step[], units: readonly string[]): boolean {
  const entrance = steps.length - 1;
  let current: number[] = [];
  const mark = new Int32Array(steps.length).fill(-1);
  for (let at = 0; at <= units.length; at++) {
    const pending = [entrance, ...current];
    const sets: number[] = [];
    while (pending.length > 0) {
      const index = pending.pop() ?? 0;
      if (mark[index] === at) continue;
      mark[index] = at;
      const step = steps[index];
      if (step === undefined) continue;
      if (step.kind === 'match') return true;
      if (step.kind === 'set') sets.push(index);
      else if (step.kind === 'split') pending.push(...step.next);
      else if (holds(step.edge, units, at)) pending.push(step.next);
    }
    const unit = units[at];
    if (unit === undefined) return false;
    current = [];
    for (const index of sets) {
      const step = steps[index];
      if (step?.kind === 'set' && step.has(unit)) current.push(step.next);
    }
  }
  return false;
}

function holds(edge: 'start' | 'end' | 'word' | 'inside', units: readonly string[], at: number): boolean {
  if (edge === 'start') return at === 0;
  if (edge === 'end') return at === units.length;
  const isEdge = isWord(units[at - 1] ?? ' ') !== isWord(units[at] ?? ' ');
  return edge === 'word' ? isEdge : !isEdge;
}
