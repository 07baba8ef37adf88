/** Returns the documented successes of an operation; `default` is one where no other response is. */
export function successesOf<Response extends { readonly status: string }>(
  responses: readonly Response[],
): Response[] {
  const successes = responses.filter(({ status }) => status.startsWith('2'));
  return successes.length > 0 ? successes : responses.filter(({ status }) => status === 'default');
}

/** Returns the documented responses of an operation that are no success. */
export function errorsOf<Response extends { readonly status: string }>(
  responses: readonly Response[],
): Response[] {
  const successes = new Set(successesOf(responses));
  return responses.filter(response => !successes.has(response));
}
