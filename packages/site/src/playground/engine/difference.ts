import {
  changesData,
  changesText,
  compareInterfaces,
  errorText,
  type GeneratedPackage,
  generatePackage,
  isGenerateError,
  type SpecText,
  type Tools,
} from '@token-clients/generator/core';
import type { PageDifference, PlaygroundRequest, SpecFile } from '../playground-result.js';
import { clientOf } from './client-of.js';
import { readFirst } from './first-reading.js';
import { textStyle } from './text-style.js';

/** As of a package that is in use: before version 1 everything that breaks is a minor version. */
const VERSION = '1.0.0';

/**
 * Says what a spec changes for users of the client that was made from an earlier one. As on the command line, what was found
 * out about the earlier one still counts.
 */
export async function differenceFrom(
  earlier: SpecFile,
  request: PlaygroundRequest,
  { source, made }: { readonly source: SpecText; readonly made: GeneratedPackage },
  tools: Tools,
): Promise<PageDifference> {
  const texts = new Map([
    [earlier.fileName, earlier.text],
    [source.specName, source.text],
  ]);
  try {
    const client = clientOf({ ...earlier, fileName: request.spec.fileName }, request);
    const before = await readFirst(
      { ...client, source: { ...client.source, specName: earlier.fileName } },
      request,
    );
    const old = await generatePackage(before.source, tools);
    const isSame = before.overlay === undefined || before.overlay === source.overlays?.[0]?.text;
    const now = isSame ? made : await generatePackage({ ...source, overlays: before.source.overlays }, tools);
    const changes = compareInterfaces(old.seen, now.seen);
    const { name } = client;
    const data = changesData({ name, version: VERSION, changes });
    return {
      bump: data.bump,
      text:
        changesText({ name, version: VERSION, changes }, true) || `Nothing changes for users of ${name}.\n`,
      changes: data.changes.map(({ isBreaking, text }) => ({ isBreaking, text })),
      isError: false,
    };
  } catch (error) {
    if (!isGenerateError(error)) throw error;
    return { bump: null, text: errorText(error, textStyle(texts)), changes: [], isError: true };
  }
}
