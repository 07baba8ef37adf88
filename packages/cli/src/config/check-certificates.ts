import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { configurationError } from '../cli-error.js';

/** The content of a PEM file. */
export interface PemFile {
  readonly path: string;
  readonly pem: string;
  readonly source: string;
}

/** A certificate to show to servers, and its key. */
export interface ClientCertificate {
  readonly certificate: PemFile;
  readonly key: PemFile;
}

/**
 * Checks that certificates and key can be used, before anything is sent.
 *
 * @throws {CliError} `configuration` when one can't be used
 */
export function checkCertificates(ca: PemFile | undefined, client: ClientCertificate | undefined): void {
  if (ca) readCertificates('--ca-file', ca);
  if (!client) return;
  const { certificate, key } = client;
  const [leaf] = readCertificates('--client-cert', certificate);
  const bad = (why: string) => configurationError(`--client-key (${key.source}): ${key.path} ${why}.`);
  if (/ENCRYPTED/.test(key.pem))
    throw bad('is encrypted; give a copy without a passphrase: openssl pkey -in KEY -out COPY');
  let isPair: boolean | undefined;
  try {
    isPair = leaf?.checkPrivateKey(createPrivateKey(key.pem));
    createSecureContext({ cert: certificate.pem, key: key.pem });
  } catch {
    if (isPair !== false) throw bad('is not a private key in PEM');
  }
  if (!isPair) throw bad(`is not the key of the certificate in ${certificate.path}`);
}

/** Reads the certificates in a PEM file. */
function readCertificates(flag: string, { path, pem, source }: PemFile): X509Certificate[] {
  const blocks = pem.match(
    /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED )?CERTIFICATE-----/g,
  );
  const bad = (why: string) => configurationError(`${flag} (${source}): ${path} ${why}.`);
  if (!blocks)
    throw bad(
      'contains no certificate in PEM (a line "-----BEGIN CERTIFICATE-----"); convert it with openssl',
    );
  try {
    return blocks.map(block => new X509Certificate(block));
  } catch {
    throw bad('contains a certificate that cannot be read');
  }
}
