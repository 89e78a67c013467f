interface Timer {
  at: number;
  order: number;
  run: () => void;
}

const earlier = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is due at which instant; equal instants keep the order in which they were added. A binary heap. */
export class Timers {
  #heap: Timer[] = [];
  #order = 0;

  add(at: number, run: () => void): void {
    const heap = this.#heap;
    let child = heap.push({ at, order: this.#order++, run }) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!earlier(heap[child]!, heap[parent]!)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** The instant of the next timer, or null. */
  next(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  /** Takes the first timer that is due at `now`. */
  take(now: number): (() => void) | null {
    const first = this.#heap[0];
    if (!first || first.at > now) return null;
    const last = this.#heap.pop()!;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first.run;
  }

  clear(): void {
    this.#heap = [];
  }

  #sink(): void {
    const heap = this.#heap;
    let parent = 0;
    for (;;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && earlier(heap[child]!, heap[least]!)) least = child;
      }
      if (least === parent) return;
      this.#swap(least, parent);
      parent = least;
    }
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  }
}
