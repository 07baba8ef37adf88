import { requireSafeUrl } from '@token-clients/runtime';
import { configurationError } from '../cli-error.js';
import { environmentSpelling, readableSpelling } from '../names.js';
import { missingError } from './missing.js';
import type { Settings } from './settings.js';

/**
 * Makes sure that the provider's servers can be told from the settings, and says it in the words of the command line.
 *
 * @throws CliError (`configuration`)
 */
export function checkEndpoint({ provider, baseUrl, serverVariables }: Settings): void {
  const { name, descriptor } = provider;
  if (baseUrl) {
    try {
      requireSafeUrl(baseUrl.value, 'base_url', true);
    } catch {
      throw configurationError(
        `${name}: the base URL (${baseUrl.source}) must be a URL like https://api.example.com/v1, http only for localhost, without user name, query and fragment.`,
      );
    }
    return;
  }
  const [server] = descriptor.servers;
  const variables = Object.entries(server?.variables ?? {});
  const missing = variables.filter(
    ([variable, { default: usual }]) => !serverVariables[variable] && usual === undefined,
  );
  if (missing.length > 0) {
    const needed = missing.map(([variable]) => ({
      name: variable,
      flag: readableSpelling(variable),
      description: `the ${variable} in ${server?.url}`,
      secret: false,
      required: true,
      perExchange: false,
      env: [`${environmentSpelling(name)}_${environmentSpelling(variable)}`],
    }));
    throw missingError(name, needed);
  }
  for (const [variable, { values }] of variables) {
    const given = serverVariables[variable];
    if (given && (values ? !values.includes(given.value) : !/^[\w.-]+$/.test(given.value)))
      throw configurationError(
        `${name}: ${variable} (${given.source}) must be ${values?.join(' or ') ?? 'letters, digits, dots and dashes'}.`,
      );
  }
}
