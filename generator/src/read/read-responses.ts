import { type MediaType, type OpenApiOperation, pointer, schemaName } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { UNREAD } from '../wire/media-kind.js';
import { acceptOf } from './accept.js';
import { kindOfMedia } from './kind-of-media.js';
import type { OperationModel, ResponseModel } from './provider-model.js';
import { examplesOf } from './read-body.js';

type Reads = OperationModel['reads'];

/**
 * Reads the responses of a normalised operation: each has one media type at most.
 *
 * @param place JSON pointer to the operation
 * @throws {GenerateError} `spec_invalid` for a success that clients cannot read
 */
export function readResponses(
  spec: Spec,
  operation: OpenApiOperation,
  place: string,
): Pick<OperationModel, 'responses' | 'reads' | 'accept'> {
  const entries = Object.entries(operation.responses ?? {});
  const kinds = new Map<Reads, string>();
  const unread: string[] = [];
  const responses = entries.map(([status, { content = {}, description = '', [UNREAD]: others = [] }]) => {
    unread.push(...others);
    const [[mediaType, media] = []] = Object.entries(content);
    if (mediaType === undefined || !media) return { status, description, examples: {} };
    const at = `${place}/responses${pointer(status)}/content`;
    const kind = kindOf(spec, content, mediaType, at);
    if (isSuccess(status, entries)) kinds.set(kind, mediaType);
    const schema = schemaName(media.schema);
    return {
      status,
      description,
      mediaType,
      ...(schema !== undefined && { schema }),
      examples: examplesOf(media),
    } satisfies ResponseModel;
  });
  const accept = acceptOf(responses, status => isSuccess(status, entries), unread);
  return { responses, reads: readAs(spec, kinds, place), ...(accept !== undefined && { accept }) };
}

function kindOf(
  spec: Spec,
  content: Readonly<Record<string, MediaType>>,
  mediaType: string,
  place: string,
): Reads {
  const kind = kindOfMedia(spec.document, mediaType, content[mediaType] ?? {});
  if (kind === 'json' || kind === 'text' || kind === 'bytes') return kind;
  throw invalidSpec(
    spec,
    place,
    `A success is written as ${Object.keys(content).join(' or ')}, which clients do not read`,
    'Describe the JSON form if the API has one.',
    'media-type',
  );
}

/** `default` is a success where no other response is one. */
function isSuccess(status: string, entries: readonly (readonly [string, unknown])[]): boolean {
  return (
    status.startsWith('2') || (status === 'default' && !entries.some(([other]) => other.startsWith('2')))
  );
}

/** The kind in which successes are read. Text that the server marks as JSON is read as JSON, so both may be in one operation. */
function readAs(spec: Spec, kinds: ReadonlyMap<Reads, string>, place: string): Reads {
  if (kinds.has('bytes') && kinds.size > 1)
    throw invalidSpec(
      spec,
      `${place}/responses`,
      `Successes are written as ${[...kinds.values()].join(' and as ')}: bytes in one response, and none in the other`,
      'Keep one of them.',
      'media-type',
    );
  return kinds.has('bytes') ? 'bytes' : kinds.has('text') ? 'text' : 'json';
}
