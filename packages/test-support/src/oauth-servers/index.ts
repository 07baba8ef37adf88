export { type OAuth2ServerOptions, type OAuth2TestServer, startOAuth2Server } from './oauth2-server.js';
export { type OidcServer, type OidcServerOptions, startOidcServer } from './oidc-server.js';
