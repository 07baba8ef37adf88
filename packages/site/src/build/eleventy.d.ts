/** The parts of Eleventy that are used; it has no types of its own. */
declare module '@11ty/eleventy' {
  interface Config {
    setUseGitIgnore(isUsed: boolean): void;
    setTemplateFormats(formats: readonly string[]): void;
    addTemplate(
      path: string,
      template: { readonly data: { readonly permalink: string }; readonly render: () => string },
    ): void;
  }

  class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { quietMode: boolean; configPath: false; config: (config: Config) => void },
    );
    disableLogger(): void;
    write(): Promise<unknown>;
  }

  export { Eleventy };
}
