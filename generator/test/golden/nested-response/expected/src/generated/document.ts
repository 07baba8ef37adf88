// Generated from specs/nested-response.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Nested response","version":"1.0.0"},',
  '"servers":[{"url":"https://{tenant}.vendor.example/{version}","variables":{"tenant":{"default":"your-tenant"},"version":{"default":"v2","enum":["v1","v2"]}}},{"url":"https://test.vendor.example"}],',
  '"paths":{"/login":{"post":{"operationId":"login","security":[{"basic":[]},{}],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Login"},"examples":{"one":{"value":{"client":"me","secret":"fake"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Envelope"},"examples":{"one":{"value":{"data":{"token":"fake","ends_at":"2030-01-01T00:00:00Z","again":"fake","again_ends_ms":"1893456000000"}}}}}}},"401":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/SessionError"},"examples":{"wrong":{"value":{"errorCode":7,"errorMessage":"Wrong."}}}}}}}}},',
  '"/again":{"post":{"operationId":"again","security":[],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Again"},"examples":{"one":{"value":{"again":"fake"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Envelope"},"examples":{"one":{"value":{"data":{"token":"fake","ends_at":"2030-01-01T00:00:00Z","again":"fake","again_ends_ms":"1893456000000"}}}}}}},"401":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/SessionError"},"examples":{"wrong":{"value":{"errorCode":7,"errorMessage":"Wrong."}}}}}}}}},',
  '"/logout":{"post":{"operationId":"logout","security":[],"requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"schema":{"$ref":"#/components/schemas/Logout"},"examples":{"one":{"value":{"token":"fake"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Done"},"examples":{"done":{"value":{}}}}}},"401":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/SessionError"},"examples":{"wrong":{"value":{"errorCode":7,"errorMessage":"Wrong."}}}}}}}}}},',
  '"components":{"schemas":{"Login":{"type":"object","properties":{"client":{"type":"string"},"secret":{"type":"string","format":"password","writeOnly":true}}},',
  '"Again":{"type":"object","required":["again"],"properties":{"again":{"type":"string"}}},',
  '"Logout":{"type":"object","required":["token"],"properties":{"token":{"type":"string"}}},',
  '"Done":{"type":"object","properties":{"note":{"type":"string"}}},',
  '"Envelope":{"type":"object","properties":{"data":{"$ref":"#/components/schemas/Tokens"}}},',
  '"Tokens":{"type":"object","properties":{"token":{"type":"string"},"ends_at":{"type":"string"},"again":{"type":"string"},"again_ends_ms":{"type":"string"}}},',
  '"SessionError":{"type":"object","properties":{"errorCode":{"type":"integer"},"errorMessage":{"type":"string"}}}},',
  '"securitySchemes":{"basic":{"type":"http","scheme":"basic"}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
