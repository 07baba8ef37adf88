import { expect, test } from 'vitest';
import { documentOf, proposalOf } from './spec-of.js';

const text = { type: 'string' };
const only = (value: string) => ({ ...text, enum: [value] });
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const client = {
  'grant_type!': text,
  'client_id!': text,
  'client_secret!': text,
};

test('the type of a token is not sent without the token', () => {
  const { xToken, lines } = proposalOf(
    documentOf([{ body: { ...client, code: text, actor_token: text, actor_token_type: only(ID_TOKEN) } }]),
  );

  expect(xToken.acquire.fields).toEqual({ grant_type: { value: 'client_credentials' } });
  expect(lines.find(({ key }) => key === 'acquire.fields')?.value).toBe(
    'left out: code, actor_token, actor_token_type',
  );
});

test('a type that stands for itself is sent where it has one value', () => {
  const { xToken } = proposalOf(documentOf([{ body: { ...client, account_type: only('service') } }]));

  expect(xToken.acquire.fields).toMatchObject({ account_type: { value: 'service' } });
});
