import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Action, Assigned, Condition, Operand, Parsed, Path } from './expressions.ts';
import {
  changeSet,
  compare,
  copyValue,
  equal,
  invalid,
  member,
  normalise,
  sum,
  tagOf,
  type Item,
  type Tag,
} from './values.ts';

/** The placeholders of one request, checked and normalised. */
export interface Bindings {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
}

type Resolved = readonly (string | number)[];

const noNames: Record<string, string> = {};
const noValues: Item = {};

/** Checks that each placeholder that is used is defined, and that each that is defined is used. */
export function bind(
  expressions: readonly (Parsed<unknown> | undefined)[],
  names: Record<string, string> | undefined,
  values: Item | undefined,
): Bindings {
  const present = expressions.filter((parsed) => parsed !== undefined);
  if (names !== undefined) {
    const given = Object.keys(names);
    if (present.length === 0) throw invalid('names without an expression');
    if (given.length === 0) throw invalid('names must not be empty');
    for (const name of given) {
      if (!present.some((parsed) => parsed.names.has(name))) throw invalid(`${name} is not used`);
    }
  }
  const normal: Item = values === undefined ? noValues : {};
  if (values !== undefined) {
    const given = Object.keys(values);
    if (present.length === 0) throw invalid('values without an expression');
    if (given.length === 0) throw invalid('values must not be empty');
    for (const name of given) {
      if (!present.some((parsed) => parsed.values.has(name))) throw invalid(`${name} is not used`);
      normal[name] = normalise(values[name]!);
    }
  }
  for (const parsed of present) {
    for (const name of parsed.names) if (names?.[name] === undefined) throw invalid(`${name} is not defined`);
    for (const name of parsed.values) if (normal[name] === undefined) throw invalid(`${name} is not defined`);
  }
  return { names: names ?? noNames, values: normal };
}

const resolve = (path: Path, { names }: Bindings): Resolved =>
  path.map((step) => ('name' in step ? step.name : 'alias' in step ? names[step.alias]! : step.index));

/** The attribute that a path starts with. */
export function top(path: Path, { names }: Bindings): string {
  const [first] = path;
  if (first === undefined || 'index' in first) throw new Error('a path starts with a name');
  return 'name' in first ? first.name : names[first.alias]!;
}

const read = (path: Path, item: Item, bindings: Bindings): AttributeValue | undefined => {
  let value = member(item, top(path, bindings));
  for (let at = 1; at < path.length && value !== undefined; at++) {
    const step = path[at]!;
    if ('index' in step) value = value.L?.[step.index];
    else if (value.M === undefined) return undefined;
    else value = member(value.M, 'name' in step ? step.name : bindings.names[step.alias]!);
  }
  return value;
};

const sizeOf = (value: AttributeValue): number | undefined => {
  const measured = value.S ?? value.B ?? value.L ?? value.SS ?? value.NS ?? value.BS;
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.M !== undefined) return Object.keys(value.M).length;
  return measured?.length;
};

const valueOf = (operand: Operand, item: Item, bindings: Bindings): AttributeValue | undefined => {
  if (operand.kind === 'path') return read(operand.path, item, bindings);
  if (operand.kind === 'value') return bindings.values[operand.value];
  const measured = valueOf(operand.of, item, bindings);
  const size = measured === undefined ? undefined : sizeOf(measured);
  return size === undefined ? undefined : { N: String(size) };
};

const contains = (whole: AttributeValue, part: AttributeValue): boolean => {
  if (whole.S !== undefined) return part.S !== undefined && whole.S.includes(part.S);
  if (whole.B !== undefined) return part.B !== undefined && Buffer.from(whole.B).includes(Buffer.from(part.B));
  if (whole.SS !== undefined) return part.S !== undefined && whole.SS.includes(part.S);
  if (whole.NS !== undefined) return part.N !== undefined && whole.NS.includes(part.N);
  if (whole.BS !== undefined) return whole.BS.some((bytes) => equal({ B: bytes }, part));
  return whole.L?.some((element) => equal(element, part)) ?? false;
};

const beginsWith = (whole: AttributeValue, start: AttributeValue): boolean => {
  if (whole.S !== undefined && start.S !== undefined) return whole.S.startsWith(start.S);
  if (whole.B === undefined || start.B === undefined) return false;
  return Buffer.compare(whole.B.subarray(0, start.B.length), start.B) === 0;
};

/**
 * Whether a condition holds for an item ({} for one that does not exist). A comparison with a missing attribute, or of
 * two types, is false, except `<>`, which is then true: so `a <> :v` holds where there is no `a`.
 */
