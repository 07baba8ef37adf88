/**
 * How requests are written and responses read that are not in the usual form, and servers with variables. It has an import path of its own,
 * `@token-clients/runtime/formats`: generated code imports it where its spec needs one of them, so that other programs load none.
 */
export { bytesBody, formBody, jsonBody, multipartBody, textBody } from './formats/bodies.js';
export { type ExactInteger, type ExactPlaces, exactBody, exactResponse } from './formats/exact-integers.js';
export type { ParameterStyle } from './formats/parameter-style.js';
export { bytesResponse, textResponse } from './formats/responses.js';
export { styledParameters } from './formats/styled-parameters.js';
export { templatedServer } from './formats/templated-server.js';
