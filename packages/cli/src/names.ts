/** A name with a dash before each capital, as the vendor's own command line writes it: `o-auth2-token`. */
export function vendorSpelling(name: string): string {
  return name
    .replace(/[A-Z]/g, '-$&')
    .replace(/[_\s./-]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/** The same for people: `oauth2-token`. Runs of capitals stay together, and OAuth is one word. */
export function readableSpelling(name: string): string {
  return name
    .replace(/OAuth/g, 'Oauth')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[_\s./-]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/** `OAuth2TokenApi` without its last word. */
export function withoutApi(className: string): string {
  return className.replace(/(ApiService|Api|API)$/, '') || className;
}

/** A name as environment variables are written: `EQUINIX_ACCESS_TOKEN`. */
export function environmentSpelling(name: string): string {
  return readableSpelling(name).replaceAll('-', '_').toUpperCase();
}

/** A name as the configuration file writes it: `client_id`. */
export function configSpelling(name: string): string {
  return readableSpelling(name).replaceAll('-', '_');
}
