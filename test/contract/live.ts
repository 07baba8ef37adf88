import { main } from './live/main.js';

process.exitCode = await main(process.argv.slice(2), {
  environment: process.env,
  out: text => process.stdout.write(text),
  problem: text => process.stderr.write(text),
});
