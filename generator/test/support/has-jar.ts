import { isGenerateError } from '../../src/errors.js';
import { findJava } from '../../src/jar/java.js';
import { verifiedJar } from '../../src/jar/verified-jar.js';

const MISSING = ['java_missing', 'java_too_old', 'jar_unavailable'];

/**
 * Whether the tests of the jar can run here: the project can be used, and its other tests run, without Java. Says so if
 * not. In CI nothing is skipped.
 */
export const hasJar: boolean =
  Boolean(process.env.CI) ||
  (await Promise.all([findJava(), verifiedJar()]).then(
    () => true,
    (error: unknown) => {
      if (!isGenerateError(error) || !MISSING.includes(error.code)) throw error;
      console.warn(`${error.message} Tests of the jar are skipped.`);
      return false;
    },
  ));
