import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';

/** Whether a spec is JSON by its first character. YAML begins otherwise, or is read as well as JSON. */
export function isJson(text: string): boolean {
  return /^[\s\uFEFF]*[{[]/.test(text.slice(0, 1000));
}

/** What colours a file, by its name. */
export function languageOf(fileName: string): Extension {
  if (fileName.endsWith('.ts')) return javascript({ typescript: true });
  if (fileName.endsWith('.json')) return json();
  return /\.ya?ml$/.test(fileName) ? yaml() : [];
}
