import { fileURLToPath } from 'node:url';

/** Returns the path of a certificate or key for tests. `certificates/make.sh` made them; no machine trusts their authorities. */
export function certificate(
  name: 'ca' | 'other-ca' | 'server' | 'server-key' | 'client' | 'client-key' | 'client-key-encrypted',
): string {
  return fileURLToPath(new URL(`../../certificates/${name}.pem`, import.meta.url));
}
