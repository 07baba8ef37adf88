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
  /** Of a class, an interface or an object type, in the order of the code. */
  readonly members: readonly Member[];
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
}
