import type { Change } from './change.js';
import { changeOf, those } from './change-of.js';
import type { TokenInterface } from './package-interface.js';
import { listed, sentence } from './sentence.js';

type ClientAuth = TokenInterface['clientAuth'];

/** Compares how clients prove who they are. */
export function compareClientAuth(before: ClientAuth, after: ClientAuth): Change[] {
  const change = changeOf('token', 'clientAuth');
  const gone = before.methods.filter(method => !after.methods.includes(method));
  const fresh = after.methods.filter(method => !before.methods.includes(method));
  const [old = '', now = ''] = [before.methods[0], after.methods[0]];
  const [was, is] = [before.signature?.scheme, after.signature?.scheme];
  return those(
    gone.length > 0 &&
      change('removed', true, sentence`clients can no longer authenticate by ${listed(gone)}`),
    fresh.length > 0 && change('added', false, sentence`clients can authenticate by ${listed(fresh)}`),
    old !== now &&
      change('changed', false, sentence`clients authenticate by ${now} unless they say otherwise`),
    is !== undefined &&
      is !== was &&
      change('added', true, sentence`calls must be signed (${is}): pass a ${'signer'}`),
    was !== undefined &&
      is === undefined &&
      change('removed', false, sentence`calls are no longer signed (${was})`),
    fieldsOf(before) !== fieldsOf(after) &&
      change('changed', false, sentence`client ID and secret are sent in other fields, or otherwise encoded`),
  );
}

function fieldsOf({ id, secret, basicEncoding }: ClientAuth): string {
  return JSON.stringify([id?.field, secret?.field, basicEncoding]);
}
