/** The path of the page about an error's code. */
export function errorPath(code: string): string {
  return `errors/${code}`;
}

/** The path of the page about an exit code of the command lines. */
export function exitPath(code: number): string {
  return `errors/exit-${code}`;
}
