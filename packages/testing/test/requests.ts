import type { RunningServer } from '@token-clients/testing/servers';
import { afterEach } from 'vitest';

const running: RunningServer[] = [];
afterEach(() => Promise.all(running.splice(0).map(server => server.close())));

/** Closes a server after the test that started it. */
export async function use<Server extends RunningServer>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  running.push(server);
  return server;
}

export type Fields = Record<string, string>;

/** Sends a request and reads its response, JSON or not. */
export async function ask(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  const text = await response.text();
  let body: Record<string, never> & object = {};
  try {
    body = JSON.parse(text);
  } catch {}
  return { status: response.status, headers: response.headers, body: body as Record<string, unknown>, text };
}

export const postJson = (url: string, body: unknown, headers: Fields = {}) =>
  ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
export const postForm = (url: string, fields: Fields, headers: Fields = {}) =>
  ask(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
export const bearer = (token: unknown) => ({ authorization: `Bearer ${token}` });
export const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
export const formPart = (text: string) => new URLSearchParams({ _: text }).toString().slice(2);

export const CLIENT = { client_id: 'fake-client-id', client_secret: 'fake-client-secret' };
