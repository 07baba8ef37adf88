import { useCompileCache } from './process/compile-cache.js';

useCompileCache();
const { newProviderCommand } = await import('./new-provider/new-provider-command.js');
process.exitCode = await newProviderCommand(process.argv.slice(2));
