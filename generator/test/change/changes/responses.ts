import { account, fields, json, type SpecChange, schemas, token } from './spec-change.js';

/** What callers receive. */
export const responses: readonly SpecChange[] = [
  {
    name: 'a new field',
    change: spec => {
      fields(spec, 'Account').name = { type: 'string' };
      schemas(spec).Account.required.push('name');
    },
    says: ['added: Account.name is new (getAccount)'],
  },
  {
    name: 'a field that is gone',
    change: spec => {
      delete fields(spec, 'Account').plan;
    },
    says: ['! removed: Account.plan was removed (getAccount)'],
  },
  {
    name: 'a field that may be missing',
    change: spec => {
      schemas(spec).Account.required = ['owner', 'tags'];
    },
    says: ['! changed: Account.id may be missing now (getAccount)'],
  },
  {
    name: 'a field that is always there',
    change: spec => {
      schemas(spec).Owner.required.push('email');
    },
    says: ['changed: Owner.email is always there now (getAccount)'],
  },
  {
    name: 'a wider type',
    change: spec => {
      fields(spec, 'Owner').name.nullable = true;
    },
    says: ['! changed: Owner.name is string | null instead of string (getAccount)'],
  },
  {
    name: 'a narrower type',
    change: spec => {
      fields(spec, 'Owner').email = { $ref: '#/components/schemas/TokenType' };
    },
    says: ['changed: Owner.email is TokenType instead of string (getAccount)'],
  },
  {
    name: 'a wider type of what a list holds',
    change: spec => {
      fields(spec, 'Account').tags.items = { oneOf: [{ type: 'string' }, { type: 'integer' }] };
    },
    says: ['! changed: Account.tags[] is string | number instead of string (getAccount)'],
  },
  {
    name: 'another type of what a map holds',
    change: spec => {
      fields(spec, 'Account').limits.additionalProperties = { type: 'string' };
    },
    says: ['! changed: Account.limits[name] is string instead of number (getAccount)'],
  },
  {
    name: 'a new value of an enum',
    change: spec => {
      schemas(spec).TokenType.enum.push('DPoP');
    },
    says: ["! added: TokenType may also be 'DPoP' (getToken)"],
  },
  {
    name: 'a value of an enum that is gone',
    change: spec => {
      schemas(spec).TokenType.enum.pop();
    },
    says: ["! removed: TokenType can no longer be 'MAC' (getToken)"],
  },
  {
    name: 'a new error that is like any other',
    change: spec => {
      account(spec).responses[404] = { description: 'None.', content: json('Problem') };
    },
    says: ['added: the 404 response of getAccount is new: Problem'],
  },
  {
    name: 'a new error that is unlike any other',
    change: spec => {
      account(spec).responses[404] = { description: 'None.', content: json('TokenError') };
    },
    says: ['! added: the 404 response of getAccount is new: TokenError'],
  },
  {
    name: 'a new error where others are unknown',
    change: spec => {
      token(spec).responses[429] = { description: 'Too many.', content: json('Problem') };
    },
    says: ['added: the 429 response of getToken is new: Problem'],
  },
  {
    name: 'an error that is gone',
    change: spec => {
      delete token(spec).responses[400];
    },
    says: [
      '! removed: the 400 response of getToken was removed',
      'changed: codes and messages of errors are read from other places',
    ],
  },
  {
    name: 'a second success without a body',
    change: spec => {
      account(spec).responses[204] = { description: 'Nothing.' };
    },
    says: ['! added: the 204 response of getAccount is new, without a body'],
  },
  {
    name: 'an error of another type',
    change: spec => {
      token(spec).responses[400].content = json('Problem');
    },
    says: [
      '! changed: getTokenResult() 400 is Problem instead of TokenError',
      'changed: codes and messages of errors are read from other places',
    ],
  },
];
