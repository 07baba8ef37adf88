import type { Flag } from './args.js';

/** Flags that every command understands, wherever they stand. */
export const INHERITED_FLAGS: readonly Flag[] = [
  {
    name: 'config',
    value: 'string',
    help: 'config file (default $XDG_CONFIG_HOME/token-clients/config.yaml)',
  },
  { name: 'debug', help: 'log HTTP requests and answers to stderr, with secrets masked' },
  {
    name: 'format',
    short: 'f',
    value: 'string',
    values: ['json', 'yaml', 'table'],
    help: 'format of the output: json, yaml or table (default json)',
  },
  { name: 'json', help: 'JSON output, and errors as one JSON object on stderr' },
  { name: 'no-input', help: 'never ask on the terminal' },
  { name: 'profile', value: 'string', help: 'profile of the config file' },
  {
    name: 'timeout',
    value: 'duration',
    help: 'time limit of one attempt, such as 10s; what passes by itself is tried up to three times',
  },
  { name: 'help', short: 'h', help: 'help for this command' },
];

/** Flags that pick from a result. */
export const SELECT_FLAGS: readonly Flag[] = [
  {
    name: 'field',
    value: 'name',
    help: 'print one field of the result alone, such as expires_at or a JSON pointer',
  },
  { name: 'query', value: 'expression', help: 'print what a JMESPath expression finds in the result' },
];

/** Flags that show a request in place of sending it. */
export const PREVIEW_FLAGS: readonly Flag[] = [
  { name: 'dry-run', help: 'print the request with secrets masked, and send nothing' },
  {
    name: 'curl',
    help: 'print the request as a curl line that reads secrets where they are kept; send nothing',
  },
];
