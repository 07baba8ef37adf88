/*
 * How a changeset becomes part of a changelog: a list stays the list that it is, anything else becomes one item. The tool's
 * own form would nest one list in another, and add the hash of a commit. It loads this file by `require`.
 */
module.exports = {
  getReleaseLine: async ({ summary }) => {
    const text = summary.trim();
    return text.startsWith('- ') ? text : `- ${text.replaceAll('\n', '\n  ')}`;
  },
  // All packages have one version, so that one asks for the new version of another is no news.
  getDependencyReleaseLine: async () => '',
};
