import { existsSync } from 'node:fs';
import path from 'node:path';
import { ownOverlay } from '../first-reading/own-overlay.js';
import { isUrl } from '../project/client-entry.js';
import { type ClientEntry, commandFor, type Project } from '../project/project.js';
import type { Provider } from './provider.js';
import { shownFrom } from './shown-from.js';

const ENDINGS = ['.yaml', '.yml', '.json'] as const;

/** Returns a client that a project lists, with the overlay that completes its spec if there is one. */
export function listedClient(project: Project, client: ClientEntry): Provider {
  const { root, tool } = project;
  const { name, out, packageName, kind, isStrict } = client;
  const specFile = isUrl(client.spec) ? keptFile(client, ENDINGS.find(isThere(client))) : client.spec;
  const overlay = path.join(path.dirname(specFile), ownOverlay(name));
  const others = client.overlays.filter(file => file !== overlay);
  return {
    name,
    packageName,
    root,
    specFile,
    url: isUrl(client.spec) ? client.spec : undefined,
    specName: shownFrom(root, specFile),
    overlayName: shownFrom(root, overlay),
    overlayFiles: [...others, ...(existsSync(overlay) ? [overlay] : [])],
    ownOverlay: overlay,
    packageDir: out,
    kind,
    head: { from: shownFrom(out, specFile), by: tool },
    command: commandFor(project, [name]),
    isOwned: false,
    isStrict,
  };
}

/** Where a spec is kept that is loaded from a URL: beside the client. */
export function keptFile({ name, out }: Pick<ClientEntry, 'name' | 'out'>, ending = '.yaml'): string {
  return path.join(path.dirname(out), `${name}${ending}`);
}

function isThere(client: ClientEntry): (ending: string) => boolean {
  return ending => existsSync(keptFile(client, ending));
}
