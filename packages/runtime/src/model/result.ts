type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type ToNumber<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;
type StatusClass<First extends 1 | 2 | 3 | 4 | 5> = ToNumber<`${First}${Digit}${Digit}`>;

/** Any status of a success. */
export type SuccessStatus = StatusClass<2>;
/** Any status of a response that is not a success. */
export type ErrorStatus = StatusClass<3> | StatusClass<4> | StatusClass<5>;

/** The statuses that a key of a spec's `responses` covers: `200`, `'4XX'` or `default`. */
type StatusOf<Key> = Key extends number
  ? Key
  : Key extends `${infer First extends 1 | 2 | 3 | 4 | 5}XX`
    ? StatusClass<First>
    : never;

type BodyOf<Received> = Received extends { content: infer Content }
  ? Content extends Record<string, unknown>
    ? Content[keyof Content]
    : undefined
  : undefined;
type Documented<Op extends { responses: unknown }> = StatusOf<keyof Op['responses']>;
type Fallback<Op extends { responses: unknown }> = Op['responses'] extends { default: infer Received }
  ? BodyOf<Received>
  : unknown;

/** The body of a success, by the spec. */
export type SuccessBody<Op extends { responses: unknown }> = {
  [Key in keyof Op['responses']]: StatusOf<Key> & SuccessStatus extends never
    ? never
    : BodyOf<Op['responses'][Key]>;
}[keyof Op['responses']];

/**
 * One response, narrowed by `ok` or by `status`. `error` is undefined when the response had no readable JSON body, and
 * unknown for a status that the spec does not document.
 */
export type Result<Op extends { responses: unknown }> =
  | {
      [Key in keyof Op['responses']]: StatusOf<Key> extends infer Status
        ? Status extends SuccessStatus
          ? Success<Status, BodyOf<Op['responses'][Key]>>
          : Status extends ErrorStatus
            ? ErrorResult<Status, BodyOf<Op['responses'][Key]> | undefined>
            : never
        : never;
    }[keyof Op['responses']]
  | ErrorResult<Exclude<ErrorStatus, Documented<Op>>, Fallback<Op> | undefined>;

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
