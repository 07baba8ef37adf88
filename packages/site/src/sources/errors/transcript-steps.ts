import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, readProject } from '../../build/project.js';
import { codeFence } from '../../page/code-fence.js';

const FOLDER = 'packages/cli/test/transcripts';

/** A command of the transcripts that the command line's tests keep, with all that it printed. */
interface TranscriptStep {
  readonly command: string;
  /** What it printed, as at a terminal. */
  readonly output: string;
  readonly exitCode: number;
}

/** Returns what the command line prints where something happens, as Markdown: the shortest step of which that is true. */
export function transcriptBlocks(isShown: (output: string, exitCode: number) => boolean): string[] {
  const [step] = transcriptSteps()
    .filter(({ output, exitCode }) => exitCode !== 0 && isShown(output, exitCode))
    .sort((a, b) => a.command.length + a.output.length - (b.command.length + b.output.length));
  if (!step) return [];
  const { command, output, exitCode } = step;
  return ['## At a shell', codeFence(`$ ${command}\n${output}\n$ echo $?\n${exitCode}`, 'console')];
}

let steps: readonly TranscriptStep[] | undefined;

function transcriptSteps(): readonly TranscriptStep[] {
  steps ??= readdirSync(path.join(projectRoot, FOLDER))
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name =>
      readProject(`${FOLDER}/${name}`)
        .split(/\n(?=\$ )/)
        .slice(1)
        .map(stepOf),
    );
  return steps;
}

function stepOf(text: string): TranscriptStep {
  const lines = text.split('\n');
  const printed = lines.filter(line => /^(?:out|err)\|/.test(line));
  const [, exit = '0'] = /^exit (\d+)$/m.exec(text) ?? [];
  return {
    command: (lines[0] ?? '').slice('$ '.length),
    output: printed.map(line => line.slice('out| '.length)).join('\n'),
    exitCode: Number(exit),
  };
}
