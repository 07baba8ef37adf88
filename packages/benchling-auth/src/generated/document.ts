// Generated from specs/benchling-auth.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Benchling Authentication","version":"2.0.0"},',
  '"servers":[{"url":"https://{tenant}.benchling.com/api/v2","variables":{"tenant":{"default":"your-tenant"}}}],',
  '"paths":{"/token":{"post":{"operationId":"generateToken","requestBody":{"content":{"application/x-www-form-urlencoded":{"schema":{"$ref":"#/components/schemas/TokenCreate"},"examples":{"basicHeader":{"value":{"grant_type":"client_credentials"}},"credentialsInForm":{"value":{"grant_type":"client_credentials","client_id":"fake-client-id","client_secret":"fake-client-secret"}}}}},"required":true},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenResponse"},"examples":{"clientCredentials":{"value":{"access_token":"fake-access-token-1","token_type":"Bearer","expires_in":900}},"onlyAccessToken":{"value":{"access_token":"fake-access-token-2"}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/OAuthBadRequestError"},"examples":{"invalidRequest":{"value":{"error":{"message":"grant_type is missing.","type":"invalid_request","userMessage":"The request is not complete."}}},"invalidGrant":{"value":{"error":{"message":"The grant is not valid.","type":"invalid_grant","userMessage":"Please check the app."}}},"unauthorizedClient":{"value":{"error":{"message":"This app may not use the grant.","type":"unauthorized_client","userMessage":"Please check the rights of the app."}}},"unsupportedGrantType":{"value":{"error":{"message":"Only client_credentials is supported.","type":"unsupported_grant_type","userMessage":"Please check the request."}}}}}}},"401":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/OAuthUnauthorizedError"},"examples":{"invalidClient":{"value":{"error":{"message":"The client ID or the client secret is not right.","type":"invalid_client","userMessage":"Please check the credentials of the app."}}}}}}}},"security":[{"basicClientIdSecretAuth":[]},{}]}}},',
  '"security":[{"oAuth":[]},{"basicApiKeyAuth":[]}],',
  '"components":{"schemas":{"TokenCreate":{"type":"object","required":["grant_type"],"properties":{"grant_type":{"$ref":"#/components/schemas/TokenCreateGrantType"},"client_id":{"type":"string"},"client_secret":{"type":"string","format":"password","writeOnly":true}}},',
  '"TokenCreateGrantType":{"type":"string","enum":["client_credentials"]},',
  '"TokenResponse":{"type":"object","properties":{"access_token":{"type":"string"},"token_type":{"$ref":"#/components/schemas/TokenResponseTokenType"},"expires_in":{"type":"integer"}}},',
  '"TokenResponseTokenType":{"type":"string","enum":["Bearer"]},',
  '"BaseError":{"type":"object","properties":{"message":{"type":"string"},"type":{"type":"string"},"userMessage":{"type":"string"}}},',
  '"OAuthBadRequestError":{"type":"object","properties":{"error":{"$ref":"#/components/schemas/OAuthBadRequestErrorError"}}},',
  '"OAuthBadRequestErrorError":{"type":"object","allOf":[{"$ref":"#/components/schemas/BaseError"}],"properties":{"type":{"$ref":"#/components/schemas/OAuthBadRequestErrorErrorType"}}},',
  '"OAuthBadRequestErrorErrorType":{"type":"string","enum":["invalid_request","invalid_grant","unauthorized_client","unsupported_grant_type"]},',
  '"OAuthUnauthorizedError":{"type":"object","properties":{"error":{"$ref":"#/components/schemas/OAuthUnauthorizedErrorError"}}},',
  '"OAuthUnauthorizedErrorError":{"type":"object","allOf":[{"$ref":"#/components/schemas/BaseError"}],"properties":{"type":{"$ref":"#/components/schemas/OAuthUnauthorizedErrorErrorType"}}},',
  '"OAuthUnauthorizedErrorErrorType":{"type":"string","enum":["invalid_client"]}},',
  '"securitySchemes":{"basicClientIdSecretAuth":{"type":"http","scheme":"basic"},"basicApiKeyAuth":{"type":"http","scheme":"basic"},"oAuth":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"/api/v2/token","scopes":{}}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
