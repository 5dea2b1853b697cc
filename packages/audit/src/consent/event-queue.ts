/** Holds events until they are read, one reader at a time. */
export class EventQueue<T> {
  readonly #queued: T[] = [];
  #resolveNext: ((event: T) => void) | undefined;

  push(event: T): void {
    if (this.#resolveNext === undefined) this.#queued.push(event);
    else this.#resolveNext(event);
    this.#resolveNext = undefined;
  }

  async next(): Promise<T> {
    const [first] = this.#queued.splice(0, 1);
    if (first !== undefined) return first;
    return new Promise((resolve) => {
      this.#resolveNext = resolve;
    });
  }
}
