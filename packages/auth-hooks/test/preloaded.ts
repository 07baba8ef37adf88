// Programs load these on demand. Tests load them first, so that fake time does not wait for a real file.
import '../src/refresh/keep-warm.js';
import '../src/refresh/store-refresher.js';
