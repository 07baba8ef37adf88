import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { parse } from 'yaml';
import type { GenerateError } from '../../src/errors.js';
import { newProvider } from '../../src/new-provider/new-provider.js';
import { snapshot } from '../support/project.js';
import { strangerProject } from '../support/stranger/project.js';

/** Proxy settings of the machine that runs the tests must not count. */
export const env = { npm_execpath: '', PATH: '' };

export const openId = (url: string) => ({ type: 'openIdConnect', openIdConnectUrl: url });

/** A project in which providers are made from metadata; it is gone after the test file. */
export function discoveringProject(openIdConnectUrl: string) {
  const project = strangerProject();
  const { root } = project;
  afterAll(() => project[Symbol.dispose]());

  /** A spec of an API that says who logs its users in, and has no operation for tokens. */
  function putSpec(file: string, scheme: object, more: object = {}): string {
    const operation = { operationId: 'listOrders', responses: { 200: { description: 'The orders.' } } };
    const spec = {
      openapi: '3.2.0',
      info: { title: 'Orders', version: '1' },
      servers: [{ url: 'https://api.vendor.example' }],
      paths: { '/orders': { get: operation } },
      components: { securitySchemes: { login: scheme } },
      ...more,
    };
    const at = path.join(root, 'vendor', file);
    writeFileSync(at, JSON.stringify(spec));
    return at;
  }

  const from = putSpec('plain.json', openId(openIdConnectUrl));
  return {
    root,
    putSpec,
    add: (name: string, more: Partial<Parameters<typeof newProvider>[0]> = {}) =>
      newProvider({
        root,
        name,
        from,
        engine: 'embedded',
        env,
        grants: ['client_credentials'],
        ...more,
      }),
    overlayOf: (name: string) => parse(readFileSync(path.join(root, `specs/${name}.overlay.yaml`), 'utf8')),
    /** Returns why a provider was not added, and checks that nothing was written. */
    async failure(adding: Promise<unknown>): Promise<GenerateError> {
      const before = snapshot(root);
      const error = await adding.then(
        () => expect.unreachable('it was added'),
        (reason: GenerateError) => reason,
      );
      expect(snapshot(root)).toEqual(before);
      return error;
    },
  };
}
