import { dirname } from 'node:path';

/** Where Next itself is installed: the folder that holds the modules of this application and of its tools. */
const root = process.env.TOOLS_ROOT ?? dirname(import.meta.dirname);

// biome-ignore lint/style/noDefaultExport: the form that Next takes.
export default { turbopack: { root } };
