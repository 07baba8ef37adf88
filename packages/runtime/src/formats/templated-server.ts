import { rejectVariable } from '../client/base-url.js';
import type { ServerDescription, ServerVariables } from '../model/server.js';

/** Makes a server whose URL has variables in it. */
export function templatedServer(server: ServerDescription): ServerDescription {
  return { ...server, fill: values => filled(server, values) };
}

function filled({ url, variables = {} }: ServerDescription, values: ServerVariables): string {
  let text = url;
  for (const [name, { default: usual, values: allowed }] of Object.entries(variables)) {
    const mark = `{${name}}`;
    // A variable may be called constructor, which every object has.
    const own = Object.hasOwn(values, name) ? values[name] : undefined;
    const value = own ?? usual;
    // Another operation's servers may need it.
    if (own === undefined && !url.includes(mark)) continue;
    // The default is the spec's own, as the URL is: only what a caller passes is restricted.
    if (
      value === undefined ||
      (allowed ? !allowed.includes(value) : value !== usual && !/^[\w.-]+$/.test(value))
    )
      rejectVariable(name, allowed?.join(' or ') ?? 'letters, digits, . or -');
    text = text.replaceAll(mark, () => value as string);
  }
  return text;
}
