// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Odd names","version":"1.0.0"},',
  '"servers":[{"url":"https://api.vendor.example"}],',
  '"paths":{"/v1.0/oauth-token":{"post":{"operationId":"OAuth-2.get_token","security":[],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/v1.Dotted"},"examples":{"one":{"value":{"client-id":"me","2fa":"c"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/2xx_token"},"examples":{"one":{"value":{"access_token":"fake","expires_in":"1"}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/error"},"examples":{"rejected":{"value":{"error":"a"}}}}}}}}}},',
  '"components":{"schemas":{"v1.Dotted":{"type":"object","properties":{"client-id":{"type":"string"},"__proto__":{"type":"string"},"2fa":{"type":"string"},"a|b`c\\\\d":{"type":"string"}}},"2xx_token":{"type":"object","properties":{"access_token":{"type":"string"},"expires_in":{"type":"string"}}},"error":{"type":"object","properties":{"error":{"type":"string"}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
