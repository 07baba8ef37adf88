import type {
  ClientAuthentication,
  CredentialDescription,
  ResponseMapping,
  TokenDescriptor,
  TokenRequest,
} from '@token-clients/runtime';
import {
  array,
  boolean,
  exactOptional,
  type GenericSchema,
  integer,
  minValue,
  nonEmpty,
  number,
  picklist,
  pipe,
  readonly,
  record,
  strictObject,
  string,
  union,
} from 'valibot';
import { failureKind, type Members, operation, servers } from './operation-schema.js';
import {
  exact,
  exactList,
  identifier,
  nameList,
  shown,
  variable,
  variableList,
  wireName,
  word,
} from './strings.js';

const credential = strictObject({
  description: shown,
  secret: boolean(),
  required: boolean(),
  perRequest: exactOptional(boolean()),
  env: exactOptional(variableList),
  envPointer: exactOptional(variable),
} satisfies Members<CredentialDescription>);

const field = strictObject({ credential: identifier, field: wireName });

const clientAuth = strictObject({
  methods: pipe(
    array(
      picklist([
        'basic',
        'body',
        'query',
        'header',
        'bearer',
        'signature',
        'private_key_jwt',
        'client_secret_jwt',
        'tls_client_auth',
        'self_signed_tls_client_auth',
        'none',
      ]),
    ),
    nonEmpty(),
    readonly(),
  ),
  id: exactOptional(field),
  secret: exactOptional(field),
  basicEncoding: exactOptional(picklist(['form', 'raw'])),
  signature: exactOptional(strictObject({ scheme: wireName, description: shown, env: variableList })),
} satisfies Members<ClientAuthentication>);

const source = union([
  strictObject({ credential: identifier, as: exactOptional(picklist(['json', 'list'])) }),
  strictObject({ value: union([string(), number(), boolean()]) }),
  strictObject({ token: picklist(['refresh', 'access']) }),
]);

const tokenRequest = strictObject({
  operation,
  grantType: wireName,
  fields: record(wireName, source),
  fieldsIn: picklist(['body', 'query']),
  otherPaths: exactOptional(nameList),
} satisfies Members<TokenRequest>);

const lifetime = strictObject({
  field: exact,
  unit: picklist(['seconds', 'ms', 'epoch_seconds', 'epoch_ms', 'iso']),
});

const response = strictObject({
  accessToken: exact,
  tokenType: exactOptional(exact),
  tokenTypes: exactList,
  lifetime: exactOptional(lifetime),
  defaultLifetimeSeconds: exactOptional(pipe(number(), minValue(0))),
  refreshToken: exactOptional(exact),
  refreshLifetime: exactOptional(lifetime),
  scope: exactOptional(exact),
  issuedTokenType: exactOptional(exact),
} satisfies Members<ResponseMapping>);

const status = pipe(number(), integer());
const statuses = union([status, picklist(['1XX', '2XX', '3XX', '4XX', '5XX'])]);
const rule = { on: exactOptional(picklist(['acquire', 'refresh', 'revoke'])), is: failureKind };

const failureRule = union([
  strictObject({ ...rule, status: statuses, codes: exactOptional(exactList) }),
  strictObject({ ...rule, status: exactOptional(statuses), codes: exactList }),
]);

/** How to get tokens of a provider. A member that this version does not know may change what is sent, so it is an error. */
export const descriptor: GenericSchema<unknown, TokenDescriptor> = strictObject({
  provider: word,
  title: shown,
  servers,
  credentials: record(identifier, credential),
  clientAuth,
  acquire: tokenRequest,
  startsFrom: exactOptional(
    strictObject({
      code: identifier,
      refreshToken: exactOptional(identifier),
      authorizationUrl: exactOptional(wireName),
    }),
  ),
  refresh: exactOptional(tokenRequest),
  revoke: exactOptional(tokenRequest),
  response,
  rotation: picklist(['never', 'may', 'always']),
  lockout: exactOptional(strictObject({ attempts: pipe(number(), integer(), minValue(1)) })),
  failures: pipe(array(failureRule), readonly()),
  expired: pipe(array(strictObject({ status, codes: exactOptional(exactList) })), readonly()),
  secretFields: nameList,
} satisfies Members<TokenDescriptor>);
