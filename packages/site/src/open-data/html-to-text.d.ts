/* Packages without types: the part of each that we use. */

declare module "html-to-text" {
  /** An element of the page. */
  interface Element {
    readonly attribs: Readonly<Partial<Record<string, string>>>;
    readonly children: readonly unknown[];
  }

  /** Builds the text, block by block. */
  interface Builder {
    openBlock(options: {
      readonly leadingLineBreaks: number;
      /** How many characters of each line the block keeps for itself. */
      readonly reservedLineLength?: number;
    }): void;
    addInline(text: string): void;
    closeBlock(options: {
      readonly trailingLineBreaks: number;
      /** Gets the block's lines, wrapped already. */
      readonly blockTransform?: (text: string) => string;
    }): void;
  }

  /** Writes an element; `walk` writes what is in it. */
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
