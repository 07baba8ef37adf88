// Generated from specs/parameters.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Parameters","version":"1.0.0"},',
  '"servers":[{"url":"https://api.vendor.example"}],',
  '"paths":{"/tenants/{tenant}/token":{"parameters":[{"name":"tenant","in":"path","required":true,"example":"acme","schema":{"type":"string"}},{"name":"X-Trace","in":"header","example":"t1","schema":{"type":"string"}}],',
  '"get":{"security":[{"key":[],"nonce":[]},{"basic":[]},{}],"parameters":[{"name":"client_id","in":"query","required":true,"example":"c1","schema":{"type":"string"}},{"name":"client_secret","in":"query","required":true,"example":"s1","schema":{"type":"string"}},{"name":"grant_type","in":"query","required":true,"example":"a","schema":{"$ref":"#/components/schemas/Grant"}},{"name":"page","in":"query","example":1,"deprecated":true,"schema":{"type":"integer"}},{"name":"X-Trace","in":"header","required":true,"example":"t2","schema":{"type":"string"}}],"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Token"},"examples":{"token":{"value":{"access_token":"fake","expires_in":60}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/TokenError"},"examples":{"rejected":{"value":{"error":"invalid_client"}}}}}}}}}},',
  '"components":{"schemas":{"Grant":{"type":"string","enum":["a","b"]},"Token":{"type":"object","required":["access_token"],"properties":{"access_token":{"type":"string"},"expires_in":{"type":"integer"}}},"TokenError":{"type":"object","properties":{"error":{"type":"string"}}}},',
  '"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Api-Key"},"nonce":{"type":"apiKey","in":"header","name":"X-Nonce"},"basic":{"type":"http","scheme":"basic"}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
