import type { CorpusSpec } from './corpus-spec.js';
import { small } from './written-spec.js';

/** Small specs that say less than they should, or something else: each is a habit of many vendors. */
export const untidySpecs: readonly CorpusSpec[] = [
  small('expiry-string.yaml', {
    with: 'a lifetime that is a string',
    descriptor: { response: { lifetime: { field: '/expires_in', unit: 'seconds' } } },
  }),
  small('swagger-without-media-types.yaml', {
    with: 'a body of Swagger 2.0 in no media type',
    descriptor: { acquire: { grantType: 'password' } },
  }),
  small('swagger-form-without-media-types.yaml', {
    with: 'a form of Swagger 2.0 in no media type',
    descriptor: { clientAuth: { methods: ['body'] } },
  }),
  small('example-with-more.yaml', {
    with: 'examples that have more than their schemas',
    descriptor: { response: { accessToken: '/access_token' } },
  }),
];
