/** What a program can import from a package: the data behind `api.md`, and behind any other page about it. */
export interface PackageApi {
  readonly name: string;
  /** One for each import path, in the order of the manifest. Empty for a package that is only a program. */
  readonly entries: readonly EntryApi[];
}

/** What one import path exports. */
export interface EntryApi {
  /** What is written after `from`, such as `@token-clients/auth-hooks/file-store`. */
  readonly specifier: string;
  /** By name. */
  readonly exports: readonly Declaration[];
  /** Types that the exports refer to and that no path of the package exports: users depend on their form as well. */
  readonly internals: readonly Declaration[];
}

/** One exported name. */
export interface Declaration {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'constant' | 'interface' | 'type';
  /** Where the name is declared, if not in this entry: another import path. Then `signature` and `members` are empty. */
  readonly from?: string | undefined;
  /** TypeScript, without comments and without what is private. */
  readonly signature: string;
  readonly doc: Doc;
  /** The forms of a function that has more than one, each with its own comment; else empty. */
  readonly overloads: readonly Overload[];
  /** What a class or an interface extends, of ours. */
  readonly bases: readonly Reference[];
  /** What the signature names of ours, in the order of the code, without itself. */
  readonly refersTo: readonly Reference[];
  /** Of a class, an interface or an object type, in the order of the code. */
  readonly members: readonly Member[];
}

/** One form of a function. */
export interface Overload {
  readonly signature: string;
  readonly doc: Doc;
}

/** A name in a signature, and where its declaration is. */
export interface Reference {
  readonly name: string;
  /** The import path with the declaration: one that exports it, else one that has it among its `internals`. */
  readonly specifier: string;
}

export interface Member {
  readonly name: string;
  readonly kind: 'constructor' | 'method' | 'property' | 'index' | 'call';
  readonly isOptional: boolean;
  readonly signature: string;
  readonly doc: Doc;
}

/** A documentation comment. */
export interface Doc {
  /** Its first sentence; empty if there is none. */
  readonly summary: string;
  /** All of it before the tags. */
  readonly text: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
  /** Its `@throws`, in their order. */
  readonly throws: readonly Thrown[];
}

/** What one `@throws` says. */
export interface Thrown {
  /** The name of the class, such as `ConfigurationError`; absent where it is no class, such as a signal's reason. */
  readonly type?: string | undefined;
  /** The code of the error, such as `configuration`; absent where it has none, or any of them. */
  readonly code?: string | undefined;
  /** The rest: when, or what. */
  readonly text: string;
}
