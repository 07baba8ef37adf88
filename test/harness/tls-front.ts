import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';

/** An https address in front of a plain http server. Only {@link trusting} trusts its certificate. */
export interface TlsFront extends AsyncDisposable {
  /** Such as `https://127.0.0.1:40123`. */
  readonly url: string;
  /** Ends all connections, so that the next request needs a new handshake. */
  drop(): void;
  /** Closes the port until {@link TlsFront.listen}. */
  stop(): Promise<void>;
  /** Accepts connections again, at the same address. */
  listen(): Promise<void>;
}

export async function startTlsFront(target: string): Promise<TlsFront> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer({ key: KEY, cert: CERTIFICATE }, client => {
    const upstream = connect(Number(targetPort), hostname);
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on('error', () => {});
      socket.on('close', () => other.destroy());
    }
  });
  server.on('tlsClientError', () => {});
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listen = async (port = 0) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen();
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    drop();
    await closed;
  };
  return {
    url: `https://127.0.0.1:${port}`,
    drop,
    stop,
    listen: async () => void (await listen(port)),
    [Symbol.asyncDispose]: stop,
  };
}

const TRUST = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** Accepts every certificate in this process until `work` is done, also those of clients that take no options. */
export async function trusting<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = process.env[TRUST];
  process.env[TRUST] = '0';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env[TRUST];
    else process.env[TRUST] = before;
  }
}

// A key pair for loopback in tests, signed by itself.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcmyzADCLJPj2Y/8g
oQ6F8PREJlpmIs5Yor/savBJVAChRANCAATBOhK6+I9D8qysweDYgm15AACadq9r
vdv8vPCDIvN7HtdPfxpYIaWRolPoXXhn3Qsn3j3cWqrbXFNhUktAwjSt
-----END PRIVATE KEY-----`;

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIURcyhgctCQLG/k1P5rsuk2dGsI5cwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNjExNTg0MVoYDzIxMjYxMTAy
MTE1ODQxWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATBOhK6+I9D8qysweDYgm15AACadq9rvdv8vPCDIvN7HtdPfxpYIaWR
olPoXXhn3Qsn3j3cWqrbXFNhUktAwjSto2QwYjAdBgNVHQ4EFgQUxJi+NLk0J0vD
lC5AAUeHMpqR/rAwHwYDVR0jBBgwFoAUxJi+NLk0J0vDlC5AAUeHMpqR/rAwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQDSJOIazKRLo3LCi7nAyjrfny0VmqS9GZFmqfYfIBgW9gIgcNzqiDR1yRcILVtH
QBqrrX27o9YnM0+qhLf9q0glB2g=
-----END CERTIFICATE-----`;
