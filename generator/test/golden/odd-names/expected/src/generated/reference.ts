// Generated from specs/odd-names.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { ProviderReference } from '@token-clients/runtime';
import { oAuth2GetToken } from './operations.js';

export { descriptor } from './descriptor.js';

/** Describes the operations for command lines and documentation. */
export const reference: ProviderReference = {
  provider: 'odd-names',
  title: 'Odd names',
  description: 'Names that TypeScript, Markdown or objects would take for something else.',
  version: '1.0.0',
  specSha256: 'a52e79a200c810101a721f06d72a1b5d2e0139201022de72b25b1f2e9aec2c3b',
  factory: 'oddNames',
  aliases: [],
  apis: [
    {
      className: 'Oauth20TokenApi',
      description: 'Tokens.',
      operations: [
        {
          operationId: 'OAuth-2.get_token',
          operation: oAuth2GetToken,
          summary: 'Get a token',
          description: 'Fields that need quotes.',
          deprecated: false,
          parameters: [],
          body: {
            name: 'body',
            mediaType: 'application/json',
            required: true,
            schema: 'v1.Dotted',
            fields: [
              {
                name: 'client-id',
                in: 'body',
                type: 'string',
                required: false,
                description: 'A hyphen.',
                secret: false,
                deprecated: false,
              },
              {
                name: '__proto__',
                in: 'body',
                type: 'string',
                required: false,
                description: 'Not a prototype.',
                secret: false,
                deprecated: false,
              },
              {
                name: '2fa',
                in: 'body',
                type: 'string',
                required: false,
                description: 'A digit.',
                secret: false,
                deprecated: false,
              },
              {
                name: 'a|b`c\\d',
                in: 'body',
                type: 'string',
                required: false,
                description: 'A bar | in `a|b`, a backtick ` and a backslash \\.',
                secret: false,
                deprecated: false,
              },
            ],
            examples: { one: { 'client-id': 'me', '2fa': 'c' } },
          },
          responses: [
            { status: '200', description: 'A token.', schema: '2xx_token' },
            { status: '400', description: 'Rejected.', schema: 'error' },
          ],
          security: [],
        },
      ],
    },
  ],
};
