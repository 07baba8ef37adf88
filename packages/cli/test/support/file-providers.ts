import type { BodyReference, Operation, OperationReference } from '@token-clients/runtime';
import { bytesBody, multipartBody, textBody } from '@token-clients/runtime/formats';
import type { ProviderEntry } from '../../src/providers/registry.js';
import { imaginary } from './imaginary-providers.js';

const field = { required: false, secret: false, deprecated: false, description: 'A field.' } as const;

function operation(
  name: string,
  format: NonNullable<Operation['body']>,
  body: Partial<BodyReference> & { mediaType: string },
): OperationReference {
  return {
    operationId: name,
    operation: { name, method: 'POST', path: `/${name}`, body: format },
    summary: name,
    description: '',
    deprecated: false,
    parameters: [],
    body: { name: 'body', required: true, schema: 'Body', fields: [], examples: {}, ...body },
    responses: [{ status: '200', description: 'Done.' }],
    security: [],
  };
}

/** A provider whose operations have bodies of each kind that is no JSON. */
export const bundledProviders: readonly ProviderEntry[] = [
  {
    ...imaginary,
    async load() {
      const { reference, descriptor } = await imaginary.load();
      const operations = [
        operation('note', textBody('text/plain'), { mediaType: 'text/plain' }),
        operation('image', bytesBody('image/png'), { mediaType: 'image/png' }),
        operation('upload', multipartBody(), {
          mediaType: 'multipart/form-data',
          fields: [
            { ...field, name: 'file', in: 'body', type: 'string', required: true },
            { ...field, name: 'title', in: 'body', type: 'string' },
            { ...field, name: 'labels', in: 'body', type: 'array' },
          ],
        }),
      ];
      const api = { className: 'FilesApi', description: 'Files.', operations };
      return { descriptor, reference: { ...reference, apis: [api] } };
    },
  },
];
