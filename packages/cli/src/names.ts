/** Spells a name with a dash before each capital, as the vendor's own command line does: `o-auth2-token`. */
export function vendorSpelling(name: string): string {
  return name
    .replace(/[A-Z]/g, '-$&')
    .replace(/[_\s./-]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/** Spells a name for people: `oauth2-token`. Runs of capitals stay together, and OAuth is one word. */
export function readableSpelling(name: string): string {
  return name
    .replace(/OAuth/g, 'Oauth')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[_\s./-]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/** Removes the last word of a class name such as `OAuth2TokenApi`. */
export function withoutApi(className: string): string {
  return className.replace(/(ApiService|Api|API)$/, '') || className;
}

/** Spells a name as an environment variable: `CLIENT_ID`. */
export function environmentSpelling(name: string): string {
  return readableSpelling(name).replaceAll('-', '_').toUpperCase();
}

/** Spells a name as in the config file: `client_id`. */
export function configSpelling(name: string): string {
  return readableSpelling(name).replaceAll('-', '_');
}
