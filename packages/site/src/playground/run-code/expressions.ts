import type {
  AssignmentExpression,
  CallExpression,
  Expression,
  MemberExpression,
  UpdateExpression,
} from 'acorn';
import { BINARY, UNARY } from './operators.js';
import { type Evaluate, type Frame, frameAt, type Scope } from './scope.js';

/** Code has a form that is not run here. */
export class UnknownCode extends Error {
  override readonly name = 'UnknownCode';

  constructor(what: string) {
    super(`This code is not run here: ${what}`);
  }
}

/** All that code finds outside of itself. */
const GLOBALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Object', Object],
  ['Array', Array],
  ['Number', Number],
  ['String', String],
  ['Boolean', Boolean],
  ['Math', Math],
  ['Set', Set],
  ['WeakMap', WeakMap],
  ['RegExp', RegExp],
  ['Error', Error],
  // biome-ignore lint/suspicious/noGlobalIsNan: it is what such code calls
  ['isNaN', globalThis.isNaN],
  // biome-ignore lint/suspicious/noGlobalIsFinite: it is what such code calls
  ['isFinite', globalThis.isFinite],
  ['parseInt', Number.parseInt],
]);

/** @throws {UnknownCode} for a form of expression that is not run */
export function evaluate(node: Expression, scope: Scope): Evaluate {
  switch (node.type) {
    case 'Literal': {
      const { value, regex } = node;
      return regex ? () => new RegExp(regex.pattern, regex.flags) : () => value;
    }
    case 'Identifier':
      return read(node.name, scope);
    case 'MemberExpression': {
      const place = memberPlace(node, scope);
      return frame => {
        const { object, key } = place(frame);
        return object[key];
      };
    }
    case 'CallExpression':
      return call(node, scope);
    case 'NewExpression': {
      const made = evaluate(node.callee, scope);
      const args = argumentsOf(node.arguments, scope);
      return frame => Reflect.construct(made(frame) as new () => unknown, args(frame));
    }
    case 'BinaryExpression': {
      const operator = BINARY[node.operator];
      if (!operator || node.left.type === 'PrivateIdentifier') throw new UnknownCode(node.operator);
      const left = evaluate(node.left, scope);
      const right = evaluate(node.right, scope);
      return frame => operator(left(frame), right(frame));
    }
    case 'LogicalExpression': {
      const left = evaluate(node.left, scope);
      const right = evaluate(node.right, scope);
      if (node.operator === '&&') return frame => left(frame) && right(frame);
      if (node.operator === '||') return frame => left(frame) || right(frame);
      return frame => left(frame) ?? right(frame);
    }
    case 'UnaryExpression': {
      const operator = UNARY[node.operator];
      if (!operator) throw new UnknownCode(node.operator);
      const operand = evaluate(node.argument, scope);
      return frame => operator(operand(frame));
    }
    case 'ConditionalExpression': {
      const test = evaluate(node.test, scope);
      const yes = evaluate(node.consequent, scope);
      const no = evaluate(node.alternate, scope);
      return frame => (test(frame) ? yes(frame) : no(frame));
    }
    case 'SequenceExpression': {
      const parts = node.expressions.map(part => evaluate(part, scope));
      return frame => parts.reduce<unknown>((_, part) => part(frame), undefined);
    }
    case 'ArrayExpression': {
      const items = node.elements.map(item => {
        if (!item || item.type === 'SpreadElement') throw new UnknownCode('an array with other items');
        return evaluate(item, scope);
      });
      return frame => items.map(item => item(frame));
    }
    case 'ObjectExpression': {
      const members = node.properties.map(member => {
        if (member.type !== 'Property' || member.kind !== 'init') throw new UnknownCode('a spread');
        return { key: keyOf(member, scope), value: evaluate(member.value, scope) };
      });
      return frame => Object.fromEntries(members.map(({ key, value }) => [key(frame), value(frame)]));
    }
    case 'TemplateLiteral': {
      const texts = node.quasis.map(({ value }) => value.cooked ?? '');
      const parts = node.expressions.map(part => evaluate(part, scope));
      return frame => texts.map((text, index) => text + String(parts[index]?.(frame) ?? '')).join('');
    }
    case 'AssignmentExpression':
      return assign(node, scope);
    case 'UpdateExpression':
      return update(node, scope);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return scope.makeFunction(node, scope);
    case 'ParenthesizedExpression':
      return evaluate(node.expression, scope);
    default:
      throw new UnknownCode(node.type);
  }
}

