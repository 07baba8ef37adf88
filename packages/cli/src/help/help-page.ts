import type { Flag } from '../args.js';
import { type Child, type Command, commandLine, type Example, usageLine } from '../command.js';
import type { Io } from '../io.js';
import { environmentSpelling } from '../names.js';
import { terminalWidth, wrap } from '../output/width.js';
import { type NamedProvider, onCommandLine } from '../providers/registry.js';
import { INHERITED_FLAGS } from '../shared-flags.js';

/** Returns the examples of a command, with the name of a provider filled in. */
export function examplesFor(command: Command, provider: NamedProvider = { name: 'PROVIDER' }): Example[] {
  return (command.examples ?? []).map(({ does, line }) => ({
    does,
    line: line
      .replaceAll('PROVIDER_VARIABLE', environmentSpelling(provider.name))
      .replaceAll('PROVIDER', () => onCommandLine(provider)),
  }));
}

/** Longer lines are hard to read, even on a wide terminal. */
const MAX_WIDTH = 100;

/** Returns the width of help pages: that of the terminal, else 80, and at most 100. */
export function helpWidth({ stdout, env }: Pick<Io, 'stdout' | 'env'>): number {
  return Math.min(terminalWidth(stdout, env) ?? 80, MAX_WIDTH);
}

/**
 * Writes the help of a command.
 *
 * @param provider the provider to show examples with
 */
export function helpPage(command: Command, width: number, provider?: NamedProvider): string {
  const children = (command.children ?? []).filter(child => !child.hidden);
  const headings = [...new Set(children.map(headingOf))];
  const own = ownFlags(command);
  const sections = [
    [command.deprecated ? `DEPRECATED. ${command.summary}` : command.summary],
    command.description ? [wrap(command.description, 0, width)] : [],
    ['Usage:', `  ${usageLine(command)}`],
    command.aliases?.length ? ['Also known as:', `  ${command.aliases.join(', ')}`] : [],
    ...headings.map(heading => [
      `${heading}:`,
      ...columns(
        children
          .filter(child => headingOf(child) === heading)
          .map(child => [`  ${childName(child)}`, child.summary]),
        width,
      ),
    ]),
    command.examples?.length
      ? [
          'Examples:',
          ...examplesFor(command, provider).flatMap(({ does, line }) => [`  # ${does}`, `  ${line}`]),
        ]
      : [],
    own.length === 0 ? [] : ['Options:', ...flagLines(own, width)],
    ['Inherited options:', ...flagLines(INHERITED_FLAGS, width)],
    children.length === 0 ? [] : [`Run "${commandLine(command)} <command> --help" for more.`],
  ];
  return `${sections
    .filter(section => section.length > 0)
    .map(section => section.join('\n'))
    .join('\n\n')}\n`;
}

/** Returns a command's flags without inherited and hidden ones. */
export function ownFlags(command: Command): Flag[] {
  return command.flags.filter(flag => !flag.hidden && !INHERITED_FLAGS.includes(flag));
}

/** Writes a flag as help lists it, such as `-f, --format string`. */
export function flagHead({ name, short, value }: Flag): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
}

function headingOf({ heading = 'Commands' }: Child): string {
  return heading;
}

function childName({ name, aliases = [] }: Child): string {
  return [name, ...aliases].join(', ');
}

function flagLines(flags: readonly Flag[], width: number): string[] {
  return columns(
    flags.map(flag => [`  ${flagHead(flag)}`, flag.help]),
    width,
  );
}

/** Writes each text beside its head, or below it where there is too little room. */
function columns(rows: readonly (readonly [string, string])[], width: number): string[] {
  const widest = Math.min(Math.max(...rows.map(([head]) => head.length)), 36);
  const longest = Math.max(...rows.flatMap(([, text]) => text.split(/\s+/).map(word => word.length)));
  const isNarrow = widest + 3 + Math.max(longest, 24) > width;
  const indent = isNarrow ? 8 : widest + 3;
  return rows.map(([head, text]) => {
    const body = wrap(text, indent, width);
    return isNarrow || head.length > widest
      ? `${head}\n${' '.repeat(indent)}${body}`
      : `${head.padEnd(indent)}${body}`;
  });
}
