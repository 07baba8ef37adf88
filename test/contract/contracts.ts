import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProviderContract } from '@token-clients/runtime';
import { transform } from 'esbuild';

/**
 * Loads the contracts of all packages that have one.
 *
 * @param root folder of a project
 * @throws {Error} when generated or built code comes from another spec than the mocked one; the message holds the command
 * that fixes it
 */
export async function loadContracts(root: string): Promise<ProviderContract[]> {
  const packages = join(root, 'packages');
  const names = readdirSync(packages)
    .filter(name => existsSync(contractFile(root, name)))
    .sort();
  if (names.length === 0)
    throw new Error(`No package below ${packages} has a contract. Run: npm run generate`);
  return Promise.all(
    names.map(async name => {
      const contract = await readContract(contractFile(root, name));
      requireSameSpec(root, name, contract);
      return contract;
    }),
  );
}

function contractFile(root: string, name: string): string {
  return join(root, 'packages', name, 'src', 'generated', 'contract.ts');
}

/** Reads a contract from its source, since the build may be older. It is one constant, and imports nothing. */
async function readContract(file: string): Promise<ProviderContract> {
  const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'ts', format: 'esm' });
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  const { contract } = (await import(/* @vite-ignore */ url)) as { contract: ProviderContract };
  return contract;
}

function requireSameSpec(root: string, name: string, { spec, files, specSha256 }: ProviderContract): void {
  const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
  // A checkout may have changed the line ends, which count for nothing.
  const hashOf = (file: string) =>
    hash(Buffer.from(readFileSync(join(root, file), 'latin1').replaceAll('\r\n', '\n'), 'latin1'));
  const actual = files
    ? hash(files.map(file => `${hashOf(join(dirname(spec), file))}  ${file}\n`).join(''))
    : hashOf(spec);
  if (actual !== specSha256) {
    throw new Error(
      `The code in packages/${name} was generated from another version of ${spec} (sha256 ${specSha256}, the file has ${actual}). Run: npm run generate -- ${name}`,
    );
  }
  const built = join(root, 'packages', name, 'dist', 'generated', 'reference.js');
  if (!existsSync(built) || !readFileSync(built, 'utf8').includes(specSha256)) {
    throw new Error(`The build of packages/${name} is missing or older than its sources. Run: npm run build`);
  }
}
