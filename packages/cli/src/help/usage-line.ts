import { type Command, PROGRAM } from '../command.js';

/** `token-clients token get <provider> [flags]`. */
export function usageLine({ path, operands, children, run }: Command): string {
  const operand = children && !run ? '<command>' : operands;
  return [PROGRAM, ...path, operand, '[flags]'].filter(Boolean).join(' ');
}
