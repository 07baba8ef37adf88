import { NEWER_LETTER } from './newer-letters.js';

/**
 * `get_token`, `GetToken`, `get-token` -> `getToken`; capitals inside a word stay (`GetOAuth2AccessToken`), and so do the
 * letters of every script that compilers know.
 */
export function camelCase(name: string): string {
  const words = name
    .normalize('NFC')
    .split(NEWER_LETTER)
    .join(' ')
    .split(/(?:\P{ID_Continue}|\p{Pc}|\p{Default_Ignorable_Code_Point})+/u)
    .filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  return joined === '' || /^\p{ID_Start}/u.test(joined) ? joined : `_${joined}`;
}

/** `oauth2 token` -> `Oauth2Token`; capitals inside a word stay. */
export function pascalCase(name: string): string {
  return upperFirst(camelCase(name).replace(/^_/, 'N'));
}

export function lowerFirst(word: string): string {
  return word.replace(/^./su, first => first.toLowerCase());
}

export function upperFirst(word: string): string {
  return word.replace(/^./su, first => first.toUpperCase());
}

/** What a schema's type is called in `client.ts`, where some names are the runtime's. */
export function localType(typeName: string): string {
  return CLIENT_TYPES.has(typeName) ? `${typeName}Model` : typeName;
}

const CLIENT_TYPES = new Set(
  `ApiClient CallOptions ClientOptions ParametersOf Promise RawClient RawClientOptions Result SuccessBody`.split(
    ' ',
  ),
);

/** Whether a string is a name in TypeScript without quotes and without a clash with the language. */
export function isIdentifier(name: string): boolean {
  return (
    /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) && !NEWER_LETTER.test(name) && !RESERVED.has(name)
  );
}

const RESERVED = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);
