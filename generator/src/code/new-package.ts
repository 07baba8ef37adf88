/** A client that becomes a package of its own. */
export interface NewPackage {
  readonly name: string;
  readonly packageName: string;
  /** The version of the runtime that generated code is written for. */
  readonly runtimeVersion: string;
}

/** The files that make a client a package, for its owner to keep. Texts by path in the package. */
export function newPackageFiles(made: NewPackage): Map<string, string> {
  return new Map([
    ['package.json', json(manifest(made))],
    ['tsconfig.json', json(TSCONFIG)],
  ]);
}

function json(data: object): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** It says nothing of scope, licence and repository: these are for its owner to say. */
function manifest({ packageName, name, runtimeVersion }: NewPackage): object {
  const entry = (module: string) => ({
    types: `./dist/generated/${module}.d.ts`,
    default: `./dist/generated/${module}.js`,
  });
  return {
    name: packageName,
    version: '0.0.0',
    private: true,
    description: `Typed client of ${name}, generated from its OpenAPI document.`,
    type: 'module',
    sideEffects: false,
    exports: {
      '.': entry('index'),
      './reference': entry('reference'),
      './testing': entry('testing'),
      './package.json': './package.json',
    },
    files: ['dist', 'docs'],
    scripts: { build: 'tsc -p .' },
    dependencies: { '@token-clients/runtime': runtimeVersion },
    devDependencies: { typescript: '>=5.4.0' },
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    skipLibCheck: true,
    declaration: true,
    rootDir: 'src',
    outDir: 'dist',
  },
  include: ['src'],
};
