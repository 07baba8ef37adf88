import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/project.js';
import { converted } from './swagger-support.js';

describe('the servers of Swagger', () => {
  test.each<[string, Loose, string | undefined]>([
    ['host and scheme', {}, 'https://api.vendor.example'],
    ['a base path', { basePath: '/v1/' }, 'https://api.vendor.example/v1'],
    ['a base path without a slash', { basePath: 'v1' }, 'https://api.vendor.example/v1'],
    ['https before http', { schemes: ['http', 'https'] }, 'https://api.vendor.example'],
    ['only http', { schemes: ['http'] }, 'http://api.vendor.example'],
    [
      'a host with its scheme',
      { host: 'https://api.vendor.example/', schemes: undefined },
      'https://api.vendor.example',
    ],
    ['no scheme', { schemes: undefined }, 'https://api.vendor.example'],
    ['only a base path', { host: undefined, basePath: '/v1' }, '/v1'],
    ['nothing', { host: undefined, basePath: '/' }, undefined],
  ])('come from %s', async (_, document, url) => {
    expect((await converted({}, document)).document.servers).toEqual(
      url === undefined ? undefined : [{ url }],
    );
  });

  test('may have names in braces, which callers fill', async () => {
    expect((await converted({}, { host: '{tenant}.vendor.example' })).document.servers).toEqual([
      {
        url: 'https://{tenant}.vendor.example',
        variables: { tenant: { default: 'tenant', 'x-stand-in': true } },
      },
    ]);
  });

  test('are those of an operation where it has other schemes', async () => {
    expect((await converted({ schemes: ['http'] })).post.servers).toEqual([
      { url: 'http://api.vendor.example' },
    ]);
    expect((await converted({ schemes: ['https'] })).post.servers).toBeUndefined();
  });
});
