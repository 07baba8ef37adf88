import type { Flag } from '../args.js';
import { type Command, type Example, PROGRAM } from '../command.js';
import { INHERITED_FLAGS } from '../inherited-flags.js';
import { environmentSpelling } from '../names.js';
import { providerNames } from '../providers.js';

/** Examples with a provider's name: the one that was asked about, else the first. */
export function examplesFor(command: Command, provider = providerNames()[0] ?? 'PROVIDER'): Example[] {
  return (command.examples ?? []).map(({ does, line }) => ({
    does,
    line: line
      .replaceAll('PROVIDER_VARIABLE', environmentSpelling(provider))
      .replaceAll('PROVIDER', provider),
  }));
}

/** The help of a command, as text. */
export function helpPage(command: Command, provider?: string): string {
  const children = (command.children ?? []).filter(child => !child.hidden);
  const isProvider = ({ aliases }: { aliases?: readonly string[] }) => aliases !== undefined;
  const groups: [string, typeof children][] =
    command.path.length === 0
      ? [
          ['Commands', children.filter(child => !isProvider(child))],
          ['Providers', children.filter(isProvider)],
        ]
      : [['Commands', children]];
  const own = ownFlags(command);
  const sections = [
    [command.deprecated ? `DEPRECATED. ${command.summary}` : command.summary],
    command.description ? [wrap(command.description, 0)] : [],
    ['Usage:', `  ${usageLine(command)}`],
    command.aliases?.length ? ['Also known as:', `  ${command.aliases.join(', ')}`] : [],
    ...groups.map(([title, list]) =>
      list.length === 0
        ? []
        : [`${title}:`, ...columns(list.map(child => [`  ${childName(child)}`, child.summary]))],
    ),
    command.examples?.length
      ? [
          'Examples:',
          ...examplesFor(command, provider).flatMap(({ does, line }) => [`  # ${does}`, `  ${line}`]),
        ]
      : [],
    own.length === 0 ? [] : ['Options:', ...flagLines(own)],
    ['Inherited options:', ...flagLines(INHERITED_FLAGS)],
    children.length === 0 ? [] : [`Run "${[PROGRAM, ...command.path].join(' ')} <command> --help" for more.`],
  ];
  return `${sections
    .filter(section => section.length > 0)
    .map(section => section.join('\n'))
    .join('\n\n')}\n`;
}

/** A command's flags without the inherited and the hidden ones. */
export function ownFlags(command: Command): Flag[] {
  return command.flags.filter(flag => !flag.hidden && !INHERITED_FLAGS.includes(flag));
}

export function usageLine({ path, operands, children, run }: Command): string {
  const operand = children && !run ? '<command>' : operands;
  return [PROGRAM, ...path, operand, '[flags]'].filter(Boolean).join(' ');
}

/** `-f, --format string`, as a help page lists it. */
export function flagHead({ name, short, value }: Flag): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
}

function childName({
  name,
  aliases,
}: {
  readonly name: string;
  readonly aliases?: readonly string[];
}): string {
  return [name, ...(aliases ?? [])].join(', ');
}

function flagLines(flags: readonly Flag[]): string[] {
  return columns(flags.map(flag => [`  ${flagHead(flag)}`, flag.help]));
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(Math.max(...rows.map(([head]) => head.length)), 36);
  return rows.map(([head, text]) => {
    const indent = width + 3;
    const body = wrap(text, indent);
    return head.length > width ? `${head}\n${' '.repeat(indent)}${body}` : `${head.padEnd(indent)}${body}`;
  });
}

/** Breaks a text into lines of 100 characters; the first one is not indented. */
export function wrap(text: string, indent: number): string {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent + line.length + word.length >= 100) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
