import type { Flag } from './args.js';

/** The flags that every command understands, anywhere on the command line. */
export const INHERITED_FLAGS: readonly Flag[] = [
  {
    name: 'config',
    value: 'string',
    help: 'config file (default $XDG_CONFIG_HOME/token-clients/config.yaml)',
  },
  { name: 'debug', help: 'log HTTP requests and responses to stderr, with secrets masked' },
  {
    name: 'format',
    short: 'f',
    value: 'string',
    values: ['json', 'yaml', 'table'],
    help: 'output format: json, yaml or table (default json)',
  },
  { name: 'json', help: 'print JSON, and errors as one JSON object on stderr' },
  { name: 'no-input', help: 'never ask questions on the terminal' },
  { name: 'profile', value: 'string', help: 'the profile in the config file' },
  {
    name: 'provider',
    value: 'path',
    help: "a client of your own in the provider's place: the path of its folder, such as ./my-client",
  },
  {
    name: 'timeout',
    value: 'duration',
    help: 'time limit of one attempt, such as 10s; temporary failures get up to three attempts',
  },
  { name: 'help', short: 'h', help: 'help for this command' },
];

/** The flags that pick a part of a result. */
export const SELECT_FLAGS: readonly Flag[] = [
  {
    name: 'field',
    value: 'name',
    help: 'print only one field of the result, by its name, such as expires_at, or by a JSON pointer',
  },
  { name: 'query', value: 'expression', help: 'print what a JMESPath expression selects from the result' },
];

/** The flags that show a request instead of sending it. */
export const PREVIEW_FLAGS: readonly Flag[] = [
  { name: 'dry-run', help: 'print the request with secrets masked; send nothing' },
  {
    name: 'curl',
    help: 'print the request as a curl command that reads the secrets from where they are kept; send nothing',
  },
];
