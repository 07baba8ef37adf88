import type { Kind } from '../../source/grammar.js';
import {
  componentsKeywords,
  contactKeywords,
  documentKeywords,
  externalDocsKeywords,
  infoKeywords,
  licenseKeywords,
  serverKeywords,
  serverVariableKeywords,
  tagKeywords,
} from './document-keywords.js';
import type { Keyword, Keywords } from './keyword.js';
import {
  encodingKeywords,
  exampleKeywords,
  headerKeywords,
  linkKeywords,
  mediaTypeKeywords,
  operationKeywords,
  parameterKeywords,
  pathItemKeywords,
  requestBodyKeywords,
  responseKeywords,
  responsesKeywords,
} from './request-keywords.js';
import { discriminatorKeywords, schemaKeywords, xmlKeywords } from './schema-keywords.js';
import { oauthFlowKeywords, oauthFlowsKeywords, securitySchemeKeywords } from './security-keywords.js';

/**
 * Every keyword of OpenAPI 3.0, 3.1 and 3.2, by the kind of part that has it. Kinds whose names are all free, such as
 * `paths`, have none.
 */
export const keywords: Readonly<Record<Exclude<Kind, 'items'>, Keywords>> = {
  document: documentKeywords,
  info: infoKeywords,
  contact: contactKeywords,
  license: licenseKeywords,
  server: serverKeywords,
  serverVariable: serverVariableKeywords,
  paths: {},
  pathItem: pathItemKeywords,
  operation: operationKeywords,
  externalDocs: externalDocsKeywords,
  parameter: parameterKeywords,
  requestBody: requestBodyKeywords,
  mediaType: mediaTypeKeywords,
  encoding: encodingKeywords,
  responses: responsesKeywords,
  response: responseKeywords,
  header: headerKeywords,
  callback: {},
  example: exampleKeywords,
  link: linkKeywords,
  tag: tagKeywords,
  components: componentsKeywords,
  schema: schemaKeywords,
  discriminator: discriminatorKeywords,
  xml: xmlKeywords,
  securityScheme: securitySchemeKeywords,
  oauthFlows: oauthFlowsKeywords,
  oauthFlow: oauthFlowKeywords,
  securityRequirement: {},
};

/** The entry of a keyword; undefined for one that OpenAPI 3 does not have. */
export function keywordOf(kind: Kind, name: string): Keyword | undefined {
  if (kind === 'items' || !Object.hasOwn(keywords[kind], name)) return undefined;
  return keywords[kind][name];
}
