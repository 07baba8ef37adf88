import type { OpenApiDocument } from '../../../src/document/document.js';
import { Findings } from '../../../src/document/findings.js';
import { Places } from '../../../src/document/places.js';
import type { Spec } from '../../../src/document/spec.js';
import { judgeSpec } from '../../../src/judge/judge-spec.js';
import type { Loose } from '../../support/project.js';

/** Judges a document, and returns it with what was found. */
export function judged(document: Loose) {
  const spec: Spec = {
    provider: { name: 'vendor', specName: 'vendor.yaml' },
    document: document as OpenApiDocument,
    sha256: '',
    places: new Places('vendor.yaml'),
    findings: new Findings(),
  };
  const { document: sound } = judgeSpec(spec);
  return { document: sound as Loose, spec, findings: spec.findings.all };
}
