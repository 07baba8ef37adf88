import { pointer } from '../document/document.js';
import { isObject } from '../document/json.js';
import type { NamedText } from '../document/spec.js';
import { GenerateError, isGenerateError } from '../errors.js';
import { parseText } from '../text/parse-text.js';

/** One action of an overlay: what it selects and what is done there. */
export interface OverlayAction {
  readonly target: string;
  /** JSON pointer of the action in its file. */
  readonly at: string;
  readonly change: OverlayChange;
}

/** What an action does to each node that it selects. */
export type OverlayChange =
  | { readonly kind: 'update'; readonly value: unknown }
  | { readonly kind: 'copy'; readonly from: string }
  | { readonly kind: 'remove' };

/** An OpenAPI Overlay, judged. */
export interface Overlay {
  /** The file as a reader would type it. */
  readonly file: string;
  /** Whether it is of version 1.0, which can't select a plain value and has no `copy`. */
  readonly isFirstVersion: boolean;
  /** Where the document that it completes was fetched from: its `x-origin`. */
  readonly origin?: unknown;
  readonly actions: readonly OverlayAction[];
}

/**
 * Reads an OpenAPI Overlay, version 1.0 or 1.1, in YAML or JSON.
 *
 * @throws {GenerateError} `spec_invalid` for a file that is no such overlay, or has an action without effect
 */
export function readOverlay({ specName: file, text }: NamedText): Overlay {
  const data = parsed(text, file);
  const reject = rejectIn(file);
  if (!isObject(data) || typeof data.overlay !== 'string') {
    throw reject('', 'This is not an OpenAPI Overlay', 'Write overlay: 1.1.0 at its top.');
  }
  if (!/^1\.[01]\.\d+$/.test(data.overlay)) {
    throw reject('/overlay', `Overlay ${data.overlay} cannot be read`, 'Write it as Overlay 1.0 or 1.1.');
  }
  checkKeys(data, ['overlay', 'info', 'extends', 'actions'], '', reject);
  const { info, actions } = data;
  if (!isObject(info) || typeof info.title !== 'string' || typeof info.version !== 'string')
    throw reject('/info', 'An overlay has an info with title and version');
  if (!Array.isArray(actions) || actions.length === 0)
    throw reject('/actions', 'An overlay has a list of actions, at least one');
  const isFirstVersion = data.overlay.startsWith('1.0.');
  return {
    file,
    isFirstVersion,
    origin: data['x-origin'],
    actions: actions.map((action, index) => readAction(action, index, isFirstVersion, reject)),
  };
}

/** What is wrong with the text of an overlay is said by its own rule. */
function parsed(text: string, file: string): unknown {
  try {
    return parseText(text, file);
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    const { what, file: at, fix } = error;
    throw new GenerateError('spec_invalid', what, { file: at, fix, rule: 'overlay', cause: error });
  }
}

type Reject = (at: string, problem: string, fix?: string) => GenerateError;

function rejectIn(file: string): Reject {
  return (at, problem, fix) =>
    new GenerateError('spec_invalid', problem, {
      file,
      ...(at !== '' && { pointer: at }),
      fix,
      rule: 'overlay',
    });
}

function readAction(action: unknown, index: number, isFirstVersion: boolean, reject: Reject): OverlayAction {
  const at = pointer('actions', index);
  if (!isObject(action) || typeof action.target !== 'string')
    throw reject(at, 'An action has a target: a JSONPath query, such as $.info');
  const { target, update, copy, remove = false } = action;
  checkKeys(action, ['target', 'description', 'update', 'copy', 'remove'], at, reject);
  if (typeof remove !== 'boolean') throw reject(`${at}/remove`, 'remove is true or false');
  if (remove) return { target, at, change: { kind: 'remove' } };
  if (copy !== undefined) {
    if (isFirstVersion) throw reject(`${at}/copy`, 'Overlay 1.0 has no copy', 'Write overlay: 1.1.0.');
    if (typeof copy !== 'string') throw reject(`${at}/copy`, 'copy is a JSONPath query');
    if (update !== undefined)
      throw reject(at, 'An action has update or copy, not both', 'Make two actions of it.');
    return { target, at, change: { kind: 'copy', from: copy } };
  }
  if (update === undefined)
    throw reject(at, 'This action changes nothing', 'Add update, copy or remove: true.');
  return { target, at, change: { kind: 'update', value: update } };
}

/** A misspelt key would be an action that is lost. */
function checkKeys(object: object, known: readonly string[], at: string, reject: Reject): void {
  const unknown = Object.keys(object).find(key => !known.includes(key) && !key.startsWith('x-'));
  if (unknown === undefined) return;
  throw reject(at + pointer(unknown), `An overlay has no "${unknown}" here`, `Use ${known.join(', ')}.`);
}
