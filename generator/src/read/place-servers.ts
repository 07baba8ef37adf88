import type { Spec } from '../document/spec.js';
import { readServers, type ServerModel, sharedVariables } from '../wire/servers.js';
import type { OperationModel, ProviderModel } from './provider-model.js';

/**
 * Reads the servers of the document, and gives operations with servers of their own what callers can set for them.
 *
 * A document without servers means the root of where it was fetched from (OpenAPI, `servers`).
 */
export function placeServers(
  spec: Spec,
  operations: readonly OperationModel[],
): Pick<ProviderModel, 'servers' | 'needsBaseUrl' | 'operations'> {
  const { servers: given = [] } = spec.document;
  const isEmpty = !Array.isArray(given) || given.length === 0;
  const usual = isEmpty
    ? readServers(spec, [{ url: '/' }], '/servers')
    : readServers(spec, given, '/servers');
  const own = operations.flatMap(({ servers }) => (servers ? [servers] : []));
  // Where all operations have their own, nothing is sent to those of the document.
  const servers = usual.length === 0 && own.length === operations.length ? (own[0] ?? []) : usual;
  const all = [usual, ...own].map(([first]) => first).filter(first => first !== undefined);
  const shared = own.length === 0 ? servers : sharedVariables(servers, all);
  return {
    servers: shared,
    needsBaseUrl: operations.some(operation => (operation.servers ?? servers).length === 0),
    operations: operations.map(operation => withServers(operation, usual, all)),
  };
}

/** An operation's servers are its own if they are others than those of the document. */
function withServers(
  { servers, ...operation }: OperationModel,
  usual: readonly ServerModel[],
  all: readonly ServerModel[],
): OperationModel {
  if (!servers || JSON.stringify(servers) === JSON.stringify(usual)) return operation;
  return { ...operation, servers: sharedVariables(servers, all) };
}
