/**
 * Returns the files that are in the outputs of builds.
 *
 * @param {readonly { metafile: import('esbuild').Metafile }[]} results
 * @returns {string[]}
 */
export function bundledFiles(results) {
  return results
    .flatMap(({ metafile }) => Object.values(metafile.outputs))
    .flatMap(({ inputs }) => Object.keys(inputs).filter(input => (inputs[input]?.bytesInOutput ?? 0) > 0));
}

/**
 * Makes a plugin that has another module in the place of those that a filter matches.
 *
 * @param {RegExp} filter
 * @param {import('esbuild').OnResolveResult} result
 * @returns {import('esbuild').Plugin}
 */
export function replace(filter, result) {
  return {
    name: `replace ${filter}`,
    setup: ({ onResolve }) => onResolve({ filter }, () => result),
  };
}
