/**
 * What `await using` needs, where the program's own library types know it (`esnext.disposable`, or `@types/node`).
 * Elsewhere nothing: TypeScript's `AsyncDisposable` would be an error there.
 */
export type AsyncDisposableIfKnown = SymbolConstructor extends {
  readonly asyncDispose: infer Key extends symbol;
}
  ? { [Name in Key]: () => Promise<void> }
  : object;
