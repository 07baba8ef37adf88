import type { Change } from './change.js';
import { changeOf, type MakeChange, those } from './change-of.js';
import type { PackageInterface, TokenInterface } from './package-interface.js';
import { listed, sentence, words } from './sentence.js';

/**
 * Compares the requests that obtain, refresh and revoke a token.
 *
 * @param operations the new name of each old operation that is still there
 */
export function compareTokenRequests(
  before: PackageInterface,
  after: PackageInterface,
  operations: ReadonlyMap<string, string>,
): Change[] {
  return (['acquire', 'refresh', 'revoke'] as const).flatMap(kind => {
    const [old, now] = [before.token[kind], after.token[kind]];
    const change = changeOf('token', kind);
    const [was, is] = [nameOf(before, old?.operation), nameOf(after, now?.operation)];
    if (!old && now) return [change('added', false, sentence`${words(CAN[kind])} (${is})`)];
    if (old && !now) {
      // Without a refresh a token is requested again, if no person has to agree first.
      const isBreaking = kind !== 'refresh' || before.token.startsFrom !== undefined;
      return [change('removed', isBreaking, sentence`${words(CANNOT[kind])} (${was})`)];
    }
    if (!old || !now) return [];
    const paths = (old.otherPaths ?? []).filter(one => !(now.otherPaths ?? []).includes(one));
    const request = words(`the ${kind} request`);
    return [
      ...those(
        operations.get(was) !== is &&
          change('changed', false, sentence`${request} is ${is} instead of ${was}`),
        old.grantType !== now.grantType &&
          change(
            'changed',
            false,
            sentence`${request} has the grant type ${now.grantType} instead of ${old.grantType}`,
          ),
        paths.length > 0 &&
          change('removed', true, sentence`${'tokenPath'} can no longer be ${listed(paths)}`),
      ),
      ...compareFields(change, kind, old.fields ?? {}, now.fields ?? {}),
    ];
  });
}

const CAN = {
  acquire: 'tokens can be requested',
  refresh: 'tokens are refreshed',
  revoke: 'tokens can be revoked',
} as const;
const CANNOT = {
  acquire: 'tokens can no longer be requested',
  refresh: 'tokens are no longer refreshed',
  revoke: 'tokens can no longer be revoked',
} as const;

/** The method of an operation, by its operationId. */
function nameOf({ operations }: PackageInterface, id: string | undefined): string {
  const found = Object.entries(operations).find(([, operation]) => operation.id === id);
  return found?.[0] ?? id ?? '';
}

type Fields = NonNullable<TokenInterface['acquire']['fields']>;

function compareFields(change: MakeChange, kind: string, before: Fields, after: Fields): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap(name => {
    const [old, now] = [before, after].map(fields =>
      Object.hasOwn(fields, name) ? fields[name] : undefined,
    );
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const request = words(`the ${kind} request`);
    if (!now) return [change('changed', false, sentence`${request} no longer sends ${name}`)];
    const from = now.credential ?? (now.token ? `${now.token} token` : undefined);
    const source = from === undefined ? sentence`as ${JSON.stringify(now.value)}` : sentence`from ${from}`;
    return [change('changed', false, sentence`${request} sends ${name} ${source}`)];
  });
}
