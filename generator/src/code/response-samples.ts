import { lookUp, type MediaType, pointer } from '../document/document.js';
import type { OperationModel, ProviderModel } from '../read/provider-model.js';
import { allowsValue, type Sample, sampleOf } from '../sample/sample.js';
import { placeWithoutValue } from '../sample/without-value.js';
import { noteOnce, reportMissing, sampleWord } from './missing-values.js';

/** One documented response, as the spec has it. */
interface DocumentedResponse {
  readonly operation: OperationModel;
  readonly status: string;
  /** Whether a call without such a response would be of no use. */
  readonly isSuccess: boolean;
  /** Completes a body that was made up; what the schema does not allow is not taken over. */
  readonly completed?: ((body: unknown, allows: (body: unknown) => boolean) => unknown) | undefined;
}

/**
 * Lists the examples of a response that its schema allows. Others are noted: a client's types say something else than they do,
 * and so would a mock.
 */
export function fittingExamples(
  model: ProviderModel,
  { operation, status }: DocumentedResponse,
  examples: Readonly<Record<string, unknown>>,
): [string, unknown][] {
  const { document } = model.spec;
  const { media, at } = contentOf(model, operation, status);
  const named = Object.entries(examples);
  const fitting = named.filter(([, value]) =>
    allowsValue(document, media?.schema ?? true, value, 'response'),
  );
  if (fitting.length < named.length)
    noteOnce(
      model,
      at,
      'An example of this response does not fit its schema, so contract tests and mocks do without it',
      'Correct the example, or the schema if servers send what the example shows.',
    );
  return fitting;
}

/**
 * Makes a body that a server may respond with; undefined if none was found. Of a success that is refused, of any other response
 * it is noted.
 */
export function responseSample(
  model: ProviderModel,
  { operation, status, isSuccess, completed }: DocumentedResponse,
): Sample | undefined {
  const { document } = model.spec;
  const { media, at } = contentOf(model, operation, status);
  const schema = media?.schema ?? {};
  // A success does not say that it is an error.
  const omit = isSuccess ? ['error'] : [];
  const options = { direction: 'response', extent: 'all', word: sampleWord(), omit } as const;
  const sample =
    sampleOf(document, schema, options) ?? sampleOf(document, schema, { ...options, extent: 'required' });
  if (!sample)
    reportMissing(
      model,
      operation,
      placeWithoutValue(document, schema, `${at}/schema`, 'response'),
      isSuccess,
    );
  const allows = (body: unknown) => allowsValue(document, schema, body, 'response');
  return sample && completed ? { value: completed(sample.value, allows) } : sample;
}

function contentOf(
  { spec: { document } }: ProviderModel,
  operation: OperationModel,
  status: string,
): { readonly media: MediaType | undefined; readonly at: string } {
  const place = `${operation.pointer}/responses${pointer(status)}`;
  const { content = {} } = (lookUp(document, place) ?? {}) as { readonly content?: Content };
  const [[mediaType = '', media] = []] = Object.entries(content);
  return { media, at: `${place}/content${pointer(mediaType)}` };
}

type Content = Readonly<Record<string, MediaType>>;
