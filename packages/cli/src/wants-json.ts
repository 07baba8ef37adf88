/** Whether a command line asks for JSON. Needed before its flags are read, since reading them may fail. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).includes('--json');
}
