import { test } from 'node:test';
import { contractCases } from '@token-clients/testing/contract';
import { acorn } from './clients/acorn/testing.js';

for (const { name, run } of contractCases(acorn)) test(name, run);
