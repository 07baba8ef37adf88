import type {
  ApiReference,
  BodyReference,
  FieldReference,
  OperationReference,
  ResponseReference,
} from '@token-clients/runtime';
import type { ExactPlaces, ParameterStyle } from '@token-clients/runtime/formats';
import type { Schema, SecurityRequirement } from '../document/document.js';
import type { Spec } from '../document/spec.js';
import type { MediaKind } from '../wire/media-kind.js';
import type { ServerModel } from '../wire/servers.js';
import type { FormFields } from './form-fields.js';

/**
 * A spec in the generator's own terms: the one thing that all later steps read. Its parts are those of the generated
 * reference, with what only the generator needs.
 */
export interface ProviderModel {
  readonly spec: Spec;
  /** Base URLs that clients can use, the default first; none: callers must pass one. */
  readonly servers: readonly ServerModel[];
  /** Some call has no server that clients can use, so callers must pass a base URL. */
  readonly needsBaseUrl: boolean;
  readonly apis: readonly ApiModel[];
  readonly operations: readonly OperationModel[];
  readonly schemas: readonly SchemaModel[];
  /** Wire names of everything that is secret anywhere in the spec, sorted. */
  readonly secretFields: readonly string[];
}

export interface ApiModel extends Omit<ApiReference, 'operations'> {
  readonly tag: string;
  readonly operations: readonly OperationModel[];
}

/** An operation before it is a constant of the runtime. */
export interface OperationModel extends Omit<OperationReference, 'operation'> {
  /** Method of the class. */
  readonly name: string;
  /** JSON pointer to the operation in the spec. */
  readonly pointer: string;
  readonly className: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly body?: BodyModel;
  /** The generator made it: the vendor's spec has no such operation. */
  readonly isSynthesised: boolean;
  /** Parameters that are written in a style of their own, by name. */
  readonly styles: Readonly<Record<string, ParameterStyle>>;
  /** Where it is, if not where the others are; empty: callers must say. */
  readonly servers?: readonly ServerModel[];
  readonly responses: readonly ResponseModel[];
  /** How a success is read. */
  readonly reads: 'json' | 'text' | 'bytes';
  /** Where a success that is JSON has integers that are to be exact. */
  readonly exact?: ExactPlaces;
  /** The media types that are asked for, if not just JSON. */
  readonly accept?: string;
  /** Alternatives: satisfying one of them is enough. */
  readonly requirements: readonly SecurityRequirement[];
}

export interface BodyModel extends BodyReference {
  readonly kind: MediaKind;
  /** Styles of the fields of a form that are neither strings nor repeated lists. */
  readonly styles: FormFields['styles'];
  /** Where JSON has integers that are to be exact. */
  readonly exact?: ExactPlaces;
  /** Content types of the parts of a multipart body, beyond those that they have anyway. */
  readonly partTypes: Readonly<Record<string, string>>;
  /** Separators of lists that are sent as one value, by field. */
  readonly joined: Readonly<Record<string, string>>;
  /** Names of its secret members, at any depth. */
  readonly secrets: readonly string[];
}

export interface ResponseModel extends ResponseReference {
  /** The media type that is read; absent: no body, or none that is read. */
  readonly mediaType?: string;
  /** Named examples of the spec. */
  readonly examples: Readonly<Record<string, unknown>>;
}

export interface SchemaModel {
  readonly name: string;
  readonly typeName: string;
  readonly description: string;
  readonly schema: Schema;
  readonly fields: readonly FieldReference[];
  /** Names of the schemas that fields refer to, by field. */
  readonly references: ReadonlyMap<string, string>;
}
