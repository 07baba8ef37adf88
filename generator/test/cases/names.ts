import { expect } from 'vitest';
import { allJsdocTags } from '../support/compile.js';
import { methodOf } from '../support/stranger/made.js';
import type { Case } from './case.js';

/** Names and descriptions: what a spec may call things. */
export const nameCases: readonly Case[] = [
  {
    spec: 'reserved-word-as-operation',
    with: 'an operation called delete',
    so: 'the method has a name of its own',
    async check({ call, reference }) {
      const { sent } = await call('delete');

      expect(`${sent.method} ${sent.target}`).toBe('DELETE /tokens/current');
      expect(methodOf(reference, 'delete').method).toMatch(/^[a-z]\w*$/i);
    },
  },
  {
    spec: 'operation-then',
    with: 'an operation called then',
    so: 'the client is no thenable',
    async check({ call, exports }) {
      const api = new (exports.TokensApi as new () => object)();

      expect(await api).toBe(api);
      expect((await call('then')).sent.target).toBe('/next');
    },
  },
  {
    spec: 'operation-global-this',
    with: 'an operation called globalThis',
    so: 'the method is called so',
    async check({ call, reference }) {
      expect((await call('globalThis')).sent.target).toBe('/this');
      expect(methodOf(reference, 'globalThis').method).toBe('globalThis');
    },
  },
  {
    spec: 'methods-of-result-names',
    with: 'operations called data, success, result and toString',
    so: 'each can be called',
    async check({ call }) {
      const methods = [];
      for (const operationId of ['data', 'success', 'result', 'toString'])
        methods.push((await call(operationId)).sent.method);

      expect(methods).toEqual(['GET', 'PUT', 'PATCH', 'POST']);
    },
  },
  {
    spec: 'tags-in-chinese',
    with: 'two tags in Chinese',
    so: 'each is a class of its own',
    check({ reference, exports }) {
      const classes = reference.apis.map(({ className }) => className);

      expect(new Set(classes).size).toBe(2);
      for (const name of classes) expect(exports[name]).toBeTypeOf('function');
    },
  },
  {
    spec: 'tags-of-one-name',
    with: 'three tags that only differ in case and spaces',
    so: 'each is a class of its own',
    check({ reference }) {
      const classes = reference.apis.map(({ className, operations }) => [className, operations.length]);

      expect(new Set(classes.map(([name]) => name)).size).toBe(3);
      expect(classes.map(([, operations]) => operations)).toEqual([1, 1, 1]);
    },
  },
  {
    spec: 'schemas-of-global-names',
    with: 'schemas called Array, Promise, Partial and the like',
    so: 'the code compiles and means what it says',
    program: `
      import { TokensApi } from '@token-clients/schemas-of-global-names';
      export const { a } = await new TokensApi().sendGlobals({ a: 'b' });`,
  },
  {
    spec: 'comment-closers',
    with: 'comment closers and JSDoc tags in descriptions',
    so: 'they stay text',
    check({ read }) {
      for (const file of ['client', 'models', 'types'])
        expect(allJsdocTags(read(`src/generated/${file}.ts`))).not.toContain('deprecated');
    },
  },
  {
    spec: 'percent-sign-in-property',
    with: 'a property with a percent sign',
    so: 'it keeps its name',
    program: `
      import type { Token } from '@token-clients/percent-sign-in-property';
      export const load = (token: Token): number | undefined => token['load%'];`,
  },
  {
    spec: 'property-constructor',
    with: 'a property called constructor',
    so: 'it keeps its name',
    program: `
      import type { Token } from '@token-clients/property-constructor';
      export const token: Token = { access_token: 'a', constructor: 'b' };`,
  },
  {
    spec: 'properties-of-object-prototype',
    with: 'properties called __proto__, hasOwnProperty, toString and valueOf',
    so: 'they keep their names',
    program: `
      import type { Token } from '@token-clients/properties-of-object-prototype';
      export const token: Token = { access_token: 'a', hasOwnProperty: 'b', toString: 'c', valueOf: 'd' };`,
  },
];
