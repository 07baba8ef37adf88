import { type Handler, type RunningServer, startServer } from './server.js';

/** What a fault server is in front of: a handler of its own, or another server. */
export type FaultServerOptions = { readonly handler: Handler } | { readonly target: string };

/**
 * Starts a server whose `faults` a test switches per request. Our own servers have `faults` themselves; this one puts
 * them in front of servers that we did not write, such as oidc-provider.
 */
export function startFaultServer(options: FaultServerOptions): Promise<RunningServer> {
  return startServer('handler' in options ? options.handler : forwardTo(options.target));
}

// fetch has decoded the body and sets these itself.
const OWN_HEADERS = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/** Returns a handler that forwards each request to another server, with the host that it was sent to as proxies say it. */
export function forwardTo(origin: string): Handler {
  return async request => {
    const { host } = request.headers;
    const headers = Object.entries(request.headers).filter(([name]) => !OWN_HEADERS.has(name));
    if (host !== undefined) headers.push(['x-forwarded-host', host]);
    const response = await fetch(origin + request.target, {
      method: request.method,
      headers,
      redirect: 'manual',
      ...(request.body.length > 0 ? { body: new Uint8Array(request.body) } : {}),
    });
    const body = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      headers: Object.fromEntries([...response.headers].filter(([name]) => !OWN_HEADERS.has(name))),
      body,
    };
  };
}
