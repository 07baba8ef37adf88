import { GenerateError } from '../errors.js';

/** No single file of a spec may be larger. */
export const MAX_BYTES = 10_000_000;

/**
 * Decodes UTF-8, in which all YAML and JSON of specs is. Read as that, anything else would have other names in it, and
 * nothing would say so.
 *
 * @throws {GenerateError} `spec_invalid`
 */
export function decodeSpec(bytes: Uint8Array, shown: string): string {
  const invalid = (what: string, fix: string) =>
    new GenerateError('spec_invalid', what, { file: shown, fix, rule: 'not-openapi' });
  const [first, second] = bytes;
  if (first === 0x1f && second === 0x8b)
    throw invalid('The spec is compressed by gzip', 'Decompress it: gzip -dc FILE > spec.yaml');
  if (first === 0x50 && second === 0x4b)
    throw invalid('The spec is a zip archive', 'Unpack it, and name the file in it that is the spec.');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  throw invalid('The spec is not UTF-8', 'Save it in that encoding.');
}

/** The error of a file of a spec that is larger than it may be. */
export function tooLarge(shown: string, maxBytes: number): GenerateError {
  return new GenerateError('spec_invalid', `The spec is larger than ${maxBytes / 1e6} MB`, {
    file: shown,
    fix: 'Leave out what is not needed, or split it into several files.',
    rule: 'too-large',
  });
}
