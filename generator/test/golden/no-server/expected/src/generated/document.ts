// Generated from specs/no-server.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"No Server","version":"1.0.0"},',
  '"servers":[{"url":"/api"},{"url":"http://api.vendor.example"}],',
  '"paths":{"/token":{"post":{"operationId":"getToken","security":[],"requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"schema":{"$ref":"#/components/schemas/TokenRequest"}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Token"},"example":{"access_token":"fake-access_token"}}}}}}}},',
  '"components":{"schemas":{"TokenRequest":{"type":"object","required":["client_id","client_secret"],"properties":{"client_id":{"type":"string"},"client_secret":{"type":"string"}}},"Token":{"type":"object","required":["access_token"],"properties":{"access_token":{"type":"string"}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
