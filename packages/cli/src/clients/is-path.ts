/**
 * Whether a string is a path and not a name. A name is never looked up as a path: whoever can write into the working
 * directory would decide what it means.
 */
export function isPath(text: string): boolean {
  return (
    /^(\.{1,2}|~)?\//.test(text) || /^(\.{1,2}|~)$/.test(text) || /^(\.{1,2}\\|[A-Za-z]:[\\/])/.test(text)
  );
}
