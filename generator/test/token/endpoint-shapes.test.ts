import { describe, expect, test } from 'vitest';
import { clientShapes } from './client-shapes.js';
import { grantShapes } from './grant-shapes.js';
import { responseShapes } from './response-shapes.js';
import { choiceOf, documentOf, proposalOf } from './spec-of.js';

const endpointShapes = [...clientShapes, ...grantShapes, ...responseShapes];

describe('the proposal for a token endpoint with', () => {
  const clear = endpointShapes.filter(({ asks }) => asks === undefined);
  test.each(clear)(
    '$name',
    ({ shapes, more, acquire, methods, clientAuth, response, refresh, credentials }) => {
      const { xToken, questions } = proposalOf(documentOf(shapes, more));

      expect(questions).toEqual([]);
      if (acquire) expect(xToken.acquire).toMatchObject(acquire);
      if (acquire?.fields) expect(xToken.acquire.fields).toEqual(acquire.fields);
      if (methods) expect(xToken.clientAuth?.methods).toEqual(methods);
      if (clientAuth) expect(xToken.clientAuth).toEqual(clientAuth);
      if (response) expect(xToken.response).toEqual(response);
      if (refresh === null) expect(xToken.refresh).toBeUndefined();
      if (refresh) expect(xToken.refresh).toMatchObject(refresh);
      if (credentials) expect(Object.keys(xToken.credentials ?? {}).sort()).toEqual(credentials);
    },
  );

  const unclear = endpointShapes.filter(({ asks }) => asks?.[0] !== 'acquire' && asks !== undefined);
  test.each(unclear)('$name asks about $asks', ({ shapes, more, asks }) => {
    const { questions } = proposalOf(documentOf(shapes, more));

    expect(questions.map(({ key }) => key)).toEqual(asks);
    for (const { options } of questions) expect(options.length).toBeGreaterThan(1);
  });

  const undecided = endpointShapes.filter(({ asks }) => asks?.[0] === 'acquire');
  test.each(undecided)('$name asks which operation it is', ({ shapes, more }) => {
    expect(() => choiceOf(documentOf(shapes, more))).toThrow('Which operation obtains the token');
  });
});
