import type { FieldReference } from '@token-clients/runtime';
import type { ParameterStyle } from '@token-clients/runtime/formats';
import type { OpenApiOperation, Parameter } from '../document/document.js';
import { invalidSpec } from '../document/invalid-spec.js';
import type { Spec } from '../document/spec.js';
import { isCookieHeader } from '../wire/ignored-header.js';
import { parameterStyle } from '../wire/parameter-style.js';
import { fieldOf } from './fields.js';

/** The parameters of an operation, and how those are written that are no plain strings. */
interface ReadParameters {
  readonly parameters: readonly FieldReference[];
  readonly styles: Readonly<Record<string, ParameterStyle>>;
}

/**
 * Reads the parameters of a normalised operation.
 *
 * @param place JSON pointer to the operation
 * @throws {GenerateError} `spec_invalid` for a parameter that clients cannot send
 */
export function readParameters(spec: Spec, operation: OpenApiOperation, place: string): ReadParameters {
  const styles: Record<string, ParameterStyle> = Object.create(null);
  const parameters = (operation.parameters ?? []).map((parameter, index) => {
    const at = `${place}/parameters/${index}`;
    const field = readParameter(spec, parameter, at);
    const style = parameterStyle(spec, parameter, at);
    if (style) styles[parameter.name] = style;
    return field;
  });
  checkWholeQuery(spec, operation, place);
  return { parameters, styles };
}

function readParameter(spec: Spec, parameter: Parameter, place: string): FieldReference {
  const { name, in: where, schema } = parameter;
  if (where === 'cookie' || (where === 'header' && isCookieHeader(name)))
    throw invalidSpec(
      spec,
      place,
      `The parameter ${name} is in a cookie, which clients do not send`,
      'Leave it out.',
      'cookie-parameter',
    );
  if (schema === undefined)
    throw invalidSpec(
      spec,
      place,
      `The parameter ${name} has no schema`,
      'Give it one.',
      'parameter-without-schema',
    );
  const { 'x-wire-name': wireName = name } = parameter;
  if (where === 'header' && !/^[!#$%&'*+.^`|~\w-]+$/.test(wireName))
    throw invalidSpec(
      spec,
      place,
      `${wireName} is no name of a header (RFC 9110 section 5.1)`,
      'Write the name as it is sent.',
      'header-name',
    );
  return {
    // What a name means, such as a secret, is a matter of the name that is sent.
    ...fieldOf(spec.document, wireName, schema, parameter.required ?? false),
    name,
    in: where as FieldReference['in'],
    ...(parameter.description !== undefined && { description: parameter.description }),
    ...(exampleOf(parameter) !== undefined && { example: exampleOf(parameter) }),
    deprecated: parameter.deprecated ?? false,
    ...(parameter['x-secret'] === true && { secret: true }),
  };
}

/** Returns the example of a parameter, or the first of its examples. */
function exampleOf({ example, examples = {}, content = {} }: Parameter): unknown {
  if (example !== undefined) return example;
  const [media] = Object.values(content);
  const [first] = [...Object.values(examples), ...Object.values(media?.examples ?? {})];
  return first?.value ?? media?.example;
}

/** A parameter that is the whole query leaves no place for others. */
function checkWholeQuery(spec: Spec, { parameters = [] }: OpenApiOperation, place: string): void {
  const whole = parameters.find(parameter => parameter['x-querystring']);
  const other = parameters.findIndex(parameter => parameter.in === 'query' && parameter !== whole);
  if (whole && other >= 0)
    throw invalidSpec(
      spec,
      `${place}/parameters/${other}`,
      `The parameter ${parameters[other]?.name} is in the query, and ${whole.name} is the whole query`,
      'Make it a field of the other one.',
      'duplicate-parameter',
    );
}
