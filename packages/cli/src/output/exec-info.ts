import { configurationError } from '../cli-error.js';
import type { Inputs } from '../config/inputs.js';

const GROUP = 'client.authentication.k8s.io';
const VERSIONS = ['v1', 'v1beta1'].map(version => `${GROUP}/${version}`);

/**
 * What kubectl says to a credential plugin, in KUBERNETES_EXEC_INFO: the version to answer in, and whether it may ask
 * the user.
 *
 * @throws CliError (`configuration`) for a version that is not known
 */
export function execInfo(inputs: Inputs): { readonly version: string; readonly interactive: boolean } {
  const text = inputs.env('KUBERNETES_EXEC_INFO');
  const usual = { version: `${GROUP}/v1`, interactive: true };
  if (text === undefined) return usual;
  let info: { apiVersion?: unknown; spec?: { interactive?: unknown } };
  try {
    info = JSON.parse(text);
  } catch {
    throw configurationError('KUBERNETES_EXEC_INFO is not JSON.');
  }
  const version = String(info.apiVersion ?? usual.version);
  if (!VERSIONS.includes(version))
    throw configurationError(
      `KUBERNETES_EXEC_INFO asks for ${version}; known are ${VERSIONS.join(' and ')}.`,
    );
  return { version, interactive: info.spec?.interactive !== false };
}
