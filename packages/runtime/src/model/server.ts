/** One server of the spec. */
export interface ServerDescription {
  readonly url: string;
  /** The variables in its URL. */
  readonly variables?: Readonly<Record<string, ServerVariable>>;
  /**
   * Returns the URL with its variables filled in. A URL that has some needs it: `templatedServer` of
   * `@token-clients/runtime/formats` makes such a server.
   *
   * @throws {ConfigurationError} `configuration` when a variable is missing, unknown or not one of its values
   */
  readonly fill?: (values: ServerVariables) => string;
}

/** One variable of a server's URL. Without a default it must be given. */
export interface ServerVariable {
  readonly default?: string;
  /** The only values that it may have. */
  readonly values?: readonly string[];
}

/** Values of a server's variables, by name. */
export type ServerVariables = Readonly<Record<string, string | undefined>>;
