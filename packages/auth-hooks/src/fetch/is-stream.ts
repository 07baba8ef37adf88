/** Strings, bytes, forms and blobs can be read any number of times, streams of the web and of Node once. */
export function isStream(body: unknown): boolean {
  const object = Object(body);
  return 'getReader' in object || Symbol.asyncIterator in object;
}
