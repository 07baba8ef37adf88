import type { Change } from './change.js';
import { changeOf } from './change-of.js';
import type { PackageInterface, ServerInterface } from './package-interface.js';
import { listed, sentence, words } from './sentence.js';

/** Compares where clients send requests. */
export function compareServers(before: PackageInterface, after: PackageInterface): Change[] {
  const change = changeOf('server', 'servers');
  const [old, now] = [before.servers[0], after.servers[0]];
  const needs =
    before.needsBaseUrl === after.needsBaseUrl
      ? []
      : [
          after.needsBaseUrl
            ? change('changed', true, sentence`callers must pass ${'baseUrl'} now`)
            : change('changed', false, sentence`callers may leave out ${'baseUrl'} now`),
        ];
  const isMoved = old !== undefined && now !== undefined && old.url !== now.url;
  return [
    ...needs,
    // Whoever passes no base URL sends secrets there.
    ...(isMoved
      ? [change('changed', true, sentence`requests go to ${now.url} now, no longer to ${old.url}`)]
      : []),
    ...compareVariables(old, now),
    ...compareOtherServers(before, after),
  ];
}

function compareVariables(before: ServerInterface | undefined, after: ServerInterface | undefined): Change[] {
  const [old, now] = [
    new Map(Object.entries(before?.variables ?? {})),
    new Map(Object.entries(after?.variables ?? {})),
  ];
  const change = (name: string) => changeOf('server', `serverVariables.${name}`);
  const known = [...old].flatMap(([name, variable]) => {
    const next = now.get(name);
    const at = `serverVariables.${name}`;
    if (!next) return after ? [change(name)('removed', true, sentence`${at} was removed`)] : [];
    const gone = (variable.values ?? []).filter(value => next.values && !next.values.includes(value));
    const fresh = (next.values ?? []).filter(value => variable.values && !variable.values.includes(value));
    return [
      ...(variable.default === next.default
        ? []
        : [
            change(name)(
              'changed',
              variable.default !== undefined,
              next.default === undefined
                ? sentence`${at} must be passed now`
                : sentence`${at} is ${next.default} where it is left out`,
            ),
          ]),
      ...(gone.length > 0 || (next.values && !variable.values)
        ? [change(name)('removed', true, sentence`${at} must be ${listed(next.values ?? [])} now`)]
        : []),
      ...(fresh.length > 0
        ? [change(name)('added', false, sentence`${at} may also be ${listed(fresh)}`)]
        : []),
    ];
  });
  const added = [...now].flatMap(([name, { default: usual }]) =>
    old.has(name) || !before
      ? []
      : [
          change(name)(
            'added',
            usual === undefined,
            sentence`${`serverVariables.${name}`} is new${words(usual === undefined ? ', and must be passed' : '')}`,
          ),
        ],
  );
  return [...known, ...added];
}

function compareOtherServers(before: PackageInterface, after: PackageInterface): Change[] {
  const change = changeOf('server', 'servers');
  const urls = ({ servers }: PackageInterface) => servers.map(({ url }) => url);
  const gone = urls(before)
    .slice(1)
    .filter(url => !urls(after).includes(url));
  const fresh = urls(after)
    .slice(1)
    .filter(url => !urls(before).includes(url));
  return [
    ...(gone.length > 0
      ? [change('removed', false, sentence`the spec no longer lists the server ${listed(gone)}`)]
      : []),
    ...(fresh.length > 0
      ? [change('added', false, sentence`the spec lists one more server: ${listed(fresh)}`)]
      : []),
  ];
}
