import type {
  ApiReference,
  BodyReference,
  FieldReference,
  OperationReference,
  ResponseReference,
} from '@token-clients/runtime';
import type { Schema, SecurityRequirement } from '../document/document.js';
import type { Spec } from '../document/spec.js';

/**
 * A spec in the generator's own terms: the one thing that all later steps read. Its parts are those of the generated
 * reference, with what only the generator needs.
 */
export interface ProviderModel {
  readonly spec: Spec;
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
  readonly responses: readonly ResponseModel[];
  /** Alternatives: satisfying one of them is enough. */
  readonly requirements: readonly SecurityRequirement[];
}

export interface BodyModel extends BodyReference {
  readonly kind: 'json' | 'form';
  /** Separators of lists that are sent as one value, by field. */
  readonly joined: Readonly<Record<string, string>>;
  /** Names of its secret members, at any depth. */
  readonly secrets: readonly string[];
}

export interface ResponseModel extends ResponseReference {
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
