import { FIRST_READING_HELP } from '../new-provider/first-reading-flags.js';
import { EXIT_HELP } from '../process/exit-codes.js';

export const HELP = `Usage: npx @token-clients/generator --spec FILE|URL --out FOLDER [FLAGS]
       npx @token-clients/generator [CLIENT...] [FLAGS]     the clients in token-clients.json, or those named

Generates a typed client of a token API from its OpenAPI document, and says what a new document changes for its users.

  --spec FILE|URL     the spec: OpenAPI or Swagger in YAML or JSON, a file (with the files that it refers to) or an https URL, which
                      is downloaded once and kept beside the client
  --out FOLDER        the folder of the client; files in it that the generator did not write are left alone
  --name NAME         the name of the client; default: the last part of --out
  --package [NAME]    make it a package of its own: FOLDER gets a package.json, a tsconfig.json and documentation, too
  --overlay FILE      complete the spec by an OpenAPI Overlay (1.0 or 1.1); may be repeated
  --config FILE       another file than token-clients.json

  --check             change nothing; fail if a generated file is not what the spec gives
  --watch             generate again whenever a spec or an overlay changes
  --update            download specs that are kept of a URL again
  --check-origin      change nothing; say whether the vendors' published specs are still the ones that are kept
  --engine NAME       what renders the templates: embedded, or jar (OpenAPI Generator, which needs Java)
  --json              write what was done, and what is wrong, as JSON on stdout
  --verbose           also list what was inferred, and what was found in the specs
  --all-findings      the same, with each finding and its place
  --help              show this text

Of a spec that is read for the first time and does not say how to obtain a token, it is found out, and written to
NAME.overlay.yaml beside the spec:

${FIRST_READING_HELP}
Examples:
  npx @token-clients/generator --spec vendor.yaml --out src/clients/vendor
  npx @token-clients/generator --check

${EXIT_HELP}`;
