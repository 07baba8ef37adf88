import { isObject } from '../document/json.js';
import { KEEP } from '../normalise/slice-spec.js';
import { readOverlay } from '../overlay/read-overlay.js';
import { parseSpec } from '../source/parse-spec.js';
import { allProviders, type Provider, specTextOf } from './providers.js';

/** What a mock of a provider responds from. */
export interface MockSpec {
  /** The provider. */
  readonly name: string;
  /** The vendor's file; of several files, the one that the others are read from. */
  readonly file: string;
  /** The document to use in place of the file, where overlays change more than how a token is obtained. */
  readonly document?: object;
  /** The operations of the package, as `x-keep` lists them; without it, all of the file. */
  readonly keeps?: readonly string[];
}

/**
 * Lists what mocks of the providers respond from: the vendors' files as they are, and not what the generator makes of them.
 *
 * @param root the project's root
 * @throws {GenerateError} `spec_invalid`
 */
export async function mockSpecs(root: string): Promise<MockSpec[]> {
  return Promise.all(allProviders(root).map(mockSpecOf));
}

/**
 * Finds what a mock of a vendor's file responds from.
 *
 * @returns undefined for a file that is no provider's
 * @throws {GenerateError} `spec_invalid`
 */
export async function mockSpecFor(root: string, file: string): Promise<MockSpec | undefined> {
  const provider = allProviders(root).find(({ specFile }) => specFile === file);
  return provider && mockSpecOf(provider);
}

async function mockSpecOf(provider: Provider): Promise<MockSpec> {
  const source = specTextOf(provider);
  const actions = (source.overlays ?? []).flatMap(overlay => readOverlay(overlay).actions);
  const { name, specFile: file } = provider;
  const keeps = actions.map(keptBy).findLast(list => list !== undefined);
  return {
    name,
    file,
    ...(!actions.every(addsExtensionsOnly) && { document: (await parseSpec(source)).document }),
    ...(keeps && { keeps }),
  };
}

/** Lists the vendors' files, by the names of their providers; of several files, the one that the others are read from. */
export function specFiles(root: string): Map<string, string> {
  return new Map(allProviders(root).map(({ name, specFile }) => [name, specFile]));
}

type Action = ReturnType<typeof readOverlay>['actions'][number];

function keptBy({ target, change }: Action): string[] | undefined {
  if (target !== '$' || change.kind !== 'update' || !isObject(change.value)) return undefined;
  const list = change.value[KEEP];
  return Array.isArray(list) ? list.map(String) : undefined;
}

/** Whether an action only adds what a mock does not read, such as `x-token`. */
function addsExtensionsOnly({ target, change }: Action): boolean {
  if (target !== '$' || change.kind !== 'update' || !isObject(change.value)) return false;
  return Object.keys(change.value).every(key => key.startsWith('x-'));
}
