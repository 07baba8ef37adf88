import Sval from 'sval';

/**
 * Does what `new Function(...parameters, code)` does, where a page's policy does not allow that: an interpreter of JavaScript
 * carries the code out. It is for the code that Ajv writes, the same that is compiled on the command line; it is no cage for
 * code of strangers.
 */
export function newFunction(...given: readonly string[]): (...args: readonly unknown[]) => unknown {
  const code = given.at(-1) ?? '';
  const interpreter = new Sval({ ecmaVer: 2022, sourceType: 'script' });
  interpreter.run(`exports.made = function (${given.slice(0, -1).join(',')}) {${code}\n};`);
  return interpreter.exports.made;
}
