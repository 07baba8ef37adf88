import path from 'node:path';
import { GenerateError } from '../errors.js';

/** The error for what the file system rejects before anything was changed, such as a full disk; any other as it is. */
export function unwritable(error: unknown): unknown {
  // Of a disk that is full, the system doesn't say the file.
  const { code, syscall, dest, path: place = dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (error instanceof GenerateError || code === undefined || syscall === undefined) return error;
  return new GenerateError('output_unwritable', `A file cannot be written (${code}); nothing was changed`, {
    ...(place !== undefined && { file: path.relative(process.cwd(), dest ?? place) }),
    fix: 'Make room, or the project writable, and run the command again.',
    cause: error,
  });
}
