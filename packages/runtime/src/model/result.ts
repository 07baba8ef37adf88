type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type ToNumber<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;
type StatusClass<First extends 1 | 2 | 3 | 4 | 5> = ToNumber<`${First}${Digit}${Digit}`>;

/** Any status of a success. */
export type SuccessStatus = StatusClass<2>;
/** Any status of a response that is not a success. */
export type ErrorStatus = StatusClass<3> | StatusClass<4> | StatusClass<5>;

/** The statuses that a key of `responses` covers: `200`; or `'4XX'`, but for those that have a key of their own. */
type StatusOf<Key, Responses> = Key extends number
  ? Key
  : Key extends `${infer First extends 1 | 2 | 3 | 4 | 5}XX`
    ? Exclude<StatusClass<First>, keyof Responses>
    : never;

type BodyOf<Received> = Received extends { content: infer Content }
  ? Content extends Record<string, unknown>
    ? Content[keyof Content]
    : undefined
  : undefined;

/** What the spec says about responses; nothing where it documents none. */
type ResponsesOf<Op extends { responses: unknown }> = [Op['responses']] extends [never]
  ? Record<never, never>
  : Op['responses'];
/** The statuses that have a response of their own, or of their class. */
type Documented<Responses> = { [Key in keyof Responses]: StatusOf<Key, Responses> }[keyof Responses];
type DocumentsSuccess<Responses> = [Documented<Responses> & SuccessStatus] extends [never] ? false : true;
type DocumentsError<Responses> = [Documented<Responses> & ErrorStatus] extends [never] ? false : true;
type DefaultBody<Responses> = Responses extends { default: infer Received } ? BodyOf<Received> : unknown;

/** The error of a status without a response of its own. A `default` that describes the success describes no error. */
type Fallback<Responses> = [DocumentsSuccess<Responses>, DocumentsError<Responses>] extends [false, true]
  ? unknown
  : DefaultBody<Responses>;

/**
 * The body of a success, by the spec: `default` describes it where no other response does, and without that it is
 * unknown.
 */
export type SuccessBody<Op extends { responses: unknown }> = SuccessOf<ResponsesOf<Op>>;
type SuccessOf<Responses> =
  DocumentsSuccess<Responses> extends true
    ? {
        [Key in keyof Responses]: StatusOf<Key, Responses> & SuccessStatus extends never
          ? never
          : BodyOf<Responses[Key]>;
      }[keyof Responses]
    : DefaultBody<Responses>;

/**
 * One response, narrowed by `ok` or by `status`. `error` is undefined when the response had no readable JSON body, and
 * unknown for a status that the spec does not document.
 */
export type Result<Op extends { responses: unknown }> = ResultOf<ResponsesOf<Op>>;
type ResultOf<Responses> =
  | {
      [Key in keyof Responses]: StatusOf<Key, Responses> extends infer Status
        ? Status extends SuccessStatus
          ? Success<Status, BodyOf<Responses[Key]>>
          : Status extends ErrorStatus
            ? ErrorResult<Status, BodyOf<Responses[Key]> | undefined>
            : never
        : never;
    }[keyof Responses]
  | (DocumentsSuccess<Responses> extends true ? never : Success<SuccessStatus, DefaultBody<Responses>>)
  | ErrorResult<Exclude<ErrorStatus, Documented<Responses>>, Fallback<Responses> | undefined>;

/** A successful response. */
export interface Success<Status, Body> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Body;
  readonly error?: never;
  /** The HTTP response, its body already read. */
  readonly response: Response;
}

/** A response that is not a success. */
export interface ErrorResult<Status, Body> {
  readonly ok: false;
  readonly status: Status;
  readonly error: Body;
  readonly data?: never;
  /** The HTTP response, its body already read. */
  readonly response: Response;
}

// A place without parameters is `never` in the generated types; unknown takes nothing away from the others.
type Part<Parameters, Place extends string> = Parameters extends { [Key in Place]?: infer Values }
  ? [NonNullable<Values>] extends [never]
    ? unknown
    : NonNullable<Values>
  : unknown;

/** All parameters of an operation in one object, by their wire names. */
export type ParametersOf<Op> = Op extends { parameters: infer Parameters }
  ? Part<Parameters, 'path'> & Part<Parameters, 'query'> & Part<Parameters, 'header'>
  : never;
