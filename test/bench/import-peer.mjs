// Plain JavaScript, so that it stays beside node_modules: names of peers resolve from here, and need no types.
export const importPeer = name => import(name);
