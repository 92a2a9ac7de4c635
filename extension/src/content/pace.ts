// Work that the page's own changes ask for: done at the next frame, and less often while the page changes all the time.

/** After so many frames in a row ... */
const FRAMES = 20;
/** ... it is done this seldom, until the page has been quiet for as long. */
const SLOW_MS = 200;

export class Pace {
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  #row = 0;

  constructor(private readonly work: () => void) {}

  ask(): void {
    if (this.#frame !== 0 || this.#timer !== undefined) return;
    this.#row = performance.now() - this.#last < SLOW_MS ? this.#row + 1 : 0;
    if (this.#row < FRAMES) this.#frame = requestAnimationFrame(this.#run);
    else this.#timer = setTimeout(this.#run, SLOW_MS - 20);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
    this.#timer = undefined;
  }

  #run = (): void => {
    this.stop();
    this.#last = performance.now();
    this.work();
  };
}