export function holds(condition: Condition, item: Item, bindings: Bindings): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item, bindings) && holds(condition.right, item, bindings);
    case 'or':
      return holds(condition.left, item, bindings) || holds(condition.right, item, bindings);
    case 'not':
      return !holds(condition.of, item, bindings);
    case 'attribute_exists':
      return read(condition.path, item, bindings) !== undefined;
    case 'attribute_not_exists':
      return read(condition.path, item, bindings) === undefined;
    case 'compare': {
      const left = valueOf(condition.left, item, bindings);
      const right = valueOf(condition.right, item, bindings);
      const { operator } = condition;
      if (left === undefined || right === undefined) return operator === '<>';
      if (operator === '=') return equal(left, right);
      if (operator === '<>') return !equal(left, right);
      const order = compare(left, right);
      if (order === undefined) return false;
      if (operator === '<') return order < 0;
      if (operator === '<=') return order <= 0;
      return operator === '>' ? order > 0 : order >= 0;
    }
    case 'between': {
      const value = valueOf(condition.operand, item, bindings);
      const low = valueOf(condition.low, item, bindings);
      const high = valueOf(condition.high, item, bindings);
      if (value === undefined || low === undefined || high === undefined) return false;
      return (compare(value, low) ?? -1) >= 0 && (compare(value, high) ?? 1) <= 0;
    }
    case 'in': {
      const value = valueOf(condition.operand, item, bindings);
      if (value === undefined) return false;
      return condition.list.some((operand) => {
        const other = valueOf(operand, item, bindings);
        return other !== undefined && equal(value, other);
      });
    }
    case 'attribute_type':
    case 'begins_with':
    case 'contains': {
      const first = valueOf(condition.first, item, bindings);
      const second = valueOf(condition.second, item, bindings);
      if (first === undefined || second === undefined) return false;
      if (condition.kind === 'contains') return contains(first, second);
      if (condition.kind === 'begins_with') return beginsWith(first, second);
      return tagOf(first) === second.S;
    }
  }
}

const allTags: readonly Tag[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'];
const ordered: readonly Tag[] = ['S', 'N', 'B'];
const measurable: readonly Tag[] = ['S', 'B', 'SS', 'NS', 'BS', 'L', 'M'];
const sets: readonly Tag[] = ['SS', 'NS', 'BS'];

const literal = (operand: Operand, bindings: Bindings, allowed: readonly Tag[]): AttributeValue | undefined => {
  if (operand.kind === 'size') literal(operand.of, bindings, measurable);
  if (operand.kind !== 'value') return undefined;
  const value = bindings.values[operand.value]!;
  if (!allowed.includes(tagOf(value))) throw invalid(`${operand.value} has the wrong type for its operator`);
  return value;
};

const distinctFirst = (first: Operand, rest: readonly Operand[], bindings: Bindings): void => {
  if (first.kind !== 'path') return;
  const own = JSON.stringify(resolve(first.path, bindings));
  for (const other of rest) {
    if (other.kind === 'path' && JSON.stringify(resolve(other.path, bindings)) === own) {
      throw invalid('the first operand must be distinct from the others');
    }
  }
};

/** What DynamoDB refuses before it looks at any item: values of types that an operator cannot take. */
export function checkCondition(condition: Condition, bindings: Bindings): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkCondition(condition.left, bindings);
      checkCondition(condition.right, bindings);
      return;
    case 'not':
      checkCondition(condition.of, bindings);
      return;
    case 'attribute_exists':
    case 'attribute_not_exists':
      return;
    case 'compare': {
      const allowed = condition.operator === '=' || condition.operator === '<>' ? allTags : ordered;
      literal(condition.left, bindings, allowed);
      literal(condition.right, bindings, allowed);
      distinctFirst(condition.left, [condition.right], bindings);
      return;
    }
    case 'between': {
      literal(condition.operand, bindings, ordered);
      const low = literal(condition.low, bindings, ordered);
      const high = literal(condition.high, bindings, ordered);
      distinctFirst(condition.operand, [condition.low, condition.high], bindings);
      if (low !== undefined && high !== undefined) {
        const order = compare(low, high);
        if (order === undefined) throw invalid('the bounds of BETWEEN have different types');
        if (order > 0) throw invalid('the bounds of BETWEEN are the wrong way round');
      }
      return;
    }
    case 'in':
      for (const operand of condition.list) literal(operand, bindings, allTags);
      literal(condition.operand, bindings, allTags);
      distinctFirst(condition.operand, condition.list, bindings);
      return;
    case 'attribute_type': {
      literal(condition.first, bindings, allTags);
      const type = literal(condition.second, bindings, ['S']);
      if (!allTags.some((tag) => tag === type?.S)) throw invalid('attribute_type needs the name of a type');
      return;
    }
    case 'begins_with':
    case 'contains': {
      const allowed: readonly Tag[] = condition.kind === 'contains' ? allTags : ['S', 'B'];
      literal(condition.first, bindings, allowed);
      literal(condition.second, bindings, allowed);
      distinctFirst(condition.first, [condition.second], bindings);
    }
  }
}

