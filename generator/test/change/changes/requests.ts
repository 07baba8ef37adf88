import { account, fields, json, type SpecChange, schemas, token } from './spec-change.js';

/** What callers send. */
export const requests: readonly SpecChange[] = [
  {
    name: 'a new required field',
    change: spec => {
      fields(spec, 'TokenRequest').tenant = { type: 'string' };
      schemas(spec).TokenRequest.required.push('tenant');
      spec['x-token'].acquire.fields.tenant = { value: 'a' };
    },
    says: [
      '! added: TokenRequest.tenant is new, and must be passed (getToken)',
      'changed: the acquire request sends tenant as "a"',
    ],
  },
  {
    name: 'a new optional field',
    change: spec => {
      fields(spec, 'TokenRequest').tenant = { type: 'string' };
    },
    says: ['added: TokenRequest.tenant is new (getToken)'],
  },
  {
    name: 'a field that is gone',
    change: spec => {
      delete fields(spec, 'RevokeRequest').hint;
    },
    says: ['! removed: RevokeRequest.hint was removed (revokeToken)'],
  },
  {
    name: 'a field with another name',
    change: spec => {
      fields(spec, 'RevokeRequest').kind = fields(spec, 'RevokeRequest').hint;
      delete fields(spec, 'RevokeRequest').hint;
    },
    says: [
      '! removed: RevokeRequest.hint was removed (revokeToken)',
      'added: RevokeRequest.kind is new (revokeToken)',
    ],
  },
  {
    name: 'an optional field that is required now',
    change: spec => {
      schemas(spec).TokenRequest.required.push('scope');
    },
    says: ['! changed: TokenRequest.scope must be passed now (getToken)'],
  },
  {
    name: 'a required field that is optional now',
    change: spec => {
      schemas(spec).TokenRequest.required = ['grant_type', 'client_id'];
    },
    says: ['changed: TokenRequest.client_secret may be left out now (getToken)'],
  },
  {
    name: 'a wider type',
    change: spec => {
      fields(spec, 'TokenRequest').scope = { oneOf: [{ type: 'string' }, { type: 'integer' }] };
    },
    says: ['changed: TokenRequest.scope is string | number instead of string (getToken)'],
  },
  {
    name: 'a narrower type',
    change: spec => {
      fields(spec, 'RevokeRequest').hint = { type: 'string' };
    },
    says: ['! changed: RevokeRequest.hint is string instead of string | null (revokeToken)'],
  },
  {
    name: 'another type',
    change: spec => {
      fields(spec, 'TokenRequest').scope = { type: 'integer' };
    },
    says: ['! changed: TokenRequest.scope is number instead of string (getToken)'],
  },
  {
    name: 'a new value of an enum',
    change: spec => {
      fields(spec, 'TokenRequest').grant_type.enum.push('refresh_token');
    },
    says: ["added: TokenRequestGrantType may also be 'refresh_token' (getToken)"],
  },
  {
    name: 'a value of an enum that is gone',
    change: spec => {
      fields(spec, 'TokenRequest').grant_type.enum.pop();
    },
    says: ["! removed: TokenRequestGrantType can no longer be 'device' (getToken)"],
  },
  {
    name: 'a type that is left with one value',
    change: spec => {
      fields(spec, 'TokenRequest').grant_type.enum = ['password'];
    },
    says: [
      "! changed: TokenRequest.grant_type is 'password' instead of 'client_credentials' | 'password' | 'device' (getToken)",
      '! removed: the type TokenRequestGrantType was removed',
    ],
  },
  {
    name: 'a body in another media type',
    change: spec => {
      token(spec).requestBody.content = json('TokenRequest');
    },
    says: [
      'changed: the body of getToken is sent as application/json instead of application/x-www-form-urlencoded',
    ],
  },
  {
    name: 'a body that may be left out',
    change: spec => {
      spec.paths['/oauth/revoke'].post.requestBody.required = false;
    },
    says: ['changed: the body of revokeToken may be left out now'],
  },
  {
    name: 'a body where there was none',
    change: spec => {
      spec.paths['/ping'].post = {
        ...spec.paths['/ping'].get,
        requestBody: { required: true, content: json('Owner') },
      };
      delete spec.paths['/ping'].get;
    },
    says: [
      '! changed: ping is sent as POST /ping instead of GET /ping, which calls of the raw client name',
      '! changed: ping takes (body, options) instead of (options)',
    ],
  },
  {
    name: 'a new required parameter',
    change: spec => {
      account(spec).parameters.push({
        name: 'tenant',
        in: 'query',
        required: true,
        schema: { type: 'string' },
      });
    },
    says: ['! added: the parameter tenant of getAccount is new, and must be passed'],
  },
  {
    name: 'a new optional parameter',
    change: spec => {
      account(spec).parameters.push({ name: 'tenant', in: 'query', schema: { type: 'string' } });
    },
    says: ['added: the parameter tenant of getAccount is new'],
  },
  {
    name: 'the first parameter of an operation, though it is optional',
    change: spec => {
      spec.paths['/ping'].get.parameters = [{ name: 'echo', in: 'query', schema: { type: 'string' } }];
    },
    says: [
      '! changed: ping takes (parameters, options) instead of (options)',
      'added: the parameter echo of ping is new',
    ],
  },
  {
    name: 'a parameter that is gone',
    change: spec => {
      account(spec).parameters.pop();
    },
    says: [
      '! removed: the parameter expand of getAccount was removed',
      '! removed: the type GetAccountExpand was removed',
    ],
  },
  {
    name: 'a parameter that is required now',
    change: spec => {
      account(spec).parameters[1].required = true;
    },
    says: ['! changed: the parameter expand of getAccount must be passed now'],
  },
  {
    name: 'a parameter in a header instead of the query',
    change: spec => {
      account(spec).parameters[1].in = 'header';
    },
    says: [
      '! changed: the parameter expand of getAccount is sent in the header instead of the query, which calls of the raw client name',
    ],
  },
  {
    name: 'a parameter in another style',
    change: spec => {
      account(spec).parameters[0].style = 'matrix';
    },
    says: ['changed: the parameter id of getAccount is written in another style'],
  },
  {
    name: 'a deprecated field',
    change: spec => {
      fields(spec, 'TokenRequest').scope.deprecated = true;
    },
    says: ['changed: TokenRequest.scope is deprecated now (getToken)'],
  },
];