/** Makes what puts a value into a variable. */
export function write(name: string, scope: Scope): (frame: Frame, value: unknown) => void {
  const found = scope.find(name);
  if (!found) throw new UnknownCode(`a value for ${name}, which is not declared`);
  const { depth, slot } = found;
  return (frame, value) => {
    frameAt(frame, depth).values[slot] = value;
  };
}

function read(name: string, scope: Scope): Evaluate {
  const found = scope.find(name);
  if (found) {
    const { depth, slot } = found;
    return depth === 0 ? frame => frame.values[slot] : frame => frameAt(frame, depth).values[slot];
  }
  if (!GLOBALS.has(name)) throw new UnknownCode(name);
  const value = GLOBALS.get(name);
  return () => value;
}

/** An object and the key of a member of it. */
interface MemberPlace {
  readonly object: Record<PropertyKey, unknown>;
  readonly key: PropertyKey;
}

function memberPlace(node: MemberExpression, scope: Scope): (frame: Frame) => MemberPlace {
  const { object, property, computed } = node;
  if (object.type === 'Super' || property.type === 'PrivateIdentifier') throw new UnknownCode('a class');
  const of = evaluate(object, scope);
  const key = computed ? evaluate(property, scope) : undefined;
  const name = property.type === 'Identifier' ? property.name : '';
  return frame => ({
    object: of(frame) as Record<PropertyKey, unknown>,
    key: key ? (key(frame) as PropertyKey) : name,
  });
}

function call({ callee, arguments: given }: CallExpression, scope: Scope): Evaluate {
  if (callee.type === 'Super') throw new UnknownCode('a class');
  const args = argumentsOf(given, scope);
  if (callee.type === 'MemberExpression') {
    const place = memberPlace(callee, scope);
    return frame => {
      const { object, key } = place(frame);
      return Reflect.apply(object[key] as () => unknown, object, args(frame));
    };
  }
  const called = evaluate(callee, scope);
  return frame => Reflect.apply(called(frame) as () => unknown, undefined, args(frame));
}

function argumentsOf(nodes: CallExpression['arguments'], scope: Scope): (frame: Frame) => unknown[] {
  const args = nodes.map(node => {
    if (node.type === 'SpreadElement') throw new UnknownCode('a spread');
    return evaluate(node, scope);
  });
  return frame => args.map(arg => arg(frame));
}

function keyOf(
  {
    computed,
    key,
  }: { readonly computed: boolean; readonly key: Expression | { readonly type: 'PrivateIdentifier' } },
  scope: Scope,
): (frame: Frame) => PropertyKey {
  if (key.type === 'PrivateIdentifier') throw new UnknownCode('a class');
  if (!computed && key.type === 'Identifier') return () => key.name;
  const value = evaluate(key, scope);
  return frame => value(frame) as PropertyKey;
}

function assign({ operator, left, right }: AssignmentExpression, scope: Scope): Evaluate {
  const value = evaluate(right, scope);
  const combine = operator === '=' ? undefined : BINARY[operator.slice(0, -1)];
  if (operator !== '=' && !combine) throw new UnknownCode(operator);
  return change(left, scope, (old, frame) => (combine ? combine(old, value(frame)) : value(frame)));
}

function update({ operator, prefix, argument }: UpdateExpression, scope: Scope): Evaluate {
  const by = operator === '++' ? 1 : -1;
  const changed = change(argument, scope, old => Number(old) + by);
  return prefix ? changed : frame => Number(changed(frame)) - by;
}

/** Gives a place another value, which is the value of the expression. */
function change(
  place: AssignmentExpression['left'] | Expression,
  scope: Scope,
  next: (old: unknown, frame: Frame) => unknown,
): Evaluate {
  if (place.type === 'Identifier') {
    const old = read(place.name, scope);
    const set = write(place.name, scope);
    return frame => {
      const value = next(old(frame), frame);
      set(frame, value);
      return value;
    };
  }
  if (place.type !== 'MemberExpression') throw new UnknownCode('an assignment to a pattern');
  const member = memberPlace(place, scope);
  return frame => {
    const { object, key } = member(frame);
    const value = next(object[key], frame);
    object[key] = value;
    return value;
  };
}
