// Generated from specs/form-body.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Form body","version":"1.0.0"},',
  '"servers":[{"url":"https://api.vendor.example"}],',
  '"paths":{"/token":{"post":{"operationId":"get_token","security":[],"requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"schema":{"$ref":"#/components/schemas/TokenForm"},"encoding":{"scope":{"style":"spaceDelimited","explode":false},"group":{"style":"pipeDelimited","explode":false},"user":{"style":"form","explode":false},"audience":{"style":"form"}},"examples":{"all":{"value":{"grant_type":"client_credentials","scope":["a","b"],"group":["a","b"],"user":["a","b"],"audience":["a","b"]}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Token"},"examples":{"token":{"value":{"access_token":"fake","expires_in":60}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"rejected":{"value":{"error":"invalid_client"}}}}}}}}},',
  '"/tokens/{tenant}":{"post":{"operationId":"GetTenantToken","security":[],"parameters":[{"name":"tenant","in":"path","required":true,"example":"acme","schema":{"type":"string"}}],"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenForm"},"examples":{"one":{"value":{"grant_type":"client_credentials"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Token"},"examples":{"token":{"value":{"access_token":"fake","expires_in":60}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"rejected":{"value":{"error":"invalid_client"}}}}}}}}},',
  '"/ping":{"post":{"operationId":"ping","security":[],"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenForm"},"examples":{"one":{"value":{"grant_type":"client_credentials"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Token"},"examples":{"token":{"value":{"access_token":"fake","expires_in":60}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"rejected":{"value":{"error":"invalid_client"}}}}}}}}}},',
  '"components":{"schemas":{"GrantType":{"type":"string","enum":["client_credentials","urn:ietf:params:oauth:grant-type:token-exchange"]},',
  '"TokenForm":{"type":"object","required":["grant_type"],"properties":{"grant_type":{"$ref":"#/components/schemas/GrantType"},"scope":{"type":"array","items":{"type":"string"}},"group":{"type":"array","items":{"type":"string"}},"user":{"type":"array","items":{"type":"string"}},"audience":{"type":"array","items":{"type":"string"}}}},',
  '"Token":{"type":"object","required":["access_token"],"properties":{"access_token":{"type":"string"},"expires_in":{"type":"integer"}}},',
  '"TokenError":{"type":"object","properties":{"error":{"type":"string"}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
