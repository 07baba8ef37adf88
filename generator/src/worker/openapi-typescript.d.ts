/*
 * Three files of openapi-typescript. What they export is exported from its front door too; but that one loads a linter and a
 * bundler, which a linted document without outer references needs no more.
 */
declare module 'openapi-typescript/dist/transform/index.mjs' {
  // biome-ignore lint/style/noDefaultExport: it is the file's own
  export { transformSchema as default } from 'openapi-typescript';
}
declare module 'openapi-typescript/dist/lib/utils.mjs' {
  export { resolveRef, scanDiscriminators } from 'openapi-typescript';
}
declare module 'openapi-typescript/dist/transform/schema-object.mjs' {
  // biome-ignore lint/style/noDefaultExport: it is the file's own
  export { transformSchemaObject as default } from 'openapi-typescript';
}
