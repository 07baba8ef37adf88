// biome-ignore-all lint/suspicious/noDoubleEquals: these are the operators of the code that is run
// biome-ignore-all lint/suspicious/noExplicitAny: they take what JavaScript takes
type Operand = any;

/** What operators of two operands give. */
export const BINARY: Readonly<Record<string, (left: Operand, right: Operand) => unknown>> = {
  '==': (left, right) => left == right,
  '!=': (left, right) => left != right,
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '|': (left, right) => left | right,
  '&': (left, right) => left & right,
  in: (left, right) => left in right,
  instanceof: (left, right) => left instanceof right,
};

/** What operators of one operand give. */
export const UNARY: Readonly<Record<string, (operand: Operand) => unknown>> = {
  '!': operand => !operand,
  '-': operand => -operand,
  '+': operand => +operand,
  typeof: operand => typeof operand,
  void: () => undefined,
};
