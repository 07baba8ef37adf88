import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENDPOINTS } from '../../src/discovery/metadata.js';
import { metadataReport } from '../../src/discovery/metadata-report.js';
import { readMetadata } from '../../src/discovery/read-metadata.js';
import { serverOfMetadata } from '../../src/discovery/server-of-metadata.js';
import { isGenerateError, plainLine } from '../../src/errors.js';
import { refusals } from '../../src/refusals/refusals.js';
import { ISSUER, metadataOf } from './documents.js';

const URL_OF = `${ISSUER}/.well-known/openid-configuration`;
const HOME = new URL(ISSUER).host;

/** What a stranger may have put into a field. */
const anything = fc.oneof(
  fc.anything(),
  fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['http', 'https', 'ftp'] }),
  fc.string({ unit: 'grapheme' }).map(text => `https://${HOME}${text}`),
  fc.string().map(text => `https://${HOME}/${text}`),
  fc.array(fc.string()),
  fc.constantFrom(
    '',
    `http://${HOME}/t`,
    `https://${HOME}@evil.example`,
    `https://${HOME}:8443/t`,
    '//evil.example',
  ),
);
const fields = Object.keys(metadataOf()).filter(name => name !== 'issuer');
const documents = fc
  .dictionary(
    fc.constantFrom(...fields, 'mtls_endpoint_aliases', 'scopes_supported', '__proto__'),
    anything,
    {
      maxKeys: 4,
    },
  )
  .map(changes => metadataOf(ISSUER, changes));

test('whatever a document holds, it is refused from the closed list, or all its endpoints are safe', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(documents, async document => {
      const text = JSON.stringify(document, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
      const metadata = await readMetadata({ url: URL_OF, text, issuers: [ISSUER] }, []).catch(
        (error: unknown) => {
          if (!isGenerateError(error)) throw error;
          expect(error.findings.length).toBeGreaterThan(0);
          for (const finding of error.findings) {
            expect(Object.keys(refusals)).toContain(finding.rule);
            expect(finding.problem).toBe(plainLine(finding.problem));
          }
          return undefined;
        },
      );
      if (!metadata) return;
      accepted++;
      const server = serverOfMetadata(metadata);
      const urls = [server.tokenUrl, ...ENDPOINTS.flatMap(name => metadata.metadata[name] ?? [])];
      for (const url of urls) {
        const { protocol, host, username, password, hash, href } = new URL(url);
        expect([protocol, host, username, password, hash]).toEqual(['https:', HOME, '', '', '']);
        // What is shown is what is requested.
        expect(href.replace(/\/$/, '').length).toBe(url.replace(/\/$/, '').length);
      }
      expect(metadataReport(metadata.metadata).length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000, seed: 8_414 },
  );
  expect(accepted).toBeGreaterThan(100);
});
