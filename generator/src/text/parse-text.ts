import {
  CORE_SCHEMA,
  constructFromEvents,
  defineScalarTag,
  EVENT_ID,
  floatCoreTag,
  mergeTag,
  NOT_RESOLVED,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import { GenerateError } from '../errors.js';
import type { RefusalRule } from '../refusals/refusals.js';
import { duplicateKeys } from './duplicate-key.js';
import { hasDuplicateKeys } from './json-keys.js';
import { keysAsWritten } from './keys-as-written.js';
import { positionAt } from './line-of.js';
import { MAX_DEPTH } from './text-tree.js';
import { withoutAliases } from './without-aliases.js';

/**
 * Reads YAML 1.2 or JSON as plain JSON data, a tree in which no two parts are one object. Merge keys are honoured, as many
 * published specs use them.
 *
 * @param file the file as a reader would type it
 * @throws {GenerateError} `spec_invalid` with line and column for what is neither, for a key that is there twice, for a tag
 *   that JSON has no value for, and for what is nested too deeply or grows too large through its anchors
 */
export function parseText(text: string, file: string): unknown {
  const source = text.replace(/^\uFEFF/, '');
  if (/^\s*<(?:!doctype|html|\?xml)\b/i.test(source)) {
    throw new GenerateError('spec_invalid', 'This is a web page or XML, not a spec', {
      file,
      fix: 'Name the YAML or JSON file itself, as a link such as "Download" or "Raw" on the page does.',
      rule: 'not-openapi',
    });
  }
  return parseJson(source) ?? parseYaml(source, file);
}

/** Undefined for what is no JSON or may need an explanation: YAML reads that as well, and says what is wrong. */
function parseJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return hasDuplicateKeys(text, data, MAX_DEPTH) ? undefined : data;
  } catch {
    return undefined;
  }
}

/** JSON has no infinite numbers. What is written like one is a string. */
const finiteTag = defineScalarTag<number>(floatCoreTag.tagName, {
  implicit: true,
  implicitFirstChars: floatCoreTag.implicitFirstChars,
  identify: () => false,
  resolve: (source, isExplicit, tagName) => {
    const value = floatCoreTag.resolve(source, isExplicit, tagName);
    return typeof value === 'number' && Number.isFinite(value) ? value : NOT_RESOLVED;
  },
});

const schema = CORE_SCHEMA.withTags(mergeTag, finiteTag);

const MAX_MERGED_KEYS = 200_000;

function parseYaml(text: string, file: string): unknown {
  try {
    const events = keysAsWritten(parseEvents(text, { maxDepth: MAX_DEPTH }), text);
    const documents = constructFromEvents(events, {
      source: text,
      schema,
      maxTotalMergeKeys: MAX_MERGED_KEYS,
    });
    if (documents.filter(one => one !== null).length > 1) {
      throw new GenerateError('spec_invalid', 'It holds more than one YAML document', {
        file,
        fix: 'Leave one of them, and remove the line "---" between them.',
        rule: 'not-openapi',
      });
    }
    const data = documents.find(one => one !== null) ?? null;
    return events.some(({ type }) => type === EVENT_ID.ALIAS) ? withoutAliases(data, text, file) : data;
  } catch (error) {
    throw error instanceof YAMLException ? unreadable(error, text, file) : error;
  }
}

function unreadable(error: YAMLException, text: string, file: string): GenerateError {
  const { reason } = error;
  const offset = error.mark?.position ?? 0;
  const invalid = (what: string, fix: string, at = offset, rule: RefusalRule = 'not-openapi') => {
    const { line, column } = positionAt(text, at);
    return new GenerateError('spec_invalid', what, { file: `${file}:${line}:${column}`, fix, rule });
  };
  if (/maxDepth/.test(reason)) {
    return invalid(
      'It is nested too deeply',
      'Name its parts in components and refer to them.',
      offset,
      'too-large',
    );
  }
  if (/^merge keys|merge sequence/.test(reason))
    return invalid('Its merge keys multiply what it says', 'Write the parts out.', offset, 'too-large');
  const keys = /^duplicated mapping key/.test(reason) ? duplicateKeys(text, offset) : undefined;
  if (keys) {
    const { first, second } = keys;
    const { line } = positionAt(text, first.start);
    const name = first.key.slice(0, 100);
    return invalid(`The key "${name}" is already in line ${line}`, 'Leave one of the two.', second.start);
  }
  if (/unknown \w+ tag/.test(reason))
    return invalid(
      `A tag has no meaning in a spec: ${reason.replace(/^unknown /, '')}`,
      'Write the value without it.',
    );
  const language = /^\s*\{/.test(text) ? 'JSON' : 'YAML';
  return invalid(`This is not ${language}: ${reason}`, 'Fix the line and run the command again.');
}
