/** What the page may load: its own scripts, styles, fonts and pictures, nothing of another origin and nothing inline. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'";
