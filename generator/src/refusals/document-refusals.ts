import type { Refusal } from './refusal.js';

/** What is refused of a document as a whole. */
export const documentRefusals = {
  'not-openapi': {
    what: 'A file that is not an OpenAPI document',
    why: 'It is not YAML or JSON, or says no version of OpenAPI that the generator reads.',
    fix: 'Correct the line that the message names.',
  },
  'too-large': {
    what: 'A document that is nested too deeply, or that its anchors multiply',
    why: 'Reading it would take time and memory without a limit.',
    fix: 'Write the parts out, or use `$ref`.',
  },
  reference: {
    what: 'A reference that leads nowhere, back to itself, or out of the spec and its folder',
    why: 'What it stands for is unknown, or would be read from a place that a spec has no right to name.',
    fix: 'Correct the reference, or copy what it refers to into the spec.',
  },
  'wrong-type': {
    what: 'A part that is of another type than OpenAPI says, such as a list of paths',
    why: 'Its meaning is unknown.',
    fix: 'Write it as OpenAPI defines it.',
  },
  missing: {
    what: "A part without a member that it can't do without, such as a parameter without a name",
    why: 'What it stands for is unknown.',
    fix: 'Add the member.',
  },
  'unsupported-keyword': {
    what: 'A keyword that changes requests, responses or types in a way that generated code does not',
    why: 'Code that ignores it would send or accept something else than the API does.',
    fix: 'Leave it out, or describe the part without it. [KEYWORDS.md](KEYWORDS.md) lists every keyword.',
  },
  'endless-pattern': {
    what: 'A `pattern` that does not come to an end on a string of the spec',
    why: 'Whoever checks a value by it, contract tests among them, would be held up for ever.',
    fix: 'Write it without a repetition inside a repetition, such as `(a+)+`, or leave it out.',
  },
  types: {
    what: "A document that openapi-typescript can't read, or not in time",
    why: 'Without its types there is no typed client.',
    fix: 'Look for what is unusual in it, and write that in another way.',
  },
  overlay: {
    what: 'An OpenAPI Overlay with an action that selects nothing, does not fit what it selects, or is none of version 1.0 or 1.1',
    why: 'The change that its author wanted would be lost without a word.',
    fix: 'Correct the action that the message names. Targets are JSONPath as in RFC 9535, without `match()` and `search()`.',
  },
  'x-keep': {
    what: 'An `x-keep` that lists nothing, or what is no operation of the spec',
    why: 'The package would lack an operation that was asked for.',
    fix: 'List operationIds, or method and path such as `POST /oauth/token`.',
  },
  name: {
    what: 'A name chosen in the spec by an `x-` key, a credential or a file that is taken, reserved or no name',
    why: 'Generated code with it would not compile, or would mean something else.',
    fix: 'Choose another name.',
  },
  style: {
    what: 'In a spec that `token-clients.json` lists as strict: any finding of the linter',
    why: 'The specs of this repository keep its rules. In every other spec the same finding is advice.',
    fix: 'Follow the rule that the message names in brackets.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
