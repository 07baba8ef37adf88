#!/usr/bin/env node
// Stands in the repository, because npm links programs when it installs, before anything is built.
import '../bundle/main.js';
