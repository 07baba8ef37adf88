import { configurationError } from '../cli-error.js';

const GROUP = 'client.authentication.k8s.io';
const VERSIONS = ['v1', 'v1beta1'].map(version => `${GROUP}/${version}`);

/** What kubectl wants from a credential plugin. */
export interface ExecInfo {
  /** The version of ExecCredential to print. */
  readonly version: string;
  /** Whether the plugin may ask the user. */
  readonly interactive: boolean;
}

/**
 * Reads KUBERNETES_EXEC_INFO.
 *
 * @param text value of the variable; undefined: kubectl did not start this program
 * @throws {CliError} `configuration` when it is not JSON or names an unknown version
 */
export function execInfo(text: string | undefined): ExecInfo {
  const defaults = { version: `${GROUP}/v1`, interactive: true };
  if (text === undefined) return defaults;
  let info: { apiVersion?: unknown; spec?: { interactive?: unknown } };
  try {
    info = JSON.parse(text);
  } catch {
    throw configurationError('KUBERNETES_EXEC_INFO is not JSON. kubectl sets it: unset it in other shells.');
  }
  const version = String(info.apiVersion ?? defaults.version);
  if (!VERSIONS.includes(version))
    throw configurationError(
      `KUBERNETES_EXEC_INFO asks for ${version}; this program supports ${VERSIONS.join(' and ')}.`,
    );
  return { version, interactive: info.spec?.interactive !== false };
}
