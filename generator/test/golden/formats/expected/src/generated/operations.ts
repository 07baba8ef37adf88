// Generated from specs/formats.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ErrorMapping, Operation, ServerDescription } from '@token-clients/runtime';
import {
  bytesResponse,
  jsonBody,
  multipartBody,
  styledParameters,
  templatedServer,
  textResponse,
} from '@token-clients/runtime/formats';

/**
 * Base URLs of the API; the first is the default.
 *
 * `https://{region}.api.vendor.example`: Production.
 */
export const servers: readonly ServerDescription[] = [
  /* @__PURE__ */ templatedServer({
    url: 'https://{region}.api.vendor.example',
    variables: { region: { default: 'eu', values: ['eu', 'us'] }, tenant: {} },
  }),
];

const errors: ErrorMapping = { code: [], message: [] };

export const getToken: Operation = {
  name: 'getToken',
  method: 'POST',
  path: '/token',
  servers: [
    /* @__PURE__ */ templatedServer({
      url: 'https://{tenant}.login.vendor.example',
      variables: { region: { default: 'eu', values: ['eu', 'us'] }, tenant: {} },
    }),
  ],
  body: /* @__PURE__ */ jsonBody('application/json; charset=utf-8'),
  required: ['id', 'secret'],
  accept: 'text/plain, application/problem+json, application/xml;q=0.1',
  response: /* @__PURE__ */ textResponse(true),
  token: '',
  errors,
};

export const listThings: Operation = {
  name: 'listThings',
  method: 'GET',
  path: '/things/{ids}',
  query: ['idsQuery', 'filter', 'to'],
  header: ['X-Tags'],
  parameters: /* @__PURE__ */ styledParameters({
    ids: { in: 'path', style: 'matrix', explode: true },
    idsQuery: { in: 'query', name: 'ids', style: 'form', explode: true },
    filter: { in: 'query', style: 'deepObject' },
    to: { in: 'query', style: 'form', explode: true, reserved: true },
    'X-Tags': { in: 'header', style: 'simple' },
  }),
  required: ['ids'],
  accept: 'image/png',
  response: /* @__PURE__ */ bytesResponse(),
  errors,
};

export const putThing: Operation = {
  name: 'putThing',
  method: 'PUT',
  path: '/things/{ids}',
  body: /* @__PURE__ */ multipartBody({ table: 'text/csv' }),
  needsBody: true,
  required: ['ids'],
  errors,
};
