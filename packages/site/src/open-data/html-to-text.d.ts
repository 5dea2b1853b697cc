/* Types for the parts of html-to-text that this package uses. */

declare module "html-to-text" {
  /** An element of the page. */
  interface Element {
    readonly attribs: Readonly<Partial<Record<string, string>>>;
    readonly children: readonly unknown[];
  }

  /** Builds the text block by block. */
  interface Builder {
    openBlock(options: {
      readonly leadingLineBreaks: number;
      /** The number of characters of each line that are reserved for the block. */
      readonly reservedLineLength?: number;
    }): void;
    addInline(text: string): void;
    closeBlock(options: {
      readonly trailingLineBreaks: number;
      /** Receives the wrapped lines of the block. */
      readonly blockTransform?: (text: string) => string;
    }): void;
  }

  /** Formats an element. `walk` formats its children. */
  export type Formatter = (
    element: Element,
    walk: (children: readonly unknown[], builder: Builder) => void,
    builder: Builder,
  ) => void;

  export function compile(options: {
    readonly wordwrap: number;
    readonly formatters: Readonly<Record<string, Formatter>>;
    readonly selectors: readonly {
      readonly selector: string;
      readonly format?: string;
      readonly options?: object;
    }[];
  }): (html: string) => string;
}