/** Refuses two paths where one holds the other, or where one takes for a list what the other takes for a map. */
export function checkPaths(paths: readonly Path[], bindings: Bindings): void {
  if (paths.length < 2) return;
  const resolved = paths.map((path) => resolve(path, bindings));
  resolved.forEach((one, at) => {
    for (const other of resolved.slice(at + 1)) {
      const shared = Math.min(one.length, other.length);
      let same = 0;
      while (same < shared && one[same] === other[same]) same++;
      if (same === shared) throw invalid('two document paths overlap');
      if (typeof one[same] !== typeof other[same]) throw invalid('two document paths conflict');
    }
  });
}

const checkAssigned = (value: Assigned, bindings: Bindings): void => {
  const need = (operand: Assigned, tag: Tag) => {
    if (operand.kind === 'value') literal(operand, bindings, [tag]);
    checkAssigned(operand, bindings);
  };
  if (value.kind === 'if_not_exists') {
    checkAssigned(value.otherwise, bindings);
  } else if (value.kind === '+' || value.kind === '-' || value.kind === 'list_append') {
    need(value.left, value.kind === 'list_append' ? 'L' : 'N');
    need(value.right, value.kind === 'list_append' ? 'L' : 'N');
  }
};

/** What DynamoDB refuses in an update before it looks at any item. */
export function checkUpdate(actions: readonly Action[], bindings: Bindings): void {
  checkPaths(
    actions.map((action) => action.path),
    bindings,
  );
  for (const action of actions) {
    if (action.kind === 'set') checkAssigned(action.value, bindings);
    if (action.kind === 'add') literal({ kind: 'value', value: action.value }, bindings, ['N', ...sets]);
    if (action.kind === 'delete') literal({ kind: 'value', value: action.value }, bindings, sets);
  }
}

const assigned = (value: Assigned, item: Item, bindings: Bindings): AttributeValue => {
  switch (value.kind) {
    case 'if_not_exists':
      return read(value.path, item, bindings) ?? assigned(value.otherwise, item, bindings);
    case '+':
    case '-': {
      const left = assigned(value.left, item, bindings);
      const right = assigned(value.right, item, bindings);
      if (left.N === undefined || right.N === undefined) throw invalid('an operand is not a number');
      return { N: sum(left.N, right.N, value.kind === '+' ? 1 : -1) };
    }
    case 'list_append': {
      const left = assigned(value.left, item, bindings);
      const right = assigned(value.right, item, bindings);
      if (left.L === undefined || right.L === undefined) throw invalid('an operand is not a list');
      return { L: [...left.L, ...right.L] };
    }
    case 'path':
    case 'value':
    case 'size': {
      const found = valueOf(value, item, bindings);
      if (found === undefined) throw invalid('the expression refers to an attribute that does not exist');
      return found;
    }
  }
};

/** What an item holds at one place, to be read and replaced; the maps and lists on the way have been copied. */
interface Place {
  readonly value: AttributeValue | undefined;
  readonly put: (value: AttributeValue) => void;
  /** Leaves a hole in a list, so that other indexes still mean the same; `closeHoles` takes the holes out. */
  readonly drop: () => void;
}

type Holes = Set<AttributeValue[]>;

const place = (target: Item, path: Resolved, owned: WeakSet<object>, holes: Holes): Place => {
  const inMap = (map: Item, name: string): Place => ({
    value: member(map, name),
    put: (value) => {
      map[name] = value;
    },
    drop: () => {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- an item is a dictionary
      delete map[name];
    },
  });
  let here = inMap(target, path[0] as string);
  for (const step of path.slice(1)) {
    const holder = here.value;
    if (typeof step === 'string') {
      if (holder?.M === undefined) throw invalid('the document path is invalid for update');
      const map = owned.has(holder.M) ? holder.M : { ...holder.M };
      owned.add(map);
      if (map !== holder.M) here.put({ M: map });
      here = inMap(map, step);
    } else {
      if (holder?.L === undefined) throw invalid('the document path is invalid for update');
      const list = owned.has(holder.L) ? holder.L : [...holder.L];
      owned.add(list);
      if (list !== holder.L) here.put({ L: list });
      here = {
        value: list[step],
        put: (value) => {
          if (step < list.length) list[step] = value;
          else list.push(value);
        },
        drop: () => {
          if (step >= list.length) return;
          // eslint-disable-next-line @typescript-eslint/no-dynamic-delete, @typescript-eslint/no-array-delete -- see Place
          delete list[step];
          holes.add(list);
        },
      };
    }
  }
  return here;
};

