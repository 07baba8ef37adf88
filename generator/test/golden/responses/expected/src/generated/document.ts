// Generated from specs/responses.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Responses","version":"1.0.0"},',
  '"servers":[{"url":"https://api.vendor.example"}],',
  '"paths":{"/token":{"post":{"operationId":"getToken","security":[],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenRequest"},"examples":{"one":{"value":{"name":"one"}}}}}},"responses":{"2XX":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Token"},"examples":{"token":{"value":{"access_token":"fake","expires_in":60}}}}}},"4XX":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"rejected":{"value":{"error":"invalid_client"}}}}}},"default":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"rejected":{"value":{"error":"invalid_client"}}}}}}}}},',
  '"/token/{id}":{"delete":{"operationId":"endToken","deprecated":true,"security":[],"parameters":[{"name":"id","in":"path","required":true,"example":"1","schema":{"type":"string"}}],"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenRequest"},"examples":{"one":{"value":{"name":"one"}}}}}},"202":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"later":{"value":{"error":"pending"}}}}}},"404":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"rejected":{"value":{"error":"invalid_client"}}}}}}}}}},',
  '"components":{"schemas":{"TokenRequest":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}},"Token":{"type":"object","required":["access_token"],"properties":{"access_token":{"type":"string"},"expires_in":{"type":"integer"}}},"TokenError":{"type":"object","properties":{"error":{"type":"string"}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
