import type { Members } from './untidy-api.js';

/** Writes a document as many files: one for each path and each schema. */
export function inFiles(document: Members, write: (value: unknown) => string): Record<string, string> {
  const { components, paths, ...rest } = document as Record<string, Members>;
  const { schemas = {}, ...others } = (components ?? {}) as Record<string, Members>;
  const files: Record<string, string> = {};
  const references = Object.keys(paths ?? {}).map((path, index) => {
    const file = `paths/${index}.yaml`;
    files[file] = write(moved(paths?.[path], schema => `../schemas/${schema}.yaml`));
    return [path, { $ref: file }];
  });
  for (const [name, schema] of Object.entries(schemas))
    files[`schemas/${name}.yaml`] = write(moved(schema, other => `${other}.yaml`));
  files['openapi.yaml'] = write({ ...rest, paths: Object.fromEntries(references), components: others });
  return files;
}

/** The same part with references to schemas as seen from its file. */
function moved(part: unknown, to: (schema: string) => string): unknown {
  return JSON.parse(JSON.stringify(part), (key, value) =>
    key === '$ref'
      ? String(value).replace(/^#\/components\/schemas\/(.+)$/, (_, name: string) => to(name))
      : value,
  );
}
