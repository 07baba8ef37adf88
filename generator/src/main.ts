import { useCompileCache } from './process/compile-cache.js';

useCompileCache();
const { generateCommand } = await import('./generate/generate-command.js');
process.exitCode = await generateCommand(process.argv.slice(2));
