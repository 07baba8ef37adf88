// Generated from specs/schemas.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.1.0",',
  '"info":{"title":"Schemas","version":"1.0.0"},',
  '"servers":[{"url":"https://api.vendor.example"}],',
  '"paths":{"/token":{"post":{"operationId":"getToken","security":[],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Client"},"examples":{"one":{"value":{"kind":"password","user":"me","pass":"fake"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Result"},"examples":{"one":{"value":{"access_token":"fake","expires_in":null,"scope":"a"}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Error"},"examples":{"rejected":{"value":{"code":3}}}}}}}}}},',
  '"components":{"schemas":{"Kind":{"type":"string","enum":["password","device"]},',
  '"WithKind":{"type":"object","required":["kind"],"properties":{"kind":{"$ref":"#/components/schemas/Kind"}}},',
  '"Client":{"oneOf":[{"$ref":"#/components/schemas/PasswordClient"},{"$ref":"#/components/schemas/DeviceClient"}]},',
  '"PasswordClient":{"allOf":[{"$ref":"#/components/schemas/WithKind"},{"type":"object","required":["user"],"properties":{"user":{"type":"string"},"pass":{"type":"string","format":"password","writeOnly":true}}}]},',
  '"DeviceClient":{"allOf":[{"$ref":"#/components/schemas/WithKind"},{"type":"object","required":["device"],"properties":{"device":{"type":"string"},"device_secret":{"type":["string","null"]}}}]},',
  '"Lifetime":{"type":"object","properties":{"expires_in":{"type":["integer","null"]}}},',
  '"Result":{"allOf":[{"$ref":"#/components/schemas/Lifetime"},{"type":"object","required":["access_token"],"properties":{"access_token":{"type":"string"},"scope":{"type":["string","null"]},"self":{"$ref":"#/components/schemas/Result"}}}]},',
  '"Level":{"type":"integer","enum":[1,2,3]},',
  '"Error":{"type":"object","properties":{"code":{"$ref":"#/components/schemas/Level"}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
