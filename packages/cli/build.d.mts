/**
 * Bundles the program and returns the files that are in the bundle.
 *
 * @param options `providers`: path of a module to use in place of src/generated/providers.ts
 */
export function buildCli(outdir?: string, options?: { providers?: string | undefined }): Promise<string[]>;
