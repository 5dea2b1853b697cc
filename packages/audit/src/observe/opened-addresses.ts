type BlockReason = "elsewhere" | "forbidden";

/** The addresses that a page opens, including redirects, and whether it may open them. */
export class OpenedAddresses {
  readonly all: string[] = [];
  readonly #blockReason: (address: string) => Promise<BlockReason | undefined>;
  readonly #onBlocked: (reason: BlockReason) => void;
  #pendingChecks = 0;

  /** `blockReason` returns why an address may not be opened; undefined if it may. */
  constructor(
    blockReason: (address: string) => Promise<BlockReason | undefined>,
    onBlocked: (reason: BlockReason) => void,
  ) {
    this.#blockReason = blockReason;
    this.#onBlocked = onBlocked;
  }

  /** Whether it is not known yet if the page may open an address. */
  get isChecking(): boolean {
    return this.#pendingChecks > 0;
  }

  /** Adds an address, and checks it unless it is the first: the crawl has checked that one. */
  add(address: string): void {
    this.all.push(address);
    if (this.all.length > 1) void this.isBlocked(address);
  }

  /** Returns whether an address may not be opened. Calls `onBlocked` if so, unless the page before this one opened it. */
  async isBlocked(address: string): Promise<boolean> {
    const isFromEarlierPage = this.all.length === 0;
    this.#pendingChecks += 1;
    const reason = await this.#blockReason(address);
    this.#pendingChecks -= 1;
    if (reason !== undefined && !isFromEarlierPage) this.#onBlocked(reason);
    return reason !== undefined;
  }
}
