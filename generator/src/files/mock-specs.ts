import { isObject } from '../document/json.js';
import { readOverlay } from '../overlay/read-overlay.js';
import { parseSpec } from '../source/parse-spec.js';
import { allProviders, specTextOf } from './providers.js';

/** What a mock of a provider responds from. */
export interface MockSpec {
  /** The provider. */
  readonly name: string;
  /** The vendor's file; of several files, the one that the others are read from. */
  readonly file: string;
  /** The document to use in place of the file, where overlays change more than how a token is obtained. */
  readonly document?: object;
}

/**
 * Lists what mocks of the providers respond from: the vendors' files as they are, and not what the generator makes of them.
 *
 * @param root the project's root
 * @throws {GenerateError} `spec_invalid`
 */
export async function mockSpecs(root: string): Promise<MockSpec[]> {
  return Promise.all(
    allProviders(root).map(async provider => {
      const source = specTextOf(provider);
      const { overlays = [] } = source;
      const isAsPublished = overlays.every(overlay => readOverlay(overlay).actions.every(addsExtensionsOnly));
      const { name, specFile: file } = provider;
      return isAsPublished ? { name, file } : { name, file, document: (await parseSpec(source)).document };
    }),
  );
}

/** Lists the vendors' files, by the names of their providers; of several files, the one that the others are read from. */
export function specFiles(root: string): Map<string, string> {
  return new Map(allProviders(root).map(({ name, specFile }) => [name, specFile]));
}

/** Whether an action only adds what a mock does not read, such as `x-token`. */
function addsExtensionsOnly({ target, change }: ReturnType<typeof readOverlay>['actions'][number]): boolean {
  if (target !== '$' || change.kind !== 'update' || !isObject(change.value)) return false;
  return Object.keys(change.value).every(key => key.startsWith('x-'));
}
