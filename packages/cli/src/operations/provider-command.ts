import type { ApiReference, OperationReference } from '@token-clients/runtime';
import { type Command, commandLine } from '../command.js';
import { credentialFlags, PRIVATE_KEY, requirementsOf } from '../config/credential-requirement.js';
import { endpointFlags } from '../config/settings.js';
import type { Provider } from '../providers/registry.js';
import { PREVIEW_FLAGS, SELECT_FLAGS } from '../shared-flags.js';
import { examplesOf } from './operation-examples.js';
import {
  additionalFlag,
  carriesCredentials,
  FORCE_FLAG,
  fieldFlags,
  REQUEST_FLAG,
} from './operation-flags.js';
import { groupNames, operationNames } from './operation-names.js';
import { wholeBodyFlag } from './whole-body.js';

/** Returns the commands of a provider: its groups, and below them its operations. All descriptions are the spec's. */
export function providerCommand(provider: Provider): Command {
  const { reference, name, aliases } = provider;
  return {
    path: [name],
    needs: provider.origin?.words,
    summary: reference.title,
    description: reference.description,
    aliases,
    flags: [],
    children: reference.apis.map(api => ({
      ...groupNames(api),
      summary: summaryOf(api),
      load: async () => groupCommand(provider, api),
    })),
  };
}

/** A tag may have no description. */
function summaryOf({ description, className }: ApiReference): string {
  return description || `Operations of ${className}`;
}

function groupCommand(provider: Provider, api: ApiReference): Command {
  const { name, aliases } = groupNames(api);
  const path = [provider.name, name];
  return {
    path,
    needs: provider.origin?.words,
    summary: summaryOf(api),
    aliases,
    flags: [],
    children: api.operations.map(operation => ({
      ...operationNames(operation),
      summary: `${operation.summary}${operation.deprecated ? ' (deprecated)' : ''}`,
      load: async () => operationCommand(provider, path, operation),
    })),
  };
}

function operationCommand(
  provider: Provider,
  group: readonly string[],
  operation: OperationReference,
): Command {
  const { name, aliases } = operationNames(operation);
  const path = [...group, name];
  const needs = provider.origin?.words;
  const fields = fieldFlags(operation, provider.descriptor);
  const additional = additionalFlag(operation);
  const whole = wholeBodyFlag(operation);
  const key = requirementsOf(provider.descriptor).filter(one => one.name === PRIVATE_KEY);
  return {
    path,
    needs,
    summary: operation.summary,
    description: [operation.description, 'Use --request flag to provide optional JSON payload fields.']
      .filter(Boolean)
      .join(' '),
    aliases,
    deprecated: operation.deprecated,
    flags: [
      ...fields,
      ...(additional ? [additional] : []),
      ...(whole ? [whole] : []),
      REQUEST_FLAG,
      ...(operation.operation.signature === undefined ? [] : credentialFlags(key)),
      ...endpointFlags(provider),
      ...PREVIEW_FLAGS,
      ...(carriesCredentials(operation, provider.descriptor) ? [FORCE_FLAG] : []),
      ...SELECT_FLAGS,
    ],
    examples: examplesOf(commandLine({ needs, path }), operation, fields, provider.descriptor.servers),
    run: async context => {
      const { runOperation } = await import('./run-operation.js');
      return runOperation(context, provider, operation, fields);
    },
  };
}
