import type { Refusal } from './refusal.js';

/** What is refused of the metadata of an authorization server (RFC 8414, OpenID Connect Discovery). */
export const discoveryRefusals = {
  'metadata-not-loaded': {
    what: 'Metadata of an authorization server that is not there, not JSON, too large, too slow, or at another site than the one that was named',
    why: 'Where secrets are sent would be unknown, or be decided by a server that was not asked.',
    fix: 'Check the URL of `--discover`, or describe the server in the spec.',
  },
  'metadata-issuer': {
    what: 'Metadata of another issuer than the one that was asked for',
    why: 'RFC 8414 section 3.3: it may be forged, and must not be used.',
    fix: "Name the issuer exactly as the vendor writes it, if it is the vendor's.",
  },
  'metadata-endpoint': {
    what: 'Metadata with an endpoint that is not https, has a user or a fragment, or is at another host than the issuer',
    why: 'Secrets would go to a host that was not named, or could be read on their way.',
    fix: 'Name the host with `--trust-site`, if it is the one of the vendor.',
  },
  'metadata-field': {
    what: 'Metadata that is no JSON object, has a field of another type than RFC 8414 says, or lacks the token endpoint',
    why: 'Its meaning is unknown.',
    fix: 'Ask the vendor to correct it, or describe the server in the spec.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
