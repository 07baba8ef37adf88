import {
  completeSpec,
  MAX_BYTES,
  type Proposal,
  parseSpec,
  type SpecText,
  tooLarge,
  withinStack,
} from '@token-clients/generator/core';
import type { PlaygroundRequest } from '../playground-result.js';
import type { PageClient } from './client-of.js';

/** A spec that was read for the first time. */
export interface ReadClient {
  readonly proposal: Proposal;
  /** The text of the overlay; undefined where there is nothing to say. */
  readonly overlay: string | undefined;
  /** The spec with that overlay, to generate from. */
  readonly source: SpecText;
}

/**
 * Reads a spec for the first time, and finds out what it does not say.
 *
 * @throws {GenerateError} as the command line does; {@link OpenQuestions}
 */
export async function readFirst(
  { name, overlayName, command, source }: PageClient,
  { answers, operations }: Pick<PlaygroundRequest, 'answers' | 'operations'>,
): Promise<ReadClient> {
  if (new Blob([source.text]).size > MAX_BYTES) throw tooLarge(source.specName, MAX_BYTES);
  return withinStack(source.specName, async () => {
    const spec = await parseSpec(source);
    const place = { name, main: source.specName.replace(/^.*\//s, ''), shown: overlayName, command };
    const { overlay, ...proposal } = await completeSpec(spec, { text: source.text, url: undefined }, place, {
      all: operations === true,
      operations: operations === true ? [] : operations,
      ask: async ({ key }) => (Object.hasOwn(answers, key) ? answers[key] : undefined),
      texts: new Map(),
    });
    return {
      proposal,
      overlay,
      source:
        overlay === undefined ? source : { ...source, overlays: [{ specName: overlayName, text: overlay }] },
    };
  });
}
