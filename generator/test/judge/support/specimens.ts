import { documentSpecimens } from './document-specimens.js';
import { requestSpecimens } from './request-specimens.js';
import { schemaSpecimens } from './schema-specimens.js';
import type { Specimens } from './specimen.js';

/** One specimen for each keyword, by the kind of part. */
export const specimens: Readonly<Record<string, Specimens>> = {
  ...documentSpecimens,
  ...requestSpecimens,
  ...schemaSpecimens,
};
