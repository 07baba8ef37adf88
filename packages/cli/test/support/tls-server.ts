import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { certificate } from './certificates.js';

/** A port that speaks TLS. `await using` closes it. */
export interface TlsServer extends AsyncDisposable {
  readonly port: number;
  /** Names in the certificates that clients showed, one for each connection; undefined for none. */
  readonly clients: unknown[];
}

/**
 * Puts TLS before a plain server: its certificate is for api.vendor.example, signed by the tests' own authority.
 *
 * @param url of the plain server
 * @param options `client`: who has no certificate of the tests' authority is turned away
 */
export async function startTls(url: string, { client = false } = {}): Promise<TlsServer> {
  const clients: unknown[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    // One side may be gone before the other.
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  const server = createServer({
    cert: readFileSync(certificate('server')),
    key: readFileSync(certificate('server-key')),
    ca: readFileSync(certificate('ca')),
    requestCert: client,
    rejectUnauthorized: client,
  });
  server.on('secureConnection', socket => {
    clients.push(socket.getPeerCertificate().subject?.CN);
    const plain = connect(Number(new URL(url).port), '127.0.0.1');
    keep(socket);
    keep(plain);
    socket.pipe(plain).pipe(socket);
  });
  server.on('connection', keep);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    clients,
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
