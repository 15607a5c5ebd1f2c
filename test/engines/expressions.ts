import { reservedWords } from './reserved-words.ts';
import { invalid } from './values.ts';

// The grammar: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
// and Expressions.UpdateExpressions.html beside it. Where the guide is silent, DynamoDB Local's answers were taken.

/** One step of a document path: a name as written, an alias (`#x`) for one, or a list index. */
export type Step = { readonly name: string } | { readonly alias: string } | { readonly index: number };
export type Path = readonly Step[];

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'size'; readonly of: Operand };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly operator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'attribute_exists' | 'attribute_not_exists'; readonly path: Path }
  | {
      readonly kind: 'attribute_type' | 'begins_with' | 'contains';
      readonly first: Operand;
      readonly second: Operand;
    };

/** What a SET action may assign. */
export type Assigned =
  | Operand
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Assigned }
  | { readonly kind: 'list_append' | '+' | '-'; readonly left: Assigned; readonly right: Assigned };

export type Action =
  | { readonly kind: 'set'; readonly path: Path; readonly value: Assigned }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'add' | 'delete'; readonly path: Path; readonly value: string };

/** An expression with the aliases and value placeholders that occur in it. */
export interface Parsed<Tree> {
  readonly tree: Tree;
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

const token = /\s*(?:([A-Za-z]\w*)|(#\w+)|(:\w+)|(\d+)|(<>|<=|>=|[<>=(),.[\]+-]))/y;

interface Token {
  readonly kind: 'word' | 'alias' | 'value' | 'digits' | 'sign' | 'end';
  readonly text: string;
}

const end: Token = { kind: 'end', text: 'the end' };
const kinds = ['word', 'alias', 'value', 'digits', 'sign'] as const;

const tokens = (text: string): Token[] => {
  if (text === '') throw invalid('the expression can not be empty');
  if (Buffer.byteLength(text) > 4096) throw invalid('the expression is longer than 4 KB');
  const found: Token[] = [];
  let at = 0;
  while (at < text.trimEnd().length) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) throw invalid(`syntax error near "${text.slice(at, at + 10)}"`);
    const group = kinds.findIndex((_, index) => match[index + 1] !== undefined);
    found.push({ kind: kinds[group]!, text: match[group + 1]! });
    at = token.lastIndex;
  }
  return found;
};

type Node = { readonly wrapped: boolean } & ({ readonly operand: Operand } | { readonly condition: Condition });

const comparators: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>=']);

class Parser {
  readonly names = new Set<string>();
  readonly values = new Set<string>();
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokens(text);
  }

  parsed<Tree>(tree: Tree): Parsed<Tree> {
    if (this.#peek() !== end) throw this.#unexpected();
    return { tree, names: this.names, values: this.values };
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? end;
  }

  #take(): Token {
    const taken = this.#peek();
    this.#at++;
    return taken;
  }

