import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The little of Verdaccio that is used here. It is no dependency of the project, so its own types are not there. */
interface Verdaccio {
  runServer(config: object): Promise<import('node:http').Server>;
}

/**
 * Runs Verdaccio on a free port of this machine and prints its URL. Our own packages never come from the uplink: what was
 * not published here is not found. Arguments: the file that holds Verdaccio, a folder for its files, and the uplink.
 */
const [file = '', folder = '', uplink = ''] = process.argv.slice(2);
const { default: verdaccio } = (await import(pathToFileURL(file).href)) as { default: Verdaccio };
const server = await verdaccio.runServer({
  storage: join(folder, 'storage'),
  configPath: join(folder, 'config.yaml'),
  self_path: folder,
  uplinks: { uplink: { url: uplink, max_fails: 10 } },
  packages: {
    '@token-clients/*': { access: '$all', publish: '$all' },
    '**': { access: '$all', proxy: 'uplink' },
  },
  auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
  middlewares: {},
  web: { enable: false },
  log: { type: 'stderr', format: 'json', level: 'error' },
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}/`);
});
