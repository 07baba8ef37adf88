import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../support/project.js';
import { build } from '../support/stranger/build.js';
import { loadMade } from '../support/stranger/made.js';
import { strangerProject } from '../support/stranger/project.js';

const spec = readFileSync(path.join(PROJECT, 'generator/test/cases/specs/int64.yaml'), 'utf8');
const FORM = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };

test.each([
  ['bigint', 9007199254740993n],
  ['string', '9007199254740993'],
])('a package of a spec with x-int64: %s reads every digit, and its types say so', async (kind, id) => {
  using project = strangerProject();
  const name = `exact-${kind}`;
  const text = spec.replace('format: int64', `format: int64, x-int64: ${kind}`);

  expect(await project.add(name, { file: 'openapi.yaml', text })).toEqual({ kind: 'accepted', name });
  const program = `
    import type { Token } from '@token-clients/${name}';
    export const org = (token: Token): ${kind} | undefined => token.org_id;`;
  expect([...build(project.root, [name], { [name]: program })]).toEqual([]);
  const made = await loadMade(project.root, name);
  const body = '{"access_token":"x","org_id":9007199254740993,"expires_in":5}';
  const { value } = await made.call('createToken', [FORM], { response: { body } });

  expect(value).toEqual({ access_token: 'x', org_id: id, expires_in: 5 });
});
