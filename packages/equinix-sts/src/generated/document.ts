// Generated from specs/equinix-sts.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Equinix STS","version":"1.0.0"},',
  '"servers":[{"url":"https://sts.eqix.equinix.com"}],',
  '"paths":{"/use/token":{"post":{"operationId":"UseTokenPost","requestBody":{"content":{"application/x-www-form-urlencoded":{"schema":{"$ref":"#/components/schemas/UseTokenPostRequest"},"examples":{"tokenExchange":{"value":{"grant_type":"urn:ietf:params:oauth:grant-type:token-exchange","scope":"ern:fake:access-policy:1","subject_token":"fake-header.fake-payload.fake-signature","subject_token_type":"urn:ietf:params:oauth:token-type:id_token"}},"roleAssignments":{"value":{"grant_type":"urn:ietf:params:oauth:grant-type:token-exchange","scope":"roleassignments:fake-org-id","subject_token":"fake-header.fake-payload.fake-signature","subject_token_type":"urn:ietf:params:oauth:token-type:id_token"}},"clientCredentials":{"value":{"grant_type":"client_credentials"}}}}},"required":true},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/UseTokenPost200Response"},"examples":{"tokenExchange":{"value":{"access_token":"fake-access-token-1","issued_token_type":"urn:ietf:params:oauth:token-type:access_token","token_type":"Bearer","expires_in":3600}},"dpopToken":{"value":{"access_token":"fake-access-token-2","issued_token_type":"urn:ietf:params:oauth:token-type:access_token","token_type":"DPoP","expires_in":3600}},"fractionalLifetime":{"value":{"access_token":"fake-access-token-3","issued_token_type":"urn:ietf:params:oauth:token-type:access_token","token_type":"Bearer","expires_in":899.5}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/UseTokenPost400Response"},"examples":{"expiredSubjectToken":{"value":{"error":"invalid_grant","error_description":"The subject token has expired."}},"untrustedProvider":{"value":{"error":"invalid_request","error_description":"The issuer of the subject token is not trusted."}},"invalidScope":{"value":{"error":"invalid_scope"}}}}}}},"security":[]}}},',
  '"components":{"schemas":{"UseTokenPostRequest":{"type":"object","required":["grant_type"],"properties":{"grant_type":{"$ref":"#/components/schemas/UseTokenPostRequestGrantType"},"scope":{"type":"string"},"subject_token":{"type":"string","format":"password","writeOnly":true},"subject_token_type":{"$ref":"#/components/schemas/UseTokenPostRequestSubjectTokenType"}}},',
  '"UseTokenPostRequestGrantType":{"type":"string","enum":["client_credentials","urn:ietf:params:oauth:grant-type:token-exchange"]},',
  '"UseTokenPostRequestSubjectTokenType":{"type":"string","enum":["urn:ietf:params:oauth:token-type:id_token"]},',
  '"UseTokenPost200Response":{"type":"object","required":["access_token","issued_token_type","token_type","expires_in"],"properties":{"access_token":{"type":"string"},"issued_token_type":{"$ref":"#/components/schemas/UseTokenPost200ResponseIssuedTokenType"},"token_type":{"$ref":"#/components/schemas/UseTokenPost200ResponseTokenType"},"expires_in":{"type":"number"}}},',
  '"UseTokenPost200ResponseIssuedTokenType":{"type":"string","enum":["urn:ietf:params:oauth:token-type:access_token"]},',
  '"UseTokenPost200ResponseTokenType":{"type":"string","enum":["Bearer","DPoP"]},',
  '"UseTokenPost400Response":{"type":"object","required":["error"],"properties":{"error":{"type":"string"},"error_description":{"type":"string"}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
