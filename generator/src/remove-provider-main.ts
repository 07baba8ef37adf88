import { useCompileCache } from './process/compile-cache.js';

useCompileCache();
const { removeProviderCommand } = await import('./new-provider/remove-provider-command.js');
process.exitCode = await removeProviderCommand(process.argv.slice(2));
