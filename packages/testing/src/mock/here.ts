/** The place from which this package finds others, as a module of its own: Jest's CommonJS can't read `import.meta`. */
export const here = import.meta.url;
