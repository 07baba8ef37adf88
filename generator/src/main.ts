#!/usr/bin/env node
import { runCommand } from './process/run-command.js';

runCommand('generate');
