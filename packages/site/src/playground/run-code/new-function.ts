import { type Program, parse, type Statement } from 'acorn';
import { UnknownCode } from './expressions.js';
import { functionOf } from './functions.js';
import { type Frame, Scope } from './scope.js';
import { inTurn, RETURN } from './statements.js';

/**
 * Does what `new Function(...parameters, code)` does, where a page's policy does not allow that: the code is parsed and carried
 * out part by part. It is for the code that Ajv writes, which checks values by a schema, and knows the forms that this has; the
 * only globals that it sees are those that such code needs.
 *
 * @throws {UnknownCode} for code in another form
 */
export function newFunction(...given: readonly string[]): (...args: readonly unknown[]) => unknown {
  const [code = '', ...parameters] = given.toReversed();
  const scope = Scope.ofCode(functionOf);
  const slots = parameters.toReversed().map(name => scope.declare(name));
  const run = inTurn(
    statementsOf(parse(code, { ecmaVersion: 2022, allowReturnOutsideFunction: true })),
    scope,
  );
  return (...args) => {
    const frame: Frame = { values: new Array(scope.size), outer: undefined };
    for (const [index, slot] of slots.entries()) frame.values[slot] = args[index];
    const end = run(frame);
    return end?.kind === RETURN ? end.value : undefined;
  };
}

function statementsOf({ body }: Program): Statement[] {
  return body.map(part => {
    if (/^(?:Import|Export)/.test(part.type)) throw new UnknownCode(part.type);
    return part as Statement;
  });
}
