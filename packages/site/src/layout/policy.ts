import { createHash } from 'node:crypto';
import type { InlineAssets } from './inline-assets.js';

/** What every page may load: its own scripts, styles, fonts and pictures, nothing of another origin and nothing inline. */
export const POLICY = policyOf();

/** The policy of a page. What stands in the page itself is named by its hash, so nothing else can. */
export function policyOf(inline?: InlineAssets): string {
  const [script, style] = [inline?.script, inline?.style].map(text =>
    text === undefined ? "'self'" : `'self' 'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return (
    `default-src 'none'; script-src ${script}; style-src ${style}; img-src 'self' data:; font-src 'self'; ` +
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
  );
}
