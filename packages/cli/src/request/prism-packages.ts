/** What the mock server needs and this program does not bring. */
export const PRISM_PACKAGES = ['core', 'http', 'http-server'].map(name => `@stoplight/prism-${name}`);

/** The command that installs it. */
export const INSTALL_PRISM = `npm install ${PRISM_PACKAGES.join(' ')}`;
