import { shellWord } from '../output/shell-quote.js';

/** How a shell encodes what it puts into a request. Each is a filter made of POSIX tools. */
export type Encoding = 'plain' | 'url' | 'json';

/** Bytes as `%61%62`: more than forms need, and decoded the same. */
const AS_URL = `od -An -v -tx1 | tr -d ' \\n' | sed 's/../%&/g'`;

/** The inside of a JSON string: quotes, backslashes and control characters are escaped. */
const AS_JSON = `LC_ALL=C awk 'BEGIN{for(i=1;i<32;i++)e[sprintf("%c",i)]=sprintf("\\\\u%04x",i);e["\\""]="\\\\\\"";e["\\\\"]="\\\\\\\\"}{if(NR>1)printf "%s","\\\\u000a";for(i=1;i<=length($0);i++){c=substr($0,i,1);printf "%s",(c in e)?e[c]:c}}'`;

const FILTERS: Readonly<Record<Encoding, string>> = { plain: '', url: ` | ${AS_URL}`, json: ` | ${AS_JSON}` };

/** Returns commands that write a string: its plain parts as they are, and for each mark the variable of that name, encoded. */
export function writers(
  text: string,
  variables: ReadonlyMap<string, string>,
  encoding: Encoding,
): readonly string[] {
  const marks = [...variables.keys()];
  if (marks.length === 0) return [`printf %s ${shellWord(text)}`];
  return text
    .split(new RegExp(`(${marks.join('|')})`))
    .filter(part => part !== '')
    .map(part => {
      const variable = variables.get(part);
      return variable === undefined
        ? `printf %s ${shellWord(part)}`
        : `printf %s "$${variable}"${FILTERS[encoding]}`;
    });
}

/** Groups commands, so that all write to the same pipe. */
export function group(commands: readonly string[]): string {
  return `{ ${commands.join('; ')}; }`;
}
