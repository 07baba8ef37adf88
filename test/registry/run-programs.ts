import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Runs programs as the READMEs show them, one after the other, and prints a list with what each of them sent or why it
 * failed. Requests to the vendors go to their stand-ins; nothing else of a program is changed. Arguments: the origin of
 * the stand-ins and the files.
 */
const [origin = '', ...files] = process.argv.slice(2);
const require = createRequire(import.meta.url);

let sent: string[] = [];
const send = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { hostname, pathname, search } = new URL(request.url);
  // A server that the program has started itself.
  if (hostname === '127.0.0.1') return send(request);
  const response = await send(new Request(origin + pathname + search, request));
  const token = /^Bearer [a-z]+-at-/.test(request.headers.get('authorization') ?? '') ? ' with a token' : '';
  sent.push(`${request.method} ${pathname} ${response.status}${token}`);
  return response;
};

/** What a program may leave for others to use. */
interface Exports {
  readonly api?: typeof fetch;
}

const results: { readonly sent: string[]; readonly error?: string }[] = [];
// What programs print belongs to them; stdout is for the results.
console.log = console.error;
for (const file of files) {
  sent = [];
  try {
    const loaded: Exports | undefined = file.endsWith('.cjs')
      ? await require(file)
      : await import(pathToFileURL(file).href);
    await loaded?.api?.('https://api.equinix.com/fabric/v4/ports');
    results.push({ sent });
  } catch (error) {
    results.push({ sent, error: String(error) });
  }
}
process.stdout.write(JSON.stringify(results), () => process.exit());
