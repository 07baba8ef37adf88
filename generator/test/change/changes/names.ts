import { account, fields, type SpecChange, schemas } from './spec-change.js';

/** What things are called. */
export const names: readonly SpecChange[] = [
  {
    name: 'a new operation',
    change: spec => {
      const { get } = spec.paths['/ping'];
      spec.paths['/pong'] = { get: { ...get, operationId: 'pong' } };
    },
    says: ['added: pong (GET /pong) is new'],
  },
  {
    name: 'an operation that is gone, and its types',
    change: spec => {
      delete spec.paths['/accounts/{id}'];
      for (const name of ['Account', 'Owner']) delete schemas(spec)[name];
    },
    says: [
      '! removed: getAccount (GET /accounts/{id}) was removed, with its types GetAccountExpand, Account, Owner',
      'changed: codes and messages of errors are read from other places',
    ],
  },
  {
    name: 'an operation with another name',
    change: spec => {
      account(spec).operationId = 'readAccount';
    },
    says: [
      '! changed: getAccount is now called readAccount',
      '! changed: the type GetAccountExpand is now called ReadAccountExpand',
    ],
  },
  {
    name: 'an operation at another path',
    change: spec => {
      spec.paths['/pong'] = spec.paths['/ping'];
      delete spec.paths['/ping'];
    },
    says: ['! changed: ping is sent as GET /pong instead of GET /ping, which calls of the raw client name'],
  },
  {
    name: 'an operation in another class',
    change: spec => {
      spec.paths['/ping'].get.tags = ['OAuth'];
    },
    says: ['! changed: ping is a method of OAuthApi now, no longer of AccountsApi'],
  },
  {
    name: 'a class with another name',
    change: spec => {
      for (const path of ['/ping', '/accounts/{id}']) spec.paths[path].get.tags = ['Customers'];
    },
    says: ['! changed: the class AccountsApi is now called CustomersApi'],
  },
  {
    name: 'a type with another name',
    change: spec => {
      schemas(spec).Person = schemas(spec).Owner;
      delete schemas(spec).Owner;
      fields(spec, 'Account').owner = { $ref: '#/components/schemas/Person' };
    },
    says: ['! changed: the type Owner is now called Person'],
  },
  {
    name: 'a deprecated operation',
    change: spec => {
      account(spec).deprecated = true;
    },
    says: ['changed: getAccount is deprecated now'],
  },
  {
    name: 'another name of the grant',
    change: spec => {
      spec['x-token'].factory = 'accounts';
    },
    says: [
      '! changed: vendor is now called accounts',
      '! changed: VendorOptions is now called AccountsOptions',
      '! changed: vendorClient is now called accountsClient',
    ],
  },
  {
    name: 'another description',
    change: spec => {
      fields(spec, 'Account').plan.description = 'What is paid for.';
    },
    says: ['changed: only comments and documentation have changed'],
  },
  { name: 'nothing', change: () => {}, says: [] },
];
