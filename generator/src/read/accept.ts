import { essenceOf, withoutCharset } from '../wire/media-kind.js';
import type { ResponseModel } from './provider-model.js';

/**
 * Returns the `Accept` header of an operation: the media types of its successes, then those of its errors. An error in a type
 * that is not JSON is asked for last; its text is all that is read of it. Undefined for `application/json` alone.
 *
 * @param others media types of errors that are not read
 */
export function acceptOf(
  responses: readonly ResponseModel[],
  isSuccess: (status: string) => boolean,
  others: readonly string[],
): string | undefined {
  const typesOf = (wanted: boolean) =>
    responses.flatMap(({ status, mediaType }) =>
      mediaType !== undefined && isSuccess(status) === wanted ? [asked(mediaType)] : [],
    );
  const successes = typesOf(true);
  const first = successes.length > 0 ? successes : ['application/json'];
  const wanted = new Set([...first, ...typesOf(false)]);
  const last = new Set(others.map(essenceOf).filter(type => isMediaType(type) && !wanted.has(type)));
  const accept = [...wanted, ...[...last].map(type => `${type};q=0.1`)].join(', ');
  return accept === 'application/json' ? undefined : accept;
}

/** A range is read as JSON, or else as what comes. */
function asked(mediaType: string): string {
  return /\*/.test(mediaType) ? 'application/json' : withoutCharset(mediaType);
}

function isMediaType(text: string): boolean {
  return /^[\w.+-]+\/[\w.+-]+$/.test(text);
}
