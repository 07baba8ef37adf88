// Generated from specs/formats.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import { parseLines } from '@token-clients/runtime/testing';

const json = [
  '{"openapi":"3.1.0",',
  '"info":{"title":"Formats","version":"1.0.0"},',
  '"servers":[{"url":"https://{region}.api.vendor.example","variables":{"region":{"default":"eu","enum":["eu","us"]}}}],',
  '"paths":{"/token":{"servers":[{"url":"https://{tenant}.login.vendor.example","variables":{"tenant":{"default":"acme"}}}],',
  '"post":{"operationId":"getToken","security":[],"requestBody":{"required":true,"content":{"application/json; charset=utf-8":{"schema":{"type":"object","required":["id","secret"],"properties":{"id":{"type":"string"},"secret":{"type":"string","format":"password"}}}}}},"responses":{"200":{"description":"","content":{"text/plain":{"schema":{"type":"string"},"example":"example"}}},"400":{"description":"","content":{"application/problem+json":{"schema":{"type":"object"},"example":{}},"text/html":{"schema":{"type":"string"},"example":"example"}}},"500":{"description":"","content":{"application/xml":{"schema":{"type":"object"}}}}}}},',
  '"/things/{ids}":{"get":{"operationId":"listThings","security":[],"parameters":[{"name":"ids","in":"path","required":true,"style":"matrix","explode":true,"schema":{"type":"array","items":{"type":"string"}}},{"name":"ids","in":"query","schema":{"type":"string"}},{"name":"filter","in":"query","style":"deepObject","schema":{"type":"object","properties":{"state":{"type":"string"}}}},{"name":"to","in":"query","allowReserved":true,"schema":{"type":"string"}},{"name":"X-Tags","in":"header","schema":{"type":"array","items":{"type":"string"}}},{"name":"Accept","in":"header","schema":{"type":"string"}}],"responses":{"200":{"description":"","content":{"image/png":{"schema":{}}}}}},',
  '"put":{"operationId":"putThing","security":[],"parameters":[{"name":"ids","in":"path","required":true,"schema":{"type":"string"}}],"requestBody":{"required":true,"content":{"application/xml":{"schema":{"type":"string"}},"multipart/form-data":{"schema":{"type":"object","properties":{"file":{"type":"string","contentMediaType":"image/png"},"table":{"type":"string"}}},"encoding":{"table":{"contentType":"text/csv"}}}}},"responses":{"204":{"description":""}}}}}}',
];

/** The vendor's document, as far as a mock of these operations needs it. */
export const document: object = /* @__PURE__ */ parseLines(json);
