import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { isMetadataUrl, issuersOf, metadataUrls } from '../../src/discovery/metadata-urls.js';
import { issuerProblem, urlProblem } from '../../src/discovery/url-problem.js';

describe('the URLs of an issuer', () => {
  test.each([
    [
      'https://id.example',
      'https://id.example/.well-known/oauth-authorization-server',
      'https://id.example/.well-known/openid-configuration',
    ],
    [
      'https://id.example/',
      'https://id.example/.well-known/oauth-authorization-server',
      'https://id.example/.well-known/openid-configuration',
    ],
    [
      'https://id.example:8443/tenants/7',
      'https://id.example:8443/.well-known/oauth-authorization-server/tenants/7',
      'https://id.example:8443/.well-known/openid-configuration/tenants/7',
      'https://id.example:8443/tenants/7/.well-known/openid-configuration',
    ],
    [
      'https://id.example/a%2Fb/',
      'https://id.example/.well-known/oauth-authorization-server/a%2Fb',
      'https://id.example/.well-known/openid-configuration/a%2Fb',
      'https://id.example/a%2Fb/.well-known/openid-configuration',
    ],
  ])('%s', (issuer, ...urls) => {
    expect(metadataUrls(issuer)).toEqual(urls);
  });

  test.each(['https://id.example', 'https://id.example/', 'https://id.example/tenants/7'])(
    'are those that oauth4webapi asks for: %s',
    async issuer => {
      const asked: string[] = [];
      const options = {
        [oauth.customFetch]: async (url: string) => {
          asked.push(url);
          return new Response(null, { status: 404 });
        },
      };

      await oauth.discoveryRequest(new URL(issuer), { algorithm: 'oauth2', ...options });
      await oauth.discoveryRequest(new URL(issuer), { algorithm: 'oidc', ...options });

      const urls = metadataUrls(issuer);
      expect([urls.at(0), urls.at(-1)]).toEqual(asked);
    },
  );

  test.each(['https://id.example', 'https://id.example/tenants/7', 'https://id.example/tenants/7/'])(
    'lead back to it: %s',
    issuer => {
      for (const url of metadataUrls(issuer)) expect(issuersOf(url)).toContain(issuer);
    },
  );

  test.each([
    ['an issuer', 'https://id.example/tenants/7'],
    ['a URL of its own kind', 'https://id.example/oauth/metadata.json'],
    ['a well-known part in the middle', 'https://id.example/a/.well-known/openid-configuration/b'],
    ['nothing behind it', 'https://id.example/.well-known/'],
  ])('%s belongs to no issuer by itself', (_, url) => {
    expect(issuersOf(url)).toEqual([]);
  });

  test('a document differs from an issuer by its well-known part', () => {
    expect(isMetadataUrl('https://id.example/.well-known/openid-configuration')).toBe(true);
    expect(isMetadataUrl('https://id.example/well-known')).toBe(false);
  });
});

describe('a URL to which secrets may go', () => {
  test.each([
    'https://id.example/token',
    'https://id.example:8443/token?tenant=7',
    'https://xn--d1acpjx3f.example/token',
    'http://localhost:8080/token',
    'http://127.0.0.1/token',
    'http://[::1]:80/token',
  ])('%s', url => {
    expect(urlProblem(url)).toBeUndefined();
  });

  test.each([
    ['id.example/token', 'is not an absolute URL'],
    ['/token', 'is not an absolute URL'],
    ['https:id.example/token', 'is not an absolute URL'],
    ['https:///token', 'is not an absolute URL'],
    ['file:///etc/passwd', 'is not an absolute URL'],
    ['https://id.example:99999/token', 'is not an absolute URL'],
    ['https://аpple.example/token', 'has characters that a URL may not have'],
    ['https://id.example\\@evil.example/token', 'has characters that a URL may not have'],
    ['https://id.example/to ken', 'has characters that a URL may not have'],
    ['https://id.exa\tmple/token', 'has characters that a URL may not have'],
    ['https://id.example/{tenant}/token', 'has characters that a URL may not have'],
    ['https://me:secret@id.example/token', 'has a user or password in it'],
    ['https://id.example@evil.example/token', 'has a user or password in it'],
    ['https://id$(reboot).example/token', 'has a host that is no name'],
    ['https://id.example/token#', 'has a fragment'],
    ['http://id.example/token', 'is not https'],
    ['http://localhost.evil.example/token', 'is not https'],
    ['http://127.0.0.1.evil.example/token', 'is not https'],
  ])('is not %s', (url, problem) => {
    expect(urlProblem(url)?.problem).toBe(problem);
  });

  test('shows a host that looks like another one as what it is', () => {
    expect(urlProblem('https://аpple.example/token')?.fix).toContain('xn--pple-43d.example');
  });

  test('is no issuer with a query', () => {
    expect(issuerProblem('https://id.example?tenant=7')?.problem).toBe('has a query');
    expect(issuerProblem('https://id.example/tenants/7')).toBeUndefined();
  });
});
