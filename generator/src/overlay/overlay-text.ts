import { LineCounter, parseDocument } from 'yaml';
import { GenerateError } from '../errors.js';

/**
 * Parses the text of an overlay as plain JSON data.
 *
 * @throws {GenerateError} `spec_invalid` with file, line and column
 */
export function parseOverlayText(text: string, file: string): unknown {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, schema: 'core' });
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const reason = error.message.split('\n', 1).join().replace(/:$/, '');
    throw new GenerateError('spec_invalid', `This is not YAML: ${reason}`, {
      file: `${file}:${line}:${col}`,
      fix: 'Fix the line and run the command again.',
      rule: 'overlay',
    });
  }
  try {
    return JSON.parse(JSON.stringify(yaml.toJS()) ?? 'null');
  } catch (cause) {
    throw new GenerateError('spec_invalid', 'The overlay is nested too deeply or repeats itself', {
      file,
      fix: 'Write its parts out.',
      rule: 'overlay',
      cause,
    });
  }
}
