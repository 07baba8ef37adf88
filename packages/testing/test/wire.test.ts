import { expect, test } from 'vitest';
import { partsOf, recordingFetch } from '../src/live/wire.js';

const form = new FormData();
form.append('scope', 'a');
form.append('scope', 'b');
form.append('key', new Blob(['secret']));

test.each<[string, RequestInit, string[]]>([
  [
    'a form',
    { body: 'a=1&b=2&a=3', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ['a', 'b'],
  ],
  ['JSON', { body: '{"a":{"b":1}}', headers: { 'content-type': 'application/json' } }, ['a']],
  ['a multipart form', { body: form }, ['scope', 'key']],
  ['bytes', { body: new Uint8Array(2) }, []],
  ['nothing', {}, []],
])('a report has the names of the fields of %s, and no value', async (_, init, fields) => {
  const recording = recordingFetch(async () => new Response('{}'));

  await recording.fetch('https://acme.test/token?key=1&key=2', { method: 'POST', ...init });

  expect(recording.request && partsOf(recording.request)).toMatchObject({
    method: 'POST',
    url: 'https://acme.test/token',
    query: ['key'],
    body: fields,
  });
  expect(recording.request?.body).toBe(init.body);
});
