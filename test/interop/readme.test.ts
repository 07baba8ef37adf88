import { TOKEN_CHANNEL } from '@token-clients/auth-hooks';
import { describe, expect, test } from 'vitest';
import { read } from '../architecture/support/project.js';

const readme = read('packages/auth-hooks/README.md');
const source = (file: string) => read(`packages/${file}`);

/** Returns the strings of a union type in a source file. */
function union(file: string, name: string): string[] {
  const [, body = ''] = new RegExp(`export type ${name} =([^;]*);`).exec(source(file)) ?? [];
  return [...body.matchAll(/'(\w+)'/g)].map(([, text]) => text ?? '').sort();
}

/** First cells of the table below a heading or header. */
function firstCells(header: string): string[] {
  const start = readme.indexOf(`| ${header} |`);
  const [table = ''] = readme.slice(start).split('\n\n');
  const rows = table.split('\n').slice(2);
  return rows
    .flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''))
    .sort();
}

describe('the README of auth-hooks', () => {
  test('draws each phase of the lifecycle, and no other', () => {
    const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(readme) ?? [];
    const drawn = [...diagram.matchAll(/(\w+) --> |--> (\w+)/g)].flatMap(([, from, to]) => from ?? to ?? []);

    expect([...new Set(drawn)].sort()).toEqual(union('auth-hooks/src/lifecycle/lifecycle.ts', 'Phase'));
  });

  test('lists each obstacle', () => {
    expect(firstCells('obstacle')).toEqual(union('auth-hooks/src/lifecycle/lifecycle.ts', 'Obstacle'));
  });

  test('lists each error code', () => {
    expect(firstCells('code')).toEqual(
      union('runtime/src/errors/token-client-error.ts', 'TokenClientErrorCode'),
    );
  });

  test('lists each event, and names the channel', () => {
    const types = [...source('auth-hooks/src/events.ts').matchAll(/readonly type: ([^;]+);/g)];
    const names = types.flatMap(([, text = '']) =>
      [...text.matchAll(/'(\w+)'/g)].map(([, name]) => name ?? ''),
    );

    expect(firstCells('event')).toEqual(names.sort());
    expect(readme).toContain(`\`${TOKEN_CHANNEL}\``);
  });

  test('lists each option', () => {
    const [, body = ''] =
      /interface TokenSourceOptions {([\s\S]*?)\n}/.exec(source('auth-hooks/src/managed-token-source.ts')) ??
      [];
    const options = [...body.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name ?? '');

    expect(firstCells('option')).toEqual(options.sort());
  });
});
