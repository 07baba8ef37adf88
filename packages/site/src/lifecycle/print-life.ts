import { playLife } from './play-life.js';

/* Prints what happens in the run that the picture shows, as JSON. */

process.stdout.write(JSON.stringify(await playLife()));
