import { upperFirst } from '../names.js';
import type { Change } from './change.js';
import { changeOf, those } from './change-of.js';
import { compareOperations } from './compare-operations.js';
import { compareServers } from './compare-servers.js';
import { compareToken } from './compare-token.js';
import { compareTypes } from './compare-types.js';
import type { OperationInterface, PackageInterface } from './package-interface.js';
import { pairOperations } from './pair-operations.js';
import { pairTypes, type ShapePair } from './pair-types.js';
import { sentence, words } from './sentence.js';

/**
 * Says what is different for the users of a package: breaking changes first. The same two versions give the same list.
 *
 * @returns an empty list if nothing is, not even a comment
 */
export function compareInterfaces(before: PackageInterface, after: PackageInterface): Change[] {
  const operations = pairOperations(before, after);
  const places = operations.pairs.flatMap(pair => placesOf(pair.before, pair.after));
  const types = pairTypes(before, after, places);
  const { changes, mentioned } = compareOperations(before, after, operations, types);
  const all = [
    ...compareExports(before, after),
    ...changes,
    ...compareTypes(before, after, types, mentioned),
    ...compareServers(before, after),
    ...compareToken(before, after, operations.pairs),
  ];
  if (all.length === 0 && before.texts !== after.texts) return [DOCUMENTATION];
  const order = (change: Change) => (change.isBreaking ? 0 : 1);
  return all.sort((a, b) => order(a) - order(b));
}

const DOCUMENTATION = changeOf('documentation', 'documentation')(
  'changed',
  false,
  words('only comments and documentation have changed'),
);

function compareExports(before: PackageInterface, after: PackageInterface): Change[] {
  const names = ({ factory, rawClient }: PackageInterface) => [
    factory,
    `${upperFirst(factory)}Options`,
    rawClient,
  ];
  const now = names(after);
  const change = changeOf('export', 'basicAuth');
  return [
    ...names(before).flatMap((name, index): Change[] => {
      const next = now[index] ?? '';
      if (name === next) return [];
      return [changeOf('export', name)('changed', true, sentence`${name} is now called ${next}`)];
    }),
    ...those(
      before.hasBasicAuth &&
        !after.hasBasicAuth &&
        change('removed', true, sentence`${'basicAuth'} is no longer exported`),
      !before.hasBasicAuth && after.hasBasicAuth && change('added', false, sentence`${'basicAuth'} is new`),
    ),
  ];
}

/** Where an operation that is in both versions has types. */
function placesOf(before: OperationInterface, after: OperationInterface): ShapePair[] {
  const parameters = Object.entries(before.parameters ?? {}).flatMap(([name, { is }]): ShapePair[] => {
    const now = after.parameters ?? {};
    const next = Object.hasOwn(now, name) ? now[name] : undefined;
    return next ? [[is, next.is]] : [];
  });
  const bodies: ShapePair[] = before.body && after.body ? [[before.body.is, after.body.is]] : [];
  const responses = Object.entries(before.responses).flatMap(([status, { is }]): ShapePair[] => {
    const next = Object.hasOwn(after.responses, status) ? after.responses[status]?.is : undefined;
    return is && next ? [[is, next]] : [];
  });
  return [...parameters, ...bodies, ...responses];
}
