import type { GenerateErrorCode } from '../errors.js';

/** The exit codes of the generator: those of the command line `token-clients`. They never change, because scripts depend on them. */
export const EXIT = {
  done: 0,
  /** A defect of this program, or of one that it runs. */
  defect: 1,
  usage: 2,
  /** A spec, a configuration or the machine is not what it has to be. */
  configuration: 3,
  /** A published spec is gone. */
  rejected: 4,
  network: 5,
  /** Generated files are not what the specs give. */
  mismatch: 7,
  output: 8,
} as const;

/** The exit code for each error; after an interruption it is that of the signal. */
export const EXIT_BY_CODE: Readonly<Record<Exclude<GenerateErrorCode, 'interrupted'>, number>> = {
  java_missing: EXIT.configuration,
  java_too_old: EXIT.configuration,
  jar_unavailable: EXIT.network,
  jar_mismatch: EXIT.configuration,
  generator_failed: EXIT.defect,
  engines_differ: EXIT.defect,
  spec_invalid: EXIT.configuration,
  spec_unavailable: EXIT.configuration,
  spec_unreachable: EXIT.network,
  project_invalid: EXIT.configuration,
  unknown_provider: EXIT.configuration,
  output_unwritable: EXIT.output,
  stale: EXIT.mismatch,
};

/** What the help of a command says of its exit codes. */
export const EXIT_HELP = `Exit code: 0 done, 1 a defect of this program, 2 wrong usage, 3 a spec or the configuration is invalid, 5 something could
not be downloaded, 7 generated files are not what the specs give, 8 a file cannot be written, 130 or 143 interrupted.
`;
