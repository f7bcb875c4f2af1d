/** @file The time that is left: by the server's clock, carried on between its messages. In minutes. Pure. */

export class Clock {
  #since = null;
  #elapsed;
  #most = null;
  #now;

  /** @param {() => number} [now] In milliseconds. */
  constructor(elapsed = 0, now = () => performance.now()) {
    this.#elapsed = elapsed;
    this.#now = now;
  }

  /** What the server's clock shows; it runs. */
  set(elapsed) {
    this.#elapsed = elapsed;
    this.#since = this.#now();
  }

  /** How long the interview may take. */
  within(minutes) {
    this.#most = minutes;
  }

  stop() {
    this.#elapsed = this.elapsed;
    this.#since = null;
  }

  get elapsed() {
    return this.#elapsed + (this.#since === null ? 0 : (this.#now() - this.#since) / 60_000);
  }

  /** For people, who are not to be hurried by seconds. "" where it is not known. */
  get left() {
    if (this.#most === null) return "";
    const minutes = Math.ceil(this.#most - this.elapsed);
    if (minutes <= 1) return minutes < 1 ? "Time is up" : "Last minute";
    return `${minutes} minutes left`;
  }
}
