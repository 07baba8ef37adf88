import type { Finding } from '../../src/errors.js';
import { normaliseSpec } from '../../src/normalise/normalise-spec.js';
import { sliceSpec } from '../../src/normalise/slice-spec.js';
import { parseSpec } from '../../src/source/parse-spec.js';
import type { Loose } from '../support/project.js';

/** What a document says in the one form. */
interface Normal {
  readonly document: Loose;
  readonly findings: readonly Finding[];
  /** What the notes of one rule say. */
  readonly notes: (rule: string) => string[];
}

/** Writes a document in the one form, as generation does: its slice, normalised. */
export async function normal(document: object, name = 'vendor'): Promise<Normal> {
  const source = { name, specName: `specs/${name}.yaml`, text: JSON.stringify(document) };
  const spec = normaliseSpec(sliceSpec(await parseSpec(source)));
  const findings = spec.findings.all;
  return {
    document: spec.document,
    findings,
    notes: rule => findings.filter(one => one.rule === rule).map(({ problem }) => problem),
  };
}

/** A document with these operations, by `method path`, of the tag A if they have none, and what else it has. */
export function documentOf(operations: Readonly<Record<string, object>>, more: object = {}): Loose {
  const paths: Loose = {};
  for (const [key, operation] of Object.entries(operations)) {
    const [, method = '', path = ''] = /^(\S+) (.*)$/s.exec(key) ?? [];
    paths[path] = { ...paths[path], [method]: { tags: ['A'], responses: {}, ...operation } };
  }
  return { openapi: '3.1.0', info: { title: 'Vendor', version: '1' }, paths, ...more };
}

/** The method names of a document's operations, by `method path`. */
export function methodNames({ paths }: Loose): Record<string, string> {
  return Object.fromEntries(
    Object.entries<Loose>(paths).flatMap(([path, item]) =>
      Object.entries<Loose>(item).map(([method, operation]) => [
        `${method} ${path}`,
        operation['x-method-name'],
      ]),
    ),
  );
}

/** The class names of a document's tags. */
export function classNames({ tags }: Loose): Record<string, string> {
  return Object.fromEntries(tags.map((tag: Loose) => [tag.name, tag['x-api-class']]));
}
