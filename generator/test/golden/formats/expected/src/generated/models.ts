// Generated from specs/formats.yaml by "npm run generate".
// Do not edit: change the spec, the templates or the runtime instead.
import type { components } from './types.js';

export type GetToken400Error = components['schemas']['GetToken400Error'];

export type GetTokenRequest = components['schemas']['GetTokenRequest'];

export type GetTokenResponse = components['schemas']['GetTokenResponse'];

export type ListThingsFilter = components['schemas']['ListThingsFilter'];

export type ListThingsResponse = components['schemas']['ListThingsResponse'];

export type PutThingRequest = components['schemas']['PutThingRequest'];
