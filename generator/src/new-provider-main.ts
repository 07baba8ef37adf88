import { runCommand } from './process/run-command.js';

runCommand('new-provider');
