import { inNewFolder, type Outcome, type Program, type StartProgram } from './program.js';
import type { MigrationServer } from './server.js';

/** What a scenario is played with. */
export interface Stage {
  readonly server: MigrationServer;
  readonly start: StartProgram;
  readonly folder: string;
}

/** One situation of a program in production, and what is seen of it. */
export interface Scenario {
  readonly title: string;
  /** Returns what was seen, in words; undefined: it does not apply to this server. */
  run(stage: Stage): Promise<string | undefined>;
}

/** By the name that the record has. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  first: {
    title: 'A first call, and one after the token has expired',
    run: stage =>
      withProgram(stage, async (program, { server }) => {
        const first = await program.call();
        await expire(server, program);
        return said([...first, ...(await program.call())], server);
      }),
  },
  cold: {
    title: '100 calls at once, without a token',
    run: stage => withProgram(stage, async (program, { server }) => said(await program.call(100), server)),
  },
  rejected: {
    title: 'The API rejects the token before its time',
    run: stage =>
      withProgram(stage, async (program, { server }) => {
        await program.call();
        for (const token of server.accessTokens.all) server.accessTokens.revoke(token);
        return said(await program.call(), server);
      }),
  },
  outage: {
    title: 'The token server is down in the last 5 s of a token; 10 calls',
    run: stage =>
      withProgram(stage, async (program, { server }) => {
        await program.call();
        server.stop();
        await pass(server.lifetimeMs - 5000, server, program);
        return succeeded(await program.call(10));
      }),
  },
  wrong: {
    title: 'The secret is wrong; 20 calls, one after another',
    run: ({ server, ...stage }) =>
      withProgram({ ...stage, server }, program => rejections(program, server, 20), server.wrongEnv),
  },
  restarts: {
    title: 'The secret is wrong, and the process is started 10 times',
    async run(stage) {
      for (let count = 0; count < 10; count++) {
        await withProgram(stage, program => program.call(), stage.server.wrongEnv);
      }
      return sent(stage.server);
    },
  },
  errors: {
    title: 'The server rejects the request, and repeats it in its response: what the error shows',
    run: stage =>
      withProgram(stage, async (program, { server }) => {
        server.repeat();
        const [outcome] = await program.call();
        const values = [...server.secrets, ...(server.refreshTokens?.all ?? [])];
        return values.some(value => outcome?.printed?.includes(value)) ? 'what was sent' : 'no secret';
      }),
  },
  processes: {
    title: '5 processes, one after another',
    async run(stage) {
      const outcomes: Outcome[] = [];
      for (let count = 0; count < 5; count++) {
        outcomes.push(...(await withProgram(stage, program => program.call())));
      }
      return said(outcomes, stage.server);
    },
  },
  printed: {
    title: 'What it prints while a token is refreshed',
    run: stage =>
      withProgram(stage, async (program, { server }) => {
        await program.call();
        await expire(server, program);
        await program.call();
        const kinds = [
          ['the secret', server.secrets],
          ['an access token', server.accessTokens.all],
          ['a refresh token', server.refreshTokens?.all ?? []],
        ] as const;
        const shown = kinds.filter(([, values]) => values.some(value => program.printed().includes(value)));
        if (shown.length > 0) return shown.map(([kind]) => kind).join(', ');
        return program.printed() === '' ? 'nothing' : 'nothing that is secret';
      }),
  },
  rotated: {
    title: 'The server replaces the refresh token each time; 3 calls, with an expiry before each',
    async run(stage) {
      const { server } = stage;
      if (!server.rotate) return undefined;
      server.rotate();
      return withProgram(stage, async program => {
        const outcomes: Outcome[] = [];
        for (let count = 0; count < 3; count++) {
          outcomes.push(...(await program.call()));
          await expire(server, program);
        }
        return `${succeeded(outcomes)}, ${loginOf(server)}`;
      });
    },
  },
  together: {
    title: 'The same with 2 processes, whose token expires in the same moment',
    async run(stage) {
      const { server } = stage;
      if (!server.rotate) return undefined;
      server.rotate();
      const both: Program[] = [];
      const outcomes: Outcome[] = [];
      for (let count = 0; count < 2; count++) {
        const program = await stage.start(server.env, stage.folder);
        both.push(program);
        outcomes.push(...(await program.call()));
      }
      await expire(server, ...both);
      const second = await Promise.all(both.map(program => program.call()));
      await Promise.all(both.map(program => program.end()));
      return `${succeeded([...outcomes, ...second.flat()])}, ${loginOf(server)}`;
    },
  },
};

/** Plays a scenario on a server and in a folder of its own. */
export async function play(
  scenario: Scenario,
  start: StartProgram,
  startServer: () => Promise<MigrationServer>,
): Promise<string | undefined> {
  const server = await startServer();
  try {
    return await inNewFolder(folder => scenario.run({ server, start, folder }));
  } finally {
    await server.close();
  }
}

async function withProgram<Result>(
  stage: Stage,
  use: (program: Program, stage: Stage) => Promise<Result>,
  env = stage.server.env,
): Promise<Result> {
  const program = await stage.start(env, stage.folder);
  try {
    return await use(program, stage);
  } finally {
    await program.end();
  }
}

/** Lets the last token expire, for the server and for its clients. */
function expire(server: MigrationServer, ...programs: readonly Program[]): Promise<void> {
  server.accessTokens.expire();
  return pass(server.lifetimeMs + 1000, server, ...programs);
}

async function pass(ms: number, server: MigrationServer, ...programs: readonly Program[]): Promise<void> {
  server.advance(ms);
  for (const program of programs) await program.advance(ms);
}

async function rejections(program: Program, server: MigrationServer, times: number): Promise<string> {
  for (let count = 0; count < times; count++) await program.call();
  return sent(server);
}

function sent(server: MigrationServer): string {
  const count = server.tokenRequests().length;
  const account = server.isLocked() ? ', the account is locked' : '';
  return `sent ${count === 1 ? 'once' : `${count} times`}${account}`;
}

function loginOf(server: MigrationServer): string {
  return `the login is ${server.isRevoked() ? 'revoked' : 'alive'}`;
}

function said(outcomes: readonly Outcome[], server: MigrationServer): string {
  const count = server.tokenRequests().length;
  return `${succeeded(outcomes)}, ${count} token ${count === 1 ? 'request' : 'requests'}`;
}

function succeeded(outcomes: readonly Outcome[]): string {
  const good = outcomes.filter(({ ok }) => ok).length;
  if (good === outcomes.length) return good === 1 ? 'succeeds' : `all ${good} succeed`;
  return outcomes.length === 1 ? 'fails' : `${good} of ${outcomes.length} succeed`;
}
