import { honoured, type Keywords, needed, only, since32, without } from './keyword.js';

const FLOW =
  'Code is made of operations. Where none obtains a token, `npm run new-provider` writes standard ones into the overlay.';

const METADATA = 'Generated code never loads it. `new-provider --discover` reads it if the user says so.';

export const securitySchemeKeywords: Keywords = {
  type: needed(honoured('string', 'How the call is authorized.')),
  description: honoured('words', 'The text of the scheme.'),
  name: honoured('words', 'The header, query parameter or cookie of an API key.'),
  in: honoured('string', 'Where an API key is sent.'),
  scheme: honoured('string', 'Basic, Bearer or another scheme of HTTP.'),
  bearerFormat: without('words', 'A token is passed on as it is.'),
  flows: without('part', FLOW),
  openIdConnectUrl: without('string', METADATA),
  ...only(since32, {
    oauth2MetadataUrl: without('string', METADATA),
    deprecated: without('boolean', 'For people.'),
  }),
};

export const oauthFlowsKeywords: Keywords = {
  implicit: without('part', FLOW),
  password: without('part', FLOW),
  clientCredentials: without('part', FLOW),
  authorizationCode: without('part', FLOW),
  ...only(since32, { deviceAuthorization: without('part', FLOW) }),
};

export const oauthFlowKeywords: Keywords = {
  authorizationUrl: without('string', FLOW),
  tokenUrl: without('string', FLOW),
  refreshUrl: without('string', FLOW),
  scopes: without('string map', FLOW),
  ...only(since32, { deviceAuthorizationUrl: without('string', FLOW) }),
};
