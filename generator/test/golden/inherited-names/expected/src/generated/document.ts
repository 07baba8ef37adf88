// Generated from specs/inherited-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.0.3",',
  '"info":{"title":"Inherited names","version":"1.0.0"},',
  '"servers":[{"url":"https://{constructor}.vendor.example","variables":{"constructor":{"default":"eu"}}}],',
  '"paths":{"/{valueOf}/toString":{"post":{"operationId":"hasOwnProperty","security":[{"propertyIsEnumerable":[]}],"parameters":[{"name":"valueOf","in":"path","required":true,"example":"a","schema":{"type":"string"}},{"name":"toString","in":"query","example":"b","schema":{"type":"string"}}],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/constructor"},"examples":{"toLocaleString":{"value":{"hasOwnProperty":"me","constructor":"c","toString":"__proto__"}}}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/valueOf"},"examples":{"__defineGetter__":{"value":{"access_token":"fake","__lookupSetter__":1}}}}}},"400":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/failure"},"examples":{"rejected":{"value":{"error":"toString"}}}}}}}}}},',
  '"components":{"securitySchemes":{"propertyIsEnumerable":{"type":"http","scheme":"basic"}},',
  '"schemas":{"constructor":{"type":"object","required":["hasOwnProperty","toString"],"properties":{"hasOwnProperty":{"type":"string"},"constructor":{"type":"string"},"valueOf":{"type":"string"},"toString":{"$ref":"#/components/schemas/toString"}}},',
  '"toString":{"type":"string","enum":["__proto__","valueOf"]},',
  '"valueOf":{"type":"object","properties":{"access_token":{"type":"string"},"__lookupSetter__":{"type":"integer"}}},',
  '"failure":{"type":"object","properties":{"error":{"type":"string"}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
