/** One server of the spec. */
export interface ServerDescription {
  readonly url: string;
  readonly description?: string;
  /** A variable without a default must be given. */
  readonly variables?: Readonly<
    Record<string, { readonly default?: string; readonly values?: readonly string[] }>
  >;
}
