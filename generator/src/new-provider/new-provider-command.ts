import { plainLine } from '../errors.js';
import { engineOption } from '../generate/engine-option.js';
import { type Interruption, interruption } from '../process/interruption.js';
import { withProgress } from '../process/progress.js';
import { onlyName, type Typed, WrongUsage, withArguments } from '../process/with-arguments.js';
import type { EngineName } from '../project/project.js';
import { projectRoot } from '../project-root.js';
import { errorText } from '../report/error-text.js';
import { hasColours, textIn } from '../report/terminal.js';
import { answering } from './ask.js';
import { finishProvider } from './finish-provider.js';
import { newProvider } from './new-provider.js';
import { outcomeText } from './outcome-text.js';
import { questionsText } from './questions-text.js';
import { isReplacement, replaceSpecCommand } from './replace-spec-command.js';

const HELP = `Usage: npm run new-provider -- NAME --spec FILE|URL

Adds a provider: the vendor's spec as it is, specs/NAME.overlay.yaml with what it does not say, and packages/NAME with its
generated client. Then builds it, writes the pages that name every provider, and tests each request and response of the
spec. On any failure nothing is left behind.

  --spec FILE|URL     the spec: OpenAPI in YAML or JSON, a file (with the files that it refers to) or an https URL
  --from FILE|URL     instead of --spec, for a provider that is there: its vendor's newer spec; see --from --help
  --all               keep every operation; without it, those that obtain, refresh, revoke or introspect a token
  --operation ID      keep this operation as well: an operationId, or METHOD /path; may be repeated
  --grant GRANT       of a spec without token operations: make standard ones for this grant, such as client_credentials,
                      authorization_code, token-exchange or jwt-bearer; may be repeated, the first obtains the token
  --discover URL      read what the authorization server says of itself (RFC 8414, OpenID Connect Discovery): its issuer, the
                      URL of its metadata, or the word spec for the URL that the spec names
  --trust-site HOST   its endpoints may be at this host as well; without it, only at that of the issuer; may be repeated
  --overlay FILE      apply an OpenAPI Overlay (1.0 or 1.1), which is copied into specs/; may be repeated
  --answer KEY=VALUE  answer a question that the spec leaves open; may be repeated. At a terminal you are asked
  --yes               take the likeliest answer to every question
  --engine NAME       what renders the templates: jar (OpenAPI Generator) or embedded, as for npm run generate
  --files-only        only write the files: build and test nothing
  --all-findings      list each finding in the spec with its place, not only the first of each rule
  --help              show this text

Examples:
  npm run new-provider -- example --spec templates/spec.yaml
  npm run new-provider -- example --spec https://api.vendor.example/openapi.json --operation 'GET /me'

Exit code: 0 done, 1 rejected or failed, 2 wrong usage, 130 or 143 interrupted.
`;

const OPTIONS = {
  spec: { type: 'string' },
  all: { type: 'boolean' },
  operation: { type: 'string', multiple: true },
  grant: { type: 'string', multiple: true },
  discover: { type: 'string' },
  'trust-site': { type: 'string', multiple: true },
  overlay: { type: 'string', multiple: true },
  answer: { type: 'string', multiple: true },
  yes: { type: 'boolean' },
  engine: { type: 'string' },
  'files-only': { type: 'boolean' },
  'all-findings': { type: 'boolean' },
} as const;

/** Runs the command and returns its exit code: 0 done, 1 failed, 2 wrong usage, 130 or 143 interrupted. */
export function newProviderCommand(argv: readonly string[]): Promise<number> {
  if (isReplacement(argv)) return replaceSpecCommand(argv);
  return withArguments(
    argv,
    OPTIONS,
    () => HELP,
    ({ values, positionals }) => {
      const name = onlyName(positionals);
      const { spec: from, answer: answers = [], 'trust-site': sites = [] } = values;
      if (from === undefined) throw new WrongUsage('Pass the spec: --spec FILE|URL.');
      const unclear = answers.find(answer => !/^[\w.]+=/.test(answer));
      if (unclear !== undefined)
        throw new WrongUsage(`--answer ${unclear} is not KEY=VALUE, such as --answer 'acquire=POST /token'.`);
      const site = sites.find(one => !isHost(one));
      if (site !== undefined)
        throw new WrongUsage(`--trust-site ${site} is no host, such as auth.example.com or localhost:8080.`);
      const engine = engineOption(values.engine);
      return addProvider({ ...values, name, from, answers, engine }, interruption());
    },
  );
}

/** Whether a word is a host as URLs have it: in small letters, in ASCII, with a port only if that is not the usual one. */
function isHost(word: string): boolean {
  return URL.canParse(`https://${word}/`) && new URL(`https://${word}/`).host === word;
}

interface Wanted extends Omit<Typed<typeof OPTIONS>['values'], 'spec' | 'answer' | 'engine'> {
  readonly name: string;
  readonly from: string;
  readonly answers: readonly string[];
  readonly engine: EngineName | undefined;
}

function addProvider(wanted: Wanted, interrupt: Interruption): Promise<number> {
  const { name, from, all = false, operation = [], grant = [], overlay = [], yes = false } = wanted;
  const { signal } = interrupt;
  const texts = new Map<string, string>();
  const style = { textOf: textIn(process.cwd(), texts), isAll: wanted['all-findings'] ?? all };
  return withProgress(
    interrupt,
    async (step, clear) => {
      const onProgress = (line: string) => step(plainLine(line));
      const answers = new Map(wanted.answers.map(answer => splitAt(answer, answer.indexOf('='))));
      const steps = { root: projectRoot, signal, onProgress };
      const outcome = await newProvider({
        root: projectRoot,
        name,
        from,
        all,
        operations: operation,
        grants: grant,
        discover: wanted.discover,
        trustedSites: wanted['trust-site'] ?? [],
        overlays: overlay,
        engine: wanted.engine,
        ask: answering({ answers, isYes: yes, onAsk: clear, signal }),
        signal,
        texts,
        onProgress,
        finish: wanted['files-only'] ? undefined : () => finishProvider(name, steps),
      });
      return outcomeText(name, outcome, { ...style, hasColours: hasColours(process.stdout) });
    },
    error => {
      const coloured = { ...style, hasColours: hasColours(process.stderr) };
      return questionsText(error) ?? errorText(error, coloured);
    },
  );
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}
