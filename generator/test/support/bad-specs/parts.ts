import { at, type BadSpec, bodyRef, circle, media, nest, parameter, ref, schemas, token } from './changes.js';

/** Specs whose parts do not fit together. */
export const badParts: BadSpec[] = [
  [
    'a reference to nowhere',
    s => ref(s, '#/components/schemas/Nope'),
    `${at(bodyRef)}The reference leads nowhere: #/components/schemas/Nope.`,
  ],
  [
    "a reference to an object's own methods",
    s => ref(s, '#/components/schemas/constructor'),
    `${at(bodyRef)}The reference leads nowhere`,
  ],
  [
    'a reference to a file',
    s => ref(s, 'file:///etc/passwd'),
    `${at(bodyRef)}The reference leads out of the document: file:///etc/passwd. Copy`,
  ],
  [
    'a reference to the network',
    s => ref(s, 'http://10.0.0.1/a'),
    `${at(bodyRef)}The reference leads out of the document`,
  ],
  [
    'a reference to itself',
    s => (s.components.schemas.A = { $ref: '#/components/schemas/A' }),
    `${at(`${schemas}/A/$ref`)}The reference leads back to itself`,
  ],
  [
    'a circle of parts',
    circle,
    `${at(`${schemas}/A/allOf`)}The schema "A" is a part of itself, through "B".`,
  ],
  ['one operationId twice', s => (s.paths['/b'] = s.paths['/oauth/token']), '[operation-operationId-unique]'],
  [
    'a body without a named schema',
    s => (media(s).schema = { type: 'object' }),
    `${at(`${token}/requestBody/content/application~1x-www-form-urlencoded/schema`)}Name the schema in components/schemas and refer to it`,
  ],
  [
    'an object in a form',
    s => nest(s),
    `${at(`${schemas}/TokenRequest/properties/inner`)}The form field inner is an object, or a list of objects, and nothing says how it is written.`,
  ],
  [
    'a blank in a path',
    s => (s.paths = { '/oauth/token ': s.paths['/oauth/token'] }),
    `${at('/paths/~1oauth~1token ')}The path has a blank. Write the path as it is sent.`,
  ],
  [
    'a parameter in a cookie',
    s => parameter(s, { name: 'c', in: 'cookie' }),
    `${at(`${token}/parameters/0`)}The parameter c is in a cookie`,
  ],
  [
    'what the linter finds',
    s => delete s.info.title,
    `${at('/info')}The field \`title\` must be present on this level [struct].`,
  ],
];
