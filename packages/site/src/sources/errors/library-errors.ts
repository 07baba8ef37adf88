import type { Declaration, EntryApi, Member, PackageApi } from '../../../../../test/dist/api/model.js';

/** A code of the library's errors, with the class that has it. */
export interface LibraryError {
  readonly code: string;
  readonly declaration: Declaration;
  /** What an error of the class carries, with what its base classes bring: its own first. */
  readonly fields: readonly Member[];
}

/** The import path with the error classes. */
export const ERRORS_FROM = '@token-clients/runtime';

/** Returns every code of `TokenClientErrorCode`, in its order. */
export function libraryErrors(apis: readonly PackageApi[]): LibraryError[] {
  const entry = apis.flatMap(({ entries }) => entries).find(({ specifier }) => specifier === ERRORS_FROM);
  const union = entry?.exports.find(({ name }) => name === 'TokenClientErrorCode');
  if (!entry || !union) throw new Error(`${ERRORS_FROM} exports no TokenClientErrorCode`);
  return [...union.signature.matchAll(/'(\w+)'/g)].map(([, code = '']) => {
    const declaration = entry.exports.find(known => known.kind === 'class' && codeOf(known) === code);
    if (!declaration) throw new Error(`No class has the code ${code}`);
    return { code, declaration, fields: fieldsOf(declaration, entry) };
  });
}

function codeOf({ members }: Declaration): string | undefined {
  const code = members.find(({ name }) => name === 'code');
  return /code = ["'](\w+)["']/.exec(code?.signature ?? '')?.[1];
}

/** Properties and getters of a class and of its bases. One that a class declares again is what that class says. */
function fieldsOf(declaration: Declaration, entry: EntryApi): Member[] {
  const own = declaration.members.filter(({ kind, name }) => kind === 'property' && /^\w+$/.test(name));
  const inherited = declaration.bases.flatMap(({ name }) => {
    const base = [...entry.exports, ...entry.internals].find(known => known.name === name);
    return base ? fieldsOf(base, entry) : [];
  });
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...inherited.filter(({ name }) => !names.has(name))];
}

/** One `@throws` that names a code. */
export interface Thrower {
  /** The export, or the member of one, such as `Signer.verify`. */
  readonly name: string;
  readonly declaration: string;
  readonly specifier: string;
  readonly when: string;
}

/** Returns what says that it throws a code, in the order of the packages. */
export function throwersOf(code: string, apis: readonly PackageApi[]): Thrower[] {
  return apis
    .flatMap(({ entries }) => entries)
    .flatMap(({ specifier, exports, internals }) =>
      [...exports, ...internals]
        .filter(({ from }) => from === undefined)
        .flatMap(({ name, doc, members }) =>
          [
            { shown: name, doc },
            ...members.map(member => ({ shown: `${name}.${member.name}`, doc: member.doc })),
          ].flatMap(each =>
            each.doc.throws
              .filter(thrown => thrown.code === code)
              .map(({ text }) => ({ name: each.shown, declaration: name, specifier, when: text })),
          ),
        ),
    );
}
