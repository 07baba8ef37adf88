import type { ArrowFunctionExpression, FunctionExpression, Pattern } from 'acorn';
import { evaluate, UnknownCode, write } from './expressions.js';
import type { Evaluate, Frame, Scope } from './scope.js';
import { execute, RETURN } from './statements.js';

/** Makes what makes a function, with the variables around it. */
export function functionOf(node: FunctionExpression | ArrowFunctionExpression, outer: Scope): Evaluate {
  if (node.async || node.generator) throw new UnknownCode('a function that waits');
  const scope = outer.function();
  // A function knows itself by its name.
  const own = node.type === 'FunctionExpression' && node.id ? scope.declare(node.id.name) : undefined;
  const params = node.params.map(param => bind(param, scope));
  const { body } = node;
  const run =
    body.type === 'BlockStatement'
      ? body.body.map(part => execute(part, scope))
      : [returned(evaluate(body, scope))];
  return outerFrame => {
    const made = (...args: readonly unknown[]): unknown => {
      const frame: Frame = { values: new Array(scope.size), outer: outerFrame };
      if (own !== undefined) frame.values[own] = made;
      for (const [index, param] of params.entries()) param(frame, args[index]);
      for (const part of run) {
        const end = part(frame);
        if (end) return end.kind === RETURN ? end.value : undefined;
      }
      return undefined;
    };
    return made;
  };
}

function returned(value: Evaluate) {
  return (frame: Frame) => ({ kind: RETURN, value: value(frame) }) as const;
}

/** Makes what gives the variables of a pattern their values. */
export function bind(pattern: Pattern, scope: Scope): (frame: Frame, value: unknown) => void {
  switch (pattern.type) {
    case 'Identifier': {
      scope.declare(pattern.name);
      return write(pattern.name, scope);
    }
    case 'AssignmentPattern': {
      const inner = bind(pattern.left, scope);
      const otherwise = evaluate(pattern.right, scope);
      return (frame, value) => inner(frame, value === undefined ? otherwise(frame) : value);
    }
    case 'ObjectPattern': {
      const members = pattern.properties.map(member => {
        if (member.type !== 'Property' || member.computed || member.key.type !== 'Identifier')
          throw new UnknownCode('a pattern with other members');
        return { key: member.key.name, inner: bind(member.value, scope) };
      });
      return (frame, value) => {
        for (const { key, inner } of members) inner(frame, (value as Record<string, unknown>)[key]);
      };
    }
    default:
      throw new UnknownCode(pattern.type);
  }
}
