/** Rows of one kind in the order in which they were first put, found by id in constant time. */
export class Table<Row extends { id: string }> {
  #rows: (Row | undefined)[] = [];
  #place = new Map<string, number>();

  get size(): number {
    return this.#place.size;
  }

  get(id: string): Row | undefined {
    const place = this.#place.get(id);
    return place === undefined ? undefined : this.#rows[place];
  }

  /** Adds the row, or replaces the row of the same id where it stands. */
  put(row: Row): void {
    const place = this.#place.get(row.id);
    if (place !== undefined) {
      this.#rows[place] = row;
      return;
    }
    this.#place.set(row.id, this.#rows.push(row) - 1);
  }

  remove(id: string): void {
    const place = this.#place.get(id);
    if (place === undefined) return;
    this.#rows[place] = undefined;
    this.#place.delete(id);
  }

  clear(): void {
    this.#rows = [];
    this.#place.clear();
  }

  *oldestFirst(): Generator<Row> {
    for (let place = 0; place < this.#rows.length; place++) {
      const row = this.#rows[place];
      if (row) yield row;
    }
  }

  /** From the newest on, or from the neighbour of `after` on (`after` itself is left out). */
  *newestFirst(after?: string): Generator<Row> {
    const from = after === undefined ? this.#rows.length : (this.#place.get(after) ?? 0);
    for (let place = from - 1; place >= 0; place--) {
      const row = this.#rows[place];
      if (row) yield row;
    }
  }

  /** The rows that are newer than `id`, from the nearest on. */
  *newerThan(id: string): Generator<Row> {
    const from = this.#place.get(id) ?? this.#rows.length;
    for (let place = from + 1; place < this.#rows.length; place++) {
      const row = this.#rows[place];
      if (row) yield row;
    }
  }
}
