/** Specs whose outcome is not right yet. Each leaves the list with the change that makes it right. */
export const pending: ReadonlySet<string> = new Set([
  // The suite reads the body of a response in text/plain as JSON.
  'bare-token',
  // The mock does not find a path whose key has a query and a fragment.
  'path-key-with-query',
  // The request has the field client_id, which the suite does not expect beside an assertion.
  'private-key-jwt',
]);
