/** What the site's build puts into the bundle of the generator. */
declare const GENERATOR_ASSETS: {
  readonly templates: readonly (readonly [name: string, text: string])[];
  readonly lintRules: string;
  readonly runtimeVersion: string;
};

/** The files that decide what is generated, beside the spec. */
export const assets = GENERATOR_ASSETS;
