import type { Refusal } from './refusal.js';

/** What is refused of requests and responses. */
export const requestRefusals = {
  path: {
    what: 'A path that no request can have',
    why: 'A client would send another path than the one that the spec names.',
    fix: 'Write the path as it is sent.',
  },
  'trace-method': {
    what: 'The method TRACE',
    why: '`fetch` does not send it, in any runtime.',
    fix: 'Leave the operation out.',
  },
  status: {
    what: 'A response under a name that is no status',
    why: 'When it comes is unknown.',
    fix: 'Write a code such as `400`, a class such as `4XX`, or `default`.',
  },
  'cookie-parameter': {
    what: 'A parameter in a cookie',
    why: 'A browser does not let a program set cookies, and clients keep none.',
    fix: "Leave it out if it is optional; the API can't be called without it otherwise.",
  },
  'parameter-without-schema': {
    what: 'A parameter with neither `schema` nor `content`',
    why: 'Its type and the way it is written are unknown.',
    fix: 'Give it a schema.',
  },
  'duplicate-parameter': {
    what: 'A parameter of the query beside one that is the whole query (`in: querystring`)',
    why: 'Both would write the query, so only one of them could be sent.',
    fix: 'Make it a field of the other one.',
  },
  'media-type': {
    what: 'A body or response in no media type that the runtime can write or read, such as XML alone',
    why: 'The runtime has no reader and writer for it, and a library for it would be larger than the client.',
    fix: 'Describe the JSON form if the API has one, or leave the operation out.',
  },
  'form-object': {
    what: 'An object, or a list of objects, in a form',
    why: 'A form has no standard way to write it.',
    fix: 'Say in `encoding` how it is written: `style: deepObject` or `contentType: application/json`.',
  },
  'header-name': {
    what: 'A header parameter whose name no header can have',
    why: '`fetch` sends nothing then.',
    fix: 'Write the name as it is sent.',
  },
  'parameter-style': {
    what: 'A parameter in a style that OpenAPI does not define for its place or its values, such as an object in an object',
    why: 'There is no rule for what to send.',
    fix: 'Choose a style that has one, or describe the parameter by `content: application/json`.',
  },
  'part-of-form': {
    what: 'A part of a multipart body that has headers or a style of its own',
    why: 'It is written by `FormData`, which sets a name and a content type.',
    fix: 'Leave the headers out, or say a content type.',
  },
  'body-of-get': {
    what: 'A GET or HEAD request with a body',
    why: '`fetch` does not send it, in any runtime.',
    fix: 'Describe its fields as parameters, or another method.',
  },
  'swagger-2.0': {
    what: 'Of Swagger 2.0: a body beside the fields of a form, lists joined by tabs, an unknown OAuth flow',
    why: 'OpenAPI 3 has no form for it, and no request can have it, or it is unknown what it stands for.',
    fix: 'Write it as the message says.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
