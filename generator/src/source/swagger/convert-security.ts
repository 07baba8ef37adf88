import type { Part } from '../walk.js';
import { type At, type Conversion, inexpressible, without } from './conversion.js';

const flowNames: ReadonlyMap<unknown, string> = new Map([
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

/** Converts a security scheme. */
export function convertSecurityScheme(conversion: Conversion, from: At): Part {
  const { part } = from;
  const { authorizationUrl, tokenUrl, scopes = {} } = part;
  const shared = without(part, 'type', 'flow', 'authorizationUrl', 'tokenUrl', 'scopes');
  if (part.type === 'basic') return conversion.made(from, { type: 'http', scheme: 'basic', ...shared });
  if (part.type !== 'oauth2') return conversion.made(from, { ...part });
  const flow = flowNames.get(part.flow);
  const made = conversion.made(from, {
    type: 'oauth2',
    ...shared,
    flows: conversion.made(
      from,
      flow === undefined
        ? {}
        : {
            [flow]: conversion.made(from, {
              ...(authorizationUrl !== undefined && { authorizationUrl }),
              ...(tokenUrl !== undefined && { tokenUrl }),
              scopes,
            }),
          },
    ),
  });
  if (flow === undefined) {
    const given = String(part.flow).slice(0, 30);
    conversion.remark(
      made,
      inexpressible(
        part.flow === undefined ? 'The OAuth scheme names no flow' : `"${given}" is no flow of OAuth`,
        'Write flow: application, accessCode, password or implicit.',
      ),
    );
  }
  return made;
}