const closeHoles = (holes: Holes): void => {
  for (const list of holes) list.splice(0, list.length, ...Object.values(list));
};

const byIndex = (a: Resolved, b: Resolved): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const left = a[at];
    const right = b[at];
    if (left !== right) return typeof left === 'number' && typeof right === 'number' ? left - right : 0;
  }
  return 0;
};

/** Where an update changed something; a place in a list counts as the list. */
export type Touched = readonly (readonly string[])[];

/** The parts of an item at these places, or undefined when it has none of them. */
export function parts(item: Item | undefined, touched: Touched): Item | undefined {
  if (item === undefined) return undefined;
  const paths = touched.map((names) => names.map((name) => ({ name })));
  const kept = project(item, paths, { names: noNames, values: noValues });
  return Object.keys(kept).length === 0 ? undefined : kept;
}

const withoutIndexes = (path: Resolved): string[] => {
  const cut = path.findIndex((step) => typeof step === 'number');
  return (cut < 0 ? path : path.slice(0, cut)) as string[];
};

/**
 * The item after an update, and what it touched. Every value is computed from the item as it was; what
 * SET puts behind the end of a list is appended in the order of the indexes. Throws a ValidationException.
 */
export function update(
  before: Item,
  actions: readonly Action[],
  bindings: Bindings,
): { readonly after: Item; readonly touched: Touched } {
  const after = { ...before };
  const touched: string[][] = [];
  const owned = new WeakSet<object>();
  const holes: Holes = new Set();
  const at = (path: Path) => place(after, resolve(path, bindings), owned, holes);
  const puts = actions
    .filter((action) => action.kind === 'set')
    .map((action) => ({ path: resolve(action.path, bindings), value: assigned(action.value, before, bindings) }))
    .sort((a, b) => byIndex(a.path, b.path));
  for (const { path, value } of puts) {
    place(after, path, owned, holes).put(value);
    touched.push(withoutIndexes(path));
  }
  for (const action of actions) {
    if (action.kind === 'set') continue;
    const spot = at(action.path);
    if (action.kind === 'remove') {
      if (spot.value === undefined) continue;
      spot.drop();
    } else {
      const operand = bindings.values[action.value]!;
      if (action.kind === 'delete') {
        if (spot.value === undefined) continue;
        const rest = changeSet(spot.value, operand, false);
        if (rest === undefined) spot.drop();
        else spot.put(rest);
      } else if (operand.N !== undefined) {
        if (spot.value !== undefined && spot.value.N === undefined) throw invalid('ADD to what is not a number');
        spot.put({ N: sum(spot.value?.N ?? '0', operand.N, 1) });
      } else {
        spot.put(spot.value === undefined ? operand : changeSet(spot.value, operand, true)!);
      }
    }
    touched.push(withoutIndexes(resolve(action.path, bindings)));
  }
  closeHoles(holes);
  return { after, touched };
}

/** The part of an item that the paths name, as fresh objects; elements of a list close up, in order. */
export function project(item: Item, paths: readonly Path[], bindings: Bindings): Item {
  const result: Item = {};
  const lists = new Map<AttributeValue[], Map<number, AttributeValue>>();
  for (const path of paths) {
    const found = read(path, item, bindings);
    if (found === undefined) continue;
    const steps = resolve(path, bindings);
    let put = (value: AttributeValue): AttributeValue => (result[steps[0] as string] ??= value);
    for (const step of steps.slice(1)) {
      const enter = put;
      if (typeof step === 'string') {
        put = (value) => (enter({ M: {} }).M![step] ??= value);
      } else {
        put = (value) => {
          const list = enter({ L: [] }).L!;
          const known = lists.get(list) ?? new Map<number, AttributeValue>();
          lists.set(list, known);
          const kept = known.get(step) ?? value;
          known.set(step, kept);
          return kept;
        };
      }
    }
    put(copyValue(found));
  }
  for (const [list, known] of lists) {
    list.push(...[...known].sort(([a], [b]) => a - b).map(([, value]) => value));
  }
  return result;
}
