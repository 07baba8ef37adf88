import { type OpenApiOperation, pointer } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import { isObject } from '../document/json.js';
import type { Spec } from '../document/spec.js';
import { upperFirst } from '../names.js';
import { chooseBodyMedia } from './choose-media.js';
import type { Context } from './context.js';
import { type FoundOperation, keyOf } from './found-operation.js';
import { keyParameters } from './key-parameters.js';
import { fieldAt, follow, type Json, type Located, moved, ownField } from './located.js';
import { METHOD_NAME, type OperationName } from './name-operations.js';
import { tagOf } from './name-tags.js';
import { normaliseContent } from './normalise-content.js';
import { type FoundParameter, findParameters, normaliseParameters } from './normalise-parameters.js';
import { normaliseResponses } from './normalise-responses.js';
import { note } from './note.js';
import { pathOf } from './path-key.js';
import { placeName } from './place-name.js';

/** An operation in the one form, and the path that it is sent to. */
export interface NormalOperation {
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/**
 * Writes an operation in the one form: named, with what it has from its path item, and with everything that it refers to
 * but schemas in its own place.
 *
 * @throws {GenerateError} `spec_invalid` for a method that clients can't be typed for, and for a reference that leads
 *   nowhere
 */
export function normaliseOperation(
  context: Context,
  found: FoundOperation,
  { operationId, name, reason }: OperationName,
): NormalOperation {
  const { spec } = context;
  const { operation, method, isAdditional } = found;
  if (isAdditional || method === 'query') {
    throw invalidSpec(
      spec,
      operation.at,
      `${method.toUpperCase()} is a method that clients have no types for`,
      'Describe it with one of the methods that a path item has a field for, or leave it out.',
      'unsupported-keyword',
    );
  }
  if (reason !== undefined)
    note(spec, 'operation-name', operation, `${keyOf(found)} becomes ${name}(): ${reason}`, NAMED_BY);
  if (isObject(ownField(operation.value, 'callbacks')))
    note(
      spec,
      'callbacks',
      fieldAt(operation, 'callbacks'),
      'Callbacks have no effect: a client receives no requests',
    );
  const stem = upperFirst(name);
  const own = findParameters(context, found);
  const declared = [...own, ...keyParameters(context, found, own)];
  const path = normalisePath(spec, found, declared);
  const parameters = normaliseParameters(context, found, declared, path, stem);
  const body = normaliseBody(context, operation, stem);
  const servers = [fieldAt(operation, 'servers'), found.shared('servers')].find(
    ({ value }) => value !== undefined,
  );
  const { callbacks: _, ...rest } = operation.value as Json;
  const fields = {
    operationId,
    [METHOD_NAME]: name,
    tags: [tagOf(found)],
    ...(parameters && { parameters }),
    ...(body !== undefined && { requestBody: body }),
    responses: normaliseResponses(context, fieldAt(operation, 'responses'), stem),
    ...(servers && { servers: servers.value }),
  };
  const made = moved(spec, { value: rest, at: operation.at }, fields).value;
  return { path, operation: made as OpenApiOperation };
}

/** @throws {GenerateError} `spec_invalid` for a path that no request can have */
function normalisePath(spec: Spec, { path }: FoundOperation, parameters: readonly FoundParameter[]): string {
  const at = pointer('paths', path);
  if (/[\s\p{Cc}]/u.test(path))
    throw invalidSpec(spec, at, 'The path has a blank', 'Write the path as it is sent.', 'path');
  const query = parameters.filter(({ place }) => place === 'query').map(({ name }) => name);
  const sent = pathOf(path, new Set(query));
  if (sent !== path) note(spec, 'path-key', { at }, `The path is sent as ${sent}`);
  return sent;
}

const NAMED_BY = `Choose another name with ${METHOD_NAME} on the operation.`;

function normaliseBody(context: Context, operation: Located, stem: string): unknown {
  const body = fieldAt(operation, 'requestBody');
  if (!isObject(body.value)) return body.value;
  const own = follow(context.spec, body);
  const content = chooseBodyMedia(context.spec, operation, own);
  return moved(context.spec, own, {
    ...(isObject(content.value) && {
      content: normaliseContent(
        context,
        content,
        placeName(own, 'requestBodies', 'Request') ?? `${stem}Request`,
      ),
    }),
  }).value;
}
