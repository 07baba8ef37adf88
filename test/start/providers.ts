import { specFiles } from '@token-clients/generator/mock-specs';
import type { ProviderReference, TokenDescriptor } from '@token-clients/runtime';
import { projectRoot } from '../mock/project-root.js';

/** A provider package, found by its spec. */
export interface ProviderPackage {
  readonly name: string;
  /** What a mock responds from. */
  readonly document: object;
  readonly descriptor: TokenDescriptor;
  readonly reference: ProviderReference;
  /** The package's exports. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Every provider of the project: a file in `specs/` and the package made from it. */
export async function providerPackages(): Promise<ProviderPackage[]> {
  return Promise.all(
    [...specFiles(projectRoot()).keys()].map(async name => {
      const { reference, descriptor } = (await import(`@token-clients/${name}/reference`)) as Pick<
        ProviderPackage,
        'reference' | 'descriptor'
      >;
      const exports = (await import(`@token-clients/${name}`)) as Record<string, unknown>;
      const { [reference.factory]: grant } = (await import(`@token-clients/${name}/testing`)) as Record<
        string,
        { readonly document: object }
      >;
      return { name, document: grant?.document ?? {}, descriptor, reference, exports };
    }),
  );
}
