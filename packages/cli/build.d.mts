/** Bundles the program. `providers`: a module to use in place of src/generated/providers.ts. */
export function buildCli(outdir?: string, options?: { providers?: string | undefined }): Promise<void>;
