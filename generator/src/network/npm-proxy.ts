import { runProcess } from '../process/run-process.js';

/** Proxy variables as programs outside npm read them. */
export interface ProxyVariables {
  readonly HTTPS_PROXY?: string;
  readonly HTTP_PROXY?: string;
  readonly NO_PROXY?: string;
}

/**
 * The proxy that npm is configured with, as environment variables.
 *
 * Behind a company proxy `npm install` works through npm's `https-proxy` setting while other programs see nothing of
 * it. Empty when the environment already names a proxy, which then decides alone, or when npm can't be asked.
 */
export async function npmProxy(env: NodeJS.ProcessEnv, limitMs: number): Promise<ProxyVariables> {
  if (env.HTTPS_PROXY || env.https_proxy || env.HTTP_PROXY || env.http_proxy) return {};

  const [command, ...script] = npmCommand(env);
  try {
    const { stdout } = await runProcess(
      command,
      [...script, 'config', 'get', 'https-proxy', 'proxy', 'noproxy'],
      // A question about settings must not have npm look for a newer npm.
      { env: { ...env, npm_config_update_notifier: 'false' }, timeoutMs: limitMs },
    );
    const http = setting(stdout, 'proxy');
    const https = setting(stdout, 'https-proxy') ?? http;
    const none = setting(stdout, 'noproxy');
    return {
      ...(https && { HTTPS_PROXY: https }),
      ...(http && { HTTP_PROXY: http }),
      ...(none && { NO_PROXY: none }),
    };
  } catch {
    return {};
  }
}

function npmCommand(env: NodeJS.ProcessEnv): [string, ...string[]] {
  const script = env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function setting(text: string, name: string): string | undefined {
  const value = new RegExp(`^${name}\\s*=\\s*(.*)$`, 'm').exec(text)?.[1]?.trim().replace(/^"|"$/g, '');
  return value === undefined || value === '' || value === 'null' || value === 'undefined' ? undefined : value;
}
