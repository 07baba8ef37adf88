/** A test that shows a rule, and the row of its table that does. Files are from `generator/test`. */
export interface OtherTest {
  readonly file: string;
  readonly title: string;
  readonly row: string;
  /** Where the row is, if not beside the test. */
  readonly rows?: string;
}

const endless = {
  file: 'hostile/endless-specs.test.ts',
  title: 'a spec that would keep its reader busy for ever is refused:',
};
const corpus = { file: 'corpus/corpus.test.ts', title: 'a spec with', rows: 'corpus/small-specs.ts' };
const metadata = { file: 'discovery/read-metadata.test.ts', title: 'metadata that must not be used' };

/** The rules of what is no mistake in one small spec, and the test that shows each. */
export const seenElsewhere: Readonly<Record<string, OtherTest>> = {
  'not-openapi': {
    file: 'invalid-specs.test.ts',
    title: 'a spec that is not OpenAPI is rejected',
    row: 'of another version',
  },
  'too-large': { ...endless, row: "'anchors that multiply', bomb, 'too-large'" },
  'endless-pattern': { ...endless, row: 'a pattern that never ends on an example' },
  types: {
    file: 'refusals.test.ts',
    title: 'what openapi-typescript takes too long for is refused',
    row: '[types]',
  },
  overlay: {
    file: 'overlay/overlays.test.ts',
    title: 'an overlay is rejected with file and place',
    row: 'a target that matches nothing',
  },
  'swagger-2.0': {
    file: 'source/swagger-remarks.test.ts',
    title: 'what becomes of a Swagger document is said where it was not plain',
    row: 'has no form in OpenAPI 3',
  },
  'no-token': { ...corpus, row: "with: 'no token', refused: 'no-token'" },
  'unclear-token': { ...corpus, row: "with: 'an expiry whose unit is unknown', refused: 'unclear-token'" },
  'token-needs-proof': { ...corpus, row: "with: 'tokens that need a proof', refused: 'token-needs-proof'" },
  'metadata-not-loaded': {
    file: 'discovery/load-metadata.test.ts',
    title: 'is said with every URL that was tried, and why',
    row: "rule: 'metadata-not-loaded'",
  },
  'metadata-issuer': { ...metadata, row: "['another issuer'," },
  'metadata-endpoint': { ...metadata, row: "['a relative token endpoint'," },
  'metadata-field': { ...metadata, row: "['no token endpoint'," },
};
