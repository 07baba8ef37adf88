import { stubFetch } from '@token-clients/testing';
import { describe, expect, test } from 'vitest';
import { apiClient } from '../../src/client/api-client.js';
import { MalformedResponseError } from '../../src/errors/response-error.js';
import type { SignableRequest, Signer } from '../../src/model/call.js';
import { failure, getToken, servers, token } from '../support/fixtures.js';

const body = { client_id: 'id', client_secret: 'canary-secret' };

describe('apiClient() signing', () => {
  const signed = { ...getToken, signature: 'Test' };
  const signer = (more: Partial<Signer> = {}): Signer & { requests: SignableRequest[] } => {
    const requests: SignableRequest[] = [];
    return {
      scheme: 'Test',
      requests,
      sign(request) {
        requests.push(request);
        return {
          url: `${request.url}?n=${requests.length}`,
          headers: { 'X-Signature': `s${requests.length}` },
        };
      },
      ...more,
    };
  };

  test('signs once per call exactly what is sent', async () => {
    const fetch = stubFetch({ body: token });
    const own = signer();
    const client = apiClient(servers, { fetch, signer: own });

    await client.data(signed, { body });
    await client.data(signed, { body });

    expect(own.requests).toHaveLength(2);
    expect(own.requests[0]).toEqual({
      method: 'POST',
      url: 'https://api.example.com/oauth2/v1/token',
      body: fetch.calls[0]?.body,
    });
    expect(fetch.calls.map(call => [call.url.split('?')[1], call.headers.get('x-signature')])).toEqual([
      ['n=1', 's1'],
      ['n=2', 's2'],
    ]);
  });

  test('does not sign what needs no signature', async () => {
    const own = signer();

    await apiClient(servers, { fetch: stubFetch({ body: token }), signer: own }).data(getToken, { body });

    expect(own.requests).toEqual([]);
  });

  test.each([undefined, signer({ scheme: 'Other' })])(
    'sends nothing unsigned, or signed by another scheme',
    async own => {
      const fetch = stubFetch({ body: token });

      expect(await failure(apiClient(servers, { fetch, signer: own }).data(signed, { body }))).toMatchObject({
        code: 'configuration',
        message: 'getToken must be signed (Test); pass a signer.',
      });
      expect(fetch.calls).toEqual([]);
    },
  );

  test('sends nothing when signing fails, and keeps the reason out of the message', async () => {
    const fetch = stubFetch({ body: token });
    const reason = new Error('canary-secret');
    const own = signer({ sign: () => Promise.reject(reason) });

    expect(await failure(apiClient(servers, { fetch, signer: own }).data(signed, { body }))).toMatchObject({
      code: 'configuration',
      message: expect.not.stringContaining('canary'),
      thrown: reason,
    });
    expect(fetch.calls).toEqual([]);
  });

  test('lets the signer check any response exactly as it came', async () => {
    const received: unknown[] = [];
    const verify: Signer['verify'] = ({ headers, ...response }) => {
      received.push({ ...response, header: headers.get('x-s') });
      if (response.status === 400)
        throw new MalformedResponseError('forged', {
          operation: response.operation,
          status: 400,
          reason: 'signature',
        });
    };
    const text = ' {"access_token":"x"}';
    const fetch = stubFetch({ body: text, headers: { 'x-s': 'y' } }, { status: 400, body: 'no' });
    const client = apiClient(servers, { fetch, signer: signer({ verify }) });

    await client.data(signed, { body });

    expect(await failure(client.data(signed, { body }))).toMatchObject({ reason: 'signature' });
    expect(received).toEqual([
      { operation: 'getToken', status: 200, body: text, header: 'y' },
      { operation: 'getToken', status: 400, body: 'no', header: null },
    ]);
  });
});
