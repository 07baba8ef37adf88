import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { certificate } from './certificates.js';
import { listenLocally } from './sockets.js';

/** A port that speaks TLS. `await using` closes it. */
export interface TlsServer extends AsyncDisposable {
  readonly port: number;
  /** Names in the certificates that clients showed, one for each connection; undefined for none. */
  readonly clients: unknown[];
}

/**
 * Puts TLS in front of a plain server: its certificate is for api.vendor.example, signed by the tests' own authority.
 *
 * @param url of the plain server
 * @param options `client`: clients without a certificate of the tests' authority are rejected
 */
export async function startTls(url: string, { client = false } = {}): Promise<TlsServer> {
  const clients: unknown[] = [];
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
  const { port, keep, close } = await listenLocally(server);
  return { port, clients, [Symbol.asyncDispose]: close };
}
