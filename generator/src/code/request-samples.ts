import { lookUp, type OpenApiOperation, type Parameter, pointer, type Schema } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import type { Direction } from '../sample/fits.js';
import { isGuessable } from '../sample/guessable.js';
import { allowsValue, type SampleOptions, sampleOf } from '../sample/sample.js';
import { membersWithoutValue, placeWithoutValue } from '../sample/without-value.js';
import { declaredFields } from './declared-fields.js';
import { noteOnce, reportMissing, sampleWord } from './missing-values.js';

/** What an operation can be called with, as its schemas allow it. */
export interface RequestSample {
  readonly body?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** A sample with the name of what it shows. */
export interface NamedSample extends RequestSample {
  readonly name: string;
}

type Extent = SampleOptions['extent'];

/**
 * Lists what tests call an operation with: each example of the spec that its schema allows, then as little and as much as
 * can be sent.
 */
export function testRequests(model: ProviderModel, operation: OperationModel): NamedSample[] {
  const sent = sampler(model, operation);
  return [
    ...sent.examples.map(([name, body]) => ({ name, ...sent.request('all'), body: sent.withFakes(body) })),
    { name: 'required fields only', ...sent.request('required') },
    { name: 'every field', ...sent.request('all') },
  ];
}

/** What the documents call an operation with: an example of the spec, if one fits, else as little as can be sent. */
export function documentedRequest(model: ProviderModel, operation: OperationModel): RequestSample {
  const sent = sampler(model, operation, name => `example-${name}`);
  const [[, body] = []] = sent.examples;
  return { ...sent.request('required'), ...sent.parameters('all'), ...(body !== undefined && { body }) };
}

function sampler(model: ProviderModel, operation: OperationModel, word?: (name: string) => string) {
  const { document } = model.spec;
  const written = lookUp(document, operation.pointer) as OpenApiOperation;
  const [[mediaType = '', content] = []] = Object.entries(written.requestBody?.content ?? {});
  const bodySchema = content?.schema ?? {};
  const named = Object.entries(operation.body?.examples ?? {}).map(([name, value]): [string, unknown] => [
    name,
    declaredFields(document, bodySchema, value),
  ]);
  const examples = named.map(([, value]) => value);
  if (JSON.stringify(examples) !== JSON.stringify(Object.values(operation.body?.examples ?? {})))
    noteOnce(
      model,
      `${operation.pointer}/requestBody/content`,
      'An example has members that its schema does not list, and tests and documents leave them out',
      'Add them to the schema if the API takes them.',
    );
  const find = (schema: Schema, options: Omit<SampleOptions, 'direction'>, at: string, isNeeded: boolean) => {
    const place = operation.pointer + at;
    const all = { word: sampleWord(word), ...options, direction: REQUEST };
    // What has no largest value may have a smallest one.
    const found =
      sampleOf(document, schema, all) ?? sampleOf(document, schema, { ...all, extent: 'required' });
    if (!found)
      reportMissing(model, operation, placeWithoutValue(document, schema, place, REQUEST), isNeeded);
    else if (options.extent === 'all')
      for (const left of membersWithoutValue(document, schema, place, found.value, REQUEST))
        reportMissing(model, operation, left, false);
    return found;
  };
  const parameters = (extent: Extent): Pick<RequestSample, 'parameters'> => {
    const all = operation.parameters;
    if (all.length === 0) return {};
    const values = all
      .filter(({ required }) => extent === 'all' || required)
      .flatMap(field => {
        const index = (written.parameters ?? []).findIndex(({ name }) => name === field.name);
        const parameter = written.parameters?.[index];
        const place = `/parameters/${index}/schema`;
        const given = examplesOf(field.example, parameter);
        const secret = field.secret && { word: () => `fake-${field.name}` };
        const options = { extent, examples: given, property: field.name, hasItems: true, ...secret };
        const found = find(parameter?.schema ?? {}, options, place, field.required);
        return found ? [[field.name, found.value] as const] : [];
      });
    return { parameters: Object.fromEntries(values) };
  };
  const body = (extent: Extent): Pick<RequestSample, 'body'> => {
    if (!operation.body || !content) return {};
    const place = `/requestBody/content${pointer(mediaType, 'schema')}`;
    const hasItems = operation.body.kind !== 'json';
    const found = find(content.schema ?? {}, { extent, examples, hasItems }, place, true);
    const value = found ? found.value : {};
    // A form without a field is no body, and this one has to be there.
    const isMissing = hasItems && written.requestBody?.required && extent === 'required' && isEmpty(value);
    return { body: isMissing ? firstField(place) : value };
  };
  const fitting = (value: unknown) => allowsValue(document, content?.schema ?? true, value, REQUEST);
  const firstField = (place: string) => {
    const all = find(content?.schema ?? {}, { extent: 'all', examples, hasItems: true }, place, true)?.value;
    const single = Object.entries(isObject(all) ? all : {}).map(field => Object.fromEntries([field]));
    return single.find(fitting) ?? all ?? {};
  };
  return {
    parameters,
    /** An example with secrets that can be looked for, if the schema allows them. */
    withFakes: (value: unknown) => [faked(value), value].find(fitting) ?? value,
    request: (extent: Extent): RequestSample => ({ ...body(extent), ...parameters(extent) }),
    /** Those of the spec that its schema allows. */
    examples: named.filter(([, value]) => fitting(value)),
  };
}

const REQUEST: Direction = 'request';

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function faked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(faked);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    isGuessable(name, member) ? `fake-${name}` : faked(member),
  ]);
  return Object.fromEntries(members);
}

/** Values that the spec shows for a parameter. */
function examplesOf(first: unknown, parameter: Parameter | undefined): unknown[] {
  const media: readonly (Pick<Parameter, 'example' | 'examples'> | undefined)[] = [
    parameter,
    ...Object.values(parameter?.content ?? {}),
  ];
  return [
    first,
    ...media.flatMap(one => [one?.example, ...Object.values(one?.examples ?? {}).map(({ value }) => value)]),
  ].filter(value => value !== undefined);
}
