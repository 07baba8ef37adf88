/** Cases whose outcome is not right yet. Each leaves the list with the change that makes it right. */
export const pending: ReadonlySet<string> = new Set([
  'alias-of-schema',
  'allow-reserved',
  'const',
  'default-as-error',
  'default-of-field',
  'fields-without-examples',
  'header-list',
  'headers-of-the-protocol',
  'int64',
  'parameter-examples',
  'path-list',
  'problem-json',
  'query-deep-object',
  'query-lists',
  'query-object',
  'status-beside-its-class',
]);
