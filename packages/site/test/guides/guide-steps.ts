/** What a reader of a guide does, in the order of the page. */
export type GuideStep =
  | { readonly kind: 'save'; readonly file: string; readonly text: string }
  | { readonly kind: 'run'; readonly commands: string; readonly prints: string | undefined };

interface Fence {
  readonly language: string;
  readonly title: string | undefined;
  readonly text: string;
}

/**
 * Reads the steps of a guide. A fence with a title is a file to save under that name. One of `sh` is what to type; if a fence of
 * `text` is next, that is what it prints.
 */
export function guideSteps(markdown: string): GuideStep[] {
  const fences = fencesOf(markdown);
  return fences.flatMap(({ language, title, text }, index): GuideStep[] => {
    if (title !== undefined) return [{ kind: 'save', file: title, text }];
    if (language !== 'sh') return [];
    const next = fences[index + 1];
    const isOutput = next?.language === 'text' && next.title === undefined;
    return [{ kind: 'run', commands: text, prints: isOutput ? next.text : undefined }];
  });
}

/** The packages that the commands of a guide install. */
export function installedPackages(steps: readonly GuideStep[]): string[] {
  const lines = steps.flatMap(step => (step.kind === 'run' ? step.commands.split('\n') : []));
  return lines
    .filter(line => line.startsWith('npm install '))
    .flatMap(line => line.split(/\s+/).slice(2))
    .filter(word => !word.startsWith('-'));
}

function fencesOf(markdown: string): Fence[] {
  return [...markdown.matchAll(/^```(\w*)(?: title="([^"\n]*)")?\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', title, text = '']) => ({ language, title, text }),
  );
}