  #unexpected(): Error {
    return invalid(`syntax error at "${this.#peek().text}"`);
  }

  #sign(text: string): boolean {
    const next = this.#peek();
    if (next.kind !== 'sign' || next.text !== text) return false;
    this.#at++;
    return true;
  }

  #word(text: string): boolean {
    const next = this.#peek();
    if (next.kind !== 'word' || next.text.toUpperCase() !== text) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#sign(text)) throw this.#unexpected();
  }

  #step(): Step {
    const next = this.#peek();
    if (next.kind === 'alias') {
      this.#at++;
      this.names.add(next.text);
      return { alias: next.text };
    }
    if (next.kind !== 'word') throw this.#unexpected();
    if (reservedWords.has(next.text.toLowerCase())) throw invalid(`${next.text} is a reserved word`);
    this.#at++;
    return { name: next.text };
  }

  path(): Path {
    const steps = [this.#step()];
    for (;;) {
      if (this.#sign('.')) {
        steps.push(this.#step());
      } else if (this.#sign('[')) {
        if (this.#peek().kind !== 'digits') throw this.#unexpected();
        steps.push({ index: Number(this.#take().text) });
        this.#expect(']');
      } else {
        return steps;
      }
    }
  }

  #value(): string {
    if (this.#peek().kind !== 'value') throw this.#unexpected();
    const { text } = this.#take();
    this.values.add(text);
    return text;
  }

  /** The name of a function when one is called here: a word and an opening parenthesis, which are consumed. */
  #called(): string | undefined {
    const next = this.#peek();
    const after = this.#tokens[this.#at + 1];
    if (next.kind !== 'word' || after?.kind !== 'sign' || after.text !== '(') return undefined;
    if (['AND', 'OR', 'NOT', 'IN', 'BETWEEN'].includes(next.text.toUpperCase())) return undefined;
    this.#at += 2;
    return next.text;
  }

  #arguments(count: number): Operand[] {
    const found: Operand[] = [];
    do found.push(this.operand());
    while (this.#sign(','));
    this.#expect(')');
    if (found.length !== count) throw invalid('wrong number of operands');
    return found;
  }

  operand(): Operand {
    const node = this.#primary();
    if ('operand' in node) return node.operand;
    throw invalid('a condition stands where an operand belongs');
  }

  #call(name: string): Node {
    switch (name) {
      case 'size': {
        const [of] = this.#arguments(1);
        return { operand: { kind: 'size', of: of! }, wrapped: false };
      }
      case 'attribute_exists':
      case 'attribute_not_exists': {
        const [of] = this.#arguments(1);
        if (of?.kind !== 'path') throw invalid(`${name} needs a document path`);
        return { condition: { kind: name, path: of.path }, wrapped: false };
      }
      case 'attribute_type':
      case 'begins_with':
      case 'contains': {
        const [first, second] = this.#arguments(2);
        return { condition: { kind: name, first: first!, second: second! }, wrapped: false };
      }
      default:
        throw invalid(`no function ${name} in a condition`);
    }
  }

  #primary(): Node {
    if (this.#sign('(')) {
      const inner = this.#or();
      this.#expect(')');
      if (inner.wrapped) throw invalid('the expression has redundant parentheses');
      return { ...inner, wrapped: true };
    }
    const called = this.#called();
    if (called !== undefined) return this.#call(called);
    if (this.#peek().kind === 'value') return { operand: { kind: 'value', value: this.#value() }, wrapped: false };
    return { operand: { kind: 'path', path: this.path() }, wrapped: false };
  }

  #comparison(): Node {
    const first = this.#primary();
    const next = this.#peek();
    const bare = (condition: Condition): Node => ({ condition, wrapped: false });
    const left = (): Operand => {
      if ('operand' in first) return first.operand;
      throw this.#unexpected();
    };
    if (next.kind === 'sign' && comparators.has(next.text)) {
      this.#at++;
      return bare({ kind: 'compare', operator: next.text as Comparator, left: left(), right: this.operand() });
    }
    if (this.#word('BETWEEN')) {
      const low = this.operand();
      if (!this.#word('AND')) throw this.#unexpected();
      return bare({ kind: 'between', operand: left(), low, high: this.operand() });
    }
    if (this.#word('IN')) {
      this.#expect('(');
      const list: Operand[] = [];
      do list.push(this.operand());
      while (this.#sign(','));
      this.#expect(')');
      if (list.length > 100) throw invalid('IN takes at most 100 operands');
      return bare({ kind: 'in', operand: left(), list });
    }
    return first;
  }

  #whole(node: Node): Condition {
    if ('condition' in node) return node.condition;
    throw this.#unexpected();
  }

  #not(): Node {
    if (!this.#word('NOT')) return this.#comparison();
    return { condition: { kind: 'not', of: this.#whole(this.#not()) }, wrapped: false };
  }

  #and(): Node {
    let left = this.#not();
    while (this.#word('AND')) {
      const condition: Condition = { kind: 'and', left: this.#whole(left), right: this.#whole(this.#not()) };
      left = { condition, wrapped: false };
    }
    return left;
  }

  #or(): Node {
    let left = this.#and();
    while (this.#word('OR')) {
      const condition: Condition = { kind: 'or', left: this.#whole(left), right: this.#whole(this.#and()) };
      left = { condition, wrapped: false };
    }
    return left;
  }

  condition(): Condition {
    return this.#whole(this.#or());
  }

  paths(): Path[] {
    const found = [this.path()];
    while (this.#sign(',')) found.push(this.path());
    return found;
  }

  /** One operand of SET; a list_append may not stand inside another function, as on DynamoDB Local. */
  #assignable(inside = false): Assigned {
    if (this.#sign('(')) {
      const inner = this.#assigned();
      this.#expect(')');
      return inner;
    }
    const called = this.#called();
    if (called === 'if_not_exists') {
      const path = this.path();
      this.#expect(',');
      const otherwise = this.#assignable(true);
      this.#expect(')');
      return { kind: 'if_not_exists', path, otherwise };
    }
    if (called === 'list_append' && !inside) {
      const left = this.#assignable(true);
      this.#expect(',');
      const right = this.#assignable(true);
      this.#expect(')');
      return { kind: 'list_append', left, right };
    }
    if (called !== undefined) throw invalid(`no function ${called} here`);
    if (this.#peek().kind === 'value') return { kind: 'value', value: this.#value() };
    return { kind: 'path', path: this.path() };
  }

  #assigned(): Assigned {
    const left = this.#assignable();
    if (this.#sign('+')) return { kind: '+', left, right: this.#assignable() };
    if (this.#sign('-')) return { kind: '-', left, right: this.#assignable() };
    return left;
  }

  #action(clause: string): Action {
    const path = this.path();
    if (clause === 'REMOVE') return { kind: 'remove', path };
    if (clause === 'ADD') return { kind: 'add', path, value: this.#value() };
    if (clause === 'DELETE') return { kind: 'delete', path, value: this.#value() };
    this.#expect('=');
    return { kind: 'set', path, value: this.#assigned() };
  }

  update(): Action[] {
    const actions: Action[] = [];
    const seen = new Set<string>();
    do {
      const clause = this.#peek().text.toUpperCase();
      if (!['SET', 'REMOVE', 'ADD', 'DELETE'].includes(clause)) throw this.#unexpected();
      if (seen.has(clause)) throw invalid(`${clause} may stand only once in an update expression`);
      seen.add(clause);
      this.#at++;
      do actions.push(this.#action(clause));
      while (this.#sign(','));
    } while (this.#peek() !== end);
    return actions;
  }
}

const remembered = <Tree>(parse: (text: string) => Parsed<Tree>) => {
  const known = new Map<string, Parsed<Tree>>();
  return (text: string): Parsed<Tree> => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= 5_000) known.clear();
    const parsed = parse(text);
    known.set(text, parsed);
    return parsed;
  };
};

/** A ConditionExpression, FilterExpression or KeyConditionExpression. Throws a ValidationException. */
export const parseCondition = remembered((text: string): Parsed<Condition> => {
  const parser = new Parser(text);
  return parser.parsed(parser.condition());
});

/** An UpdateExpression: its actions in the order written. */
export const parseUpdate = remembered((text: string): Parsed<readonly Action[]> => {
  const parser = new Parser(text);
  return parser.parsed(parser.update());
});

/** A ProjectionExpression. */
export const parseProjection = remembered((text: string): Parsed<readonly Path[]> => {
  const parser = new Parser(text);
  return parser.parsed(parser.paths());
});
