/** The files that decide what is generated, beside the spec. */
export interface GeneratorAssets {
  readonly templates: readonly (readonly [name: string, text: string])[];
  /** The linter's rules, as YAML. */
  readonly lintRules: string;
  /** The version of the runtime that clients are made for. */
  readonly runtimeVersion: string;
}

/** The site's build puts them into the bundle of the generator. */
declare const GENERATOR_ASSETS: GeneratorAssets;

export const assets: GeneratorAssets = GENERATOR_ASSETS;
