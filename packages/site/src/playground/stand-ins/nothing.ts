/* Stands for modules of Node that a library loads, and that nothing here uses. */
export const nothing = undefined;
