import openapiTS, { astToString } from 'openapi-typescript';

/** The types of a document, given as JSON, by openapi-typescript. */
export async function types(source: string): Promise<string> {
  const document = JSON.parse(source) as Parameters<typeof openapiTS>[0];
  return astToString(await openapiTS(document, { alphabetize: false, silent: true }));
}
