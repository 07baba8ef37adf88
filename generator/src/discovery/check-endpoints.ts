import { pointer } from '../document/document.js';
import { ENDPOINTS, type Endpoint } from './metadata.js';
import type { Reject } from './metadata-fields.js';
import { shownUrl, urlProblem } from './url-problem.js';

/**
 * Checks that secrets may go to the endpoints that a document names: they have to be safe URLs, and at the issuer's own
 * host unless the reader has named another one. Whoever can write into the document could else send secrets anywhere.
 *
 * @param at JSON pointer of the object that has the endpoints
 * @param trustedSites other hosts, with the port if that is not the usual one
 */
export function checkEndpoints(
  endpoints: Readonly<Partial<Record<Endpoint, string>>>,
  at: string,
  issuer: string,
  trustedSites: readonly string[],
  reject: Reject,
): void {
  const home = new URL(issuer);
  const hosts = [home.host, ...trustedSites];
  for (const name of ENDPOINTS) {
    const url = endpoints[name];
    if (url === undefined) continue;
    const place = at + pointer(name);
    const wrong = urlProblem(url);
    if (wrong) {
      reject(place, 'metadata-endpoint', `${name} ${shownUrl(url)} ${wrong.problem}`, wrong.fix);
      continue;
    }
    const { host, protocol } = new URL(url);
    if (!hosts.includes(host)) {
      const problem = `${name} ${url} is at another host than the issuer, ${home.host}`;
      reject(place, 'metadata-endpoint', problem, `If it may have your secrets: --trust-site ${host}`);
    } else if (protocol === 'http:' && home.protocol === 'https:') {
      reject(place, 'metadata-endpoint', `${name} ${url} is not https, and the issuer is`, 'Ask the vendor.');
    }
  }
}
