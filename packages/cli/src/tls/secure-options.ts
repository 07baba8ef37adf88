import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** What a TLS connection trusts and shows beside the usual. */
export interface TlsFiles {
  /** Certificate authorities to trust in addition to the usual ones. */
  readonly ca?: { readonly pem: string };
  /** The path in NODE_EXTRA_CA_CERTS, which Node adds to the usual authorities. */
  readonly extraAuthorities?: string;
  /** The certificate and key to show to servers (mutual TLS). */
  readonly client?: {
    readonly certificate: { readonly pem: string };
    readonly key: { readonly pem: string };
  };
}

/** The authorities that a TLS connection trusts, as `tls.connect` takes them; nothing if the usual ones are enough. */
export function trusted({ ca, extraAuthorities }: TlsFiles): { readonly ca?: string[] } {
  return ca ? { ca: [...usualAuthorities(extraAuthorities), ca.pem] } : {};
}

/** The same, and the certificate that it shows. */
export function secured(files: TlsFiles) {
  const { client } = files;
  return { ...trusted(files), ...(client && { cert: client.certificate.pem, key: client.key.pem }) };
}

/** Returns what the runtime trusts: a list given to it replaces that, and ours is meant to add to it. */
function usualAuthorities(extra: string | undefined): readonly string[] {
  // Node 22.15 and later know all of it.
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => string[] };
  if (getCACertificates) return getCACertificates('default');
  if (extra === undefined) return tls.rootCertificates;
  try {
    return [...tls.rootCertificates, readFileSync(extra, 'utf8')];
  } catch {
    // Node has warned of it at the start.
    return tls.rootCertificates;
  }
}
